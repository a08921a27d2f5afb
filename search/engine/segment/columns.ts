import type { Marked } from '../scratch/marked.ts'
import type { Tally } from '../scratch/tally.ts'
import { unsignedArray } from './bytes.ts'
import type { ChunkOrder } from './chunk-order.ts'
import { CHUNK_SIZE } from './chunks.ts'
import { keepRange, keepSets } from './column-keep.ts'
import { copyNumbers, tally, tallyNoting } from './column-scan.ts'
import { seek } from './seek.ts'
import type { StringPool } from './string-pool.ts'

export type UnsignedArray = Uint8Array | Uint16Array | Uint32Array

/** A gap of at most this many documents without a value does not break a piece. */
const MAX_GAP = 12

/**
 * Where a column's values lie: pieces of consecutive documents. Piece `p` covers documents
 * `starts[p] .. starts[p] + (bases[p + 1] - bases[p])`, whose values begin at `bases[p]`.
 * Columns that every document has are one piece; attributes of one category, whose documents lie together, are few.
 */
export interface Pieces {
  starts: Uint32Array
  bases: Uint32Array
}

/** Cuts `present` (0 = no value) into pieces. */
function cutPieces(present: ArrayLike<number>, length: number, absent: number): Pieces {
  const starts: number[] = []
  const bases: number[] = [0]
  let from = -1
  let last = -1
  let covered = 0
  for (let document = 0; document < length; document++) {
    const value = present[document]!
    // NaN marks absence in columns of doubles
    if (value === absent || Number.isNaN(value)) continue
    if (from >= 0 && document - last > MAX_GAP) {
      covered += last - from + 1
      starts.push(from)
      bases.push(covered)
      from = document
    } else if (from < 0) from = document
    last = document
  }
  if (from >= 0) {
    covered += last - from + 1
    starts.push(from)
    bases.push(covered)
  }
  return { starts: Uint32Array.from(starts), bases: Uint32Array.from(bases) }
}

/** Last piece that starts at or before the document, or -1. */
function pieceOf(starts: Uint32Array, document: number): number {
  let low = 0
  let high = starts.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (starts[middle]! <= document) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** Columns of more sets are not looked through for runs. */
const MOST_RUNS = 4096

/** Sets whose documents follow each other. */
interface Runs {
  sets: number[]
  starts: number[]
  ends: number[]
}

/** Values of one keyword field: a document has one *set* of values; set 0 is empty. */
export class KeywordColumn {
  readonly name: string
  readonly values: StringPool
  readonly setOffsets: Uint32Array
  readonly setValues: Uint32Array
  readonly pieces: Pieces
  readonly sets: UnsignedArray
  readonly setCount: number
  /** Whether every set is of one value: then set `s` holds value `s - 1`. */
  readonly isSingle: boolean
  /** Documents by set, see `invertSets`. */
  readonly holders: Uint32Array
  readonly holderStarts: Uint32Array
  private knownRuns: { runs: Runs | null } | null = null

  constructor(
    name: string,
    values: StringPool,
    setOffsets: Uint32Array,
    setValues: Uint32Array,
    pieces: Pieces,
    sets: UnsignedArray,
    holders: Uint32Array,
    holderStarts: Uint32Array,
  ) {
    this.name = name
    this.values = values
    this.setOffsets = setOffsets
    this.setValues = setValues
    this.pieces = pieces
    this.sets = sets
    this.setCount = setOffsets.length - 1
    this.isSingle = setValues.length === values.size && this.setCount === values.size + 1
    this.holders = holders
    this.holderStarts = holderStarts
  }

  /** Set of a document. */
  at(document: number): number {
    const { starts, bases } = this.pieces
    const piece = pieceOf(starts, document)
    if (piece < 0) return 0
    const at = bases[piece]! + document - starts[piece]!
    return at < bases[piece + 1]! ? this.sets[at]! : 0
  }

  /** Counts the sets of documents `base + documents[0 .. length)`, which ascend. Set 0 is not counted in full. */
  tally(documents: Uint16Array, length: number, base: number, into: Tally): void {
    spans.open(this.pieces, documents, length, base)
    while (spans.next()) {
      if (!spans.hasValues) continue
      const { shift, from, to } = spans
      if (into.isNoting) tallyNoting(this.sets, shift, documents, from, to, into)
      else tally(this.sets, shift, documents, from, to, into.counts)
    }
  }

  /** The same for documents of chunk `base / 65536` that are marked. */
  tallyMarked(marked: Marked, base: number, into: Tally): void {
    const { runs } = this
    if (runs === null) {
      this.tally(marked.documents, marked.list(), base, into)
      return
    }
    const { starts, ends, sets } = runs
    for (let run = 0; run < sets.length; run++) {
      const from = Math.max(0, starts[run]! - base)
      const to = Math.min(CHUNK_SIZE, ends[run]! - base)
      const count = marked.countBetween(from, to)
      if (count > 0) into.add(sets[run]!, count)
    }
  }

  /** Whether the documents of every set follow each other. */
  get isClustered(): boolean {
    return this.runs !== null
  }

  /** Each set with the documents `starts .. ends` that have it, when those of every set follow each other and sets are few; else null. */
  private get runs(): Runs | null {
    this.knownRuns ??= { runs: this.findRuns() }
    return this.knownRuns.runs
  }

  private findRuns(): Runs | null {
    const { holders, holderStarts, setCount } = this
    if (setCount > MOST_RUNS || holders.length === 0) return null
    const sets: number[] = []
    for (let set = 1; set < setCount; set++) {
      const from = holderStarts[set]!
      const to = holderStarts[set + 1]!
      if (from === to) continue
      if (holders[to - 1]! - holders[from]! !== to - 1 - from) return null
      sets.push(set)
    }
    return {
      sets,
      starts: sets.map((set) => holders[holderStarts[set]!]!),
      ends: sets.map((set) => holders[holderStarts[set + 1]! - 1]! + 1),
    }
  }

  /** Keeps the documents whose set has 1 in `passes`, not 0, and returns how many they are. */
  keep(documents: Uint16Array, length: number, base: number, passes: Uint8Array): number {
    let kept = 0
    spans.open(this.pieces, documents, length, base)
    while (spans.next()) {
      const { shift, from, to } = spans
      if (spans.hasValues) kept = keepSets(this.sets, shift, documents, from, to, kept, passes)
      else if (passes[0] !== 0) {
        documents.copyWithin(kept, from, to)
        kept += to - from
      }
    }
    return kept
  }
}

/** Values of one numeric field. Whole numbers of a small range are kept as differences to the smallest. */
export class NumericColumn {
  readonly name: string
  readonly pieces: Pieces
  /** Doubles (NaN: none), or `value - base` with the type's largest number for none. */
  readonly values: Float64Array | UnsignedArray
  readonly base: number
  readonly absent: number
  /** Documents that have a number, by number, then document. */
  readonly order: ChunkOrder

  constructor(
    name: string,
    pieces: Pieces,
    values: Float64Array | UnsignedArray,
    base: number,
    order: ChunkOrder,
  ) {
    this.name = name
    this.pieces = pieces
    this.values = values
    this.base = base
    this.absent = absentOf(values)
    this.order = order
  }

  /** First position in `order` of a chunk's documents whose number is not below `least`. */
  firstFrom(chunk: number, least: number): number {
    return this.bisect(chunk, least, false)
  }

  /** First position in `order` of a chunk's documents whose number is above `most`. */
  firstAbove(chunk: number, most: number): number {
    return this.bisect(chunk, most, true)
  }

  private bisect(chunk: number, bound: number, isAbove: boolean): number {
    const { documents, starts } = this.order
    let low = starts[chunk]!
    let high = starts[chunk + 1]!
    while (low < high) {
      const middle = (low + high) >>> 1
      const value = this.at(chunk * CHUNK_SIZE + documents[middle]!)
      if (value < bound || (isAbove && value === bound)) low = middle + 1
      else high = middle
    }
    return low
  }

  /** Value of a document, NaN for none. */
  at(document: number): number {
    const { starts, bases } = this.pieces
    const piece = pieceOf(starts, document)
    if (piece < 0) return Number.NaN
    const at = bases[piece]! + document - starts[piece]!
    if (at >= bases[piece + 1]!) return Number.NaN
    const value = this.values[at]!
    return value === this.absent ? Number.NaN : value + this.base
  }

  /** `out[i]` becomes the value of document `base + documents[i]`, NaN for none; documents ascend. */
  gather(documents: Uint16Array, length: number, base: number, out: Float64Array): void {
    spans.open(this.pieces, documents, length, base)
    while (spans.next()) {
      const { shift, from, to } = spans
      if (spans.hasValues) copyNumbers(this.values, shift, documents, from, to, this.base, this.absent, out)
      else out.fill(Number.NaN, from, to)
    }
  }

  /** Keeps the documents with a value in `[min, max]`, and returns how many they are. */
  keep(documents: Uint16Array, length: number, base: number, min: number, max: number): number {
    const low = this.lowest(min)
    const high = this.highest(max)
    let kept = 0
    spans.open(this.pieces, documents, length, base)
    while (spans.next()) {
      const { shift, from, to } = spans
      if (spans.hasValues) kept = keepRange(this.values, shift, documents, from, to, kept, low, high)
    }
    return kept
  }

  /** A lower bound as `values` are kept. */
  private lowest(min: number): number {
    return this.values instanceof Float64Array ? min : Math.ceil(min) - this.base
  }

  /** An upper bound as `values` are kept. */
  private highest(max: number): number {
    return this.values instanceof Float64Array ? max : Math.min(Math.floor(max) - this.base, this.absent - 1)
  }
}

/** Walks over ascending documents span by span: each within one piece of a column, or between pieces. */
class Spans {
  private pieces!: Pieces
  private documents!: Uint16Array
  private length = 0
  private base = 0
  private piece = -1
  /** Candidates `from .. to`; where they have values, that of candidate `i` lies at `shift + documents[i]`. */
  from = 0
  to = 0
  shift = 0
  hasValues = false

  open(pieces: Pieces, documents: Uint16Array, length: number, base: number): void {
    this.pieces = pieces
    this.documents = documents
    this.length = length
    this.base = base
    this.to = 0
    this.hasValues = false
    this.piece = length > 0 ? pieceOf(pieces.starts, base + documents[0]!) : -1
  }

  next(): boolean {
    const { documents, length, base } = this
    const { starts, bases } = this.pieces
    this.from = this.to
    if (this.from >= length) return false
    const document = base + documents[this.from]!
    // the piece that the document is in or behind
    if (this.piece + 1 < starts.length && starts[this.piece + 1]! <= document) {
      this.piece = pieceOf(starts, document)
    }
    const { piece } = this
    const end = piece < 0 ? 0 : starts[piece]! + bases[piece + 1]! - bases[piece]!
    this.hasValues = document < end
    const until = this.hasValues ? end : piece + 1 < starts.length ? starts[piece + 1]! : 0xffffffff
    this.shift = this.hasValues ? base + bases[piece]! - starts[piece]! : 0
    this.to = seek(documents, this.from, length, until - base)
    return true
  }
}

const spans = new Spans()

/** What stands for no number among values of this type. */
export function absentOf(values: Float64Array | UnsignedArray): number {
  if (values instanceof Uint8Array) return 0xff
  if (values instanceof Uint16Array) return 0xffff
  if (values instanceof Uint32Array) return 0xffffffff
  return Number.NaN
}

/** Chooses the narrowest exact form for `dense` (NaN: none) and cuts it into pieces. */
export function packNumbers(
  dense: Float64Array,
  length: number,
): { pieces: Pieces; values: Float64Array | UnsignedArray; base: number; least: number; most: number } {
  let least = Number.POSITIVE_INFINITY
  let most = Number.NEGATIVE_INFINITY
  let whole = true
  for (let i = 0; i < length; i++) {
    const value = dense[i]!
    if (Number.isNaN(value)) continue
    if (value < least) least = value
    if (value > most) most = value
    if (whole && !Number.isSafeInteger(value)) whole = false
  }
  const pieces = cutPieces(dense, length, Number.NaN)
  const covered = pieces.bases[pieces.bases.length - 1]!
  const narrow = whole && most - least < 0xffffffff
  const base = narrow && most >= least ? least : 0
  const values = narrow ? unsignedArray(Math.max(0, most - least) + 1, covered) : new Float64Array(covered)
  const absent = absentOf(values)
  for (let p = 0; p < pieces.starts.length; p++) {
    const start = pieces.starts[p]!
    const from = pieces.bases[p]!
    const until = pieces.bases[p + 1]!
    for (let i = from; i < until; i++) {
      const value = dense[start + i - from]!
      values[i] = Number.isNaN(value) ? absent : value - base
    }
  }
  return { pieces, values, base, least, most }
}

/**
 * For each set, the documents that have it, ascending: those of set `s` are `holders[holderStarts[s] .. holderStarts[s + 1])`.
 * No holders are listed when most documents have the one set there is: a filter on it drops too little for lists to pay.
 */
export function invertSets(
  dense: Uint32Array,
  setCount: number,
): { holders: Uint32Array; holderStarts: Uint32Array } {
  const holderStarts = new Uint32Array(setCount + 1)
  for (let document = 0; document < dense.length; document++) {
    if (dense[document] !== 0) holderStarts[dense[document]! + 1]!++
  }
  for (let set = 1; set <= setCount; set++) holderStarts[set]! += holderStarts[set - 1]!
  const total = holderStarts[setCount]!
  if (setCount === 2 && total * 2 > dense.length) return { holders: new Uint32Array(0), holderStarts }
  const holders = new Uint32Array(total)
  const next = holderStarts.slice()
  for (let document = 0; document < dense.length; document++) {
    const set = dense[document]!
    if (set !== 0) holders[next[set]!++] = document
  }
  return { holders, holderStarts }
}

/** Cuts dense sets (0: none) into pieces of the narrowest type. */
export function packSets(
  dense: Uint32Array,
  length: number,
  setCount: number,
): { pieces: Pieces; sets: UnsignedArray } {
  const pieces = cutPieces(dense, length, 0)
  const sets = unsignedArray(setCount - 1, pieces.bases[pieces.bases.length - 1]!)
  for (let p = 0; p < pieces.starts.length; p++) {
    const start = pieces.starts[p]!
    const from = pieces.bases[p]!
    sets.set(dense.subarray(start, start + pieces.bases[p + 1]! - from), from)
  }
  return { pieces, sets }
}
