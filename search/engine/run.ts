import type { Analyzer } from '../analysis/types.ts'
import type { SearchHit, SearchResult, SearchSchema } from '../types.ts'
import type { TermExpander } from '../typos/index.ts'
import { Constraints } from './constraints.ts'
import { type CursorState, decodeCursor, encodeCursor, fingerprint } from './cursor.ts'
import { FacetCounter, RangeCounter } from './facets.ts'
import { SegmentFilters } from './filters.ts'
import type { Marked } from './marked.ts'
import type { Matcher } from './matcher.ts'
import { orderedPage } from './ordered-page.ts'
import type { PhraseFinder } from './phrase-finder.ts'
import { loadPlain, type PlainMatches, plainMatches, scorePlain } from './plain.ts'
import type { Positions } from './positions.ts'
import { type Finisher, Ranker } from './ranker.ts'
import { adjacencyBonus } from './ranking.ts'
import type { CheckedRequest } from './request.ts'
import { coverageFactors, MOST_CLOSENESS, MOST_STRENGTH, type Strengths } from './scoring.ts'
import type { Scratch } from './scratch.ts'
import { CHUNK_BITS, CHUNK_SIZE, type Segment } from './segment.ts'
import { type Statistics, statisticsOf } from './statistics.ts'
import { Sweep } from './sweep.ts'
import type { TermGroup } from './term-group.ts'
import { type Found, TopHits } from './top-hits.ts'
import { ENOUGH_MATCHES, type Level, type StagedQuery, Understanding } from './understanding.ts'
import { countWhole } from './whole.ts'
import type { WordCounter } from './word-counter.ts'
import type { WordScorer } from './word-scorer.ts'

/** With so many words or fewer, levels are tried one by one. */
const FEW_WORDS = 4
/** Documents that pass a filter are looked at before those of a word when the word has so many times more … */
const SEED_RATIO = 4
/** … and when that leaves room for so many. */
const FEWEST_SEEDED = 64

/** Documents are looked at one by one when only one in so many passes a filter, else as bits … */
const SWEEP_RATIO = 16
/** … and when only one in so many may hold the words. */
const WORD_SWEEP_RATIO = 8

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
export class Run implements Finisher {
  private readonly schema: SearchSchema
  private readonly segments: readonly Segment[]
  private readonly request: CheckedRequest
  private readonly tools: Tools
  private readonly query: Understanding
  private readonly plain: PlainMatches[] | null
  private readonly belongsTo: string
  private readonly cursor: CursorState | null
  private readonly statistics: Statistics
  private readonly strengths: Strengths
  private readonly factors: Float64Array
  private readonly isUnworded: boolean
  /** Whether the text alone matches every document. */
  private readonly isEverything: boolean
  private readonly heaviestField: number
  private readonly constraints: Constraints[]
  private staged: StagedQuery = { groups: [], frequencies: [] }
  /** Of the staged groups, those that a segment has, by segment. */
  private held: TermGroup[][] = []
  /** Whether words held are counted instead of scored. */
  private isCounting = false

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
    this.strengths = tools.strengthsFor(this.statistics)
    this.factors = coverageFactors(this.query.words.length)
    this.heaviestField = tools.fieldWeights.indexOf(Math.max(...tools.fieldWeights))
    this.constraints = segments.map((segment) => new Constraints(segment, this.query, tools))
    this.isUnworded = this.plain === null && this.query.words.length === 0
    this.isEverything = this.plain === null && this.query.isEmpty
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
    const matching = new Uint32Array(words.length + 1)
    const passing = new Uint32Array(words.length + 1)
    let level = ladder.length - 1
    this.isCounting = true
    this.stage(ladder[level]!)
    for (let s = 0; s < this.segments.length; s++) {
      const segment = this.segments[s]!
      const filters = new SegmentFilters(segment, this.request.filters)
      for (let chunk = 0; chunk < segment.chunks && level > at; chunk++) {
        // what has been seen suffices for this level: only what holds as many words can tell of a tighter one
        let length = this.match(s, chunk, ladder[level]!.least)
        for (let i = 0; i < length; i++) matching[held[scratch.documents[i]!]!]!++
        length = filters.apply(scratch, length, chunk * CHUNK_SIZE)
        for (let i = 0; i < length; i++) passing[held[scratch.documents[i]!]!]!++
        level = tightest(ladder, at, level, matching, passing)
      }
    }
    this.isCounting = false
    return level
  }

  private stage(level: Level): void {
    const { documents } = this.statistics
    this.staged = this.query.staged(level.stage, documents, this.cursor?.frequencies ?? null)
    this.held = this.staged.groups.map((groups) => groups.filter(({ length }) => length > 0))
  }

  /** Matches, filters, counts and ranks at one level. */
  private pass(level: Level): Outcome {
    const { request, segments } = this
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
    const isAll = this.isEverything && request.filters.radius === null && request.filters.filters.length === 0
    const page = isAll ? orderedPage(segments, request, this.cursor?.after ?? null, this, this.tools) : null
    if (page !== null) outcome.top = page
    const isRelevance = request.sort === 'relevance'
    const isClose = isRelevance && this.plain === null && this.query.words.length > 1
    const freshness = isRelevance && this.plain === null ? (this.schema.freshness?.weight ?? 0) : 0
    const isUnscored = isRelevance && this.isUnworded && freshness === 0
    const ranker = new Ranker(request, scratch, outcome.top, this, {
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
      const marked = isClose ? this.staged.groups[s]! : []
      positions.mark(segment, marked)
      let sweep: Sweep | null = null
      for (let chunk = 0; chunk < segment.chunks; chunk++) {
        const base = chunk << CHUNK_BITS
        // once enough match the text, only those that pass the filters matter
        const lookups = this.isUnworded || outcome.textTotal >= ENOUGH_MATCHES ? filters : null
        let length =
          this.isEverything && !isAll
            ? this.matchFew(s, chunk, filters)
            : this.match(s, chunk, level.least, lookups)
        if (length < 0) {
          sweep ??= new Sweep(segment, request.filters, scratch)
          sweep.open(chunk, this.isUnworded ? null : this.markWords(s, level.least))
          outcome.textTotal += sweep.countLive()
          outcome.total += sweep.matches.count()
          for (const counter of counters) counter.addMarked(sweep, base, scratch)
          if (isRelevance && !this.isUnworded) {
            if (this.dropHopeless(s, level.least, sweep.matches, ranker.leastScore))
              outcome.top.overflowed = true
            length = sweep.matches.list()
            this.score(s, chunk, level.least, length)
            ranker.offer(length, base)
          } else ranker.offerMarked(sweep.matches, base)
          continue
        }
        if (length === 0) continue
        outcome.textTotal += length
        length = filters.apply(scratch, length, base)
        if (isRelevance && !isUnscored) this.score(s, chunk, level.least, length)
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
    if (!this.isEverything || filters.radius !== null) return () => false
    const bits = filters.filters.reduce((sum, { bit }) => sum | bit, 0)
    return (field) => (bits & ~(filters.bitOf.get(field) ?? 0)) === 0
  }

  /**
   * Live documents of a chunk that match the text with at least `least` words. With `lookups`, those that its filters would drop may be missing.
   * Or -1 when they are not few, for `markWords`.
   */
  private match(s: number, chunk: number, least: number, lookups: SegmentFilters | null = null): number {
    const { matcher } = this.tools
    const segment = this.segments[s]!
    // no need to look at words where a phrase cannot be
    if (!this.constraints[s]!.mayHold(chunk)) return 0
    matcher.open(segment, chunk)
    let length: number
    if (this.plain !== null) length = loadPlain(this.plain[s]!, chunk, this.tools.scratch)
    else if (this.query.words.length === 0) {
      length = lookups?.seed(chunk, this.tools.scratch, segment.sizeOf(chunk)) ?? -1
      if (length < 0) length = matcher.loadAll()
    } else length = this.matchWords(s, chunk, least, lookups)
    if (length <= 0) return length
    length = matcher.dropDeleted(length)
    return this.constraints[s]!.apply(chunk, length)
  }

  /** Live documents of a chunk that pass one of the filters, or -1 when that are not few. */
  private matchFew(s: number, chunk: number, filters: SegmentFilters): number {
    const { matcher, scratch } = this.tools
    const segment = this.segments[s]!
    matcher.open(segment, chunk)
    const length = filters.seed(chunk, scratch, segment.sizeOf(chunk) / SWEEP_RATIO)
    return length > 0 ? matcher.dropDeleted(length) : length
  }

  private matchWords(s: number, chunk: number, least: number, lookups: SegmentFilters | null): number {
    const { matcher, counter, scratch } = this.tools
    const groups = this.held[s]!
    if (groups.length < least) return 0
    if (!this.isCounting) {
      const isAll = groups.length === least
      matcher.locate(groups)
      const most = matcher.mostHolding(least)
      if (most === 0) return 0
      if (isAll && lookups?.isPromising && most >= FEWEST_SEEDED * SEED_RATIO) {
        const length = lookups.seed(chunk, scratch, most / SEED_RATIO)
        if (length >= 0) return matcher.matchAll(length)
      }
      const isMarkable = (isAll || least === 1) && this.constraints[s]!.isEmpty
      if (isMarkable && most * WORD_SWEEP_RATIO > this.segments[s]!.sizeOf(chunk)) return -1
      if (isAll) return matcher.matchAll()
    }
    counter.open(this.segments[s]!, chunk)
    return counter.count(groups, least)
  }

  /** Bits of the documents that hold all words that `matchWords` has located, or one of them where that is enough. */
  private markWords(s: number, least: number): Uint32Array {
    const { matcher, scratch } = this.tools
    const { textBits } = scratch
    textBits.fill(0)
    if (this.held[s]!.length === least) matcher.markAll(textBits)
    else matcher.markAny(textBits)
    return textBits
  }

  /**
   * Drops those documents of the chunk that hold only words which together score less than `leastScore` (MaxScore: H. Turtle and
   * J. Flood, "Query evaluation: strategies and optimizations", 1995). Returns whether there were any.
   */
  private dropHopeless(s: number, least: number, matches: Marked, leastScore: number): boolean {
    const groups = this.held[s]!
    const { matcher, scratch } = this.tools
    const { bits } = scratch
    const most = groups.map(({ weights }) => weights.reduce((a, b) => Math.max(a, b)) * MOST_STRENGTH)
    const order = most.map((_, g) => g).sort((a, b) => most[a]! - most[b]!)
    let hopeless = 0
    for (let sum = 0; hopeless < order.length; hopeless++) {
      sum += most[order[hopeless]!]!
      if (sum * this.factors[hopeless + 1]! >= leastScore) break
    }
    // what holds all of them holds the best one
    if (hopeless === 0 || (groups.length === least && hopeless < groups.length)) return false
    const before = matches.count()
    matcher.markSome(order.slice(hopeless), bits)
    matches.intersect(bits)
    bits.fill(0)
    return matches.count() < before
  }

  /** Scores the candidates by the words they hold. */
  private score(s: number, chunk: number, least: number, length: number): void {
    const { scorer, scratch } = this.tools
    const { scores } = scratch
    if (length === 0) return
    if (this.plain !== null) scorePlain(this.plain[s]!, chunk, scratch, length)
    else if (this.isUnworded) scores.fill(0, 0, length)
    else {
      const { factors } = this
      const mayDiffer = least < this.query.words.length
      scorer.score(this.segments[s]!, chunk, this.staged.groups[s]!, this.strengths, length, mayDiffer)
      if (mayDiffer) for (let i = 0; i < length; i++) scores[i]! *= factors[scorer.held[i]!]!
    }
  }

  /** The score of a match's words, more when they stand close (marks are set). */
  closer(s: number, document: number, score: number): number {
    const words = this.query.words.length
    if (this.plain !== null || words < 2) return score
    const pairs = this.tools.positions.adjacentPairs(this.segments[s]!, document, this.heaviestField)
    // no rounding above the most that closeness can give
    return score * (pairs === words - 1 ? MOST_CLOSENESS : 1 + (adjacencyBonus * pairs) / (words - 1))
  }

  /** What freshness adds to the score of a document. */
  bonus(s: number, document: number): number {
    const { freshness } = this.schema
    if (this.plain !== null || freshness === undefined || freshness.weight <= 0) return 0
    const [least, most] = this.statistics.freshness
    const value = this.segments[s]!.numeric.get(freshness.field)?.at(document) ?? Number.NaN
    if (!(value >= least)) return 0
    return freshness.weight * (most > least ? (Math.min(value, most) - least) / (most - least) : 0)
  }

  /** The scores that documents would have, were they ranked by relevance. */
  private scoresOf(found: readonly Found[]): Float64Array {
    const { positions } = this.tools
    const scores = new Float64Array(found.length)
    for (const [s, segment] of this.segments.entries()) {
      if (!found.some((one) => one.segment === s)) continue
      const groups = this.staged.groups[s] ?? []
      positions.mark(segment, groups)
      for (const [i, { segment: own, document }] of found.entries()) {
        if (own === s) scores[i] = this.scoreOf(s, document)
      }
      positions.unmark(groups)
    }
    return scores
  }

  /** The score of a document of a segment whose positions are marked. */
  private scoreOf(s: number, document: number): number {
    if (this.plain !== null) {
      const { documents, scores } = this.plain[s]!
      return scores[documents.indexOf(document)]!
    }
    const segment = this.segments[s]!
    let sum = 0
    let held = 0
    for (const group of this.staged.groups[s]!) {
      let best = 0
      for (let i = 0; i < group.length; i++) {
        const posting = segment.findPosting(group.ordinals[i]!, document)
        if (posting < 0) continue
        best = Math.max(best, group.weights[i]! * this.strengths.of(segment, posting, document))
      }
      sum += best
      if (best > 0) held++
    }
    return this.closer(s, document, sum * this.factors[held]!) + this.bonus(s, document)
  }

  private result(outcome: Outcome, level: number): SearchResult {
    const { request, segments } = this
    const found = outcome.top.drain()
    const scores = request.sort === 'relevance' || !request.scores ? null : this.scoresOf(found)
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
              frequencies: this.staged.frequencies,
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
    const groups: TermGroup[] = this.plain === null ? this.staged.groups[s]! : [this.plain[s]!.group]
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
