import type { SearchFilter } from '../types.ts'
import type { KeywordColumn } from './columns.ts'
import type { Radius } from './radius.ts'
import type { Scratch } from './scratch.ts'
import { loadMarked, loadSeed, nobody, RadiusSeed, RangeSeed, type Seed, SetSeed } from './seeds.ts'
import { CHUNK_SIZE, type Segment } from './segment.ts'

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
  radius: Radius | null
}

/** Most distinct fields that filters of one request may name: one bit each. */
export const MAX_FILTERS = 30

/** Sets the bit in `scratch.failed` of each candidate that fails. */
type Mark = (scratch: Scratch, length: number, base: number) => void

/** A filter made ready for one segment; `filter` is null for the radius. */
interface Test {
  filter: SearchFilter | null
  bit: number
  mark: Mark
}

/** A way to look candidates up; `filter` is the one they then pass, null for the radius. */
interface Lookup {
  filter: SearchFilter | null
  bit: number
  seed: Seed
}

/** What two filters leave has to be tested for both again: that pays when it is so much less. */
const PAIR_RATIO = 2

/** After so many chunks in a row where filters leave too much, they are taken to do so in the rest of the segment. */
const MOST_MISSES = 3

/** The filters of a plan, made ready for one segment. */
export class SegmentFilters {
  private readonly segment: Segment
  private readonly plan: FilterPlan
  /** Bits of fields that a counter looks behind. */
  private readonly observed: number
  private readonly tests: Test[]
  /** Made when first asked for. */
  private lookups: Lookup[] | null = null
  /** What the candidates looked up last pass already, and their chunk. */
  private passed: Lookup | null = null
  private passedChunk = -1
  private misses = 0

  constructor(segment: Segment, plan: FilterPlan, observed: number = plan.observed) {
    this.segment = segment
    this.plan = plan
    this.observed = observed
    // those that drop documents at once go first
    const isObserved = ({ bit }: CompiledFilter) => (bit & observed) !== 0
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
    const { observed } = this
    const passed = base === this.passedChunk * CHUNK_SIZE ? this.passed : null
    if (this.plan.radius !== null && !(passed !== null && passed.filter === null)) {
      left = this.dropBeyond(scratch, left, base)
    }
    if (this.tests.length === 0) return left
    scratch.failed.fill(0, 0, left)
    for (const { mark, bit, filter } of this.tests) {
      if (passed !== null && passed.filter === filter) continue
      mark(scratch, left, base)
      if ((bit & observed) === 0) left = dropFailed(scratch, left)
    }
    return observed === 0 ? left : splitOthers(scratch, left)
  }

  /**
   * Loads those documents of a chunk, ascending and scored 0, among which all results and counts are: by the filter that leaves fewest, or by
   * the two that leave fewest among those that counters look behind, since what fails both counts nowhere. Returns -1 when that are
   * too many, `most` being what another way would look at. Chunks are asked for in ascending order; `apply` takes the filter as passed.
   */
  seed(chunk: number, scratch: Scratch, most: number): number {
    this.passed = null
    this.passedChunk = chunk
    this.lookups ??= this.makeLookups()
    let fewest = most + 1
    let best: Lookup | null = null
    // of observed fields: the least, and the least of another field
    let first: Lookup | null = null
    let second: Lookup | null = null
    let firstCount = 0
    let secondCount = 0
    for (const lookup of this.lookups) {
      const count = lookup.seed.count(chunk)
      if ((lookup.bit & this.observed) === 0) {
        if (count >= fewest) continue
        fewest = count
        best = lookup
        if (count === 0) return 0
      } else if (first === null || count < firstCount) {
        if (first !== null && first.bit !== lookup.bit) {
          second = first
          secondCount = firstCount
        }
        first = lookup
        firstCount = count
      } else if (lookup.bit !== first.bit && (second === null || count < secondCount)) {
        second = lookup
        secondCount = count
      }
    }
    const { bits } = scratch
    if (first !== null && second !== null && (firstCount + secondCount) * PAIR_RATIO < fewest) {
      if (firstCount + secondCount === 0) return 0
      first.seed.mark(bits)
      second.seed.mark(bits)
      return loadMarked(scratch)
    }
    if (best === null) {
      this.misses++
      return -1
    }
    this.misses = 0
    this.passed = best
    return loadSeed(best.seed, scratch)
  }

  /** Whether it is worth asking for candidates where words bring up fewer than all documents. */
  get isPromising(): boolean {
    const { filters, radius } = this.plan
    return (radius !== null || filters.length > 0) && this.misses < MOST_MISSES
  }

  private makeLookups(): Lookup[] {
    const { segment, plan } = this
    const lookups: Lookup[] = []
    if (plan.radius !== null) {
      lookups.push({ filter: null, bit: 0, seed: new RadiusSeed(segment, plan.radius) })
    }
    for (const { filter, bit } of plan.filters) {
      const seed = makeSeed(segment, filter)
      if (seed !== null) lookups.push({ filter, bit, seed })
    }
    return lookups
  }

  private dropBeyond(scratch: Scratch, length: number, base: number): number {
    const radius = this.plan.radius!
    const { documents, scores } = scratch
    let kept = 0
    for (let i = 0; i < length; i++) {
      if (!radius.circle.holds(this.segment, base + documents[i]!)) continue
      documents[kept] = documents[i]!
      scores[kept] = scores[i]!
      kept++
    }
    return kept
  }
}

/** How to look a filter's documents up, or null when that is impossible. */
function makeSeed(segment: Segment, filter: SearchFilter): Seed | null {
  if ('notIn' in filter) return null
  if ('in' in filter) {
    const column = segment.keyword.get(filter.field)
    if (column === undefined) return nobody
    return column.holders.length === 0 ? null : new SetSeed(column, setsHolding(column, filter.in))
  }
  const column = segment.numeric.get(filter.field)
  if (column === undefined) return nobody
  return new RangeSeed(column, ...boundsOf(filter))
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
  const [min, max] = boundsOf(filter)
  return ({ documents, failed }, length, base) => column.mark(documents, length, base, min, max, bit, failed)
}

function boundsOf({ min, max }: { min?: number; max?: number }): [number, number] {
  return [min ?? Number.NEGATIVE_INFINITY, max ?? Number.POSITIVE_INFINITY]
}

function failAll(bit: number): Mark {
  return (scratch, length) => {
    for (let i = 0; i < length; i++) scratch.failed[i]! |= bit
  }
}

function passAll(): void {}
