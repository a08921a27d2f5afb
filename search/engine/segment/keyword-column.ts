import type { Marked } from '../scratch/marked.ts'
import type { Tally } from '../scratch/tally.ts'
import { type UnsignedArray, unsignedArray } from './bytes.ts'
import { CHUNK_SIZE } from './chunks.ts'
import { keepSets } from './column-keep.ts'
import { tally, tallyNoting } from './column-scan.ts'
import { cutPieces, type Pieces, pieceOf, spans } from './pieces.ts'
import type { StringPool } from './string-pool.ts'

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
