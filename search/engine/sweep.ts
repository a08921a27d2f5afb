import { setListed } from './bits.ts'
import { type FilterPlan, makeSeed, makeTest, type Test, testedIn } from './filters.ts'
import type { Marked } from './marked.ts'
import type { Scratch } from './scratch.ts'
import { RadiusSeed, type Seed } from './seeds.ts'
import { CHUNK_SIZE, type Segment } from './segment.ts'

const WORDS = CHUNK_SIZE >>> 5

/** One filter, and its bits of the chunk at hand. */
interface Swept {
  bit: number
  /** Lists what passes, or what does not (`isNegated`); null where only looking at every document tells. */
  seed: Seed | null
  isNegated: boolean
  test: Test | null
  bits: Uint32Array
  /** -1 where the bits are of what does not pass, else 0. */
  flip: number
}

/**
 * Filters of a query without words, chunk by chunk, as bits: for filters that leave so much that looking at each document for each filter
 * costs more. O(chunk / 32 · filters + documents that filters list, or that they do not).
 */
export class Sweep {
  /** Live documents that pass all filters. */
  readonly matches: Marked
  private readonly others: Marked
  private readonly segment: Segment
  private readonly filters: Swept[]
  private readonly live: Uint32Array
  private size = 0

  constructor(segment: Segment, plan: FilterPlan, scratch: Scratch) {
    this.segment = segment
    this.matches = scratch.matches
    this.others = scratch.otherMatches
    this.live = scratch.sweptBits(0)
    this.filters = testedIn(segment, plan).map((compiled, i) => ({
      bit: compiled.bit,
      seed:
        'notIn' in compiled.filter
          ? makeSeed(segment, {
              filter: { field: compiled.filter.field, in: compiled.filter.notIn },
              values: compiled.values,
            })
          : makeSeed(segment, compiled),
      isNegated: 'notIn' in compiled.filter,
      test: makeTest(segment, compiled),
      bits: scratch.sweptBits(i + 1),
      flip: 0,
    }))
    if (plan.radius !== null) {
      const seed = new RadiusSeed(segment, plan.radius)
      const bits = scratch.sweptBits(plan.filters.length + 1)
      this.filters.push({ bit: 0, seed, isNegated: false, test: null, bits, flip: 0 })
    }
  }

  /** Looks at a chunk. Chunks come in ascending order. */
  open(chunk: number): void {
    const { segment, live, matches, filters } = this
    const base = chunk * CHUNK_SIZE
    this.size = segment.sizeOf(chunk)
    const deleted = segment.deleted.subarray(base >>> 5, (base + this.size + 31) >>> 5)
    for (let word = 0; word < WORDS; word++) live[word] = word < deleted.length ? ~deleted[word]! : 0
    if ((this.size & 31) !== 0) live[this.size >>> 5]! &= (1 << (this.size & 31)) - 1
    matches.bits.set(live)
    for (const filter of filters) {
      this.mark(filter, chunk)
      intersect(matches.bits, filter)
    }
    matches.touch()
  }

  /** Live documents that pass all filters but those on the field of `bit`, and not these; valid until the next call. */
  othersOf(bit: number): Marked {
    const { others, matches, filters } = this
    others.bits.set(this.live)
    for (const filter of filters) if (filter.bit !== bit) intersect(others.bits, filter)
    for (let word = 0; word < WORDS; word++) others.bits[word]! &= ~matches.bits[word]!
    others.touch()
    return others
  }

  private mark(filter: Swept, chunk: number): void {
    const { bits, seed, isNegated, test } = filter
    bits.fill(0)
    filter.flip = isNegated ? -1 : 0
    if (seed === null) {
      filter.flip = 0
      this.markOneByOne(test!, bits, chunk)
      return
    }
    const listed = seed.count(chunk)
    const rest = listed * 2 > this.size ? (seed.countRest?.(chunk, this.size) ?? -1) : -1
    if (rest < 0) seed.mark(bits)
    else {
      seed.markRest!(bits)
      filter.flip = ~filter.flip
    }
  }

  private markOneByOne(test: Test, bits: Uint32Array, chunk: number): void {
    const { documents } = this.others
    for (let i = 0; i < this.size; i++) documents[i] = i
    const kept = test.keep(documents, this.size, chunk * CHUNK_SIZE)
    setListed(bits, documents, 0, kept)
  }
}

function intersect(bits: Uint32Array, { bits: own, flip }: Swept): void {
  for (let word = 0; word < WORDS; word++) bits[word]! &= own[word]! ^ flip
}
