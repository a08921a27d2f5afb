const QUOTE = 0x22
const LF = 0x0a
const CR = 0x0d
const SPACE = 0x20
const TAB = 0x09

/** Where in a record a byte stands. */
export const place = { fieldStart: 0, bare: 1, quoted: 2, quoteInQuoted: 3, afterQuote: 4, junk: 5 } as const

/** How a field stands in the file. */
export const fieldKind = { bare: 0, quoted: 1, doubledQuotes: 2 } as const

/** Reads one record byte by byte, piece after piece; every position counts from the record's start. */
export class RecordScan {
  /** Start, end and kind of each field. */
  readonly bounds: Int32Array
  /** How many of `bounds` are set. */
  count = 0
  state: number = place.fieldStart
  /** Where the first line of several ends, or -1. */
  firstEnd = -1
  /** Line ends within the record. */
  lines = 0
  /** Whether a field past `maxFields` holds something. */
  surplus = false
  hasNul = false
  /** Every byte's bits. */
  bits = 0
  maxFields: number
  readonly #delimiter: number
  #at = 0
  #fieldStart = 0
  #contentStart = 0
  #closedAt = 0
  #kind: number = fieldKind.bare

  constructor(delimiter: string, maxFields: number) {
    this.#delimiter = delimiter.charCodeAt(0)
    this.maxFields = maxFields
    this.bounds = new Int32Array(3 * maxFields)
  }

  /** Begins a record. */
  start(): void {
    this.count = 0
    this.state = place.fieldStart
    this.firstEnd = -1
    this.lines = 0
    this.surplus = false
    this.hasNul = false
    this.bits = 0
    this.#at = 0
    this.#fieldStart = 0
    this.#kind = fieldKind.bare
  }

  /** Where reading goes on. */
  get at(): number {
    return this.#at
  }

  /**
   * Reads on in the record that starts at `start`, up to its line end, to a fault past its first line, or to `length`; `oneLine` makes a line
   * end within quotes a fault. Returns where it stopped.
   */
  read(buffer: Buffer, start: number, length: number, oneLine: boolean): number {
    const delimiter = this.#delimiter
    let state = this.state
    let bits = this.bits
    let index = start + this.#at
    for (; index < length; index++) {
      const byte = buffer[index]!
      bits |= byte
      if (byte === 0) this.hasNul = true
      if (state === place.quoted) {
        if (byte === QUOTE) {
          state = place.quoteInQuoted
          this.#closedAt = index - start
        } else if (byte === LF || byte === CR) {
          if (this.firstEnd < 0) this.firstEnd = index - start
          if (oneLine) break
          if (byte === CR || buffer[index - 1] !== CR) this.lines++
        }
        continue
      }
      if (byte === delimiter && state !== place.junk) {
        this.endField(index - start)
        state = place.fieldStart
        continue
      }
      if (byte === LF || byte === CR) break
      if (byte === QUOTE) {
        if (state === place.fieldStart) {
          state = place.quoted
          this.#kind = fieldKind.quoted
          this.#contentStart = index - start + 1
          continue
        }
        if (state === place.quoteInQuoted) {
          state = place.quoted
          this.#kind = fieldKind.doubledQuotes
          continue
        }
      }
      if (state === place.bare || state === place.junk) continue
      if (byte === SPACE || byte === TAB) {
        if (state === place.quoteInQuoted) state = place.afterQuote
        continue
      }
      if (state === place.fieldStart) state = place.bare
      else if (this.#isBlankBeforeQuote(buffer.subarray(start, index))) {
        // `, "so" called` is the text that it looks like where nothing else is to be made of it.
        state = place.bare
        this.#kind = fieldKind.bare
      } else {
        state = place.junk
        if (this.firstEnd >= 0) break
      }
    }
    this.state = state
    this.bits = bits
    this.#at = index - start
    return index
  }

  /** A field ends before `at`. */
  endField(at: number): void {
    const { bounds, count } = this
    const isBare = this.#kind === fieldKind.bare
    const from = isBare ? this.#fieldStart : this.#contentStart
    const to = isBare ? at : this.#closedAt
    if (count < 3 * this.maxFields) {
      bounds[count] = from
      bounds[count + 1] = to
      bounds[count + 2] = this.#kind
      this.count = count + 3
    } else if (to > from) this.surplus = true
    this.#fieldStart = at + 1
    this.#kind = fieldKind.bare
  }

  /** Whether the quoted field at hand follows blanks and holds neither delimiters nor line ends. */
  #isBlankBeforeQuote(record: Buffer): boolean {
    if (this.#contentStart - 1 === this.#fieldStart) return false
    const content = record.subarray(this.#contentStart)
    return !(content.includes(this.#delimiter) || content.includes(LF) || content.includes(CR))
  }
}
