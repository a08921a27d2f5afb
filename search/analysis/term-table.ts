import { foldedOf } from './characters.ts'

const encoder = new TextEncoder()
/** Most units that are made a string at once. */
const longestRun = 4096

/**
 * Numbers terms, and remembers per term what analysing it again would cost: its UTF-8, its length as written, its stem. Looked up by
 * the letters of a text in place, so that a word seen before costs no string. Numbers are of one table; it only grows.
 */
export class TermTable {
  readonly #stem: ((folded: string) => string) | null
  /** Open addressing: term + 1, 0 is free. */
  #slots = new Uint32Array(1 << 12)
  #hashes = new Uint32Array(1 << 11)
  /** UTF-16 units of all terms, end to end. */
  #units = new Uint16Array(1 << 14)
  #starts = new Uint32Array((1 << 11) + 1)
  /** UTF-16 units of each term as written: what stands behind the spelling mark, if there is one, at most 255. */
  writtenLengths = new Uint8Array(1 << 11)
  #isAscii = new Uint8Array(1 << 11)
  #stems = new Uint32Array(1 << 11)
  readonly #stemTexts: string[] = []
  readonly #stemHashes: number[] = []
  /** Open addressing: stem + 1, 0 is free. A Map of as many would stop for tens of milliseconds to grow. */
  #stemSlots = new Uint32Array(1 << 12)
  size = 0

  /** @param stem of a folded word; null for a table that is not asked for stems. */
  constructor(stem: ((folded: string) => string) | null) {
    this.#stem = stem
  }

  /** The term of ASCII letters and digits, upper case folded. */
  ofAscii(text: string, start: number, end: number): number {
    let hash = 0x811c9dc5
    for (let i = start; i < end; i += 1) {
      let unit = text.charCodeAt(i)
      if (unit >= 65 && unit <= 90) unit += 32
      hash = Math.imul(hash ^ unit, 0x01000193)
    }
    hash = spread(hash)
    const length = end - start
    const mask = this.#slots.length - 1
    const units = this.#units
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const entry = this.#slots[slot]!
      if (entry === 0) return this.#add(text.slice(start, end).toLowerCase(), hash, slot)
      const term = entry - 1
      if (this.#hashes[term] !== hash) continue
      const from = this.#starts[term]!
      if (this.#starts[entry]! - from !== length) continue
      let i = 0
      for (; i < length; i += 1) {
        let unit = text.charCodeAt(start + i)
        if (unit >= 65 && unit <= 90) unit += 32
        if (units[from + i] !== unit) break
      }
      if (i === length) return term
    }
  }

  /** The term that reads so; lone surrogates, which UTF-8 does not know, are replaced. */
  ofString(text: string): number {
    const term = text.isWellFormed() ? text : text.toWellFormed()
    let hash = 0x811c9dc5
    for (let i = 0; i < term.length; i += 1) hash = Math.imul(hash ^ term.charCodeAt(i), 0x01000193)
    hash = spread(hash)
    const length = term.length
    const mask = this.#slots.length - 1
    const units = this.#units
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const entry = this.#slots[slot]!
      if (entry === 0) return this.#add(term, hash, slot)
      if (this.#hashes[entry - 1] !== hash) continue
      const from = this.#starts[entry - 1]!
      if (this.#starts[entry]! - from !== length) continue
      let i = 0
      while (i < length && units[from + i] === term.charCodeAt(i)) i += 1
      if (i === length) return entry - 1
    }
  }

  /** The term of these ASCII bytes. */
  ofAsciiBytes(bytes: Uint8Array, start: number, end: number): number {
    let hash = 0x811c9dc5
    for (let i = start; i < end; i += 1) hash = Math.imul(hash ^ bytes[i]!, 0x01000193)
    hash = spread(hash)
    const length = end - start
    const mask = this.#slots.length - 1
    const units = this.#units
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const entry = this.#slots[slot]!
      if (entry === 0) return this.#add(asciiString(bytes, start, end), hash, slot)
      if (this.#hashes[entry - 1] !== hash) continue
      const from = this.#starts[entry - 1]!
      if (this.#starts[entry]! - from !== length) continue
      let i = 0
      while (i < length && units[from + i] === bytes[start + i]) i += 1
      if (i === length) return entry - 1
    }
  }

  #add(text: string, hash: number, slot: number): number {
    const term = this.size
    if (term + 1 === this.#starts.length) this.#growTerms()
    const from = this.#starts[term]!
    if (from + text.length > this.#units.length) {
      const grown = new Uint16Array(Math.max(from + text.length, this.#units.length * 2))
      grown.set(this.#units)
      this.#units = grown
    }
    let isAscii = 1
    let markAt = -1
    for (let i = 0; i < text.length; i += 1) {
      const unit = text.charCodeAt(i)
      this.#units[from + i] = unit
      if (unit > 127) isAscii = 0
      else if (unit === 1) markAt = i
    }
    this.#starts[term + 1] = from + text.length
    this.writtenLengths[term] = Math.min(255, text.length - markAt - 1)
    this.#isAscii[term] = isAscii
    this.#hashes[term] = hash
    if (this.#stem !== null) this.#stems[term] = this.#numberOf(this.#stem(foldedOf(text)))
    this.#slots[slot] = term + 1
    this.size = term + 1
    if (this.size * 2 > this.#slots.length) this.#growSlots()
    return term
  }

  #growTerms(): void {
    const room = this.#hashes.length * 2
    const hashes = new Uint32Array(room)
    hashes.set(this.#hashes)
    this.#hashes = hashes
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
    const slots = new Uint32Array(this.#slots.length * 2)
    const mask = slots.length - 1
    for (let term = 0; term < this.size; term += 1) {
      let slot = this.#hashes[term]! & mask
      while (slots[slot] !== 0) slot = (slot + 1) & mask
      slots[slot] = term + 1
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
    return this.#stems[term]!
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

/** FNV-1a over `bytes[from .. to)`: `hashOf` the text, if it is ASCII. */
export function hashOfBytes(bytes: Uint8Array, from: number, to: number): number {
  let value = 0x811c9dc5
  for (let i = from; i < to; i += 1) value = Math.imul(value ^ bytes[i]!, 0x01000193)
  return value >>> 0
}

/** FNV-1a over UTF-16 units. */
export function hashOf(text: string): number {
  let value = 0x811c9dc5
  for (let i = 0; i < text.length; i += 1) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193)
  return value >>> 0
}

/** Spreads a hash over its low bits, which choose the slot. */
function spread(hash: number): number {
  return (hash ^ (hash >>> 15)) >>> 0
}

function asciiString(bytes: Uint8Array, start: number, end: number): string {
  let text = ''
  for (let i = start; i < end; i += 1) text += String.fromCharCode(bytes[i]!)
  return text
}
