import type { Analyzer } from '../analysis/types.ts'
import type { SearchHit, SearchResult, SearchSchema } from '../types.ts'
import type { TermExpander } from '../typos/index.ts'
import { type CursorState, decodeCursor, encodeCursor, fingerprint } from './cursor.ts'
import { FacetCounter, RangeCounter } from './facets.ts'
import { SegmentFilters } from './filters.ts'
import { FinalScores } from './final-scores.ts'
import type { Matcher } from './matcher.ts'
import { orderedPage } from './ordered-page.ts'
import type { PhraseFinder } from './phrase-finder.ts'
import { type PlainMatches, plainMatches } from './plain.ts'
import type { Positions } from './positions.ts'
import { Ranker } from './ranker.ts'
import type { CheckedRequest } from './request.ts'
import { MOST_CLOSENESS, type Strengths } from './scoring.ts'
import type { Scratch } from './scratch.ts'
import { CHUNK_BITS, CHUNK_SIZE, type Segment } from './segment.ts'
import { type Statistics, statisticsOf } from './statistics.ts'
import { Sweep } from './sweep.ts'
import type { TermGroup } from './term-group.ts'
import { TextMatching } from './text-matching.ts'
import { TopHits } from './top-hits.ts'
import { ENOUGH_MATCHES, type Level, Understanding } from './understanding.ts'
import { countWhole } from './whole.ts'
import type { WordCounter } from './word-counter.ts'
import type { WordScorer } from './word-scorer.ts'

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

/** What runs share. */
export interface Tools {
  analyzer: Analyzer
  expander: TermExpander
  fieldWeights: number[]
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

  constructor(schema: SearchSchema, segments: readonly Segment[], request: CheckedRequest, tools: Tools) {
    this.schema = schema
    this.segments = segments
    this.request = request
    this.tools = tools
    const { query, typos, sort, origin } = request
    this.query = new Understanding(
      request.plain ? '' : query,
      typos,
      segments,
      tools.analyzer,
      tools.expander,
    )
    this.plain =
      request.plain && query.trim() !== ''
        ? plainMatches(segments, query, tools.analyzer, tools.fieldWeights)
        : null
    const point = origin === null ? null : [origin.latitude, origin.longitude]
    this.belongsTo = fingerprint([query, typos, request.plain, sort, point])
    this.cursor =
      request.cursor === null
        ? null
        : decodeCursor(request.cursor, this.belongsTo, tools.fieldWeights.length, this.query.words.length)
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

  answer(): SearchResult {
    const { ladder, words } = this.query
    const last = ladder.length - 1
    let at =
      this.cursor === null ? this.query.possibleLevel(null) : Math.min(Math.max(0, this.cursor.level), last)
    let outcome = this.pass(ladder[at]!)
    while (this.cursor === null && at < last && !isEnough(outcome)) {
      at = this.query.possibleLevel(at)
      if (outcome.textTotal === 0 && this.query.isPhrasesAlone) break
      // with many words, counting tells which level will do
      if (words.length > FEW_WORDS && ladder[at]!.stage === ladder[last]!.stage) at = this.sufficingLevel(at)
      outcome = this.pass(ladder[at]!)
    }
    return this.result(outcome, at)
  }

  /** First level from `at` on, all of the last stage, at which enough documents match, else the loosest. */
  private sufficingLevel(at: number): number {
    const { ladder, words } = this.query
    const { scratch } = this.tools
    const { held } = this.tools.counter
    const matched = new Uint32Array(words.length + 1)
    const passed = new Uint32Array(words.length + 1)
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
    const { request, segments, matching } = this
    const { isUnworded, isEverything } = matching
    const { scratch, positions } = this.tools
    this.stage(level)
    const bit = (field: string) => request.filters.bitOf.get(field) ?? 0
    const outcome: Outcome = {
      textTotal: 0,
      total: 0,
      top: new TopHits(request.limit, segments, this.cursor?.after ?? null),
      facets: request.facets.map((field, i) => new FacetCounter(field, bit(field), segments, scratch, i)),
      ranges: request.ranges.map((field) => new RangeCounter(field, bit(field))),
    }
    const isWhole = this.countsWhole()
    const facets = outcome.facets.filter(({ field }) => isWhole(field))
    const ranges = outcome.ranges.filter(({ field }) => isWhole(field))
    const counters = [...outcome.facets, ...outcome.ranges].filter(({ field }) => !isWhole(field))
    const observed = counters.reduce((bits, { field }) => bits | bit(field), 0)
    const isAll = isEverything && request.filters.radius === null && request.filters.filters.length === 0
    const page = isAll
      ? orderedPage(segments, request, this.cursor?.after ?? null, this.scores, this.tools)
      : null
    if (page !== null) outcome.top = page
    const isRelevance = request.sort === 'relevance'
    const isClose = isRelevance && this.plain === null && this.query.words.length > 1
    const freshness = isRelevance && this.plain === null ? (this.schema.freshness?.weight ?? 0) : 0
    const isUnscored = isRelevance && isUnworded && freshness === 0
    const ranker = new Ranker(request, scratch, outcome.top, this.scores, {
      factor: isClose ? MOST_CLOSENESS : 1,
      bonus: freshness,
    })
    for (let s = 0; s < segments.length; s++) {
      const segment = segments[s]!
      for (const counter of outcome.facets) counter.open(segment)
      for (const counter of outcome.ranges) counter.open(segment)
      const whole = facets.length + ranges.length > 0 || page !== null
      const live = whole ? countWhole(segment, scratch, facets, ranges) : 0
      if (page !== null) {
        outcome.total += live
        for (const facet of outcome.facets) facet.close()
        continue
      }
      const filters = new SegmentFilters(segment, request.filters, observed)
      ranker.open(segment, s)
      const marked = isClose ? matching.groups[s]! : []
      positions.mark(segment, marked)
      let sweep: Sweep | null = null
      for (let chunk = 0; chunk < segment.chunks; chunk++) {
        const base = chunk << CHUNK_BITS
        // once enough match the text, only those that pass the filters matter
        const lookups = isUnworded || outcome.textTotal >= ENOUGH_MATCHES ? filters : null
        let length =
          isEverything && !isAll
            ? matching.matchFew(s, chunk, filters)
            : matching.match(s, chunk, level.least, lookups)
        if (length < 0) {
          sweep ??= new Sweep(segment, request.filters, scratch)
          sweep.open(chunk, isUnworded ? null : matching.markWords(s, level.least))
          outcome.textTotal += sweep.countLive()
          outcome.total += sweep.matches.count()
          for (const counter of counters) counter.addMarked(sweep, base, scratch)
          if (isRelevance && !isUnworded) {
            if (matching.dropHopeless(s, level.least, sweep.matches, ranker.leastScore))
              outcome.top.overflowed = true
            length = sweep.matches.list()
            matching.score(s, chunk, level.least, length)
            ranker.offer(length, base)
          } else ranker.offerMarked(sweep.matches, base)
          continue
        }
        if (length === 0) continue
        outcome.textTotal += length
        length = filters.apply(scratch, length, base)
        if (isRelevance && !isUnscored) matching.score(s, chunk, level.least, length)
        for (const counter of counters) counter.add(scratch, length, base)
        outcome.total += length
        if (isUnscored) ranker.offerUnscored(length, base)
        else ranker.offer(length, base)
      }
      for (const facet of outcome.facets) facet.close()
      positions.unmark(marked)
    }
    return outcome
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
    const { request, segments } = this
    const found = outcome.top.drain()
    const scores = request.sort === 'relevance' || !request.scores ? null : this.scores.scoresOf(found)
    const hits = found.map(({ key, segment: s, document }, i): SearchHit => {
      const segment = segments[s]!
      const hit: SearchHit = {
        id: segment.ids.at(document),
        score: scores !== null ? scores[i]! : request.sort === 'relevance' ? -key + 0 : 0,
      }
      const distance = request.origin?.distance(segment, document)
      if (distance !== undefined && Number.isFinite(distance)) hit.distanceKm = distance
      if (request.highlight.length > 0) hit.highlights = this.highlights(s, document)
      return hit
    })
    const last = found.at(-1)
    const cursor =
      last === undefined || !outcome.top.overflowed
        ? null
        : encodeCursor(
            {
              after: { key: last.key, id: hits.at(-1)!.id },
              statistics: this.statistics,
              frequencies: this.frequencies,
              choices: this.query.choicesAt(this.query.ladder[level]!.stage),
              level,
            },
            this.belongsTo,
          )
    const corrected = this.query.corrected(request.query, this.query.ladder[level]!, outcome.textTotal)
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
