import type { SearchFilter } from '../types.ts'
import type { KeywordColumn } from './columns.ts'
import type { Circle } from './geo.ts'
import type { Scratch } from './scratch.ts'
import type { Segment } from './segment.ts'

/** A filter with the bit of its field: documents that fail it get the bit. */
export interface CompiledFilter {
  filter: SearchFilter
  bit: number
}

/** Filters of a request; fields in order of first mention have bits 1, 2, 4 … */
export interface FilterPlan {
  filters: CompiledFilter[]
  bitOf: Map<string, number>
  /** Bits of fields that a facet or range looks behind; the others drop documents at once. */
  observed: number
  radius: Circle | null
}

/** Most distinct fields that filters of one request may name: one bit each. */
export const MAX_FILTERS = 30

/** Sets the bit in `scratch.failed` of each candidate that fails. */
type Mark = (scratch: Scratch, length: number, base: number) => void

/** The filters of a plan, made ready for one segment. */
export class SegmentFilters {
  private readonly segment: Segment
  private readonly plan: FilterPlan
  private tests: { bit: number; filter: SearchFilter; mark: Mark }[]

  constructor(segment: Segment, plan: FilterPlan) {
    this.segment = segment
    this.plan = plan
    // those that drop documents at once go first
    const isObserved = ({ bit }: CompiledFilter) => (bit & plan.observed) !== 0
    this.tests = [...plan.filters]
      .sort((a, b) => Number(isObserved(a)) - Number(isObserved(b)))
      .map(({ filter, bit }) => ({ bit, filter, mark: makeTest(segment, filter, bit) }))
  }

  /**
   * Keeps the candidates of the chunk that begins at document `base` which pass all filters, and returns how many they are. Those that fail
   * only filters of one observed field become `scratch.others`.
   */
  apply(scratch: Scratch, length: number, base: number): number {
    scratch.othersLength = 0
    let left = length
    if (this.plan.radius !== null) left = this.dropBeyond(scratch, left, base)
    const { observed } = this.plan
    if (this.tests.length === 0) return left
    scratch.failed.fill(0, 0, left)
    for (const { mark, bit } of this.tests) {
      mark(scratch, left, base)
      if ((bit & observed) === 0) left = dropFailed(scratch, left)
    }
    return observed === 0 ? left : splitOthers(scratch, left)
  }

  /**
   * Documents among which all results and counts are, ascending, by the filter that leaves fewest; null when no filter
   * can be looked up that way. `apply` then takes that filter as passed.
   */
  seed(): Uint32Array | null {
    let best: { column: KeywordColumn; sets: number[]; count: number; filter: SearchFilter } | null = null
    for (const { filter, bit } of this.plan.filters) {
      if (!('in' in filter) || (bit & this.plan.observed) !== 0) continue
      const column = this.segment.keyword.get(filter.field)
      if (column === undefined) return new Uint32Array(0)
      if (column.holders.length === 0) continue
      const sets = setsHolding(column, filter.in)
      let count = 0
      for (const set of sets) count += column.holderStarts[set + 1]! - column.holderStarts[set]!
      if (best === null || count < best.count) best = { column, sets, count, filter }
    }
    if (best === null || best.count > this.segment.documents / 2) return null
    // candidates pass it already
    const { filter } = best
    this.tests = this.tests.filter((one) => one.filter !== filter)
    const documents = new Uint32Array(best.count)
    let at = 0
    for (const set of best.sets) {
      const { holders, holderStarts } = best.column
      const list = holders.subarray(holderStarts[set]!, holderStarts[set + 1]!)
      documents.set(list, at)
      at += list.length
    }
    return best.sets.length > 1 ? documents.sort() : documents
  }

  private dropBeyond(scratch: Scratch, length: number, base: number): number {
    const circle = this.plan.radius!
    const { documents, scores } = scratch
    let kept = 0
    for (let i = 0; i < length; i++) {
      if (!circle.holds(this.segment, base + documents[i]!)) continue
      documents[kept] = documents[i]!
      scores[kept] = scores[i]!
      kept++
    }
    return kept
  }
}

/** Keeps the candidates that failed nothing so far. Called before any observed field is looked at. */
function dropFailed(scratch: Scratch, length: number): number {
  const { documents, scores, failed } = scratch
  let kept = 0
  for (let i = 0; i < length; i++) {
    if (failed[i] !== 0) {
      failed[i] = 0
      continue
    }
    documents[kept] = documents[i]!
    scores[kept] = scores[i]!
    kept++
  }
  return kept
}

/** Keeps the candidates that failed nothing, and lays those that failed one field aside. */
function splitOthers(scratch: Scratch, length: number): number {
  const { documents, scores, failed, others, otherBits } = scratch
  let kept = 0
  let aside = 0
  for (let i = 0; i < length; i++) {
    const bits = failed[i]!
    if (bits === 0) {
      documents[kept] = documents[i]!
      scores[kept] = scores[i]!
      kept++
    } else if ((bits & (bits - 1)) === 0) {
      others[aside] = documents[i]!
      otherBits[aside] = bits
      aside++
    }
  }
  scratch.othersLength = aside
  return kept
}

/** Others that fail the field of `bit`: moves them to `scratch.subset` and returns how many they are. */
export function selectOthers(scratch: Scratch, bit: number): number {
  const { others, otherBits, othersLength, subset } = scratch
  let length = 0
  for (let i = 0; i < othersLength; i++) if (otherBits[i] === bit) subset[length++] = others[i]!
  return length
}

function makeTest(segment: Segment, filter: SearchFilter, bit: number): Mark {
  if ('in' in filter || 'notIn' in filter) return keywordTest(segment, filter, bit)
  return numericTest(segment, filter, bit)
}

function keywordTest(
  segment: Segment,
  filter: Extract<SearchFilter, { in: unknown }> | Extract<SearchFilter, { notIn: unknown }>,
  bit: number,
): Mark {
  const column = segment.keyword.get(filter.field)
  const positive = 'in' in filter
  const wanted = positive ? filter.in : filter.notIn
  if (column === undefined) return positive ? failAll(bit) : passAll
  const bits = new Uint32Array(column.setCount).fill(positive ? bit : 0)
  for (const set of setsHolding(column, wanted)) bits[set] = positive ? 0 : bit
  return ({ documents, failed }, length, base) => column.mark(documents, length, base, bits, failed)
}

/** Sets that have one of the values. */
function setsHolding(column: KeywordColumn, wanted: readonly (string | boolean)[]): number[] {
  const ordinals = new Set(wanted.map((value) => column.values.find(String(value).toWellFormed())))
  ordinals.delete(-1)
  if (column.isSingle) return [...ordinals].map((ordinal) => ordinal + 1)
  const values = new Uint8Array(column.values.size)
  for (const ordinal of ordinals) values[ordinal] = 1
  const sets: number[] = []
  for (let set = 1; set < column.setCount; set++) {
    for (let i = column.setOffsets[set]!; i < column.setOffsets[set + 1]!; i++) {
      if (values[column.setValues[i]!] === 0) continue
      sets.push(set)
      break
    }
  }
  return sets
}

function numericTest(
  segment: Segment,
  filter: { field: string; min?: number; max?: number },
  bit: number,
): Mark {
  const column = segment.numeric.get(filter.field)
  if (column === undefined) return failAll(bit)
  const min = filter.min ?? Number.NEGATIVE_INFINITY
  const max = filter.max ?? Number.POSITIVE_INFINITY
  return ({ documents, failed }, length, base) => column.mark(documents, length, base, min, max, bit, failed)
}

function failAll(bit: number): Mark {
  return (scratch, length) => {
    for (let i = 0; i < length; i++) scratch.failed[i]! |= bit
  }
}

function passAll(): void {}
