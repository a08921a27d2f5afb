import type { Scratch } from '../scratch/scratch.ts'
import { setBits, setListed } from '../segment/bits.ts'
import { IntList } from '../segment/bytes.ts'
import { rowOf } from '../segment/chunk-order.ts'
import { CHUNK_BITS, CHUNK_SIZE } from '../segment/chunks.ts'
import type { Places } from '../segment/geo.ts'
import type { KeywordColumn } from '../segment/keyword-column.ts'
import type { NumericColumn } from '../segment/numeric-column.ts'
import type { Segment } from '../segment/segment.ts'
import { HALF_TURN, type Radius } from './radius.ts'

/** A filter that can be asked for the documents of a chunk that pass it, without looking at the others. */
export interface Seed {
  /** Most documents of the chunk that pass. Chunks are asked for in ascending order. */
  count(chunk: number): number
  /** Sets the bits of those documents of the chunk counted last that pass. */
  mark(bits: Uint32Array): void
  /** The only list of them, ascending, where they are in one: documents `list[from .. to)`. */
  readonly list?: { documents: Uint32Array; from: number; to: number } | null
}

/** The documents of the chunk counted last become candidates. */
export function loadSeed(seed: Seed, scratch: Scratch): number {
  const { list } = seed
  if (list === undefined || list === null) {
    seed.mark(scratch.bits)
    return scratch.takeMarked()
  }
  const { documents } = scratch
  const length = list.to - list.from
  for (let i = 0; i < length; i++) documents[i] = list.documents[list.from + i]!
  return length
}

/** For columns and segments that have nothing: no document passes. */
export const nobody: Seed = {
  count: () => 0,
  mark() {},
}

/** Documents with one of some sets of values. */
export class SetSeed implements Seed {
  private readonly column: KeywordColumn
  private readonly sets: readonly number[]
  /** Per set, where its documents of the chunk begin and end. */
  private readonly starts: Uint32Array
  private readonly ends: Uint32Array

  constructor(column: KeywordColumn, sets: readonly number[]) {
    this.column = column
    this.sets = sets
    this.starts = new Uint32Array(sets.length)
    this.ends = Uint32Array.from(sets, (set) => column.holderStarts[set]!)
  }

  count(chunk: number): number {
    const { holders, holderStarts } = this.column
    const { sets, starts, ends } = this
    const base = chunk << CHUNK_BITS
    let total = 0
    for (let i = 0; i < sets.length; i++) {
      const last = holderStarts[sets[i]! + 1]!
      starts[i] = firstFrom(holders, ends[i]!, last, base)
      ends[i] = firstFrom(holders, starts[i]!, last, base + CHUNK_SIZE)
      total += ends[i]! - starts[i]!
    }
    return total
  }

  get list(): Seed['list'] {
    if (this.sets.length !== 1) return null
    return { documents: this.column.holders, from: this.starts[0]!, to: this.ends[0]! }
  }

  mark(bits: Uint32Array): void {
    const { holders } = this.column
    for (let i = 0; i < this.sets.length; i++) {
      const start = this.starts[i]!
      const end = this.ends[i]!
      if (start < end && holders[end - 1]! - holders[start]! === end - 1 - start) {
        const first = holders[start]! & (CHUNK_SIZE - 1)
        setBits(bits, first, first + end - start)
        continue
      }
      for (let at = start; at < end; at++) {
        const document = holders[at]! & (CHUNK_SIZE - 1)
        bits[document >>> 5]! |= 1 << (document & 31)
      }
    }
  }
}

/** First position of the ascending `list[from .. end)` whose value is not below `value`: doubling steps, then bisection. */
function firstFrom(list: Uint32Array, from: number, end: number, value: number): number {
  let step = 1
  let low = from
  while (low + step <= end && list[low + step - 1]! < value) {
    low += step
    step <<= 1
  }
  let high = Math.min(low + step - 1, end)
  while (low < high) {
    const middle = (low + high) >>> 1
    if (list[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}

/** Documents with a number in a closed range. */
export class RangeSeed implements Seed {
  private readonly column: NumericColumn
  private readonly min: number
  private readonly max: number
  private chunk = 0
  private from = 0
  private to = 0

  constructor(column: NumericColumn, min: number, max: number) {
    this.column = column
    this.min = min
    this.max = max
  }

  count(chunk: number): number {
    this.chunk = chunk
    this.from = this.column.firstFrom(chunk, this.min)
    this.to = Math.max(this.from, this.column.firstAbove(chunk, this.max))
    return this.to - this.from
  }

  mark(bits: Uint32Array): void {
    setListed(bits, this.column.order.documents, this.from, this.to)
  }

  /** Documents of the chunk counted last that have a number out of the range. */
  countRest(): number {
    const { starts } = this.column.order
    return starts[this.chunk + 1]! - starts[this.chunk]! - (this.to - this.from)
  }

  /** Sets the bits of these. */
  markRest(bits: Uint32Array): void {
    const { documents, starts } = this.column.order
    setListed(bits, documents, starts[this.chunk]!, this.from)
    setListed(bits, documents, this.to, starts[this.chunk + 1]!)
  }

  /** Sets the bits of the documents of the chunk counted last that have a number. */
  markAll(bits: Uint32Array): void {
    const { documents, starts } = this.column.order
    setListed(bits, documents, starts[this.chunk]!, starts[this.chunk + 1]!)
  }
}

/** Documents within a radius: runs of longitudes in the rows of the grid that it touches. */
export class RadiusSeed implements Seed {
  private readonly segment: Places & Pick<Segment, 'places'>
  private readonly radius: Radius
  private chunk = 0
  private total = 0
  /** Begin and end in the order of places of each run of documents that are within, and of those that may be. */
  private readonly within = new IntList()
  private readonly doubtful = new IntList()

  constructor(segment: Places & Pick<Segment, 'places'>, radius: Radius) {
    this.segment = segment
    this.radius = radius
  }

  count(chunk: number): number {
    const { radius } = this
    const { longitude } = radius.circle.origin
    const { documents, starts } = this.segment.places
    this.chunk = chunk
    this.total = 0
    this.within.length = 0
    this.doubtful.length = 0
    const end = starts[chunk + 1]!
    let at = this.firstOfRow(starts[chunk]!, end, radius.firstRow)
    while (at < end) {
      const row = rowOf(this.segment.latitudes[(chunk << CHUNK_BITS) | documents[at]!]!)
      if (row > radius.lastRow) break
      const next = this.firstOfRow(at, end, row + 1)
      const outer = radius.outerAt(row)
      if (outer >= 0) {
        const inner = radius.innerAt(row)
        this.addRow(at, next, longitude, outer, inner)
        // what lies beyond the antimeridian comes from its other side
        this.addRow(at, next, longitude - 2 * HALF_TURN, outer, inner)
        this.addRow(at, next, longitude + 2 * HALF_TURN, outer, inner)
      }
      at = next
    }
    return this.total
  }

  mark(bits: Uint32Array): void {
    const { segment, within, doubtful } = this
    const { circle } = this.radius
    const { places } = segment
    const base = this.chunk << CHUNK_BITS
    for (let run = 0; run < within.length; run += 2) {
      setListed(bits, places.documents, within.items[run]!, within.items[run + 1]!)
    }
    for (let run = 0; run < doubtful.length; run += 2) {
      const end = doubtful.items[run + 1]!
      for (let at = doubtful.items[run]!; at < end; at++) {
        const document = places.documents[at]!
        if (!circle.holds(segment, base + document)) continue
        bits[document >>> 5]! |= 1 << (document & 31)
      }
    }
  }

  /** Adds the documents of a row, `from .. end`, at most `outer` from a longitude; those at most `inner` from it are within. */
  private addRow(from: number, end: number, longitude: number, outer: number, inner: number): void {
    const west = longitude - outer
    const east = longitude + outer
    if (west > HALF_TURN || east < -HALF_TURN) return
    const first = this.firstFromLongitude(from, end, west)
    const last = this.firstFromLongitude(first, end, east + 1)
    this.total += last - first
    if (first === last) return
    if (inner < 0) {
      addRun(this.doubtful, first, last)
      return
    }
    const sure = this.firstFromLongitude(first, last, longitude - inner)
    const unsure = this.firstFromLongitude(sure, last, longitude + inner + 1)
    addRun(this.doubtful, first, sure)
    addRun(this.within, sure, unsure)
    addRun(this.doubtful, unsure, last)
  }

  /** First position of `from .. end` in row `row` or north of it: doubling steps, then bisection. */
  private firstOfRow(from: number, end: number, row: number): number {
    const { latitudes, places } = this.segment
    const base = this.chunk << CHUNK_BITS
    let step = 1
    let low = from
    while (low + step <= end && rowOf(latitudes[base + places.documents[low + step - 1]!]!) < row) {
      low += step
      step <<= 1
    }
    let high = Math.min(low + step - 1, end)
    while (low < high) {
      const middle = (low + high) >>> 1
      if (rowOf(latitudes[base + places.documents[middle]!]!) < row) low = middle + 1
      else high = middle
    }
    return low
  }

  /** First position of `from .. end`, all of one row, at `longitude` or east of it. */
  private firstFromLongitude(from: number, end: number, longitude: number): number {
    const { longitudes, places } = this.segment
    const base = this.chunk << CHUNK_BITS
    let low = from
    let high = end
    while (low < high) {
      const middle = (low + high) >>> 1
      if (longitudes[base + places.documents[middle]!]! < longitude) low = middle + 1
      else high = middle
    }
    return low
  }
}

function addRun(runs: IntList, from: number, to: number): void {
  if (from === to) return
  runs.push(from)
  runs.push(to)
}
