import type { Analyzer } from '../analysis/types.ts'
import type { SearchHit, SearchRequest, SearchResult, SearchSchema } from '../types.ts'
import { TermExpander } from '../typos/index.ts'
import { type CursorState, decodeCursor, encodeCursor, fingerprint } from './cursor.ts'
import { FacetCounter, RangeCounter } from './facets.ts'
import { SegmentFilters } from './filters.ts'
import { Matcher } from './matcher.ts'
import { type PlainMatches, plainMatches } from './plain.ts'
import { Positions } from './positions.ts'
import { adjacencyBonus } from './ranking.ts'
import { type CheckedRequest, checkRequest } from './request.ts'
import { coverageFactors, MOST_CLOSENESS, type Statistics, Strengths } from './scoring.ts'
import { Scratch } from './scratch.ts'
import { CHUNK_SIZE, type Segment } from './segment.ts'
import { spellings, type TermGroup } from './term-group.ts'
import { TopHits } from './top-hits.ts'
import { ENOUGH_MATCHES, type Level, type StagedQuery, Understanding } from './understanding.ts'

/** What one pass over all segments found. */
interface Outcome {
  /** Documents that match the text. */
  textTotal: number
  total: number
  top: TopHits
  facets: FacetCounter[]
  ranges: RangeCounter[]
}

/** Answers search requests over a list of segments. One per thread: it holds scratch memory and is not re-entrant. */
export class Executor {
  private readonly schema: SearchSchema
  private readonly analyzer: Analyzer
  private readonly expander: TermExpander
  private readonly fieldWeights: number[]
  private readonly scratch = new Scratch()
  private readonly matcher = new Matcher(this.scratch)
  private readonly positions = new Positions()
  private strengths: { key: string; value: Strengths } | null = null

  constructor(schema: SearchSchema, analyzer: Analyzer) {
    this.schema = schema
    this.analyzer = analyzer
    this.expander = new TermExpander((folded) => analyzer.stem(folded))
    this.fieldWeights = Object.values(schema.text).map(({ weight }) => weight)
  }

  /** @throws SearchError */
  search(segments: readonly Segment[], request: SearchRequest): SearchResult {
    const run = new Run(this.schema, segments, checkRequest(this.schema, request), {
      analyzer: this.analyzer,
      expander: this.expander,
      fieldWeights: this.fieldWeights,
      matcher: this.matcher,
      scratch: this.scratch,
      positions: this.positions,
      strengthsFor: (statistics) => this.strengthsFor(statistics),
    })
    return run.answer()
  }

  /** Live documents that hold all of these folded words, in any spelling. */
  countHolding(
    segments: readonly Segment[],
    folded: readonly string[],
    atMost = Number.POSITIVE_INFINITY,
  ): number {
    let count = 0
    for (const segment of segments) {
      const groups = folded.map((word) => spellings(segment, word))
      for (let chunk = 0; chunk < segment.chunks; chunk++) {
        this.matcher.open(segment, chunk, null)
        count += this.matcher.dropDeleted(this.matcher.matchAll(groups))
        if (count >= atMost) return count
      }
    }
    return count
  }

  /** Score tables change only with the mean lengths. */
  private strengthsFor(statistics: Statistics): Strengths {
    const key = statistics.meanLengths.join()
    if (this.strengths?.key !== key) {
      this.strengths = { key, value: new Strengths(this.fieldWeights, statistics.meanLengths) }
    }
    return this.strengths.value
  }
}

/** What runs share. */
interface Tools {
  analyzer: Analyzer
  expander: TermExpander
  fieldWeights: number[]
  matcher: Matcher
  scratch: Scratch
  positions: Positions
  strengthsFor(statistics: Statistics): Strengths
}

/** One request over one list of segments. */
class Run {
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
  private staged: StagedQuery = { groups: [], frequencies: [] }

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
    this.statistics = this.cursor?.statistics ?? statisticsOf(schema, segments)
    this.strengths = tools.strengthsFor(this.statistics)
    this.factors = coverageFactors(this.query.words.length)
  }

  answer(): SearchResult {
    const { ladder } = this.query
    let at = this.cursor === null ? 0 : Math.min(Math.max(0, this.cursor.level), ladder.length - 1)
    let outcome = this.pass(ladder[at]!)
    while (this.cursor === null && at + 1 < ladder.length && !isEnough(outcome)) {
      at++
      outcome = this.pass(ladder[at]!)
    }
    return this.result(outcome, at)
  }

  /** Matches, filters, counts and ranks at one level. */
  private pass(level: Level): Outcome {
    const { request, segments } = this
    const { scratch, positions } = this.tools
    this.staged = this.query.staged(level.stage, this.statistics.documents, this.cursor?.frequencies ?? null)
    const bit = (field: string) => request.filters.bitOf.get(field) ?? 0
    const outcome: Outcome = {
      textTotal: 0,
      total: 0,
      top: new TopHits(request.limit, segments, this.cursor?.after ?? null),
      facets: request.facets.map((field) => new FacetCounter(field, bit(field))),
      ranges: request.ranges.map((field) => new RangeCounter(field, bit(field))),
    }
    const counters = [...outcome.facets, ...outcome.ranges]
    for (let s = 0; s < segments.length; s++) {
      const segment = segments[s]!
      const filters = new SegmentFilters(segment, request.filters)
      const ranker = this.ranker(s, outcome.top)
      for (const counter of counters) counter.open(segment)
      const marked = this.marksFor(s)
      positions.mark(segment, marked)
      for (let chunk = 0; chunk < segment.chunks; chunk++) {
        let length = this.match(s, chunk, level)
        outcome.textTotal += length
        if (length === 0) continue
        const base = chunk * CHUNK_SIZE
        length = filters.apply(scratch, length, base)
        for (const counter of counters) counter.add(scratch, length, base)
        const passed = keepPassed(scratch, length)
        outcome.total += passed
        ranker(passed, base)
      }
      for (const facet of outcome.facets) facet.close()
      positions.unmark(marked)
    }
    return outcome
  }

  /** Live documents of a chunk that match the text. */
  private match(s: number, chunk: number, level: Level): number {
    const { matcher } = this.tools
    const segment = this.segments[s]!
    const groups = this.staged.groups[s]!
    matcher.open(segment, chunk, this.request.sort === 'relevance' ? this.strengths : null)
    let length: number
    if (this.plain !== null) length = this.loadPlain(this.plain[s]!, chunk)
    else if (groups.length === 0) length = matcher.loadAll()
    else if (level.least === groups.length) length = matcher.matchAll(groups)
    else length = matcher.matchSome(groups, level.least, this.factors)
    length = matcher.dropDeleted(length)
    for (const { folded } of this.query.phrases) {
      length = this.keepPhrase(s, chunk, folded, length, true)
    }
    for (const { folded } of this.query.negations) {
      if (folded.length === 1) length = matcher.exclude(spellings(segment, folded[0]!), length)
      else length = this.keepPhrase(s, chunk, folded, length, false)
    }
    return length
  }

  private loadPlain(matches: PlainMatches, chunk: number): number {
    const { documents, scores } = this.tools.scratch
    let length = 0
    for (let i = 0; i < matches.documents.length; i++) {
      if (matches.documents[i]! >>> 16 !== chunk) continue
      documents[length] = matches.documents[i]!
      scores[length] = matches.scores[i]!
      length++
    }
    return length
  }

  /** Keeps candidates that hold the phrase (or do not, if `wanted` is false). */
  private keepPhrase(s: number, chunk: number, folded: string[], length: number, wanted: boolean): number {
    const { scratch, positions } = this.tools
    const segment = this.segments[s]!
    const groups = folded.map((word) => spellings(segment, word))
    const { documents, scores } = scratch
    let kept = 0
    for (let i = 0; i < length; i++) {
      const document = chunk * CHUNK_SIZE + documents[i]!
      const holds =
        groups.every((group) => holdsAny(segment, group, document)) &&
        positions.holdsPhrase(segment, document, groups)
      if (holds !== wanted) continue
      documents[kept] = documents[i]!
      scores[kept] = scores[i]!
      kept++
    }
    return kept
  }

  /** Groups whose neighbourhood the ranking looks at: none when nothing is ranked by it. */
  private marksFor(s: number): TermGroup[] {
    const isLooked = this.request.sort === 'relevance' && this.plain === null && this.query.words.length > 1
    return isLooked ? this.staged.groups[s]! : []
  }

  /** A function that offers the candidates of a chunk to the page. */
  private ranker(s: number, top: TopHits): (length: number, base: number) => void {
    const { scratch } = this.tools
    const segment = this.segments[s]!
    const { sort, origin } = this.request
    const { documents, scores, numbers } = scratch
    if (sort === 'relevance') {
      const most = this.plain === null && this.query.words.length > 1 ? MOST_CLOSENESS : 1
      const freshness = this.plain === null ? (this.schema.freshness?.weight ?? 0) : 0
      return (length, base) => {
        for (let i = 0; i < length; i++) {
          const score = scores[i]!
          if (-(score * most + freshness) > top.threshold) {
            top.overflowed = true
            continue
          }
          const document = base + documents[i]!
          top.offer(-this.finish(s, document, score), s, document)
        }
      }
    }
    if (sort === 'distance') {
      return (length, base) => {
        for (let i = 0; i < length; i++) {
          const document = base + documents[i]!
          if (origin!.isBeyond(segment, document, top.threshold)) top.overflowed = true
          else top.offer(origin!.distance(segment, document), s, document)
        }
      }
    }
    const column = segment.numeric.get(sort.field)
    const sign = sort.descending ? -1 : 1
    return (length, base) => {
      if (column === undefined) numbers.fill(Number.NaN, 0, length)
      else column.gather(documents, length, base, numbers)
      for (let i = 0; i < length; i++) {
        const value = numbers[i]!
        top.offer(Number.isNaN(value) ? Number.POSITIVE_INFINITY : sign * value + 0, s, base + documents[i]!)
      }
    }
  }

  /** The score of a match: that of its words, more when they stand close (marks are set), and a little for freshness. */
  private finish(s: number, document: number, score: number): number {
    if (this.plain !== null) return score
    const segment = this.segments[s]!
    const words = this.query.words.length
    let result = score
    if (words > 1) {
      const pairs = this.tools.positions.adjacentPairs(segment, document)
      result *= 1 + (adjacencyBonus * pairs) / (words - 1)
    }
    const { freshness } = this.schema
    if (freshness !== undefined && freshness.weight > 0) {
      const [least, most] = this.statistics.freshness
      const value = segment.numeric.get(freshness.field)?.at(document) ?? Number.NaN
      if (value >= least) {
        const share = most > least ? (Math.min(value, most) - least) / (most - least) : 0
        result += freshness.weight * share
      }
    }
    return result
  }

  /** The score that `match` would have given a document. */
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
    const { positions } = this.tools
    const groups = this.staged.groups[s]!
    positions.mark(segment, groups)
    const score = this.finish(s, document, sum * this.factors[held]!)
    positions.unmark(groups)
    return score
  }

  private result(outcome: Outcome, level: number): SearchResult {
    const { request, segments } = this
    const found = outcome.top.drain()
    const hits = found.map(({ key, segment: s, document }): SearchHit => {
      const segment = segments[s]!
      const hit: SearchHit = {
        id: segment.ids.at(document),
        score: request.sort === 'relevance' ? -key + 0 : this.scoreOf(s, document),
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
              level,
            },
            this.belongsTo,
          )
    // at its last stage the query as typed found too little
    const corrected = this.query.ladder[level]!.stage === 2 ? this.query.corrected(request.query) : undefined
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

/** Keeps the candidates that fail no filter. */
function keepPassed(scratch: Scratch, length: number): number {
  const { documents, scores, failed } = scratch
  let kept = 0
  for (let i = 0; i < length; i++) {
    if (failed[i] !== 0) continue
    documents[kept] = documents[i]!
    scores[kept] = scores[i]!
    kept++
  }
  return kept
}

function holdsAny(segment: Segment, group: TermGroup, document: number): boolean {
  for (let i = 0; i < group.length; i++) {
    if (segment.findPosting(group.ordinals[i]!, document) >= 0) return true
  }
  return false
}

function statisticsOf(schema: SearchSchema, segments: readonly Segment[]): Statistics {
  let documents = 0
  const lengths = Object.keys(schema.text).map(() => 0)
  let least = Number.POSITIVE_INFINITY
  let most = Number.NEGATIVE_INFINITY
  for (const segment of segments) {
    documents += segment.documents
    segment.data.meta.lengthTotals.forEach((total, field) => {
      lengths[field]! += total
    })
    const column =
      schema.freshness && segment.data.meta.numeric.find(({ name }) => name === schema.freshness?.field)
    if (column) {
      least = Math.min(least, column.least)
      most = Math.max(most, column.most)
    }
  }
  return {
    documents,
    meanLengths: lengths.map((total) => (documents === 0 ? 0 : total / documents)),
    freshness: least <= most ? [least, most] : [0, 0],
  }
}
