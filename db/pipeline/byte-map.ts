import type { Bytes } from '../dumps/texts.ts'

/** Bytes that grow behind each other. */
export class Arena {
  bytes: Bytes = Buffer.allocUnsafeSlow(4_096) as Bytes
  size = 0

  /** Makes room for so many more. */
  reserve(more: number): Bytes {
    if (this.size + more > this.bytes.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(this.bytes.length * 2, this.size + more))
      this.bytes.copy(larger, 0, 0, this.size)
      this.bytes = larger as Bytes
    }
    return this.bytes
  }

  append(from: Bytes, start: number, end: number): void {
    const length = end - start
    const bytes = this.reserve(length)
    // A call costs more than what most fields have.
    if (length > longEnough) from.copy(bytes, this.size, start, end)
    else for (let i = 0; i < length; i++) bytes[this.size + i] = from[start + i]!
    this.size += length
  }

  appendText(text: string): void {
    this.size += this.reserve(3 * text.length).write(text, this.size)
  }
}

const longEnough = 100

/** Numbers texts by their bytes, from 0 in the order they are added, so that a text is found without a string being made. */
export class ByteMap {
  /** The text's number + 1; 0 where there is none. */
  #slots = new Int32Array(64)
  #hashes = new Int32Array(32)
  #ends = new Int32Array(32)
  readonly #keys = new Arena()
  size = 0
  /** Of the text that was not found last. */
  #hash = 0
  #slot = 0

  /** @returns -1 where it was never added */
  find(bytes: Bytes, start: number, end: number): number {
    let hash = seed
    for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193)
    hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b)
    hash ^= hash >>> 13
    const slots = this.#slots
    const hashes = this.#hashes
    const mask = slots.length - 1
    let slot = hash & mask
    for (let said = slots[slot]!; said !== 0; said = slots[slot]!) {
      if (hashes[said - 1] === hash && this.#is(said - 1, bytes, start, end)) return said - 1
      slot = (slot + 1) & mask
    }
    this.#hash = hash
    this.#slot = slot
    return -1
  }

  /** Gives a number to the text that `find` did not find just before. */
  add(bytes: Bytes, start: number, end: number): number {
    if (this.size === this.#ends.length) {
      this.#hashes = larger(this.#hashes)
      this.#ends = larger(this.#ends)
    }
    this.#keys.append(bytes, start, end)
    this.#hashes[this.size] = this.#hash
    this.#ends[this.size] = this.#keys.size
    this.#slots[this.#slot] = ++this.size
    if (this.size * 2 > this.#slots.length) this.#spread()
    return this.size - 1
  }

  #is(number: number, bytes: Bytes, start: number, end: number): boolean {
    const from = number === 0 ? 0 : this.#ends[number - 1]!
    if (this.#ends[number]! - from !== end - start) return false
    const keys = this.#keys.bytes
    for (let i = start, at = from; i < end; i++, at++) if (keys[at] !== bytes[i]) return false
    return true
  }

  #spread(): void {
    const slots = new Int32Array(this.#slots.length * 2)
    for (let number = 0; number < this.size; number++) {
      let slot = this.#hashes[number]! & (slots.length - 1)
      while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1)
      slots[slot] = number + 1
    }
    this.#slots = slots
  }
}

/** Nobody outside can choose texts that all fall into one slot. */
const seed = (Math.random() * 2 ** 32) | 0

function larger(numbers: Int32Array): Int32Array<ArrayBuffer> {
  const more = new Int32Array(numbers.length * 2)
  more.set(numbers)
  return more
}

/** Texts kept with what became of them; those beyond are made anew each time. */
const mostKept = 65_536
const longestKept = 256

/**
 * What a pure function makes of texts, asked once for each text that comes often: most columns that a step works on (prices, statuses, towns, days) have few different ones,
 * and finding their bytes costs a tenth of a string made, changed and written again.
 */
export class Memo {
  readonly #of: (text: string) => string
  readonly #known = new ByteMap()
  readonly #made = new Arena()
  #places = new Int32Array(64)
  /** Where what is kept ends and what is made for one batch begins. */
  #kept = 0
  start = 0
  end = 0

  constructor(of: (text: string) => string) {
    this.#of = of
  }

  /** Lets go of what was made for the batch before. */
  clear(): void {
    this.#made.size = this.#kept
  }

  /** What was made lies in them; taken when all was made, as they grow. */
  get bytes(): Bytes {
    return this.#made.bytes
  }

  /** Leaves where the result lies in `start` and `end`. */
  make(bytes: Bytes, start: number, end: number): void {
    const number = end - start > longestKept ? -1 : this.#known.find(bytes, start, end)
    if (number >= 0) {
      this.start = this.#places[2 * number]!
      this.end = this.#places[2 * number + 1]!
      return
    }
    this.start = this.#made.size
    this.#made.appendText(this.#of(bytes.utf8Slice(start, end)))
    this.end = this.#made.size
    // What is kept lies before what is not, so that the latter can be let go of.
    if (end - start > longestKept || this.#known.size === mostKept || this.start !== this.#kept) return
    const known = this.#known.add(bytes, start, end)
    if (2 * known === this.#places.length) this.#places = larger(this.#places)
    this.#places[2 * known] = this.start
    this.#places[2 * known + 1] = this.end
    this.#kept = this.end
  }
}
