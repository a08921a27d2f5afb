import type { SearchResult, SearchSchema } from '../../types.ts'
import type { CheckedRequest } from '../filtering/request.ts'
import { plainMatches } from '../matching/plain.ts'
import { TextMatching } from '../matching/text-matching.ts'
import { ENOUGH_MATCHES, type Level, Understanding } from '../matching/understanding.ts'
import { FinalScores } from '../ranking/final-scores.ts'
import { type Statistics, statisticsOf } from '../ranking/statistics.ts'
import type { Segment } from '../segment/segment.ts'
import type { Asked, Tools } from './asked.ts'
import { decodeCursor, encodeCursor } from './cursor.ts'
import { fingerprint } from './fingerprint.ts'
import { hitsOf } from './hits.ts'
import { sufficingLevel } from './levels.ts'
import { type Outcome, Pass } from './pass.ts'
import { type Reading, readAs } from './reading.ts'
import { splitsOf } from './splitting.ts'

/** With so many words or fewer, levels are tried one by one. */
const FEW_WORDS = 4

/** One request over one list of segments. */
export class Run {
  private readonly asked: Asked
  private readonly reading: Reading
  private readonly belongsTo: string
  private readonly statistics: Statistics
  /** Per word, documents that hold it at the level looked at. */
  private frequencies: number[] = []

  constructor(
    schema: SearchSchema,
    segments: readonly Segment[],
    request: CheckedRequest,
    reading: Reading,
    tools: Tools,
  ) {
    this.reading = reading
    const { query: text, typos, loosen, sort, origin } = request
    const query = new Understanding(
      request.plain ? '' : readAs(text, reading),
      { typos, loosen },
      segments,
      tools.analyzer,
      tools.expander,
    )
    const plain =
      request.plain && text.trim() !== ''
        ? plainMatches(segments, text, tools.analyzer, tools.fieldWeights)
        : null
    const point = origin === null ? null : [origin.latitude, origin.longitude]
    this.belongsTo = fingerprint([text, typos, request.plain, sort, point, ...(loosen ? [] : [loosen])])
    const cursor =
      request.cursor === null
        ? null
        : decodeCursor(
            request.cursor,
            this.belongsTo,
            tools.stamp,
            tools.fieldWeights.length,
            query.words.length,
          )
    if (cursor !== null) query.follow(cursor.choices)
    this.statistics = cursor?.statistics ?? statisticsOf(schema, segments)
    const strengths = tools.strengthsFor(this.statistics)
    const matching = new TextMatching(segments, query, plain, strengths, tools)
    const scores = new FinalScores({
      segments,
      matching,
      words: query.words.length,
      plain,
      strengths,
      positions: tools.positions,
      heaviestField: tools.fieldWeights.indexOf(Math.max(...tools.fieldWeights)),
      freshness: schema.freshness,
      extremes: this.statistics.freshness,
    })
    this.asked = { schema, segments, request, tools, query, plain, cursor, matching, scores }
  }

  /** Where words of the query are better read as two, see `splitsOf`. */
  splits(countPhrase: (left: string, right: string) => number): number[] {
    const { query, segments, tools } = this.asked
    return splitsOf(query, segments, tools.analyzer.isStopWord, countPhrase)
  }

  answer(): SearchResult {
    const { query, cursor } = this.asked
    const { ladder } = query
    const last = ladder.length - 1
    let at = cursor === null ? query.possibleLevel(null) : Math.min(Math.max(0, cursor.level), last)
    let outcome = this.pass(ladder[at]!)
    while (cursor === null && at < last && !isEnough(outcome)) {
      at = query.possibleLevel(at)
      if (outcome.textTotal === 0 && query.isPhrasesAlone) break
      // with many words, counting tells which level will do
      if (query.required > FEW_WORDS && ladder[at]!.stage === ladder[last]!.stage) {
        this.stage(ladder[last]!)
        at = sufficingLevel(this.asked, at)
      }
      outcome = this.pass(ladder[at]!)
    }
    return this.result(outcome, at)
  }

  private stage(level: Level): void {
    const { query, cursor, matching } = this.asked
    const staged = query.staged(level.stage, this.statistics.documents, cursor?.frequencies ?? null)
    this.frequencies = staged.frequencies
    matching.stage(staged)
  }

  private pass(level: Level): Outcome {
    this.stage(level)
    return new Pass(this.asked, level).run()
  }

  private result(outcome: Outcome, at: number): SearchResult {
    const { request, query, tools } = this.asked
    const level = query.ladder[at]!
    const found = outcome.top.drain()
    const hits = hitsOf(this.asked, found)
    const last = hits.at(-1)
    const cursor =
      last === undefined || !outcome.top.overflowed
        ? null
        : encodeCursor(
            {
              after: { key: found.keys[hits.length - 1]!, id: last.id },
              statistics: this.statistics,
              frequencies: this.frequencies,
              choices: query.choicesAt(level.stage),
              level: at,
              reading: this.reading,
            },
            this.belongsTo,
            tools.stamp,
          )
    const corrected = query.corrected(readAs(request.query, this.reading), level, outcome.textTotal)
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
}

/** A level is used when enough documents match its text and one of them passes the filters. */
function isEnough({ textTotal, total }: Outcome): boolean {
  return textTotal >= ENOUGH_MATCHES && total > 0
}
