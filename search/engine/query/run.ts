import type { Analyzer } from '../../analysis/types.ts'
import type { SearchHit, SearchResult, SearchSchema } from '../../types.ts'
import type { TermExpander } from '../../typos/index.ts'
import { FacetCounter, RangeCounter } from '../facets/facets.ts'
import { countWhole } from '../facets/whole.ts'
import { SegmentFilters } from '../filtering/filters.ts'
import type { CheckedRequest } from '../filtering/request.ts'
import { Sweep } from '../filtering/sweep.ts'
import type { Matcher } from '../matching/matcher.ts'
import type { PhraseFinder } from '../matching/phrase-finder.ts'
import { type PlainMatches, plainMatches } from '../matching/plain.ts'
import type { Strengths } from '../matching/scoring.ts'
import { TextMatching } from '../matching/text-matching.ts'
import { ENOUGH_MATCHES, type Level, Understanding } from '../matching/understanding.ts'
import type { WordCounter } from '../matching/word-counter.ts'
import type { WordScorer } from '../matching/word-scorer.ts'
import { FinalScores } from '../ranking/final-scores.ts'
import { orderedPage } from '../ranking/ordered-page.ts'
import type { Positions } from '../ranking/positions.ts'
import { noSlack, Ranker } from '../ranking/ranker.ts'
import { type Statistics, statisticsOf } from '../ranking/statistics.ts'
import { type Found, TopHits } from '../ranking/top-hits.ts'
import type { Scratch } from '../scratch/scratch.ts'
import { CHUNK_BITS, CHUNK_SIZE } from '../segment/chunks.ts'
import type { Segment } from '../segment/segment.ts'
import type { TermGroup } from '../segment/term-group.ts'
import { type CursorState, decodeCursor, encodeCursor } from './cursor.ts'
import { fingerprint } from './fingerprint.ts'
import { type Reading, readAs } from './reading.ts'
import { splitsOf } from './splitting.ts'
import type { Stamp } from './stamp.ts'

/** With so many words or fewer, levels are tried one by one. */
const FEW_WORDS = 4
/** What one pass over all segments found. */
interface Outcome {
  /** Documents that match the text. */
  textTotal: number
  total: number
  top: TopHits
  facets: FacetCounter[]
  ranges: RangeCounter[]
}

/** What is done with the documents of a level. */
interface Pass {
  readonly outcome: Outcome
  /** Words that a document must hold. */
  readonly least: number
  /** Counters of fields that are counted over all live documents, without looking at any. */
  readonly wholeFacets: readonly FacetCounter[]
  readonly wholeRanges: readonly RangeCounter[]
  /** The other ones. */
  readonly counters: readonly (FacetCounter | RangeCounter)[]
  /** Bits of the fields of these. */
  readonly observed: number
  /** Whether the page of hits is complete. */
  readonly isPageKnown: boolean
  /** Whether there are filters alone. */
  readonly isSwept: boolean
  /** Whether words that stand close count. */
  readonly isClose: boolean
  /** Whether all score 0. */
  readonly isUnscored: boolean
  readonly ranker: Ranker
}

/** What runs share. */
interface Tools {
  analyzer: Analyzer
  expander: TermExpander
  fieldWeights: number[]
  stamp: Stamp
  matcher: Matcher
  counter: WordCounter
  scorer: WordScorer
  phraseFinder: PhraseFinder
  scratch: Scratch
  positions: Positions
  strengthsFor(statistics: Statistics): Strengths
}

/** One request over one list of segments. */
export class Run {
  private readonly schema: SearchSchema
  private readonly segments: readonly Segment[]
  private readonly request: CheckedRequest
  private readonly reading: Reading
  private readonly tools: Tools
  private readonly query: Understanding
  private readonly plain: PlainMatches[] | null
  private readonly belongsTo: string
  private readonly cursor: CursorState | null
  private readonly statistics: Statistics
  private readonly matching: TextMatching
  private readonly scores: FinalScores
  /** Per word, documents that hold it at the level looked at. */
  private frequencies: number[] = []

  constructor(
    schema: SearchSchema,
    segments: readonly Segment[],
    request: CheckedRequest,
    reading: Reading,
    tools: Tools,
  ) {
    this.schema = schema
    this.segments = segments
    this.request = request
    this.reading = reading
    this.tools = tools
    const { query, typos, loosen, sort, origin } = request
    this.query = new Understanding(
      request.plain ? '' : readAs(query, reading),
      { typos, loosen },
      segments,
      tools.analyzer,
      tools.expander,
    )
    this.plain =
      request.plain && query.trim() !== ''
        ? plainMatches(segments, query, tools.analyzer, tools.fieldWeights)
        : null
    const point = origin === null ? null : [origin.latitude, origin.longitude]
    this.belongsTo = fingerprint([query, typos, request.plain, sort, point, ...(loosen ? [] : [loosen])])
    this.cursor =
      request.cursor === null
        ? null
        : decodeCursor(
            request.cursor,
            this.belongsTo,
            tools.stamp,
            tools.fieldWeights.length,
            this.query.words.length,
          )
    if (this.cursor !== null) this.query.follow(this.cursor.choices)
    this.statistics = this.cursor?.statistics ?? statisticsOf(schema, segments)
    const strengths = tools.strengthsFor(this.statistics)
    this.matching = new TextMatching(segments, this.query, this.plain, strengths, tools)
    this.scores = new FinalScores({
      segments,
      matching: this.matching,
      words: this.query.words.length,
      plain: this.plain,
      strengths,
      positions: tools.positions,
      heaviestField: tools.fieldWeights.indexOf(Math.max(...tools.fieldWeights)),
      freshness: schema.freshness,
      extremes: this.statistics.freshness,
    })
  }

  /** Where words of the query are better read as two, see `splitsOf`. */
  splits(countPhrase: (left: string, right: string) => number): number[] {
    return splitsOf(this.query, this.segments, this.tools.analyzer.isStopWord, countPhrase)
  }

  answer(): SearchResult {
    const { ladder } = this.query
    const last = ladder.length - 1
    let at =
      this.cursor === null ? this.query.possibleLevel(null) : Math.min(Math.max(0, this.cursor.level), last)
    let outcome = this.pass(ladder[at]!)
    while (this.cursor === null && at < last && !isEnough(outcome)) {
      at = this.query.possibleLevel(at)
      if (outcome.textTotal === 0 && this.query.isPhrasesAlone) break
      // with many words, counting tells which level will do
      if (this.query.required > FEW_WORDS && ladder[at]!.stage === ladder[last]!.stage)
        at = this.sufficingLevel(at)
      outcome = this.pass(ladder[at]!)
    }
    return this.result(outcome, at)
  }

  /** First level from `at` on, all of the last stage, at which enough documents match, else the loosest. */
  private sufficingLevel(at: number): number {
    const { ladder, required } = this.query
    const { scratch } = this.tools
    const { held } = this.tools.counter
    const matched = new Uint32Array(required + 1)
    const passed = new Uint32Array(required + 1)
    let level = ladder.length - 1
    this.matching.isCounting = true
    this.stage(ladder[level]!)
    for (let s = 0; s < this.segments.length; s++) {
      const segment = this.segments[s]!
      const filters = new SegmentFilters(segment, this.request.filters)
      for (let chunk = 0; chunk < segment.chunks && level > at; chunk++) {
        // what has been seen suffices for this level: only what holds as many words can tell of a tighter one
        let length = this.matching.match(s, chunk, ladder[level]!.least)
        for (let i = 0; i < length; i++) matched[held[scratch.documents[i]!]!]!++
        length = filters.apply(scratch, length, chunk * CHUNK_SIZE)
        for (let i = 0; i < length; i++) passed[held[scratch.documents[i]!]!]!++
        level = tightest(ladder, at, level, matched, passed)
      }
    }
    this.matching.isCounting = false
    return level
  }

  private stage(level: Level): void {
    const { documents } = this.statistics
    const staged = this.query.staged(level.stage, documents, this.cursor?.frequencies ?? null)
    this.frequencies = staged.frequencies
    this.matching.stage(staged)
  }

  /** Matches, filters, counts and ranks at one level. */
  private pass(level: Level): Outcome {
    this.stage(level)
    const pass = this.prepare(level)
    for (let s = 0; s < this.segments.length; s++) this.passSegment(pass, s)
    return pass.outcome
  }

  private prepare({ least }: Level): Pass {
    const { request, segments, matching, tools } = this
    const { scratch } = tools
    const after = this.cursor?.after ?? null
    const bit = (field: string) => request.filters.bitOf.get(field) ?? 0
    const facets = request.facets.map((field, i) => new FacetCounter(field, bit(field), segments, scratch, i))
    const ranges = request.ranges.map((field) => new RangeCounter(field, bit(field)))
    const isWhole = this.countsWhole()
    const counters = [...facets, ...ranges].filter(({ field }) => !isWhole(field))
    const isAll =
      matching.isEverything && request.filters.radius === null && request.filters.filters.length === 0
    const page = isAll ? orderedPage(segments, request, after, this.scores, tools) : null
    const top = page ?? new TopHits(request.limit, segments, after)
    const isRelevance = request.sort === 'relevance'
    const isClose = isRelevance && this.plain === null && this.query.words.length > 1
    const freshness = isRelevance && this.plain === null ? (this.schema.freshness?.weight ?? 0) : 0
    return {
      outcome: { textTotal: 0, total: 0, top, facets, ranges },
      least,
      wholeFacets: facets.filter(({ field }) => isWhole(field)),
      wholeRanges: ranges.filter(({ field }) => isWhole(field)),
      counters,
      observed: counters.reduce((bits, { field }) => bits | bit(field), 0),
      isPageKnown: page !== null,
      isSwept: matching.isEverything && !isAll,
      isClose,
      isUnscored: isRelevance && matching.isUnworded && freshness === 0,
      ranker: new Ranker(request, scratch, top, this.scores, {
        closeness: isClose ? this.scores.closeness : noSlack.closeness,
        bonus: freshness,
      }),
    }
  }

  private passSegment(pass: Pass, s: number): void {
    const { outcome, wholeFacets, wholeRanges, isPageKnown } = pass
    const { scratch, positions } = this.tools
    const segment = this.segments[s]!
    for (const counter of outcome.facets) counter.open(segment)
    for (const counter of outcome.ranges) counter.open(segment)
    const isCounted = wholeFacets.length + wholeRanges.length > 0 || isPageKnown
    const live = isCounted ? countWhole(segment, scratch, wholeFacets, wholeRanges) : 0
    if (isPageKnown) outcome.total += live
    else {
      pass.ranker.open(segment, s)
      const marked = pass.isClose ? this.matching.groups[s]! : []
      positions.mark(segment, marked)
      this.passChunks(pass, s, new SegmentFilters(segment, this.request.filters, pass.observed))
      positions.unmark(marked)
    }
    for (const facet of outcome.facets) facet.close()
  }

  private passChunks(pass: Pass, s: number, filters: SegmentFilters): void {
    const { outcome, least, isSwept } = pass
    const { matching } = this
    const segment = this.segments[s]!
    let sweep: Sweep | null = null
    for (let chunk = 0; chunk < segment.chunks; chunk++) {
      // once enough match the text, only those that pass the filters matter
      const lookups = matching.isUnworded || outcome.textTotal >= ENOUGH_MATCHES ? filters : null
      const length = isSwept ? matching.matchFew(s, chunk, filters) : matching.match(s, chunk, least, lookups)
      if (length < 0) {
        sweep ??= new Sweep(segment, this.request.filters, this.tools.scratch)
        this.passMarked(pass, s, chunk, sweep)
      } else if (length > 0) this.passListed(pass, s, chunk, filters, length)
    }
  }

  /** Filters, counts and ranks the candidates of a chunk. */
  private passListed(
    pass: Pass,
    s: number,
    chunk: number,
    filters: SegmentFilters,
    candidates: number,
  ): void {
    const { outcome, counters, ranker, isUnscored } = pass
    const { scratch } = this.tools
    const base = chunk << CHUNK_BITS
    outcome.textTotal += candidates
    const length = filters.apply(scratch, candidates, base)
    if (this.request.sort === 'relevance' && !isUnscored) this.matching.score(s, chunk, pass.least, length)
    for (const counter of counters) counter.add(scratch, length, base)
    outcome.total += length
    if (isUnscored) ranker.offerUnscored(length, base)
    else ranker.offer(length, base)
  }

  /** The same for a chunk of many candidates, which are marked. */
  private passMarked(pass: Pass, s: number, chunk: number, sweep: Sweep): void {
    const { outcome, counters, ranker, least } = pass
    const { matching } = this
    const { matches } = sweep
    const base = chunk << CHUNK_BITS
    sweep.open(chunk, matching.isUnworded ? null : matching.markWords(s, least))
    outcome.textTotal += sweep.countLive()
    outcome.total += matches.count()
    for (const counter of counters) counter.addMarked(sweep, base, this.tools.scratch)
    if (this.request.sort !== 'relevance' || matching.isUnworded) {
      ranker.offerMarked(matches, base)
      return
    }
    if (matching.dropHopeless(s, least, matches, ranker.leastScore)) outcome.top.overflowed = true
    const length = matches.list()
    matching.score(s, chunk, least, length)
    ranker.offer(length, base)
  }

  /**
   * Which fields are to be counted over all live documents: no word is asked for, and no filter but those that the field's counter
   * looks behind.
   */
  private countsWhole(): (field: string) => boolean {
    const { filters } = this.request
    if (!this.matching.isEverything || filters.radius !== null) return () => false
    const bits = filters.filters.reduce((sum, { bit }) => sum | bit, 0)
    return (field) => (bits & ~(filters.bitOf.get(field) ?? 0)) === 0
  }

  private result(outcome: Outcome, level: number): SearchResult {
    const { request } = this
    const found = outcome.top.drain()
    const hits = this.hitsOf(found)
    const last = hits.at(-1)
    const cursor =
      last === undefined || !outcome.top.overflowed
        ? null
        : encodeCursor(
            {
              after: { key: found.keys[hits.length - 1]!, id: last.id },
              statistics: this.statistics,
              frequencies: this.frequencies,
              choices: this.query.choicesAt(this.query.ladder[level]!.stage),
              level,
              reading: this.reading,
            },
            this.belongsTo,
            this.tools.stamp,
          )
    const corrected = this.query.corrected(
      readAs(request.query, this.reading),
      this.query.ladder[level]!,
      outcome.textTotal,
    )
    return {
      hits,
      total: outcome.total,
      facets: Object.fromEntries(
        outcome.facets.map((facet) => [facet.field, facet.result(request.facetLimit)]),
      ),
      ranges: Object.fromEntries(outcome.ranges.map((range) => [range.field, range.result()])),
      cursor,
      ...(corrected === undefined ? {} : { corrected }),
    }
  }

  private hitsOf(found: Found): SearchHit[] {
    const { sort, scores: areScored, origin, highlight, values } = this.request
    const scores = sort === 'relevance' || !areScored ? null : this.scores.scoresOf(found)
    const hits: SearchHit[] = []
    for (let i = 0; i < found.length; i++) {
      const s = found.segments[i]!
      const document = found.documents[i]!
      const segment = this.segments[s]!
      const hit: SearchHit = {
        id: segment.ids.at(document),
        score: scores !== null ? scores[i]! : sort === 'relevance' ? -found.keys[i]! + 0 : 0,
      }
      const distance = origin?.distance(segment, document)
      if (distance !== undefined && Number.isFinite(distance)) hit.distanceKm = distance
      if (highlight.length > 0) hit.highlights = this.highlights(s, document)
      if (values.length > 0) hit.values = valuesOf(segment, document, values)
      hits.push(hit)
    }
    return hits
  }

  private highlights(s: number, document: number): Record<string, [number, number][]> {
    const { positions } = this.tools
    const segment = this.segments[s]!
    const groups: TermGroup[] = this.plain === null ? this.matching.groups[s]! : [this.plain[s]!.group]
    const fields = Object.keys(this.schema.text)
    positions.mark(segment, groups)
    const highlights: Record<string, [number, number][]> = {}
    for (const field of this.request.highlight) {
      highlights[field] = positions.highlights(segment, document, fields.indexOf(field))
    }
    positions.unmark(groups)
    return highlights
  }
}

function valuesOf(segment: Segment, document: number, fields: readonly string[]): Record<string, number> {
  const values: Record<string, number> = {}
  for (const field of fields) {
    const value = segment.numeric.get(field)?.at(document) ?? Number.NaN
    if (!Number.isNaN(value)) values[field] = value
  }
  return values
}

/** A level is used when enough documents match its text and one of them passes the filters. */
function isEnough({ textTotal, total }: Outcome): boolean {
  return textTotal >= ENOUGH_MATCHES && total > 0
}

/** Tightest level from `at` on at which enough of the documents matched, by how many words they hold, and one passed; else `known`. */
function tightest(
  ladder: readonly Level[],
  at: number,
  known: number,
  matching: Uint32Array,
  passing: Uint32Array,
): number {
  let matched = 0
  let passed = 0
  let held = matching.length - 1
  for (let level = at; level < known; level++) {
    for (; held >= ladder[level]!.least; held--) {
      matched += matching[held]!
      passed += passing[held]!
    }
    if (matched >= ENOUGH_MATCHES && passed > 0) return level
  }
  return known
}
