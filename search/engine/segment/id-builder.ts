import { decoder, IntList, writeText } from './bytes.ts'
import { formatUuid, hashBytes, hashWords, type IdKey, parseUuid, slotOf, TAG_MASK } from './ids.ts'

/** The ids of documents being gathered, by number, and an open-addressed table from ids to the last number of each. */
export class GatheredIds {
  /** Four words an id, as long as all are UUIDs. */
  private readonly words = new IntList()
  /** The ids themselves, once there is one that is no UUID. */
  private texts: string[] | null = null
  /** Per number, as `IdKey` has it. */
  hashes = new Uint32Array(16)
  /** Whether some id is a UUID. */
  hasUuids = false
  /** `number + 1` of the id in each slot, 0 is free. */
  private table = new Uint32Array(32)
  private count = 0
  /** Bit per document that was replaced or removed, once there is one. */
  private bits: Uint32Array | null = null
  length = 0

  /** Adds an id that the key was set to; returns the number that had the same id before, or -1. */
  add(key: IdKey, id: string): number {
    const number = this.length++
    if (key.isUuid) this.hasUuids = true
    else if (this.texts === null) {
      this.texts = Array.from({ length: number }, (_, i) => formatUuid(this.words.items, i * 4))
    }
    if (this.texts !== null) this.texts.push(id)
    else for (let i = 0; i < 4; i++) this.words.push(key.words[i]!)
    if (number === this.hashes.length) {
      const grown = new Uint32Array(number * 2)
      grown.set(this.hashes)
      this.hashes = grown
    }
    this.hashes[number] = key.hash
    if (this.count * 2 >= this.table.length) this.grow()
    const slot = this.slotOf(key, id)
    const before = this.table[slot]! - 1
    this.table[slot] = number + 1
    if (before < 0) this.count++
    return before
  }

  /** Leaves a document out of what the documents become. */
  drop(number: number): void {
    const word = number >>> 5
    if (this.bits === null || word >= this.bits.length) {
      const grown = new Uint32Array(Math.max(16, word * 2))
      if (this.bits !== null) grown.set(this.bits)
      this.bits = grown
    }
    this.bits[word]! |= 1 << (number & 31)
  }

  isDropped(number: number): boolean {
    const word = number >>> 5
    return this.bits !== null && word < this.bits.length && (this.bits[word]! & (1 << (number & 31))) !== 0
  }

  /** Bits of the dropped ones, a copy, or null when there are none. */
  dropped(): Uint32Array | null {
    if (this.bits === null) return null
    const copy = new Uint32Array((this.length + 31) >>> 5)
    copy.set(this.bits.subarray(0, copy.length))
    return copy
  }

  /** Number of the id that the key was set to, or -1. */
  find(key: IdKey, id: string): number {
    return this.table[this.slotOf(key, id)]! - 1
  }

  /** Slot of the id, or the free one where it belongs. */
  private slotOf(key: IdKey, id: string): number {
    const { table, hashes } = this
    const mask = table.length - 1
    for (let slot = key.hash & mask; ; slot = (slot + 1) & mask) {
      const entry = table[slot]!
      if (entry === 0 || (hashes[entry - 1] === key.hash && this.isSame(entry - 1, key, id))) return slot
    }
  }

  private isSame(number: number, { isUuid, words }: IdKey, id: string): boolean {
    if (this.texts !== null) return this.texts[number] === id
    if (!isUuid) return false
    const own = this.words.items
    const at = number * 4
    return (
      own[at] === words[0] && own[at + 1] === words[1] && own[at + 2] === words[2] && own[at + 3] === words[3]
    )
  }

  /** Sets the key to the id of a number. */
  load(key: IdKey, number: number): void {
    if (this.texts !== null) key.set(this.texts[number]!)
    else key.setWords(this.words.items, number * 4, this.hashes[number]!)
  }

  /** Four words an id when all are UUIDs, else the ids. */
  gathered(): Uint32Array | string[] {
    return this.texts ?? this.words.view()
  }

  private grow(): void {
    const { table, hashes } = this
    const grown = new Uint32Array(table.length * 2)
    const mask = grown.length - 1
    for (let from = 0; from < table.length; from++) {
      const entry = table[from]!
      if (entry === 0) continue
      let slot = hashes[entry - 1]! & mask
      while (grown[slot] !== 0) slot = (slot + 1) & mask
      grown[slot] = entry
    }
    this.table = grown
  }
}

/** Collects ids in document order and lays out the table. */
export class IdTableBuilder {
  private readonly size: number
  private words: Uint32Array
  private bytes = new Uint8Array(0)
  private offsets = new Uint32Array(0)
  private length = 0
  private allUuids = true
  private readonly key = new Uint32Array(4)

  constructor(size: number) {
    this.size = size
    this.words = new Uint32Array(size * 4)
  }

  push(id: string): void {
    const document = this.length++
    if (this.allUuids) {
      if (parseUuid(id, this.key, 0)) {
        this.words.set(this.key, document * 4)
        return
      }
      this.switchToText(document)
    }
    this.pushText(document, id)
  }

  /** Adds the UUID at `words[at ..]`. */
  pushWords(words: Uint32Array, at: number): void {
    if (!this.allUuids) {
      this.push(formatUuid(words, at))
      return
    }
    const to = this.length++ * 4
    for (let i = 0; i < 4; i++) this.words[to + i] = words[at + i]!
  }

  /** Adds an id by its UTF-8, of a table that holds others than UUIDs. */
  pushBytes(bytes: Uint8Array): void {
    if (this.allUuids) {
      // it may be a UUID all the same
      this.push(decoder.decode(bytes.slice()))
      return
    }
    const document = this.length++
    const at = this.offsets[document]!
    this.reserve(at + bytes.length)
    this.bytes.set(bytes, at)
    this.offsets[document + 1] = at + bytes.length
  }

  /** Moves what was gathered so far to text. */
  private switchToText(until: number): void {
    this.allUuids = false
    this.offsets = new Uint32Array(this.size + 1)
    const words = this.words
    for (let i = 0; i < until; i++) this.pushText(i, formatUuid(words, i * 4))
    this.words = new Uint32Array(0)
  }

  private pushText(document: number, id: string): void {
    const at = this.offsets[document]!
    this.reserve(at + id.length * 3)
    this.offsets[document + 1] = writeText(id, this.bytes, at)
  }

  private reserve(needed: number): void {
    if (needed <= this.bytes.length) return
    const grown = new Uint8Array(Math.max(needed, this.bytes.length * 2, this.size * 8))
    grown.set(this.bytes)
    this.bytes = grown
  }

  finish(): { idWords: Uint32Array; idBytes: Uint8Array; idOffsets: Uint32Array; idTable: Uint32Array } {
    const bytes = this.allUuids ? this.bytes : this.bytes.subarray(0, this.offsets[this.length]!)
    const slots = this.length === 0 ? 0 : Math.ceil(this.length * 1.4) + 1
    const table = new Uint32Array(slots)
    for (let document = 0; document < this.length; document++) {
      const hash = this.allUuids
        ? hashWords(this.words, document * 4)
        : hashBytes(bytes, this.offsets[document]!, this.offsets[document + 1]!)
      let slot = slotOf(hash, slots)
      while (table[slot] !== 0) slot = slot + 1 === slots ? 0 : slot + 1
      table[slot] = ((hash & TAG_MASK) | (document + 1)) >>> 0
    }
    return { idWords: this.words, idBytes: bytes, idOffsets: this.offsets, idTable: table }
  }
}
