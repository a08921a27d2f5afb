import type { Dialect } from '../ddl/index.ts'
import { compute } from './functions.ts'
import { Malformed } from './malformed.ts'
import { type Bytes, decoderOf } from './texts.ts'
import { incomplete } from './window.ts'

/** Texts and numbers as they were written, bytes of binary columns; null is NULL. */
export type Value = string | Buffer | null

/** Functions within one another; a dump has three at most. */
const deepest = 32
const [quote, backslash, open, close, comma] = [0x27, 0x5c, 0x28, 0x29, 0x2c]

/** What ends a number or a word. */
const ends = new Uint8Array(256)
for (const byte of Buffer.from(" \t\r\n,();'+|:")) ends[byte] = 1
const blanks = new Uint8Array(256)
for (const byte of Buffer.from(' \t\r\n')) blanks[byte] = 1

/** Rows of `VALUES (…), (…)`, of all dialects. */
export class RowReader {
  readonly #hasBackslashes: boolean
  readonly #dialect: Dialect
  #bytes = Buffer.alloc(0) as Bytes
  #at = 0
  #depth = 0
  #decode = decoderOf('utf-8')
  /** Columns of bytes. */
  #binary: ReadonlySet<number> = new Set()
  #defaults: readonly (string | null)[] = []
  /** Values of the row that is being read. */
  #row: Value[] = []

  constructor(dialect: Dialect) {
    this.#dialect = dialect
    this.#hasBackslashes = dialect === 'mysql'
  }

  /** @param defaults what `DEFAULT` stands for, column by column */
  begin(encoding: string, binary: ReadonlySet<number>, defaults: readonly (string | null)[]): void {
    this.#decode = decoderOf(encoding)
    this.#binary = binary
    this.#defaults = defaults
  }

  /**
   * Reads the row whose bracket opens at `at`.
   * @returns the place behind its bracket
   * @throws incomplete, Malformed
   */
  read(bytes: Bytes, at: number, row: Value[]): number {
    this.#bytes = bytes
    this.#at = at + 1
    this.#depth = 0
    this.#row = row
    for (;;) {
      const isBinary = this.#binary.size > 0 && this.#binary.has(row.length)
      row.push(this.#value(isBinary))
      const byte = this.#next()
      this.#at++
      if (byte === close) break
      if (byte !== comma) throw new Malformed('expected "," or ")"', this.#at - 1)
      if (row.length > 10_000) throw new Malformed('a row has more than 10,000 values', this.#at)
    }
    return this.#at
  }

  /** The next byte that is no blank; the place is there. */
  #next(): number {
    const bytes = this.#bytes
    while (this.#at < bytes.length) {
      const byte = bytes[this.#at]!
      if (blanks[byte] === 0) return byte
      this.#at++
    }
    throw incomplete
  }

  #value(isBinary: boolean): Value {
    const value = this.#plain(isBinary)
    const byte = this.#next()
    if (byte === comma || byte === close) return value
    return this.#followed(value, isBinary)
  }

  /** `'a'::text`, `N'a' + CHAR(13)`, `'a' || 'b'`. */
  #followed(first: Value, isBinary: boolean): Value {
    let value = first
    for (;;) {
      const byte = this.#next()
      if (byte === 0x3a) {
        while (this.#next() === 0x3a) this.#at++
        this.#word()
        // A type of two words, or with a length.
        for (let next = this.#next(); ends[next] === 0 || next === open; next = this.#next())
          if (next === open) this.#arguments()
          else this.#word()
      } else if (byte === 0x2b || byte === 0x7c) {
        this.#at++
        if (byte === 0x7c && this.#next() === 0x7c) this.#at++
        const other = this.#plain(isBinary)
        value = value === null || other === null ? null : joined(value, other)
      } else return value
    }
  }

  #plain(isBinary: boolean): Value {
    const byte = this.#next()
    if (byte === quote) return this.#text(this.#hasBackslashes, isBinary)
    if (byte === open) {
      this.#enter()
      this.#at++
      const value = this.#value(isBinary)
      this.#expect(close)
      this.#depth--
      return value
    }
    const word = this.#word()
    if (word === '') throw new Malformed('expected a value', this.#at)
    const after = this.#bytes[this.#at]
    if (after === quote) return this.#introduced(word, isBinary)
    // Digits, a sign, a point.
    if (word.charCodeAt(0) < 0x3a) return (word.charCodeAt(1) | 0x20) === 0x78 ? hex(word.slice(2)) : word
    if (word.length === 4 && /^null$/i.test(word)) return null
    const next = this.#next()
    // mysqldump writes a blank between an introducer and its text.
    if (next === quote && word.startsWith('_')) return this.#introduced(word, isBinary)
    if (next === 0x30 && word.startsWith('_')) return this.#plain(isBinary)
    if (next === open) return this.#call(word.toLowerCase())
    return word.length === 7 && /^default$/i.test(word) ? (this.#defaults[this.#row.length] ?? null) : word
  }

  /** A text with its kind before it. */
  #introduced(word: string, isBinary: boolean): Value {
    switch (word.toLowerCase()) {
      case 'x':
        return hex(String(this.#text(false, false)))
      case 'b': {
        const digits = String(this.#text(false, false))
        return digits.length > 64 ? digits : BigInt(`0b${/^[01]+$/.test(digits) ? digits : '0'}`).toString()
      }
      case 'e':
        return this.#text(true, isBinary)
      case '_binary':
        return this.#text(true, true)
      default:
        return this.#text(this.#hasBackslashes, isBinary)
    }
  }

  #text(hasBackslashes: boolean, isBinary: boolean): Value {
    const bytes = this.#bytes
    const size = bytes.length
    const start = this.#at + 1
    let at = start
    let isEscaped = false
    let high = 0
    for (;;) {
      if (at >= size) throw incomplete
      const byte = bytes[at]!
      if (byte === quote) {
        if (at + 1 >= size) throw incomplete
        if (bytes[at + 1] !== quote) break
        isEscaped = true
        at += 2
      } else if (byte === backslash && hasBackslashes) {
        isEscaped = true
        if (at + 1 < size) high |= bytes[at + 1]!
        at += 2
      } else {
        high |= byte
        at++
      }
    }
    this.#at = at + 1
    if (!isEscaped && !isBinary)
      return high < 0x80 ? bytes.latin1Slice(start, at) : this.#decode(bytes, start, at)
    const plain = isEscaped ? unescaped(bytes, start, at, hasBackslashes) : at - start
    const from = isEscaped ? scratch : (bytes.subarray(start, at) as Bytes)
    if (!isBinary) return high < 0x80 ? from.latin1Slice(0, plain) : this.#decode(from, 0, plain)
    // Postgres has bytes in hex.
    if (!hasBackslashes && from[0] === backslash && from[1] === 0x78) return hex(from.latin1Slice(2, plain))
    return Buffer.from(from.subarray(0, plain))
  }

  #word(): string {
    const bytes = this.#bytes
    const start = this.#at
    let at = start
    // A sign begins a number and does not end it.
    if (bytes[at] === 0x2b) at++
    while (at < bytes.length && ends[bytes[at]!] === 0) at++
    // An exponent has a sign of its own.
    if (bytes[at] === 0x2b && (bytes[at - 1]! | 0x20) === 0x65 && bytes[start]! < 0x3a) {
      at++
      while (at < bytes.length && ends[bytes[at]!] === 0) at++
    }
    if (at >= bytes.length) throw incomplete
    this.#at = at
    return bytes.latin1Slice(start, at)
  }

  #call(name: string): Value {
    this.#enter()
    const start = this.#at
    this.#at++
    const values: Value[] = []
    let type = ''
    if (name === 'convert' && this.#dialect === 'tsql') {
      type = this.#until(comma)
      this.#expect(comma)
    }
    if (this.#next() === close) this.#at++
    else
      for (;;) {
        values.push(this.#value(false))
        const byte = this.#next()
        this.#at++
        if (byte === close) break
        if (byte === comma) continue
        // `AS datetime`, `USING utf8mb4`.
        this.#at--
        type = this.#until(close).replace(/^\s*(?:as|using)\s+/i, '')
        this.#at++
        break
      }
    this.#depth--
    const known = compute(name, values, type)
    if (known !== undefined) return known
    return name + this.#bytes.latin1Slice(start, this.#at)
  }

  /** The text up to a byte outside of brackets. */
  #until(wanted: number): string {
    const start = this.#at
    for (let depth = 0; ; this.#at++) {
      const byte = this.#next()
      if (byte === wanted && depth === 0) return this.#bytes.latin1Slice(start, this.#at)
      if (byte === open) depth++
      else if (byte === close) {
        if (depth === 0) throw new Malformed('unexpected ")"', this.#at)
        depth--
      } else if (byte === quote) throw new Malformed('unexpected text', this.#at)
    }
  }

  #arguments(): void {
    this.#at++
    this.#until(close)
    this.#at++
  }

  #enter(): void {
    if (++this.#depth > deepest) throw new Malformed(`more than ${deepest} brackets are open`, this.#at)
  }

  #expect(wanted: number): void {
    if (this.#next() !== wanted) throw new Malformed(`expected "${String.fromCharCode(wanted)}"`, this.#at)
    this.#at++
  }
}

function joined(a: string | Buffer, b: string | Buffer): Value {
  return typeof a === 'string' && typeof b === 'string'
    ? a + b
    : Buffer.concat([Buffer.from(a as string), Buffer.from(b as string)])
}

function hex(digits: string): Buffer {
  return Buffer.from(digits.length % 2 === 1 ? `0${digits}` : digits, 'hex')
}

const escapes: Record<string, number> = { '0': 0, b: 8, t: 9, n: 10, r: 13, Z: 26 }
const escaped = Uint8Array.from({ length: 256 }, (_, byte) => escapes[String.fromCharCode(byte)] ?? byte)

/** Where texts are put together: most are short, and a buffer of its own for each costs as much as reading it. */
let scratch = Buffer.alloc(65_536) as Bytes

/** Into `scratch`; returns how many bytes. */
function unescaped(bytes: Buffer, start: number, end: number, hasBackslashes: boolean): number {
  if (end - start > scratch.length) scratch = Buffer.alloc(2 * (end - start)) as Bytes
  const plain = scratch
  let size = 0
  for (let at = start; at < end; at++) {
    const byte = bytes[at]!
    if (byte === quote) {
      plain[size++] = quote
      at++
    } else if (byte === backslash && hasBackslashes && at + 1 < end) {
      const next = bytes[++at]!
      // `\%` and `\_` are for patterns, and stay as they are.
      if (next === 0x25 || next === 0x5f) plain[size++] = backslash
      plain[size++] = escaped[next]!
    } else plain[size++] = byte
  }
  return size
}
