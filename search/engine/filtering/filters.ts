import type { SearchFilter } from '../../types.ts'
import type { Scratch } from '../scratch/scratch.ts'
import { CHUNK_SIZE } from '../segment/chunks.ts'
import type { Segment } from '../segment/segment.ts'
import type { Radius } from './radius.ts'
import { loadSeed, nobody, RadiusSeed, RangeSeed, type Seed, SetSeed } from './seeds.ts'
import type { WantedValues } from './wanted-values.ts'

/** A filter with the bit of its field: documents that fail it get the bit. */
export interface CompiledFilter {
  filter: SearchFilter
  bit: number
  /** Those of a keyword filter, else null. */
  values: WantedValues | null
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

/** A filter made ready for one segment: keeps the candidates that pass, and returns how many they are. These ascend, and are documents `base + documents[i]`. */
type Test = (documents: Uint16Array, length: number, base: number) => number

interface CompiledTest extends CompiledFilter {
  test: Test
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
  /** Of filters whose fields nobody looks behind. */
  private readonly dropping: CompiledTest[]
  /** Of the others, by field. */
  private readonly observing: { bit: number; tests: Test[] }[] = []
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
    const tests = testedIn(segment, plan).map((compiled) => ({
      ...compiled,
      test: makeTest(segment, compiled),
    }))
    this.dropping = tests.filter(({ bit }) => (bit & observed) === 0)
    for (const { bit, test } of tests) {
      if ((bit & observed) === 0) continue
      const field = this.observing.find((one) => one.bit === bit)
      if (field === undefined) this.observing.push({ bit, tests: [test] })
      else field.tests.push(test)
    }
  }

  /**
   * Keeps the candidates of the chunk that begins at document `base` which pass all filters, and returns how many they are. Those that fail
   * only filters of one observed field become `scratch.others`.
   */
  apply(scratch: Scratch, length: number, base: number): number {
    scratch.others.clear()
    const { documents } = scratch
    let left = length
    const passed = base === this.passedChunk * CHUNK_SIZE ? this.passed : null
    if (this.plan.radius !== null && !(passed !== null && passed.filter === null)) {
      left = this.dropBeyond(documents, left, base)
    }
    for (const { filter, test } of this.dropping) {
      if (passed === null || passed.filter !== filter) left = test(documents, left, base)
    }
    for (let field = 0; field < this.observing.length && left > 0; field++) {
      left = this.layAside(field, scratch, left, base)
    }
    return left
  }

  /** Keeps the candidates that pass the filters of an observed field; of those that do not, what passes the fields behind it is laid aside. */
  private layAside(field: number, scratch: Scratch, length: number, base: number): number {
    const { observing } = this
    const { documents, subset, others } = scratch
    const { bit, tests } = observing[field]!
    subset.set(documents.subarray(0, length))
    let left = length
    for (const test of tests) left = test(documents, left, base)
    if (left === length) return left
    const rest = others.begin()
    let failing = difference(subset, length, documents, left, rest)
    for (let behind = field + 1; behind < observing.length; behind++) {
      for (const test of observing[behind]!.tests) failing = test(rest, failing, base)
    }
    others.end(bit, failing)
    return left
  }

  /**
   * Loads those documents of a chunk, ascending, among which all results and counts are: by the filter that leaves fewest, or by
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
      return scratch.takeMarked()
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
    for (const compiled of plan.filters) {
      const { filter, bit } = compiled
      const seed = makeSeed(segment, compiled)
      if (seed !== null) lookups.push({ filter, bit, seed })
    }
    return lookups
  }

  private dropBeyond(documents: Uint16Array, length: number, base: number): number {
    const { circle } = this.plan.radius!
    let kept = 0
    for (let i = 0; i < length; i++) {
      const document = documents[i]!
      documents[kept] = document
      if (circle.holds(this.segment, base + document)) kept++
    }
    return kept
  }
}

/** Filters of a plan but those that exclude values which the segment has not: all documents pass these. */
export function testedIn(segment: Segment, { filters }: FilterPlan): CompiledFilter[] {
  return filters.filter(({ filter, values }) => {
    if (!('notIn' in filter)) return true
    const column = segment.keyword.get(filter.field)
    return column !== undefined && values!.setsIn(column).sets.length > 0
  })
}

/** How to look a filter's documents up, or null when that is impossible. */
function makeSeed(segment: Segment, { filter, values }: Omit<CompiledFilter, 'bit'>): Seed | null {
  if ('notIn' in filter) return null
  if ('in' in filter) {
    const column = segment.keyword.get(filter.field)
    if (column === undefined) return nobody
    return column.holders.length === 0 ? null : new SetSeed(column, values!.setsIn(column).sets)
  }
  const column = segment.numeric.get(filter.field)
  if (column === undefined) return nobody
  return new RangeSeed(column, ...boundsOf(filter))
}

/** Of the first `length` of `all`, those that are not among the first `count` of `some`, in `out`. Returns how many they are. */
function difference(
  all: Uint16Array,
  length: number,
  some: Uint16Array,
  count: number,
  out: Uint16Array,
): number {
  let at = 0
  let end = 0
  for (let i = 0; i < length; i++) {
    const document = all[i]!
    out[end] = document
    if (at < count && some[at] === document) at++
    else end++
  }
  return end
}

/** Makes one of the filters that `testedIn` gives ready. */
function makeTest(segment: Segment, { filter, values }: CompiledFilter): Test {
  if ('in' in filter || 'notIn' in filter) return keywordTest(segment, filter.field, 'in' in filter, values!)
  return numericTest(segment, filter)
}

function keywordTest(segment: Segment, field: string, positive: boolean, values: WantedValues): Test {
  const column = segment.keyword.get(field)
  if (column === undefined) return failAll
  const { sets, isWanted } = values.setsIn(column)
  if (sets.length === 0) return failAll
  const passes = positive ? isWanted : isWanted.map((wanted) => 1 - wanted)
  return (documents, length, base) => column.keep(documents, length, base, passes)
}

function numericTest(segment: Segment, filter: { field: string; min?: number; max?: number }): Test {
  const column = segment.numeric.get(filter.field)
  if (column === undefined) return failAll
  const [min, max] = boundsOf(filter)
  return (documents, length, base) => column.keep(documents, length, base, min, max)
}

/** Closed bounds of a range, infinite where it has none. */
export function boundsOf({ min, max }: { min?: number; max?: number }): [number, number] {
  return [min ?? Number.NEGATIVE_INFINITY, max ?? Number.POSITIVE_INFINITY]
}

const failAll: Test = () => 0
