/** Bits in which two prints of one picture differ at most: 16 bits of a quarter then differ in two at most in one of the four. */
export const MOST_BITS = 11
export const QUARTERS = 4

/** A block is the number of the next one, how many entries it has, and these: of each the half of the print that its quarter is not of, and its number. */
const BLOCK = 32
const ENTRIES = BLOCK / 2 - 1
/** Blocks of a room, which is one typed array of 4 MB. */
const ROOM = 2 ** 15
const NONE = 0
/** What differs in at most two of 16 bits, itself first. */
const NEAR = nearby()

/** Prints by the value of one of their quarters. */
export class Lists {
  readonly #quarter: number
  /** First block of each value; the one numbered 0 is nobody's. */
  readonly #first = new Uint32Array(65_536)
  readonly #rooms: Int32Array[] = []
  #blocks = 1
  /** First of those that are empty, which are linked as others are. */
  #free = NONE
  /** What `near` gives, kept as it is needed again at once. */
  readonly #found: number[] = []

  constructor(quarter: number) {
    this.#quarter = quarter
  }

  add(high: number, low: number, print: number): void {
    const value = this.#valueOf(high, low)
    let block = this.#first[value]!
    if (block === NONE || this.#room(block)[this.#at(block) + 1]! === ENTRIES) {
      const next = block
      block = this.#take()
      this.#room(block).set([next, 0], this.#at(block))
      this.#first[value] = block
    }
    const [words, at] = [this.#room(block), this.#at(block)]
    const entry = at + 2 + 2 * words[at + 1]!++
    words[entry] = this.#otherHalf(high, low)
    words[entry + 1] = print
  }

  /** The last of the first block takes its place. */
  remove(high: number, low: number, print: number): void {
    const value = this.#valueOf(high, low)
    const first = this.#first[value]!
    for (let block = first; block !== NONE; block = this.#room(block)[this.#at(block)]!) {
      const [words, at] = [this.#room(block), this.#at(block)]
      for (let entry = at + 2; entry < at + 2 + 2 * words[at + 1]!; entry += 2) {
        if (words[entry + 1] !== print) continue
        const [source, start] = [this.#room(first), this.#at(first)]
        const last = start + 2 * source[start + 1]!--
        words[entry] = source[last]!
        words[entry + 1] = source[last + 1]!
        if (source[start + 1] === 0) {
          this.#first[value] = source[start]!
          source[start] = this.#free
          this.#free = first
        }
        return
      }
    }
  }

  /** Those that may differ in `MOST_BITS` at most, by three quarters of them: all that do so and have this quarter nearly alike, and few others. Good until asked again. */
  near(high: number, low: number): readonly number[] {
    const found = this.#found
    found.length = 0
    const value = this.#valueOf(high, low)
    const half = this.#otherHalf(high, low)
    for (let i = 0; i < NEAR.length; i++) {
      const flipped = NEAR[i]!
      const most = MOST_BITS - (i === 0 ? 0 : i <= 16 ? 1 : 2)
      let block = this.#first[value ^ flipped]!
      while (block !== NONE) {
        const [words, at] = [this.#rooms[block >>> 15]!, (block & (ROOM - 1)) * BLOCK]
        const end = at + 2 + 2 * words[at + 1]!
        for (let entry = at + 2; entry < end; entry += 2)
          if (bitsIn(words[entry]! ^ half) <= most) found.push(words[entry + 1]!)
        block = words[at]!
      }
    }
    return found
  }

  #valueOf(high: number, low: number): number {
    return ((this.#quarter < 2 ? low : high) >>> (16 * (this.#quarter % 2))) & 0xffff
  }

  #otherHalf(high: number, low: number): number {
    return (this.#quarter < 2 ? high : low) | 0
  }

  #take(): number {
    if (this.#free !== NONE) {
      const block = this.#free
      this.#free = this.#room(block)[this.#at(block)]!
      return block
    }
    const block = this.#blocks++
    if (block >>> 15 === this.#rooms.length) this.#rooms.push(new Int32Array(ROOM * BLOCK))
    return block
  }

  #room(block: number): Int32Array {
    if (this.#rooms.length === 0) this.#rooms.push(new Int32Array(ROOM * BLOCK))
    return this.#rooms[block >>> 15]!
  }

  #at(block: number): number {
    return (block & (ROOM - 1)) * BLOCK
  }
}

/** Itself, the 16 that differ in one bit, then those that do in two. */
function nearby(): Uint16Array {
  const ones = Array.from({ length: 16 }, (_, bit) => 1 << bit)
  const twos = ones.flatMap((one, i) => ones.slice(0, i).map((other) => one | other))
  return Uint16Array.from([0, ...ones, ...twos])
}

/** Hacker's Delight, 5-1. */
export function bitsIn(word: number): number {
  let x = word - ((word >>> 1) & 0x5555_5555)
  x = (x & 0x3333_3333) + ((x >>> 2) & 0x3333_3333)
  return Math.imul((x + (x >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24
}
