import { isUtf8 } from 'node:buffer'
import { fieldKind, place, RecordScan } from './csv-scan.ts'

/** One row. Its bytes are those of `source` until the next piece is pushed, so that a refused row can be shown as it was. */
interface CsvRecord {
  /** Where it starts, from 1. */
  line: number
  /** At most `maxFields`. */
  fields: string[]
  /** Whether one of the fields past `maxFields` holds something. */
  surplus: boolean
  source: Buffer
  start: number
  end: number
}

/** A row that is none. */
interface BadRecord {
  line: number
  reason: string
  /** Which field is at fault, from 1, where it is one. */
  field?: number
  /** Its beginning. */
  text: string
}

interface CsvParserOptions {
  /** One ASCII character. */
  delimiter: string
  /** Longest record in bytes; longer ones are refused. Default 1,000,000. */
  maxRecordBytes?: number
  /** Longest field in bytes. Default 262,144. */
  maxFieldBytes?: number
  /** Most fields that are kept of a record. Default 1,000. */
  maxFields?: number
  /** The number of the first line. Default 1. */
  firstLine?: number
  onRecord: (record: CsvRecord) => void
  onBad: (bad: BadRecord) => void
}

const LF = 0x0a
const CR = 0x0d
/** How much of a refused record is shown. */
const shownBytes = 4_000
/** Bytes that may be read again after quotes that lead astray, besides as many as the file has. */
const spareBytes = 2_000_000

/**
 * CSV as RFC 4180 has it, over bytes as they arrive: quoted fields with delimiters, doubled quotes and line ends, records that
 * end with LF, CRLF or CR. Blank lines are skipped; blanks around a quoted field are dropped; a quote inside an
 * unquoted field is a character. Memory is bounded by the longest record.
 *
 * A quote that never closes, or closes lines later in the midst of a text, costs its own line only: reading goes on with the next one. So that
 * bytes made for it cannot be read again and again, rows may not span lines where `spareBytes` and the file's own size were read twice
 * already: all in all, less than four times the file's bytes and three million are looked at.
 */
export class CsvParser {
  readonly #scan: RecordScan
  readonly #maxBytes: number
  readonly #maxFieldBytes: number
  readonly #options: CsvParserOptions
  /** The beginning of a record whose end has not come; it grows by doubling, so that each byte is copied a bounded number of times. */
  #held: Buffer = Buffer.alloc(0)
  #heldBytes = 0
  /** Whether `#scan` is within a record. */
  #isWithin = false
  #line: number
  #skipping = false
  #afterCarriageReturn = false
  /** Position in the file of the buffer at hand. */
  #base = 0
  /** Up to where the file was read at least once. */
  #seenTo = 0
  #readAgain = 0
  #lookedAt = 0

  constructor(options: CsvParserOptions) {
    this.#options = options
    this.#maxBytes = options.maxRecordBytes ?? 1_000_000
    this.#maxFieldBytes = options.maxFieldBytes ?? 262_144
    this.#scan = new RecordScan(options.delimiter, options.maxFields ?? 1_000)
    this.#line = options.firstLine ?? 1
  }

  /** Once the header is known, rows need not be split further. */
  set maxFields(count: number) {
    this.#scan.maxFields = Math.min(count, this.#scan.bounds.length / 3)
  }

  /** How many bytes were looked at so far, those that were read again counted again. */
  get bytesLookedAt(): number {
    return this.#lookedAt
  }

  push(piece: Buffer): void {
    if (piece.length === 0) return
    const isHeld = this.#heldBytes > 0
    this.#consume(isHeld ? this.#join(piece) : piece, isHeld, false)
  }

  end(): void {
    this.#consume(this.#held.subarray(0, this.#heldBytes), true, true)
  }

  #join(piece: Buffer): Buffer {
    const bytes = this.#heldBytes + piece.length
    this.#reserve(bytes)
    piece.copy(this.#held, this.#heldBytes)
    this.#heldBytes = bytes
    return this.#held.subarray(0, bytes)
  }

  #reserve(bytes: number): void {
    if (bytes <= this.#held.length) return
    const larger = Buffer.allocUnsafe(Math.max(bytes, 2 * this.#held.length))
    this.#held.copy(larger, 0, 0, this.#heldBytes)
    this.#held = larger
  }

  #hold(buffer: Buffer, at: number, isHeld: boolean): void {
    const bytes = buffer.length - at
    if (isHeld) {
      if (at > 0) this.#held.copyWithin(0, at, buffer.length)
    } else {
      this.#reserve(bytes)
      buffer.copy(this.#held, 0, at)
    }
    this.#heldBytes = bytes
    this.#base += at
  }

  #consume(buffer: Buffer, isHeld: boolean, last: boolean): void {
    let at = 0
    while (at < buffer.length) {
      if (this.#afterCarriageReturn) {
        this.#afterCarriageReturn = false
        if (buffer[at] === LF) {
          at++
          continue
        }
      }
      if (this.#skipping) {
        const end = lineEnd(buffer, at)
        this.#lookedAt += (end < 0 ? buffer.length : end) - at
        if (end < 0) {
          at = buffer.length
          break
        }
        this.#skipping = false
        this.#line++
        at = this.#afterLine(buffer, end)
        continue
      }
      const next = this.#record(buffer, at, last)
      if (next < 0) break
      at = next
    }
    this.#hold(buffer, at, isHeld)
  }

  /** Where the line after the line end at `end` starts. */
  #afterLine(buffer: Buffer, end: number): number {
    if (buffer[end] !== CR) return end + 1
    if (buffer[end + 1] === LF) return end + 2
    this.#afterCarriageReturn = end + 1 === buffer.length
    return end + 1
  }

  /** The record at `at`: returns where the next one starts, or -1 when its end is not in the buffer. */
  #record(buffer: Buffer, at: number, last: boolean): number {
    const scan = this.#scan
    const length = Math.min(buffer.length, at + this.#maxBytes + 1)
    const mayReadAgain = this.#readAgain < spareBytes + this.#base + at
    if (!this.#isWithin) scan.start()
    this.#lookedAt -= at + scan.at
    const index = scan.read(buffer, at, length, !mayReadAgain && this.#base + at < this.#seenTo)
    this.#lookedAt += index
    const isTooLong = index - at > this.#maxBytes
    const isAstray = (scan.state === place.quoted || scan.state === place.junk) && scan.firstEnd >= 0
    const isOpen = index === buffer.length && (!last || scan.state === place.quoted)
    this.#isWithin = isOpen && !last && !isTooLong
    if (this.#isWithin) return -1
    this.#seenTo = Math.max(this.#seenTo, this.#base + index)
    if (isTooLong || isAstray || isOpen) {
      const unclosed = 'a quote that is never closed'
      const reason = isTooLong
        ? `longer than ${this.#maxBytes.toLocaleString('en')} bytes, or ${unclosed}`
        : scan.state === place.junk
          ? `${unclosed}, or text after a closing one`
          : unclosed
      return this.#giveUp(buffer, at, index, { reason, field: scan.count / 3 + 1 })
    }
    const line = this.#line
    this.#line += scan.lines + 1
    const next = index < buffer.length ? this.#afterLine(buffer, index) : index
    if (index === at) return next
    scan.endField(index - at)
    const reason =
      scan.state === place.junk
        ? 'text after a closing quote'
        : scan.hasNul
          ? 'NUL bytes: not text, or UTF-16 that should be named in the map'
          : scan.bits > 0x7f && !isUtf8(buffer.subarray(at, index))
            ? 'not UTF-8: name the file’s encoding in the map'
            : undefined
    if (reason === undefined)
      this.#emit({ line, surplus: scan.surplus, source: buffer, start: at, end: index })
    else this.#bad(buffer, at, index, { line, reason })
    return next
  }

  #emit(record: Omit<CsvRecord, 'fields'>): void {
    const { source, start, end, line } = record
    const { bounds, count, bits } = this.#scan
    const isWide = bits > 0x7f
    const fields = new Array<string>(count / 3)
    const ascii = isWide ? '' : source.toString('latin1', start, end)
    for (let at = 0, field = 0; at < count; at += 3, field++) {
      const from = bounds[at]!
      const to = bounds[at + 1]!
      if (to - from > this.#maxFieldBytes) {
        const reason = `a field longer than ${this.#maxFieldBytes.toLocaleString('en')} bytes`
        this.#bad(source, start, end, { line, reason, field: field + 1 })
        return
      }
      const text = isWide ? source.toString('utf8', start + from, start + to) : ascii.substring(from, to)
      fields[field] = bounds[at + 2] === fieldKind.doubledQuotes ? text.replaceAll('""', '"') : text
    }
    this.#options.onRecord({ ...record, fields })
  }

  /** A record without a good end: refuses its first line, and goes on after it where there is an after. */
  #giveUp(buffer: Buffer, at: number, index: number, why: { reason: string; field: number }): number {
    const firstEnd = this.#scan.firstEnd < 0 ? -1 : at + this.#scan.firstEnd
    this.#bad(buffer, at, firstEnd < 0 ? index : firstEnd, { line: this.#line, ...why })
    if (firstEnd < 0) {
      this.#skipping = true
      return index
    }
    this.#readAgain += index - firstEnd
    this.#line++
    return this.#afterLine(buffer, firstEnd)
  }

  #bad(buffer: Buffer, start: number, end: number, why: Omit<BadRecord, 'text'>): void {
    const text = buffer.subarray(start, Math.min(end, start + shownBytes)).toString()
    this.#options.onBad({ ...why, text })
  }
}

/** Where the line ends that `at` stands in, or -1. */
function lineEnd(buffer: Buffer, at: number): number {
  for (let index = at; index < buffer.length; index++) {
    if (buffer[index] === LF || buffer[index] === CR) return index
  }
  return -1
}

/** The beginning of a record as it was in the file. */
export function recordText({ source, start, end }: CsvRecord): string {
  return source.subarray(start, Math.min(end, start + shownBytes)).toString()
}
