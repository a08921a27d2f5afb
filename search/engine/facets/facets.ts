import type { SearchResult } from '../../types.ts'
import type { Sweep } from '../filtering/sweep.ts'
import type { Marked } from '../scratch/marked.ts'
import type { Scratch } from '../scratch/scratch.ts'
import type { Tally } from '../scratch/tally.ts'
import { CHUNK_SIZE } from '../segment/chunks.ts'
import type { KeywordColumn } from '../segment/keyword-column.ts'
import type { NumericColumn } from '../segment/numeric-column.ts'
import type { Segment } from '../segment/segment.ts'
import { mostFrequent } from './top-values.ts'
import { ValueNumbers } from './value-numbers.ts'

/** Where one document in so many counts, the extremes are looked for from both ends of the order. */
const DENSE = 16

/** Counts the values of one keyword field over all matches; matches that fail only the filter on that field count. */
export class FacetCounter {
  readonly field: string
  /** Bit of the field's own filter, 0 when it has none. */
  private readonly bit: number
  /** Values by number, and their counts over all segments. */
  private readonly numbers: ValueNumbers
  private readonly counts: Tally
  /** Counts of values without a number. */
  private readonly others = new Map<string, number>()
  private readonly sets: Tally
  private column: KeywordColumn | undefined

  /** @param slot a number below that of facets, of which no other counter of the request makes use */
  constructor(field: string, bit: number, segments: readonly Segment[], scratch: Scratch, slot: number) {
    this.field = field
    this.bit = bit
    this.numbers = new ValueNumbers(segments.flatMap((segment) => segment.keyword.get(field)?.values ?? []))
    this.sets = scratch.tally(slot * 2)
    this.counts = scratch.tally(slot * 2 + 1)
    this.counts.open(this.numbers.size)
  }

  open(segment: Segment): void {
    this.column = segment.keyword.get(this.field)
    this.sets.open(this.column?.setCount ?? 0)
  }

  /** Counts the passing candidates of a chunk, and the others that fail only this field's filter. */
  add(scratch: Scratch, length: number, base: number): void {
    const { column } = this
    if (column === undefined) return
    column.tally(scratch.documents, length, base, this.sets)
    if (this.bit === 0) return
    const others = scratch.others.of(this.bit)
    column.tally(others, others.length, base, this.sets)
  }

  /** The same for a chunk whose documents are marked. */
  addMarked(sweep: Sweep, base: number): void {
    const { column } = this
    if (column === undefined) return
    column.tallyMarked(sweep.matches, base, this.sets)
    if (this.bit !== 0) column.tallyMarked(sweep.othersOf(this.bit), base, this.sets)
  }

  /** Counts the documents of the segment that were not added, instead of those that were. */
  complement(): void {
    if (this.column !== undefined) this.sets.complement(this.column.holderStarts)
  }

  /** Turns the counts of sets into counts of values. */
  close(): void {
    const { column, sets, counts, numbers } = this
    if (column === undefined) return
    const touched = sets.list()
    const numberOf = numbers.of(column.values)
    const { setOffsets, setValues } = column
    for (let i = 0; i < touched.length; i++) {
      const set = touched[i]!
      const count = sets.counts[set]!
      // set 0 has no values
      for (let v = setOffsets[set]!; v < setOffsets[set + 1]!; v++) {
        const value = setValues[v]!
        const number = numberOf(value)
        if (number >= 0) counts.add(number, count)
        else this.addOther(column.values.at(value), count)
      }
    }
  }

  private addOther(value: string, count: number): void {
    this.others.set(value, (this.others.get(value) ?? 0) + count)
  }

  /** The most frequent values, by count then value. */
  result(limit: number): SearchResult['facets'][string] {
    return mostFrequent(this.numbers, this.counts, this.others, limit)
  }
}

/** Minimum and maximum of one numeric field over all matches; matches that fail only the filter on that field count. */
export class RangeCounter {
  readonly field: string
  private readonly bit: number
  private segment: Segment | null = null
  private min = Number.POSITIVE_INFINITY
  private max = Number.NEGATIVE_INFINITY

  constructor(field: string, bit: number) {
    this.field = field
    this.bit = bit
  }

  open(segment: Segment): void {
    this.segment = segment
  }

  add(scratch: Scratch, length: number, base: number): void {
    const column = this.segment!.numeric.get(this.field)
    if (column === undefined) return
    this.addAll(column, scratch.documents, length, base, scratch.numbers)
    if (this.bit === 0) return
    const others = scratch.others.of(this.bit)
    this.addAll(column, others, others.length, base, scratch.numbers)
  }

  /** The same for a chunk whose documents are marked. */
  addMarked(sweep: Sweep, base: number, scratch: Scratch): void {
    this.addEnds(sweep.matches, base, scratch)
    if (this.bit !== 0) this.addEnds(sweep.othersOf(this.bit), base, scratch)
  }

  private addEnds(marked: Marked, base: number, scratch: Scratch): void {
    const column = this.segment!.numeric.get(this.field)
    const count = marked.count()
    if (column === undefined || count === 0) return
    // among many, the first from both ends is soon found
    if (count * DENSE > this.segment!.sizeOf(base / CHUNK_SIZE)) {
      this.addExtremesOf(base, (document) => marked.has(document))
    } else this.addAll(column, marked.documents, marked.list(), base, scratch.numbers)
  }

  /** Adds the least and the largest number of the segment's live documents. O(chunks + deleted). */
  addExtremes(): void {
    const segment = this.segment!
    for (let chunk = 0; chunk < segment.chunks; chunk++) {
      const base = chunk * CHUNK_SIZE
      this.addExtremesOf(base, (document) => !segment.isDeleted(base + document))
    }
  }

  /** Adds the least and the largest number of those documents of a chunk that `isIn` says are looked for: the first of them from both ends. */
  private addExtremesOf(base: number, isIn: (document: number) => boolean): void {
    const column = this.segment!.numeric.get(this.field)
    if (column === undefined) return
    const { documents, starts } = column.order
    const chunk = base / CHUNK_SIZE
    let from = starts[chunk]!
    let to = starts[chunk + 1]!
    while (from < to && !isIn(documents[from]!)) from++
    while (from < to && !isIn(documents[to - 1]!)) to--
    if (from === to) return
    this.min = Math.min(this.min, column.at(base + documents[from]!))
    this.max = Math.max(this.max, column.at(base + documents[to - 1]!))
  }

  private addAll(
    column: NumericColumn,
    documents: Uint16Array,
    length: number,
    base: number,
    numbers: Float64Array,
  ): void {
    column.gather(documents, length, base, numbers)
    let { min, max } = this
    for (let i = 0; i < length; i++) {
      const value = numbers[i]!
      if (value < min) min = value
      if (value > max) max = value
    }
    this.min = min
    this.max = max
  }

  result(): { min: number; max: number } | null {
    return this.min > this.max ? null : { min: this.min, max: this.max }
  }
}
