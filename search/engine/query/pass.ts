import { FacetCounter, RangeCounter } from '../facets/facets.ts'
import { countWhole } from '../facets/whole.ts'
import { SegmentFilters } from '../filtering/filters.ts'
import { Sweep } from '../filtering/sweep.ts'
import { ENOUGH_MATCHES, type Level } from '../matching/understanding.ts'
import { orderedPage } from '../ranking/ordered-page.ts'
import { noSlack, Ranker } from '../ranking/ranker.ts'
import { TopHits } from '../ranking/top-hits.ts'
import { CHUNK_BITS } from '../segment/chunks.ts'
import type { Asked } from './asked.ts'

/** What one pass over all segments found. */
export interface Outcome {
  /** Documents that match the text. */
  textTotal: number
  total: number
  top: TopHits
  facets: FacetCounter[]
  ranges: RangeCounter[]
}

/** One walk over all segments at one level: matches, filters, counts and ranks. */
export class Pass {
  readonly outcome: Outcome
  private readonly asked: Asked
  /** Words that a document must hold. */
  private readonly least: number
  /** Counters of fields that are counted over all live documents, without looking at any. */
  private readonly wholeFacets: readonly FacetCounter[]
  private readonly wholeRanges: readonly RangeCounter[]
  /** The other ones. */
  private readonly counters: readonly (FacetCounter | RangeCounter)[]
  /** Bits of the fields of these. */
  private readonly observed: number
  /** Whether the page of hits is complete. */
  private readonly isPageKnown: boolean
  /** Whether there are filters alone. */
  private readonly isSwept: boolean
  /** Whether words that stand close count. */
  private readonly isClose: boolean
  /** Whether all score 0. */
  private readonly isUnscored: boolean
  private readonly ranker: Ranker

  /** `asked.matching` is at the stage of `level`. */
  constructor(asked: Asked, { least }: Level) {
    const { request, segments, matching, tools, scores, plain, schema } = asked
    const { scratch } = tools
    const after = asked.cursor?.after ?? null
    const bit = (field: string) => request.filters.bitOf.get(field) ?? 0
    const facets = request.facets.map((field, i) => new FacetCounter(field, bit(field), segments, scratch, i))
    const ranges = request.ranges.map((field) => new RangeCounter(field, bit(field)))
    const isWhole = countsWhole(asked)
    const isAll =
      matching.isEverything && request.filters.radius === null && request.filters.filters.length === 0
    const page = isAll ? orderedPage(segments, request, after, scores, tools) : null
    const top = page ?? new TopHits(request.limit, segments, after)
    const isRelevance = request.sort === 'relevance'
    const freshness = isRelevance && plain === null ? (schema.freshness?.weight ?? 0) : 0
    this.asked = asked
    this.outcome = { textTotal: 0, total: 0, top, facets, ranges }
    this.least = least
    this.wholeFacets = facets.filter(({ field }) => isWhole(field))
    this.wholeRanges = ranges.filter(({ field }) => isWhole(field))
    this.counters = [...facets, ...ranges].filter(({ field }) => !isWhole(field))
    this.observed = this.counters.reduce((bits, { field }) => bits | bit(field), 0)
    this.isPageKnown = page !== null
    this.isSwept = matching.isEverything && !isAll
    this.isClose = isRelevance && plain === null && asked.query.words.length > 1
    this.isUnscored = isRelevance && matching.isUnworded && freshness === 0
    this.ranker = new Ranker(request, scratch, top, scores, {
      closeness: this.isClose ? scores.closeness : noSlack.closeness,
      bonus: freshness,
    })
  }

  run(): Outcome {
    for (let s = 0; s < this.asked.segments.length; s++) this.passSegment(s)
    return this.outcome
  }

  private passSegment(s: number): void {
    const { asked, outcome, wholeFacets, wholeRanges, isPageKnown } = this
    const { scratch, positions } = asked.tools
    const segment = asked.segments[s]!
    for (const counter of outcome.facets) counter.open(segment)
    for (const counter of outcome.ranges) counter.open(segment)
    const isCounted = wholeFacets.length + wholeRanges.length > 0 || isPageKnown
    const live = isCounted ? countWhole(segment, scratch, wholeFacets, wholeRanges) : 0
    if (isPageKnown) outcome.total += live
    else {
      this.ranker.open(segment, s)
      const marked = this.isClose ? asked.matching.groups[s]! : []
      positions.mark(segment, marked)
      this.passChunks(s, new SegmentFilters(segment, asked.request.filters, this.observed))
      positions.unmark(marked)
    }
    for (const facet of outcome.facets) facet.close()
  }

  private passChunks(s: number, filters: SegmentFilters): void {
    const { asked, outcome, least, isSwept } = this
    const { matching } = asked
    const segment = asked.segments[s]!
    let sweep: Sweep | null = null
    for (let chunk = 0; chunk < segment.chunks; chunk++) {
      // once enough match the text, only those that pass the filters matter
      const lookups = matching.isUnworded || outcome.textTotal >= ENOUGH_MATCHES ? filters : null
      const length = isSwept ? matching.matchFew(s, chunk, filters) : matching.match(s, chunk, least, lookups)
      if (length < 0) {
        sweep ??= new Sweep(segment, asked.request.filters, asked.tools.scratch)
        this.passMarked(s, chunk, sweep)
      } else if (length > 0) this.passListed(s, chunk, filters, length)
    }
  }

  /** Filters, counts and ranks the candidates of a chunk. */
  private passListed(s: number, chunk: number, filters: SegmentFilters, candidates: number): void {
    const { asked, outcome, counters, ranker, isUnscored } = this
    const { scratch } = asked.tools
    const base = chunk << CHUNK_BITS
    outcome.textTotal += candidates
    const length = filters.apply(scratch, candidates, base)
    if (asked.request.sort === 'relevance' && !isUnscored) asked.matching.score(s, chunk, this.least, length)
    for (const counter of counters) counter.add(scratch, length, base)
    outcome.total += length
    if (isUnscored) ranker.offerUnscored(length, base)
    else ranker.offer(length, base)
  }

  /** The same for a chunk of many candidates, which are marked. */
  private passMarked(s: number, chunk: number, sweep: Sweep): void {
    const { asked, outcome, counters, ranker, least } = this
    const { matching } = asked
    const { matches } = sweep
    const base = chunk << CHUNK_BITS
    sweep.open(chunk, matching.isUnworded ? null : matching.markWords(s, least))
    outcome.textTotal += sweep.countLive()
    outcome.total += matches.count()
    for (const counter of counters) counter.addMarked(sweep, base, asked.tools.scratch)
    if (asked.request.sort !== 'relevance' || matching.isUnworded) {
      ranker.offerMarked(matches, base)
      return
    }
    if (matching.dropHopeless(s, least, matches, ranker.leastScore)) outcome.top.overflowed = true
    const length = matches.list()
    matching.score(s, chunk, least, length)
    ranker.offer(length, base)
  }
}

/**
 * Which fields are to be counted over all live documents: no word is asked for, and no filter but those that the field's counter
 * looks behind.
 */
function countsWhole({ request, matching }: Asked): (field: string) => boolean {
  const { filters } = request
  if (!matching.isEverything || filters.radius !== null) return () => false
  const bits = filters.filters.reduce((sum, { bit }) => sum | bit, 0)
  return (field) => (bits & ~(filters.bitOf.get(field) ?? 0)) === 0
}
