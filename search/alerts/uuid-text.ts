/** Two characters as they lie in memory, where the lower byte comes first. */
const pairOf = (two: string): number => two.charCodeAt(0) | (two.charCodeAt(1) << 8)
const bytePairs = Uint16Array.from({ length: 256 }, (_, byte) => pairOf(byte.toString(16).padStart(2, '0')))
/** By digit, it behind a hyphen and before one. */
const behindHyphen = Uint16Array.from({ length: 16 }, (_, digit) => pairOf(`-${digit.toString(16)}`))
const beforeHyphen = Uint16Array.from({ length: 16 }, (_, digit) => pairOf(`${digit.toString(16)}-`))
const length = 36
/** UUIDs that become a text together. */
const most = 1024

/** Writes UUIDs out, many into one text that they are then parts of: joined of pieces, thousands of them would be mostly garbage. */
export class UuidText {
  readonly #text = Buffer.alloc(most * length)
  readonly #pairs = new Uint16Array(this.#text.buffer, this.#text.byteOffset, this.#text.length / 2)
  #count = 0

  get isFull(): boolean {
    return this.#count === most
  }

  /** Four words more, where it is not full. */
  add(words: Int32Array, at: number): void {
    const pairs = this.#pairs
    const [first, second, third, last] = [words[at]!, words[at + 1]!, words[at + 2]!, words[at + 3]!]
    let to = (length / 2) * this.#count++
    pairs[to++] = bytePairs[first >>> 24]!
    pairs[to++] = bytePairs[(first >>> 16) & 255]!
    pairs[to++] = bytePairs[(first >>> 8) & 255]!
    pairs[to++] = bytePairs[first & 255]!
    pairs[to++] = behindHyphen[second >>> 28]!
    pairs[to++] = bytePairs[(second >>> 20) & 255]!
    pairs[to++] = beforeHyphen[(second >>> 16) & 15]!
    pairs[to++] = bytePairs[(second >>> 8) & 255]!
    pairs[to++] = bytePairs[second & 255]!
    pairs[to++] = behindHyphen[third >>> 28]!
    pairs[to++] = bytePairs[(third >>> 20) & 255]!
    pairs[to++] = beforeHyphen[(third >>> 16) & 15]!
    pairs[to++] = bytePairs[(third >>> 8) & 255]!
    pairs[to++] = bytePairs[third & 255]!
    pairs[to++] = bytePairs[last >>> 24]!
    pairs[to++] = bytePairs[(last >>> 16) & 255]!
    pairs[to++] = bytePairs[(last >>> 8) & 255]!
    pairs[to] = bytePairs[last & 255]!
  }

  /** Hands out the texts of all that was added. */
  flush(to: string[]): void {
    if (this.#count === 0) return
    const all = this.#text.toString('latin1', 0, this.#count * length)
    for (let at = 0; at < all.length; at += length) to.push(all.slice(at, at + length))
    this.#count = 0
  }

  /** The text of four words. */
  read(words: Int32Array, at: number): string {
    const one: string[] = []
    this.add(words, at)
    this.flush(one)
    return one[0]!
  }
}
