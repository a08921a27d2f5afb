import { hash } from 'node:crypto'
import { hashBytes } from '../engine/segment/ids.ts'

/** What a condition asks of a listing; the first byte of its key. */
export const kinds = {
  /** Holds a word of this stem, in any field. */
  stem: 1,
  /** Holds the word, in any spelling. */
  word: 2,
  /** Has the value in a keyword field. */
  value: 3,
  /** Lies in a cell of the globe. */
  cell: 4,
  /** Has a number in the field. */
  number: 5,
  /** Meets one of those before. */
  any: 6,
  // those from here on are worked out from the others, when they are first asked for
  /** Holds words side by side. */
  phrase: 7,
  /** Has a number within bounds. */
  range: 8,
  /** Lies within a circle. */
  circle: 9,
} as const
export type Kind = (typeof kinds)[keyof typeof kinds]

export const isWorkedOut = (kind: number): boolean => kind > kinds.any

/** Longer texts stand in keys by their SHA-256. */
const longestText = 256
const room = 8192
const encoder = new TextEncoder()

/** Writes the key of one condition after another, into the same bytes. */
export class KeyWriter {
  readonly bytes = new Uint8Array(room)
  readonly #view = new DataView(this.bytes.buffer)
  length = 0

  begin(kind: Kind): this {
    this.bytes[0] = kind
    this.length = 1
    return this
  }

  text(text: string): this {
    const { bytes } = this
    const start = this.length
    let to = start
    if (text.length <= longestText) {
      for (let i = 0; i < text.length; i++) {
        const unit = text.charCodeAt(i)
        if (unit > 127) {
          to = start + encoder.encodeInto(text, bytes.subarray(start)).written
          break
        }
        bytes[to++] = unit
      }
      this.length = to
      return this
    }
    bytes[start] = 0xff
    bytes.set(hash('sha256', text, 'buffer'), start + 1)
    this.length = start + 33
    return this
  }

  byte(value: number): this {
    this.bytes[this.length++] = value
    return this
  }

  int(value: number): this {
    this.#view.setInt32(this.length, value, true)
    this.length += 4
    return this
  }

  double(value: number): this {
    // -0 and 0 are the same bound
    this.#view.setFloat64(this.length, value + 0, true)
    this.length += 8
    return this
  }

  get hash(): number {
    return hashBytes(this.bytes, 0, this.length)
  }
}
