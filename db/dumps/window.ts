import type { Bytes } from './texts.ts'

/** Thrown where what is read goes on behind the window's end; one object, as it costs no stack then. */
export const incomplete = Symbol('incomplete')

/** The part of a source that is in memory: from what is being read to the last chunk that came. */
export class Window {
  readonly #chunks: AsyncIterator<Buffer>
  bytes = Buffer.alloc(0) as Bytes
  /** Where reading goes on. */
  at = 0
  isWhole = false
  /** Of bytes that were let go of. */
  #offset = 0
  #lastLack = -1
  /** Of what was let go of: its line ends, and where the last one is. */
  #lines = 0
  #lineStart = 0

  constructor(source: AsyncIterable<Buffer>) {
    this.#chunks = source[Symbol.asyncIterator]()
  }

  /** From the beginning of the source. */
  get offset(): number {
    return this.#offset + this.at
  }

  /** The line and the byte in it, both from 1, of a place in `bytes`. */
  placeOf(at: number): { line: number; column: number } {
    const { lines, start } = this.#linesUntil(at)
    return { line: lines + 1, column: this.#offset + at - start + 1 }
  }

  #linesUntil(until: number): { lines: number; start: number } {
    let lines = this.#lines
    let start = this.#lineStart
    const { bytes } = this
    for (let at = bytes.indexOf(0x0a); at >= 0 && at < until; at = bytes.indexOf(0x0a, at + 1)) {
      lines++
      start = this.#offset + at + 1
    }
    return { lines, start }
  }

  get ahead(): number {
    return this.bytes.length - this.at
  }

  /**
   * Reads on; twice as much each time at the same place, so that a long row is looked at few times.
   * @returns whether anything is otherwise than before: more bytes, or that there are none
   */
  async more(): Promise<boolean> {
    if (this.isWhole) return false
    const wanted = this.#lastLack === this.offset ? this.ahead : 1
    this.#lastLack = this.offset
    const pieces: Buffer[] = [this.bytes.subarray(this.at)]
    let got = 0
    while (got < wanted) {
      const { value, done } = await this.#chunks.next()
      if (done) {
        this.isWhole = true
        break
      }
      pieces.push(value)
      got += value.length
    }
    const { lines, start } = this.#linesUntil(this.at)
    this.#lines = lines
    this.#lineStart = start
    this.#offset += this.at
    this.at = 0
    this.bytes = Buffer.concat(pieces) as Bytes
    return true
  }

  async close(): Promise<void> {
    this.isWhole = true
    await this.#chunks.return?.()
  }
}
