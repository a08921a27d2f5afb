import { decoder, encoder } from './bytes.ts'
import type { GatheredIds, IdTableBuilder } from './id-builder.ts'

/** Longest id, in UTF-16 units. */
export const MAX_ID_LENGTH = 512

/** Entries of the hash table: 24 bits of document, 8 bits of hash that tell most other ids apart at once. */
const DOCUMENT_MASK = 0x00ffffff
export const TAG_MASK = 0xff000000

/** Numbers of ids that `selectTagged` found. */
let selected = new Uint32Array(0)

const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))
const nibbles = new Int8Array(128).fill(-1)
for (let i = 0; i < 16; i++) nibbles['0123456789abcdef'.charCodeAt(i)] = i

/** Reads a lower-case UUID into four big-endian words; false when `id` is anything else. */
export function parseUuid(id: string, words: Uint32Array, at: number): boolean {
  if (id.length !== 36) return false
  let word = 0
  let digits = 0
  for (let i = 0; i < 36; i++) {
    const unit = id.charCodeAt(i)
    if (i === 8 || i === 13 || i === 18 || i === 23) {
      if (unit !== 45) return false
      continue
    }
    const nibble = unit < 128 ? nibbles[unit]! : -1
    if (nibble < 0) return false
    word = (word << 4) | nibble
    digits++
    if ((digits & 7) === 0) words[at + (digits >>> 3) - 1] = word
  }
  return true
}

export function formatUuid(words: Uint32Array, at: number): string {
  const a = words[at]!
  const b = words[at + 1]!
  const c = words[at + 2]!
  const d = words[at + 3]!
  const byte = (word: number, shift: number) => hex[(word >>> shift) & 255]!
  return (
    `${byte(a, 24)}${byte(a, 16)}${byte(a, 8)}${byte(a, 0)}-${byte(b, 24)}${byte(b, 16)}-${byte(b, 8)}${byte(b, 0)}-` +
    `${byte(c, 24)}${byte(c, 16)}-${byte(c, 8)}${byte(c, 0)}${byte(d, 24)}${byte(d, 16)}${byte(d, 8)}${byte(d, 0)}`
  )
}

/**
 * An id made ready for lookups and comparisons: four words when it is a UUID, else UTF-8.
 * Text ids are well-formed UTF-16 (the index refuses others), so that UTF-8 keeps them apart.
 */
export class IdKey {
  readonly words = new Uint32Array(4)
  isUuid = false
  readonly bytes = new Uint8Array(MAX_ID_LENGTH * 3)
  /** Bytes in use, when the id is no UUID. */
  length = 0
  hash = 0

  set(id: string): this {
    this.isUuid = parseUuid(id, this.words, 0)
    if (this.isUuid) {
      this.hash = hashWords(this.words, 0)
      return this
    }
    const { bytes } = this
    let length = 0
    for (; length < id.length && length < MAX_ID_LENGTH; length++) {
      const unit = id.charCodeAt(length)
      if (unit > 127) break
      bytes[length] = unit
    }
    // what is longer than any id is cut, and so equals none
    this.length = length === id.length ? length : encoder.encodeInto(id, bytes).written
    this.hash = hashBytes(bytes, 0, this.length)
    return this
  }

  /** Sets the key to the UUID at `words[at ..]`, whose hash is known. */
  setWords(words: Uint32Array, at: number, hash: number): this {
    this.isUuid = true
    for (let i = 0; i < 4; i++) this.words[i] = words[at + i]!
    this.hash = hash
    return this
  }
}

export function hashWords(words: Uint32Array, at: number): number {
  let hash = words[at]! ^ Math.imul(words[at + 1]!, 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 15) ^ words[at + 2]!, 0xc2b2ae35)
  hash = Math.imul(hash ^ (hash >>> 13) ^ words[at + 3]!, 0x27d4eb2f)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** 31 bits, so that the remainder is one of integers. */
export function slotOf(hash: number, slots: number): number {
  return (hash >>> 1) % slots
}

export function hashBytes(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return (hash ^ (hash >>> 13)) >>> 0
}

/** Order of UTF-16 code units, computed on UTF-8. */
function compareText(
  a: Uint8Array,
  aAt: number,
  aEnd: number,
  b: Uint8Array,
  bAt: number,
  bEnd: number,
): number {
  const length = Math.min(aEnd - aAt, bEnd - bAt)
  for (let i = 0; i < length; i++) {
    const x = a[aAt + i]!
    const y = b[bAt + i]!
    if (x === y) continue
    // surrogates (lead byte F0 and up) sort below U+E000..U+FFFF (lead bytes EE and EF) in UTF-16
    if (x >= 0xf0 && (y === 0xee || y === 0xef)) return -1
    if (y >= 0xf0 && (x === 0xee || x === 0xef)) return 1
    return x - y
  }
  return aEnd - aAt - (bEnd - bAt)
}

/** The ids of a segment and the hash table from id to document. UUIDs take 16 bytes, others their UTF-8. */
export class IdTable {
  readonly size: number
  /** Four words an id; empty when the segment holds ids that are no UUIDs. */
  private readonly words: Uint32Array
  private readonly bytes: Uint8Array
  private readonly offsets: Uint32Array
  /** Open addressing: `document + 1` in the low 24 bits, 8 bits of the hash above them; 0 is free. */
  private readonly table: Uint32Array
  private readonly isUuid: boolean

  constructor(size: number, words: Uint32Array, bytes: Uint8Array, offsets: Uint32Array, table: Uint32Array) {
    this.size = size
    this.words = words
    this.bytes = bytes
    this.offsets = offsets
    this.table = table
    this.isUuid = words.length > 0
  }

  at(document: number): string {
    if (this.isUuid) return formatUuid(this.words, document * 4)
    return decoder.decode(this.bytes.slice(this.offsets[document]!, this.offsets[document + 1]!))
  }

  /** Adds a document's id to a builder, without making a string of it. */
  copyTo(builder: IdTableBuilder, document: number): void {
    if (this.isUuid) builder.pushWords(this.words, document * 4)
    else builder.pushBytes(this.bytes.subarray(this.offsets[document]!, this.offsets[document + 1]!))
  }

  /** Document of the id, or -1. Expected O(1). */
  find(key: IdKey): number {
    const table = this.table
    const slots = table.length
    if (slots === 0 || key.isUuid !== this.isUuid) {
      // a UUID in a segment of mixed ids is kept as text
      if (slots === 0 || this.isUuid) return -1
      const bytes = encoder.encode(formatUuid(key.words, 0))
      return this.findText(bytes, bytes.length, hashBytes(bytes, 0, bytes.length))
    }
    const { hash } = key
    if (!this.isUuid) return this.findText(key.bytes, key.length, hash)
    const words = this.words
    const other = key.words
    const tag = hash & TAG_MASK
    for (let slot = slotOf(hash, slots); ; slot = slot + 1 === slots ? 0 : slot + 1) {
      const entry = table[slot]!
      if (entry === 0) return -1
      if (((entry ^ tag) & TAG_MASK) !== 0) continue
      const document = (entry & DOCUMENT_MASK) - 1
      const at = document * 4
      if (
        words[at + 3] === other[3] &&
        words[at + 2] === other[2] &&
        words[at + 1] === other[1] &&
        words[at] === other[0]
      ) {
        return document
      }
    }
  }

  /**
   * Calls back for each of the ids `from` to `to` that is here: its document, and its number there; the key is set to it. Where most are
   * strangers, as when an index is filled, the hash table is all that is read, and the memory of several is waited for at once.
   */
  findAll(
    ids: GatheredIds,
    from: number,
    to: number,
    key: IdKey,
    see: (document: number, number: number) => void,
  ): void {
    // a UUID in a segment of mixed ids is kept as text, whose hash is another
    const areHashesKnown = this.isUuid || !ids.hasUuids
    const length = areHashesKnown ? this.selectTagged(ids, from, to) : to - from
    for (let i = 0; i < length; i++) {
      const number = areHashesKnown ? selected[i]! : from + i
      ids.load(key, number)
      const document = this.find(key)
      if (document >= 0) see(document, number)
    }
  }

  /** Selects those of the ids `from` to `to` that share a slot's tag; returns how many they are. */
  private selectTagged({ hashes }: GatheredIds, from: number, to: number): number {
    const { table } = this
    const slots = table.length
    if (slots === 0) return 0
    if (selected.length < to - from) selected = new Uint32Array(hashes.length)
    const numbers = selected
    let count = 0
    for (let number = from; number < to; number++) {
      const hash = hashes[number]!
      let slot = slotOf(hash, slots)
      let entry = table[slot]!
      while (entry !== 0 && ((entry ^ hash) & TAG_MASK) !== 0) {
        slot = slot + 1 === slots ? 0 : slot + 1
        entry = table[slot]!
      }
      // written over by the next one when not selected: cheaper than a jump that cannot be foreseen
      numbers[count] = number
      count += entry === 0 ? 0 : 1
    }
    return count
  }

  private findText(bytes: Uint8Array, length: number, hash: number): number {
    const table = this.table
    const slots = table.length
    const tag = hash & TAG_MASK
    for (let slot = slotOf(hash, slots); ; slot = slot + 1 === slots ? 0 : slot + 1) {
      const entry = table[slot]!
      if (entry === 0) return -1
      if (((entry ^ tag) & TAG_MASK) !== 0) continue
      const document = (entry & DOCUMENT_MASK) - 1
      const start = this.offsets[document]!
      if (this.offsets[document + 1]! - start !== length) continue
      let i = 0
      while (i < length && this.bytes[start + i] === bytes[i]) i++
      if (i === length) return document
    }
  }

  /**
   * First place from `from` on of the documents `base + documents[from .. length)` at which an id may come before another one, as far as the first
   * eight bytes of UUIDs tell; `length` if there is none.
   */
  nextBefore(
    documents: Uint16Array,
    from: number,
    length: number,
    base: number,
    other: IdTable,
    otherDocument: number,
  ): number {
    if (!this.isUuid || !other.isUuid) return from
    const { words } = this
    const first = other.words[otherDocument * 4]!
    const second = other.words[otherDocument * 4 + 1]!
    let i = from
    for (; i < length; i++) {
      const at = (base + documents[i]!) * 4
      const word = words[at]!
      if (word < first || (word === first && words[at + 1]! <= second)) break
    }
    return i
  }

  /** Order of two ids as strings (UTF-16 code units). */
  compare(document: number, other: IdTable, otherDocument: number): number {
    if (this.isUuid && other.isUuid) {
      for (let i = 0; i < 4; i++) {
        const x = this.words[document * 4 + i]!
        const y = other.words[otherDocument * 4 + i]!
        if (x !== y) return x < y ? -1 : 1
      }
      return 0
    }
    if (this.isUuid || other.isUuid) {
      const x = this.at(document)
      const y = other.at(otherDocument)
      return x < y ? -1 : x > y ? 1 : 0
    }
    return compareText(
      this.bytes,
      this.offsets[document]!,
      this.offsets[document + 1]!,
      other.bytes,
      other.offsets[otherDocument]!,
      other.offsets[otherDocument + 1]!,
    )
  }

  /** Order of a document's id against a key's. */
  compareKey(document: number, key: IdKey, text: string): number {
    if (this.isUuid && key.isUuid) {
      for (let i = 0; i < 4; i++) {
        const x = this.words[document * 4 + i]!
        const y = key.words[i]!
        if (x !== y) return x < y ? -1 : 1
      }
      return 0
    }
    const own = this.at(document)
    return own < text ? -1 : own > text ? 1 : 0
  }
}
