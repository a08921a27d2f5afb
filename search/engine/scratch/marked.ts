import { countBits, countOnes } from '../segment/bits.ts'
import { CHUNK_SIZE } from '../segment/chunks.ts'

/** Documents of one chunk as bits, counted and listed where that is asked for. */
export class Marked {
  /** Only the words told by `open` count. */
  readonly bits = new Uint32Array(CHUNK_SIZE >>> 5)
  /** The documents, ascending; valid up to `list()`. */
  readonly documents: Uint16Array
  private words = CHUNK_SIZE >>> 5
  private length = -1
  private total = -1

  /** @param documents takes the list: one entry for each document of a chunk */
  constructor(documents: Uint16Array) {
    this.documents = documents
  }

  /** Has to be called before the bits are changed: the chunk has `words` of them. */
  open(words: number): void {
    this.words = words
    this.length = -1
    this.total = -1
  }

  /** Keeps the documents whose bits are set. */
  intersect(others: Uint32Array): void {
    const { bits, words } = this
    for (let word = 0; word < words; word++) bits[word]! &= others[word]!
    this.open(words)
  }

  has(document: number): boolean {
    return ((this.bits[document >>> 5]! >>> (document & 31)) & 1) !== 0
  }

  /** Lists the documents, and returns how many they are. */
  list(): number {
    if (this.length >= 0) return this.length
    const { bits, documents, words } = this
    let length = 0
    for (let word = 0; word < words; word++) {
      for (let rest = bits[word]!; rest !== 0; rest &= rest - 1) {
        documents[length++] = (word << 5) | (31 - Math.clz32(rest & -rest))
      }
    }
    this.length = length
    return length
  }

  /** How many documents there are. */
  count(): number {
    if (this.total < 0) this.total = countBits(this.bits, this.words)
    return this.total
  }

  /** How many of the documents `from .. to` there are. O(documents / 32). */
  countBetween(from: number, to: number): number {
    if (from >= to) return 0
    const { bits } = this
    const first = from >>> 5
    const last = (to - 1) >>> 5
    const head = -1 << (from & 31)
    const tail = -1 >>> (31 - ((to - 1) & 31))
    if (first === last) return countOnes(bits[first]! & head & tail)
    let total = countOnes(bits[first]! & head) + countOnes(bits[last]! & tail)
    for (let word = first + 1; word < last; word++) total += countOnes(bits[word]!)
    return total
  }
}
