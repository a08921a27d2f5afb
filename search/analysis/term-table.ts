import { foldedOf } from './characters.ts'

const encoder = new TextEncoder()
/** Most units that are made a string at once. */
const longestRun = 4096

/**
 * Numbers terms, and remembers per term what analysing it again would cost: its UTF-8, its length as written, its stem. Looked up by
 * the letters of a text in place, so that a word seen before costs no string. Numbers are of one table; it only grows.
 */
export class TermTable {
  readonly #stem: (folded: string) => string
  /** Open addressing, two words a slot: term + 1 or 0 if it is free, and the hash. */
  #slots = new Int32Array(1 << 8)
  /** UTF-16 units of all terms, end to end. */
  #units = new Uint16Array(1 << 9)
  #starts = new Uint32Array((1 << 6) + 1)
  /** UTF-16 units of each term as written: what stands behind the spelling mark, if there is one, at most 255. */
  writtenLengths = new Uint8Array(1 << 6)
  #isAscii = new Uint8Array(1 << 6)
  /** Number of each term's stem + 1, 0 where nobody asked for it yet. */
  #stems = new Uint32Array(1 << 6)
  #scratch = new Uint16Array(64)
  readonly #stemTexts: string[] = []
  readonly #stemHashes: number[] = []
  /** Open addressing: stem + 1, 0 is free. A Map of as many would stop for tens of milliseconds to grow. */
  #stemSlots = new Uint32Array(1 << 7)
  size = 0

  /** @param stem of a folded word; without it, each is its own. */
  constructor(stem = (folded: string) => folded) {
    this.#stem = stem
  }

  /** The term of ASCII letters and digits, upper case folded. */
  ofAscii(units: Uint16Array, start: number, end: number): number {
    const length = end - start
    const lower = this.#scratchOf(length)
    let hash = hashSeed
    for (let i = 0; i < length; i += 1) {
      let unit = units[start + i]!
      if (unit >= 65 && unit <= 90) unit += 32
      lower[i] = unit
      hash = nextHash(hash, unit)
    }
    return this.ofHashed(lower, 0, length, hash)
  }

  /** The term that reads so; lone surrogates, which UTF-8 does not know, are replaced. */
  ofString(text: string): number {
    const term = text.isWellFormed() ? text : text.toWellFormed()
    const { length } = term
    const units = this.#scratchOf(length)
    let hash = hashSeed
    for (let i = 0; i < length; i += 1) {
      const unit = term.charCodeAt(i)
      units[i] = unit
      hash = nextHash(hash, unit)
    }
    return this.ofHashed(units, 0, length, hash)
  }

  /** The term of these ASCII bytes. */
  ofAsciiBytes(bytes: Uint8Array, start: number, end: number): number {
    const length = end - start
    const units = this.#scratchOf(length)
    let hash = hashSeed
    for (let i = 0; i < length; i += 1) {
      const unit = bytes[start + i]!
      units[i] = unit
      hash = nextHash(hash, unit)
    }
    return this.ofHashed(units, 0, length, hash)
  }

  #scratchOf(length: number): Uint16Array {
    if (length > this.#scratch.length) this.#scratch = new Uint16Array(length)
    return this.#scratch
  }

  /**
   * The term of `units[start .. end)`, by what `nextHash` makes of `hashSeed` and each of them. The one place where terms are looked
   * up: it is compiled once.
   */
  ofHashed(units: Uint16Array, start: number, end: number, unspread: number): number {
    const hash = spread(unspread)
    const length = end - start
    const slots = this.#slots
    const own = this.#units
    const mask = slots.length - 1
    for (let slot = (hash << 1) & mask; ; slot = (slot + 2) & mask) {
      const entry = slots[slot]!
      if (entry === 0) return this.#add(units, start, end, hash, slot)
      if (slots[slot + 1] !== hash) continue
      const from = this.#starts[entry - 1]!
      if (this.#starts[entry]! - from !== length) continue
      let i = 0
      while (i < length && own[from + i] === units[start + i]) i += 1
      if (i === length) return entry - 1
    }
  }

  #add(units: Uint16Array, start: number, end: number, hash: number, slot: number): number {
    const term = this.size
    if (term + 1 === this.#starts.length) this.#growTerms()
    const from = this.#starts[term]!
    const length = end - start
    if (from + length > this.#units.length) {
      const grown = new Uint16Array(Math.max(from + length, this.#units.length * 2))
      grown.set(this.#units)
      this.#units = grown
    }
    let all = 0
    let markAt = -1
    for (let i = 0; i < length; i += 1) {
      const unit = units[start + i]!
      this.#units[from + i] = unit
      all |= unit
      if (unit === 1) markAt = i
    }
    this.#starts[term + 1] = from + length
    this.writtenLengths[term] = Math.min(255, length - markAt - 1)
    this.#isAscii[term] = all > 127 ? 0 : 1
    this.#slots[slot] = term + 1
    this.#slots[slot + 1] = hash
    this.size = term + 1
    if (this.size * 4 > this.#slots.length) this.#growSlots()
    return term
  }

  #growTerms(): void {
    const room = this.#stems.length * 2
    const starts = new Uint32Array(room + 1)
    starts.set(this.#starts)
    this.#starts = starts
    const lengths = new Uint8Array(room)
    lengths.set(this.writtenLengths)
    this.writtenLengths = lengths
    const isAscii = new Uint8Array(room)
    isAscii.set(this.#isAscii)
    this.#isAscii = isAscii
    const stems = new Uint32Array(room)
    stems.set(this.#stems)
    this.#stems = stems
  }

  #growSlots(): void {
    const old = this.#slots
    const slots = new Int32Array(old.length * 2)
    const mask = slots.length - 1
    for (let from = 0; from < old.length; from += 2) {
      if (old[from] === 0) continue
      let slot = (old[from + 1]! << 1) & mask
      while (slots[slot] !== 0) slot = (slot + 2) & mask
      slots[slot] = old[from]!
      slots[slot + 1] = old[from + 1]!
    }
    this.#slots = slots
  }

  /** The term as a string. */
  at(term: number): string {
    const units = this.#units.subarray(this.#starts[term]!, this.#starts[term + 1]!)
    if (units.length <= longestRun) return String.fromCharCode(...units)
    let text = ''
    for (let i = 0; i < units.length; i += longestRun) {
      text += String.fromCharCode(...units.subarray(i, i + longestRun))
    }
    return text
  }

  /** Most bytes that `copyTo` may write. */
  room(term: number): number {
    return (this.#starts[term + 1]! - this.#starts[term]!) * 3
  }

  /** Writes the term's UTF-8 and returns the place behind it. */
  copyTo(term: number, bytes: Uint8Array, at: number): number {
    if (this.#isAscii[term] === 0) {
      return at + encoder.encodeInto(this.at(term), bytes.subarray(at)).written
    }
    const units = this.#units
    const end = this.#starts[term + 1]!
    let to = at
    for (let i = this.#starts[term]!; i < end; i += 1) bytes[to++] = units[i]!
    return to
  }

  #numberOf(stem: string): number {
    const hash = hashOf(stem)
    const mask = this.#stemSlots.length - 1
    let slot = spread(hash) & mask
    for (; this.#stemSlots[slot] !== 0; slot = (slot + 1) & mask) {
      const number = this.#stemSlots[slot]! - 1
      if (this.#stemHashes[number] === hash && this.#stemTexts[number] === stem) return number
    }
    const number = this.#stemTexts.length
    this.#stemTexts.push(stem)
    this.#stemHashes.push(hash)
    this.#stemSlots[slot] = number + 1
    if (this.#stemTexts.length * 2 > this.#stemSlots.length) this.#growStems()
    return number
  }

  #growStems(): void {
    const slots = new Uint32Array(this.#stemSlots.length * 2)
    const mask = slots.length - 1
    for (let number = 0; number < this.#stemHashes.length; number += 1) {
      let slot = spread(this.#stemHashes[number]!) & mask
      while (slots[slot] !== 0) slot = (slot + 1) & mask
      slots[slot] = number + 1
    }
    this.#stemSlots = slots
  }

  /** Number of the stem of the term's folded form, from 0. */
  stemOf(term: number): number {
    const known = this.#stems[term]!
    if (known !== 0) return known - 1
    const number = this.#numberOf(this.#stem(foldedOf(this.at(term))))
    this.#stems[term] = number + 1
    return number
  }

  /** Stems numbered so far. */
  get stemCount(): number {
    return this.#stemTexts.length
  }

  /** UTF-16 units of a stem. */
  stemLength(stem: number): number {
    return this.#stemTexts[stem]!.length
  }

  /** `hashOf` a stem. */
  stemHash(stem: number): number {
    return this.#stemHashes[stem]!
  }
}

/** FNV-1a of no letters. */
export const hashSeed = 0x811c9dc5 | 0

/** FNV-1a of one more letter. */
export function nextHash(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193)
}

/** FNV-1a over `bytes[from .. to)`: `hashOf` the text, if it is ASCII. */
export function hashOfBytes(bytes: Uint8Array, from: number, to: number): number {
  let hash = hashSeed
  for (let i = from; i < to; i += 1) hash = nextHash(hash, bytes[i]!)
  return hash >>> 0
}

/** FNV-1a over UTF-16 units. */
export function hashOf(text: string): number {
  let hash = hashSeed
  for (let i = 0; i < text.length; i += 1) hash = nextHash(hash, text.charCodeAt(i))
  return hash >>> 0
}

/** Spreads a hash over its low bits, which choose the slot. Signed, as small integers are. */
function spread(hash: number): number {
  return hash ^ (hash >>> 15)
}
