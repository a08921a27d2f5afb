import { MIRROR, PRINTS } from './print.ts'

/** Bits in which two prints of one picture differ at most: 16 bits of a quarter then differ in two at most in one of the four. */
const MOST_BITS = 11
const QUARTERS = 4
/** Levels of a channel that the mean colours of two that are alike lie apart at most, as a border or a mark changes them. */
const MOST_TONE = 48
const NONE = -1
const WORDS = 2 + QUARTERS
/** What differs in at most two of 16 bits, itself first. */
const NEAR = nearby()

interface LikePicture {
  /** As it was added. */
  id: number
  /** 0 for the same look, at most 11. */
  distance: number
}

/** What a picture looks like, as text of the database: its prints and its mean colour in hex. '' for one that shows next to nothing. */
type PrintText = string

export function printText(prints: bigint[], mean: readonly [number, number, number]): PrintText {
  if (prints.length === 0) return ''
  const tone = mean.map((value) => Math.round(value).toString(16).padStart(2, '0'))
  return [...prints.map((print) => print.toString(16).padStart(16, '0')), ...tone].join('')
}

/**
 * Finds pictures that look the same: multi-index hashing (Norouzi, Punjani and Fleet 2012) with a list for each value of each quarter of a print.
 * 24 bytes a print and six prints a picture; nothing is ever copied but when the lists double. A question follows 100,000 links among a million pictures
 * (2.6 ms of a processor among 100,000), so that a million are bound by how soon memory answers.
 */
export class LikenessIndex {
  /** First print of a quarter's value. */
  readonly #first = Array.from({ length: QUARTERS }, () => new Int32Array(65_536).fill(NONE))
  #size = 0
  /** Of each print its halves, and for each quarter the print that has the same value and came before: together, as they are read together. */
  #words = new Int32Array(WORDS * PRINTS * 1024)
  #ids = new Uint32Array(1024)
  #tones = new Uint8Array(3 * 1024)

  /** Pictures in it. */
  get size(): number {
    return this.#size
  }

  /** @param id a whole number below 2³² */
  add(id: number, text: PrintText): void {
    const looks = read(text)
    if (!looks) return
    const at = this.#size
    if (at === this.#ids.length) this.#grow()
    this.#ids[at] = id
    this.#tones.set(looks.tone, 3 * at)
    for (const [i, [high, low]] of looks.prints.entries()) {
      const slot = at * PRINTS + i
      const word = slot * WORDS
      this.#words[word] = high
      this.#words[word + 1] = low
      for (let quarter = 0; quarter < QUARTERS; quarter++) {
        const value = quarterOf(high, low, quarter)
        this.#words[word + 2 + quarter] = this.#first[quarter]![value]!
        this.#first[quarter]![value] = slot
      }
    }
    this.#size++
  }

  /** The ones that look like `text`, mirrored ones too, the most alike first. */
  find(text: PrintText): LikePicture[] {
    const looks = read(text)
    if (!looks) return []
    const found = new Map<number, number>()
    const [high, low] = looks.prints[0]!
    this.#probe(high, low, looks.tone, found)
    this.#probe((high ^ MIRROR_HIGH) >>> 0, (low ^ MIRROR_LOW) >>> 0, looks.tone, found)
    return [...found]
      .map(([at, distance]) => ({ id: this.#ids[at]!, distance }))
      .sort((a, b) => a.distance - b.distance || a.id - b.id)
  }

  #probe(high: number, low: number, tone: number[], found: Map<number, number>): void {
    const words = this.#words
    for (let quarter = 0; quarter < QUARTERS; quarter++) {
      const first = this.#first[quarter]!
      const value = quarterOf(high, low, quarter)
      for (const flipped of NEAR) {
        for (let slot = first[value ^ flipped]!; slot !== NONE; slot = words[slot * WORDS + 2 + quarter]!) {
          const distance = bitsIn(words[slot * WORDS]! ^ high) + bitsIn(words[slot * WORDS + 1]! ^ low)
          if (distance > MOST_BITS) continue
          const at = Math.floor(slot / PRINTS)
          if (distance < (found.get(at) ?? 65) && this.#hasTone(at, tone)) found.set(at, distance)
        }
      }
    }
  }

  #hasTone(at: number, tone: number[]): boolean {
    return tone.every((level, i) => Math.abs(level - this.#tones[3 * at + i]!) <= MOST_TONE)
  }

  #grow(): void {
    const twice = <T extends Uint32Array | Int32Array | Uint8Array>(old: T): T => {
      const larger = new (old.constructor as new (length: number) => T)(2 * old.length)
      larger.set(old)
      return larger
    }
    this.#words = twice(this.#words)
    this.#ids = twice(this.#ids)
    this.#tones = twice(this.#tones)
  }
}

const [MIRROR_HIGH, MIRROR_LOW] = [Number(MIRROR >> 32n), Number(MIRROR & 0xffff_ffffn)]

function read(text: PrintText): { prints: [number, number][]; tone: number[] } | undefined {
  if (text.length !== PRINTS * 16 + 6) return undefined
  const hex = (start: number, length: number) => Number.parseInt(text.slice(start, start + length), 16)
  return {
    prints: Array.from({ length: PRINTS }, (_, i) => [hex(16 * i, 8), hex(16 * i + 8, 8)]),
    tone: [0, 2, 4].map((at) => hex(PRINTS * 16 + at, 2)),
  }
}

const quarterOf = (high: number, low: number, quarter: number) =>
  ((quarter < 2 ? low : high) >>> (16 * (quarter % 2))) & 0xffff

function nearby(): Uint16Array {
  const all = [0]
  for (let a = 0; a < 16; a++) {
    all.push(1 << a)
    for (let b = 0; b < a; b++) all.push((1 << a) | (1 << b))
  }
  return Uint16Array.from(all)
}

/** Hacker's Delight, 5-1. */
function bitsIn(word: number): number {
  let x = word - ((word >>> 1) & 0x5555_5555)
  x = (x & 0x3333_3333) + ((x >>> 2) & 0x3333_3333)
  return Math.imul((x + (x >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24
}
