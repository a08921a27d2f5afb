import { decoder, encoder } from './bytes.ts'
import { formatUuid, hashBytes, hashWords, parseUuid, slotOf, TAG_MASK } from './ids.ts'

/** Tells ids of a batch apart: an open-addressed table from ids to numbers. */
export class IdSet {
  /** `number + 1` of the id in each slot, 0 is free. */
  private table = new Uint32Array(1024)
  private hashes = new Uint32Array(1024)
  private readonly ids: readonly string[]
  private count = 0

  /** `ids[number]` is the id of a number. */
  constructor(ids: readonly string[]) {
    this.ids = ids
  }

  /** Enters the id of `number`; returns the number that had the same id before, or -1. */
  replace(hash: number, number: number): number {
    if (this.count * 2 >= this.table.length) this.grow()
    const { table, hashes, ids } = this
    const id = ids[number]!
    const mask = table.length - 1
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const entry = table[slot]!
      if (entry === 0) {
        table[slot] = number + 1
        hashes[slot] = hash
        this.count++
        return -1
      }
      if (hashes[slot] === hash && ids[entry - 1] === id) {
        table[slot] = number + 1
        return entry - 1
      }
    }
  }

  private grow(): void {
    const { table, hashes } = this
    this.table = new Uint32Array(table.length * 2)
    this.hashes = new Uint32Array(table.length * 2)
    const mask = this.table.length - 1
    for (let from = 0; from < table.length; from++) {
      if (table[from] === 0) continue
      let slot = hashes[from]! & mask
      while (this.table[slot] !== 0) slot = (slot + 1) & mask
      this.table[slot] = table[from]!
      this.hashes[slot] = hashes[from]!
    }
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
    this.offsets[document + 1] = at + encoder.encodeInto(id, this.bytes.subarray(at)).written
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
