import { type UnsignedArray, unsignedArray } from './bytes.ts'
import type { ChunkOrder } from './chunk-order.ts'
import { CHUNK_SIZE } from './chunks.ts'
import { keepRange } from './column-keep.ts'
import { copyNumbers } from './column-scan.ts'
import { cutPieces, type Pieces, pieceOf, spans } from './pieces.ts'

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
