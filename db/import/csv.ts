import { isUtf8 } from 'node:buffer'

/** One row; its bytes stay reachable so that a rejected row can be shown as it was. */
export interface CsvRecord {
  /** Where it starts, from 1. */
  line: number
  fields: string[]
  source: Buffer
  start: number
  end: number
}

export interface CsvParserOptions {
  /** One ASCII character. */
  delimiter: string
  /** Longest record in bytes; longer ones are refused. Default 1,000,000. */
  maxRecordBytes?: number
  /** Most fields that are kept of a record. Default 1,000. */
  maxFields?: number
  onRecord: (record: CsvRecord) => void
  /** A record that is none; `text` is its beginning. */
  onBad: (bad: { line: number; reason: string; text: string }) => void
}

const QUOTE = 0x22
const LF = 0x0a
const CR = 0x0d
/** How much of a refused record is shown. */
const shownBytes = 4_000

/** Where in a record a byte stands. */
const place = { fieldStart: 0, bare: 1, quoted: 2, quoteInQuoted: 3, junk: 4 } as const

/**
 * CSV as RFC 4180 has it, over bytes as they arrive: quoted fields with delimiters, doubled quotes and line ends, records that
 * end with LF, CRLF or CR, an optional UTF-8 byte order mark. Blank lines are skipped; a quote inside an unquoted
 * field is a character. Memory is bounded by the longest record: a quote that never closes costs its own line only.
 */
export class CsvParser {
  readonly #delimiter: number
  readonly #maxBytes: number
  readonly #options: CsvParserOptions
  #maxFields: number
  /** Start, end and kind (0 bare, 1 quoted, 2 with doubled quotes) of each field of the record at hand. */
  #bounds: Int32Array
  #pending: Buffer | undefined
  #line = 1
  #first = true
  #skipping = false

  constructor(options: CsvParserOptions) {
    this.#options = options
    this.#delimiter = options.delimiter.charCodeAt(0)
    this.#maxBytes = options.maxRecordBytes ?? 1_000_000
    this.#maxFields = options.maxFields ?? 1_000
    this.#bounds = new Int32Array(3 * this.#maxFields)
  }

  /** Once the header is known, rows need not be split further than one field past it. */
  set maxFields(count: number) {
    this.#maxFields = count
  }

  push(chunk: Buffer): void {
    let buffer = chunk
    if (this.#pending !== undefined) {
      buffer = Buffer.concat([this.#pending, chunk])
      this.#pending = undefined
    }
    if (this.#first) {
      if (buffer.length < 3) {
        this.#pending = buffer
        return
      }
      this.#first = false
      if (buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf) buffer = buffer.subarray(3)
    }
    this.#consume(buffer, false)
  }

  end(): void {
    const rest = this.#pending ?? Buffer.alloc(0)
    this.#pending = undefined
    const marked = this.#first && rest[0] === 0xef && rest[1] === 0xbb && rest[2] === 0xbf
    this.#consume(marked ? rest.subarray(3) : rest, true)
  }

  #consume(buffer: Buffer, last: boolean): void {
    let at = 0
    while (at < buffer.length) {
      if (this.#skipping) {
        const end = buffer.indexOf(LF, at)
        if (end < 0) return
        this.#skipping = false
        this.#line++
        at = end + 1
        continue
      }
      const next = this.#record(buffer, at, last)
      if (next >= 0) {
        at = next
        continue
      }
      if (!last && buffer.length - at <= this.#maxBytes) {
        this.#pending = Buffer.from(buffer.subarray(at))
        return
      }
      at = this.#giveUp(buffer, at, last)
    }
  }

  /** The record at `at`: returns where the next one starts, or -1 when its end is not in the buffer. */
  #record(buffer: Buffer, at: number, last: boolean): number {
    const delimiter = this.#delimiter
    const bounds = this.#bounds
    const limit = 3 * this.#maxFields
    const length = buffer.length
    let state: number = place.fieldStart
    let count = 0
    let fieldStart = at
    let kind = 0
    let bits = 0
    let hasNul = false
    let lines = 0
    let index = at
    for (; index < length; index++) {
      const byte = buffer[index]!
      bits |= byte
      if (byte === 0) hasNul = true
      if (state === place.quoted) {
        if (byte === QUOTE) state = place.quoteInQuoted
        else if (byte === LF) lines++
        continue
      }
      if (byte === delimiter && state !== place.junk) {
        if (count < limit) {
          bounds[count] = kind === 0 ? fieldStart : fieldStart + 1
          bounds[count + 1] = kind === 0 ? index : index - 1
          bounds[count + 2] = kind
          count += 3
        }
        fieldStart = index + 1
        kind = 0
        state = place.fieldStart
        continue
      }
      if (byte === LF || byte === CR) break
      if (byte === QUOTE) {
        if (state === place.fieldStart) {
          state = place.quoted
          kind = 1
        } else if (state === place.quoteInQuoted) {
          state = place.quoted
          kind = 2
        }
        continue
      }
      if (state === place.fieldStart) state = place.bare
      else if (state === place.quoteInQuoted) state = place.junk
    }
    const ended = index < length
    if (!ended && (!last || state === place.quoted)) return -1
    let next = index + 1
    if (ended && buffer[index] === CR) {
      if (next === length && !last) return -1
      if (buffer[next] === LF) next++
    }
    const line = this.#line
    this.#line += lines + 1
    if (index === at) return next
    if (count < limit) {
      bounds[count] = kind === 0 ? fieldStart : fieldStart + 1
      bounds[count + 1] = kind === 0 ? index : index - 1
      bounds[count + 2] = kind
      count += 3
    }
    const reason =
      state === place.junk
        ? 'text after a closing quote'
        : index - at > this.#maxBytes
          ? tooLong(this.#maxBytes)
          : hasNul
            ? 'NUL bytes: not text, or UTF-16 without its mark'
            : bits > 0x7f && !isUtf8(buffer.subarray(at, index))
              ? 'not UTF-8: name the file’s encoding in the map'
              : undefined
    if (reason === undefined) this.#emit(buffer, at, index, line, count, bits > 0x7f)
    else this.#bad(buffer, at, index, line, reason)
    return next
  }

  #emit(buffer: Buffer, start: number, end: number, line: number, count: number, wide: boolean): void {
    const bounds = this.#bounds
    const fields = new Array<string>(count / 3)
    const ascii = wide ? '' : buffer.toString('latin1', start, end)
    for (let at = 0, field = 0; at < count; at += 3, field++) {
      const from = bounds[at]!
      const to = bounds[at + 1]!
      const text = wide ? buffer.toString('utf8', from, to) : ascii.substring(from - start, to - start)
      fields[field] = bounds[at + 2] === 2 ? text.replaceAll('""', '"') : text
    }
    this.#options.onRecord({ line, fields, source: buffer, start, end })
  }

  /** A record without an end: refuses its first line, and goes on after it where there is an after. */
  #giveUp(buffer: Buffer, at: number, last: boolean): number {
    const line = this.#line
    const end = buffer.indexOf(LF, at)
    const reason = last ? 'a quote that is never closed' : tooLong(this.#maxBytes)
    this.#bad(buffer, at, end < 0 ? buffer.length : end, line, reason)
    if (end < 0) {
      this.#skipping = true
      return buffer.length
    }
    this.#line++
    return end + 1
  }

  #bad(buffer: Buffer, start: number, end: number, line: number, reason: string): void {
    const text = buffer.subarray(start, Math.min(end, start + shownBytes)).toString()
    this.#options.onBad({ line, reason, text })
  }
}

function tooLong(maxBytes: number): string {
  return `longer than ${maxBytes.toLocaleString('en')} bytes, or a quote that is never closed`
}

/** The beginning of a record as it was in the file. */
export function recordText({ source, start, end }: CsvRecord): string {
  return source.subarray(start, Math.min(end, start + shownBytes)).toString()
}

/** The delimiter that splits the first line into most parts; a comma when none does. */
export function guessDelimiter(start: Buffer): string {
  const line = start
    .subarray(0, 10_000)
    .toString('latin1')
    .split(/[\r\n]/, 1)[0]!
    .replace(/"[^"]*"/g, '')
  let best = ','
  let most = 1
  for (const delimiter of [',', ';', '\t', '|']) {
    const parts = line.split(delimiter).length
    if (parts > most) {
      best = delimiter
      most = parts
    }
  }
  return best
}
