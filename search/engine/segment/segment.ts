import type { SuggestionSource, SuggestionTable } from '../../suggest/types.ts'
import type { SegmentTerms, StemClasses, TermDictionary } from '../../typos/types.ts'
import { countBits } from './bits.ts'
import type { ChunkOrder } from './chunk-order.ts'
import { CHUNK_BITS, CHUNK_SIZE, FREQUENCY_BITS, FREQUENCY_MASK } from './chunks.ts'
import { IdTable } from './ids.ts'
import { KeywordColumn } from './keyword-column.ts'
import { NumericColumn } from './numeric-column.ts'
import { PairIndex } from './pairs.ts'
import { StringPool } from './string-pool.ts'
import { splitFields, TokenReader } from './tokens.ts'

export type SegmentArray = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array

/** What a segment is made of: plain facts and typed arrays over shared memory. Threads and snapshots pass it on as it is. */
export interface SegmentData {
  meta: SegmentMeta
  /** Views of one buffer. Nothing changes them. */
  arrays: Record<string, SegmentArray>
  /** Bit per deleted document. The only part that changes; only the owning thread writes it. */
  deleted: Uint32Array
}

export interface SegmentMeta {
  documents: number
  /** Sum of each text field's lengths. */
  lengthTotals: number[]
  keyword: string[]
  numeric: NumericMeta[]
  /** Whether the phrases of titles were counted for suggestions, and pairs of frequent words listed. */
  hasPhrases: boolean
}

export interface NumericMeta {
  name: string
  /** What the stored differences are added to. */
  base: number
  least: number
  most: number
}

/** Frequencies up to this are counted without deleted documents. */
const MAX_EXACT_FREQUENCY = 256

/**
 * A read view of an immutable segment. Posting lists: term `t` has the directory entries `chunkStarts[t] .. chunkStarts[t + 1]`;
 * entry `e` says that in chunk `chunkKeys[e]` its postings are `chunkEnds[e - 1] .. chunkEnds[e]`; posting `p` is document
 * `postingDocuments[p]` of that chunk, with the frequency per field in `payloads[p]`, four bits each.
 */
export class Segment implements TermDictionary, SegmentTerms, SuggestionSource {
  readonly data: SegmentData
  readonly documents: number
  readonly chunks: number
  readonly fields: number
  // dictionary
  readonly size: number
  readonly terms: StringPool
  readonly bytes: Uint8Array
  readonly offsets: Uint32Array
  readonly termLengths: Uint8Array
  readonly dictionary: TermDictionary = this
  readonly classes: StemClasses
  /** Popular words and phrases. */
  readonly table: SuggestionTable
  // postings
  readonly chunkStarts: Uint32Array
  readonly chunkKeys: Uint16Array
  readonly chunkEnds: Uint32Array
  readonly postingDocuments: Uint16Array
  readonly payloads: Uint8Array | Uint16Array | Uint32Array
  readonly lengths: Uint16Array[]
  readonly firstLengths: Uint16Array
  readonly secondLengths: Uint16Array
  // documents
  readonly tokens: Uint8Array
  readonly tokenStarts: Uint32Array
  /** Per document, see `neighbours.ts`. */
  readonly neighbours: Uint32Array
  /** Documents by pairs of frequent words. */
  readonly pairs: PairIndex
  readonly ids: IdTable
  readonly latitudes: Int32Array
  readonly longitudes: Int32Array
  /** Documents that have a location, by row of the grid, then longitude. */
  readonly places: ChunkOrder
  readonly keyword = new Map<string, KeywordColumn>()
  readonly numeric = new Map<string, NumericColumn>()
  // the only part that changes
  readonly deleted: Uint32Array
  deletedCount = 0
  /** Grows whenever `deleted` changes. */
  changes = 0

  private readonly starts: Uint32Array
  private readonly ends: Uint32Array

  constructor(data: SegmentData) {
    const { meta, arrays } = data
    const u8 = (name: string) => arrays[name] as Uint8Array
    const u16 = (name: string) => arrays[name] as Uint16Array
    const u32 = (name: string) => arrays[name] as Uint32Array
    this.data = data
    this.documents = meta.documents
    this.chunks = (meta.documents + CHUNK_SIZE - 1) >>> CHUNK_BITS
    this.fields = meta.lengthTotals.length
    this.bytes = u8('termBytes')
    this.offsets = u32('termOffsets')
    this.terms = new StringPool(this.bytes, this.offsets)
    this.size = this.terms.size
    this.termLengths = u8('termLengths')
    this.classes = { next: u32('stemNext'), table: u32('stemTable') }
    this.table = { bytes: u8('popularBytes'), offsets: u32('popularOffsets'), counts: u32('popularCounts') }
    this.chunkStarts = u32('chunkStarts')
    this.chunkKeys = u16('chunkKeys')
    this.chunkEnds = u32('chunkEnds')
    this.postingDocuments = u16('postingDocuments')
    this.payloads = arrays.payloads as Uint8Array | Uint16Array | Uint32Array
    this.lengths = meta.lengthTotals.map((_, field) => u16(`lengths.${field}`))
    this.firstLengths = this.lengths[0] ?? new Uint16Array(0)
    this.secondLengths = this.lengths[1] ?? new Uint16Array(0)
    this.tokens = u8('tokens')
    this.tokenStarts = u32('tokenStarts')
    this.neighbours = u32('neighbours')
    this.pairs = new PairIndex(
      u32('pairWords'),
      u32('pairStarts'),
      u32('pairKeys'),
      u32('pairEnds'),
      u16('pairDocuments'),
    )
    this.ids = new IdTable(meta.documents, u32('idWords'), u8('idBytes'), u32('idOffsets'), u32('idTable'))
    this.latitudes = arrays.latitudes as Int32Array
    this.longitudes = arrays.longitudes as Int32Array
    this.places = { documents: u16('places'), starts: u32('placeStarts') }
    meta.keyword.forEach((name, i) => {
      const pool = new StringPool(u8(`k${i}.bytes`), u32(`k${i}.offsets`))
      const pieces = { starts: u32(`k${i}.starts`), bases: u32(`k${i}.bases`) }
      const sets = arrays[`k${i}.sets`] as Uint8Array | Uint16Array | Uint32Array
      const column = new KeywordColumn(
        name,
        pool,
        u32(`k${i}.setOffsets`),
        u32(`k${i}.setValues`),
        pieces,
        sets,
        u32(`k${i}.holders`),
        u32(`k${i}.holderStarts`),
      )
      this.keyword.set(name, column)
    })
    meta.numeric.forEach(({ name, base }, i) => {
      const pieces = { starts: u32(`n${i}.starts`), bases: u32(`n${i}.bases`) }
      const values = arrays[`n${i}.values`] as Float64Array | Uint8Array | Uint16Array | Uint32Array
      const order = { documents: u16(`n${i}.order`), starts: u32(`n${i}.orderStarts`) }
      this.numeric.set(name, new NumericColumn(name, pieces, values, base, order))
    })
    this.deleted = data.deleted
    this.deletedCount = countBits(this.deleted, this.deleted.length)
    this.starts = new Uint32Array(this.fields)
    this.ends = new Uint32Array(this.fields)
  }

  /** Documents of a chunk. */
  sizeOf(chunk: number): number {
    return Math.min(CHUNK_SIZE, this.documents - chunk * CHUNK_SIZE)
  }

  /** Documents that are not deleted. */
  get liveCount(): number {
    return this.documents - this.deletedCount
  }

  /** Live documents that hold the term; deleted ones are among them when there are many. */
  documentFrequency(ordinal: number): number {
    const count = this.postingCount(ordinal)
    if (this.deletedCount === 0 || count > MAX_EXACT_FREQUENCY) return count
    let live = 0
    const end = this.chunkStarts[ordinal + 1]!
    for (let e = this.chunkStarts[ordinal]!; e < end; e++) {
      const base = this.chunkKeys[e]! * CHUNK_SIZE
      for (let p = e === 0 ? 0 : this.chunkEnds[e - 1]!; p < this.chunkEnds[e]!; p++) {
        if (!this.isDeleted(base + this.postingDocuments[p]!)) live++
      }
    }
    return live
  }

  /** Calls back for each posting of a term, in document order. */
  visitPostings(ordinal: number, see: (document: number, posting: number) => void): void {
    const end = this.chunkStarts[ordinal + 1]!
    for (let e = this.chunkStarts[ordinal]!; e < end; e++) {
      const base = this.chunkKeys[e]! * CHUNK_SIZE
      for (let p = e === 0 ? 0 : this.chunkEnds[e - 1]!; p < this.chunkEnds[e]!; p++) {
        see(base + this.postingDocuments[p]!, p)
      }
    }
  }

  /** Postings of a term. */
  postingCount(ordinal: number): number {
    const first = this.chunkStarts[ordinal]!
    const last = this.chunkStarts[ordinal + 1]!
    return this.chunkEnds[last - 1]! - (first === 0 ? 0 : this.chunkEnds[first - 1]!)
  }

  isDeleted(document: number): boolean {
    return (this.deleted[document >>> 5]! & (1 << (document & 31))) !== 0
  }

  /** Marks a document deleted; false when it was already. */
  delete(document: number): boolean {
    if (this.isDeleted(document)) return false
    this.deleted[document >>> 5]! |= 1 << (document & 31)
    this.deletedCount++
    this.changes++
    return true
  }

  /** Marks all documents deleted, so that `show` can bring them in one by one. */
  hide(): void {
    this.deleted.fill(0xffffffff)
    const last = this.documents & 31
    if (last !== 0) this.deleted[this.deleted.length - 1] = (1 << last) - 1
    this.deletedCount = this.documents
    this.changes++
  }

  /** Takes back the deletion of a hidden document. */
  show(document: number): void {
    this.deleted[document >>> 5]! &= ~(1 << (document & 31))
    this.deletedCount--
    this.changes++
  }

  /** Posting of the document in the term's list, or -1. O(log postings). */
  findPosting(ordinal: number, document: number): number {
    const chunk = document >>> CHUNK_BITS
    const lowBits = document & (CHUNK_SIZE - 1)
    for (let e = this.chunkStarts[ordinal]!; e < this.chunkStarts[ordinal + 1]!; e++) {
      if (this.chunkKeys[e] !== chunk) continue
      let low = e === 0 ? 0 : this.chunkEnds[e - 1]!
      const end = this.chunkEnds[e]!
      let high = end
      while (low < high) {
        const middle = (low + high) >>> 1
        if (this.postingDocuments[middle]! < lowBits) low = middle + 1
        else high = middle
      }
      return low < end && this.postingDocuments[low] === lowBits ? low : -1
    }
    return -1
  }

  /** Sets the reader on a document's field. */
  openField(reader: TokenReader, document: number, field: number): void {
    splitFields(this.tokens, this.tokenStarts[document]!, this.fields, this.starts, this.ends)
    reader.open(this.tokens, this.termLengths, this.starts[field]!, this.ends[field]!)
  }

  /** Exact frequency of a posting's term in a field, also above what the payload holds. */
  frequency(posting: number, ordinal: number, document: number, field: number): number {
    const packed = (this.payloads[posting]! >>> (field * FREQUENCY_BITS)) & FREQUENCY_MASK
    if (packed < FREQUENCY_MASK) return packed
    const reader = new TokenReader()
    this.openField(reader, document, field)
    let count = 0
    while (reader.next()) if (reader.ordinal === ordinal) count++
    return count
  }

  /** Bytes of all arrays. */
  get byteLength(): number {
    let total = 0
    for (const array of Object.values(this.data.arrays)) total += array.byteLength
    return total + this.deleted.byteLength
  }
}
