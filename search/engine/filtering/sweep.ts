import type { Marked } from '../scratch/marked.ts'
import type { Scratch } from '../scratch/scratch.ts'
import { countBits, setListed } from '../segment/bits.ts'
import { CHUNK_BITS, CHUNK_SIZE } from '../segment/chunks.ts'
import type { KeywordColumn } from '../segment/keyword-column.ts'
import type { NumericColumn } from '../segment/numeric-column.ts'
import type { Segment } from '../segment/segment.ts'
import { boundsOf, type CompiledFilter, type FilterPlan, testedIn } from './filters.ts'
import { RadiusSeed, RangeSeed, SetSeed } from './seeds.ts'
import type { WantedSets } from './wanted-values.ts'

/** Filters of more sets of values are marked anew each time: their bits are too long to name. */
const MOST_KEPT_SETS = 64

/** Bits of one filter. */
interface SweptFilter {
  readonly bit: number
  /** -1 where the bits are of what does not pass, else 0. */
  readonly flip: number
  /** Bits of a chunk, valid until the next one is asked for. Chunks come in ascending order. */
  of(chunk: number): Uint32Array
}

/**
 * What matches and passes filters, chunk by chunk, as bits: for where words and filters leave so much that looking at each document for each
 * filter costs more. O(chunk / 32 · filters + documents that filters list, or that they do not).
 */
export class Sweep {
  /** Live documents that match and pass all filters. */
  readonly matches: Marked
  private readonly others: Marked
  private readonly segment: Segment
  private readonly filters: SweptFilter[]
  private readonly bitsOf: Uint32Array[] = []
  /** Live documents that match, whatever the filters. */
  private readonly live: Uint32Array
  private words = 0

  constructor(segment: Segment, plan: FilterPlan, scratch: Scratch) {
    this.segment = segment
    this.matches = scratch.matches
    this.others = scratch.otherMatches
    this.live = scratch.sweptBits(0)
    this.filters = testedIn(segment, plan).map((compiled, i) =>
      sweptFilter(segment, compiled, scratch, scratch.sweptBits(i + 1)),
    )
    if (plan.radius !== null) {
      const seed = new RadiusSeed(segment, plan.radius)
      const bits = scratch.sweptBits(plan.filters.length + 1)
      this.filters.push({ bit: 0, flip: 0, of: (chunk) => markedBy(seed, chunk, bits) })
    }
  }

  /**
   * Looks at a chunk. Chunks come in ascending order.
   * @param text bits of the documents that match the query's words; null: all do
   */
  open(chunk: number, text: Uint32Array | null): void {
    const { segment, live, matches, filters, bitsOf } = this
    const base = chunk << CHUNK_BITS
    const size = segment.sizeOf(chunk)
    const words = (size + 31) >>> 5
    this.words = words
    const first = base >>> 5
    const { deleted } = segment
    if (text === null) for (let word = 0; word < words; word++) live[word] = ~deleted[first + word]!
    else for (let word = 0; word < words; word++) live[word] = text[word]! & ~deleted[first + word]!
    if ((size & 31) !== 0) live[words - 1]! &= (1 << (size & 31)) - 1
    matches.open(words)
    for (let word = 0; word < words; word++) matches.bits[word] = live[word]!
    for (let i = 0; i < filters.length; i++) {
      const { flip } = filters[i]!
      const bits = filters[i]!.of(chunk)
      bitsOf[i] = bits
      intersect(matches.bits, bits, flip, words)
    }
  }

  /** How many live documents match, whatever the filters. */
  countLive(): number {
    return countBits(this.live, this.words)
  }

  /** Live documents that match and pass all filters but those on the field of `bit`, and not these; valid until the next call. */
  othersOf(bit: number): Marked {
    const { others, matches, filters, bitsOf, live, words } = this
    others.open(words)
    for (let word = 0; word < words; word++) others.bits[word] = live[word]! & ~matches.bits[word]!
    for (let i = 0; i < filters.length; i++) {
      if (filters[i]!.bit !== bit) intersect(others.bits, bitsOf[i]!, filters[i]!.flip, words)
    }
    return others
  }
}

function intersect(bits: Uint32Array, own: Uint32Array, flip: number, words: number): void {
  for (let word = 0; word < words; word++) bits[word]! &= own[word]! ^ flip
}

function markedBy(
  seed: { count(chunk: number): number; mark(bits: Uint32Array): void },
  chunk: number,
  bits: Uint32Array,
): Uint32Array {
  bits.fill(0)
  if (seed.count(chunk) > 0) seed.mark(bits)
  return bits
}

function sweptFilter(
  segment: Segment,
  compiled: CompiledFilter,
  scratch: Scratch,
  bits: Uint32Array,
): SweptFilter {
  const { filter, bit, values } = compiled
  const none: SweptFilter = { bit, flip: 0, of: () => bits.fill(0) }
  if ('in' in filter || 'notIn' in filter) {
    const column = segment.keyword.get(filter.field)
    const flip = 'in' in filter ? 0 : -1
    return column === undefined
      ? none
      : { bit, flip, of: sweptValues(segment, column, values!.setsIn(column), scratch, bits) }
  }
  const column = segment.numeric.get(filter.field)
  return column === undefined
    ? none
    : { bit, flip: 0, of: sweptRange(segment, column, boundsOf(filter), scratch, bits) }
}

/** Documents with one of some sets of values. */
function sweptValues(
  segment: Segment,
  column: KeywordColumn,
  { sets, isWanted }: WantedSets,
  scratch: Scratch,
  own: Uint32Array,
): (chunk: number) => Uint32Array {
  const seed = column.holders.length > 0 ? new SetSeed(column, sets) : null
  // where the documents of a set follow each other, marking them costs nothing
  if (seed !== null && (column.isClustered || sets.length > MOST_KEPT_SETS)) {
    return (chunk) => markedBy(seed, chunk, own)
  }
  const name = sets.join()
  return (chunk) =>
    scratch.kept.of(segment, column, name, chunk, (bits) => {
      if (seed === null) markOneByOne(segment, column, isWanted, scratch.subset, chunk, bits)
      else if (seed.count(chunk) > 0) seed.mark(bits)
    })
}

/** Documents with a number in a closed range: those that have it are listed, or those that have another one. */
function sweptRange(
  segment: Segment,
  column: NumericColumn,
  [min, max]: [number, number],
  scratch: Scratch,
  own: Uint32Array,
): (chunk: number) => Uint32Array {
  const seed = new RangeSeed(column, min, max)
  return (chunk) => {
    own.fill(0)
    if (seed.count(chunk) <= seed.countRest()) seed.mark(own)
    else {
      seed.markRest(own)
      const all = scratch.kept.of(segment, column, 'all', chunk, (bits) => seed.markAll(bits))
      for (let word = 0; word < all.length; word++) own[word] = all[word]! & ~own[word]!
    }
    return own
  }
}

/** For columns whose documents are not listed by value. `list` is working memory. */
function markOneByOne(
  segment: Segment,
  column: KeywordColumn,
  isWanted: Uint8Array,
  list: Uint16Array,
  chunk: number,
  bits: Uint32Array,
): void {
  const size = segment.sizeOf(chunk)
  for (let i = 0; i < size; i++) list[i] = i
  setListed(bits, list, 0, column.keep(list, size, chunk * CHUNK_SIZE, isWanted))
}
