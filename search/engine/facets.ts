import type { SearchResult } from '../types.ts'
import type { NumericColumn } from './columns.ts'
import { selectOthers } from './filters.ts'
import type { Scratch } from './scratch.ts'
import type { Segment } from './segment.ts'

/** Counts the values of one keyword field over all matches; matches that fail only the filter on that field count. */
export class FacetCounter {
  readonly field: string
  /** Bit of the field's own filter, 0 when it has none. */
  private readonly bit: number
  private readonly counts = new Map<string, number>()
  private segment: Segment | null = null
  private sets = new Uint32Array(0)

  constructor(field: string, bit: number) {
    this.field = field
    this.bit = bit
  }

  open(segment: Segment): void {
    this.segment = segment
    const column = segment.keyword.get(this.field)
    const needed = column === undefined ? 0 : column.setCount
    if (this.sets.length < needed) this.sets = new Uint32Array(needed)
    else this.sets.fill(0, 0, needed)
  }

  /** Counts the passing candidates of a chunk, and the others that fail only this field's filter. */
  add(scratch: Scratch, length: number, base: number): void {
    const column = this.segment!.keyword.get(this.field)
    if (column === undefined) return
    column.tally(scratch.documents, length, base, this.sets)
    if (this.bit === 0 || scratch.othersLength === 0) return
    column.tally(scratch.subset, selectOthers(scratch, this.bit), base, this.sets)
  }

  /** Turns the counts of sets into counts of values. */
  close(): void {
    const column = this.segment!.keyword.get(this.field)
    if (column === undefined) return
    const values = new Uint32Array(column.values.size)
    for (let set = 1; set < column.setCount; set++) {
      const count = this.sets[set]!
      if (count === 0) continue
      for (let i = column.setOffsets[set]!; i < column.setOffsets[set + 1]!; i++) {
        values[column.setValues[i]!]! += count
      }
    }
    for (let value = 0; value < values.length; value++) {
      if (values[value] === 0) continue
      const text = column.values.at(value)
      this.counts.set(text, (this.counts.get(text) ?? 0) + values[value]!)
    }
  }

  /** The most frequent values, by count then value. */
  result(limit: number): SearchResult['facets'][string] {
    const entries = [...this.counts].map(([value, count]) => ({ value, count }))
    entries.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    return entries.slice(0, limit)
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
    if (this.bit === 0 || scratch.othersLength === 0) return
    this.addAll(column, scratch.subset, selectOthers(scratch, this.bit), base, scratch.numbers)
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
