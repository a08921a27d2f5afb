import { type Analyzer, withoutQuotes } from '../../analysis/index.ts'
import type { SearchRequest, SearchResult, SearchSchema } from '../../types.ts'
import { TermExpander } from '../../typos/index.ts'
import { type CheckedRequest, checkRequest } from '../filtering/request.ts'
import { Matcher } from '../matching/matcher.ts'
import { PhraseFinder } from '../matching/phrase-finder.ts'
import { Strengths } from '../matching/scoring.ts'
import { WordCounter } from '../matching/word-counter.ts'
import { WordScorer } from '../matching/word-scorer.ts'
import { Positions } from '../ranking/positions.ts'
import type { Statistics } from '../ranking/statistics.ts'
import { Scratch } from '../scratch/scratch.ts'
import type { Segment } from '../segment/segment.ts'
import { readingOf } from './cursor.ts'
import { asTyped, type Reading } from './reading.ts'
import { Run } from './run.ts'
import { type Stamp, stampOf } from './stamp.ts'

/** Answers search requests over a list of segments. One per thread: it holds scratch memory and is not re-entrant. */
export class Executor {
  private readonly schema: SearchSchema
  private readonly analyzer: Analyzer
  private readonly expander: TermExpander
  private readonly fieldWeights: number[]
  private readonly stamp: Stamp
  private readonly scratch = new Scratch()
  private readonly matcher = new Matcher(this.scratch)
  private readonly counter = new WordCounter(this.scratch)
  private readonly scorer = new WordScorer(this.scratch)
  private readonly phraseFinder = new PhraseFinder(this.scratch, this.matcher)
  private readonly positions = new Positions()
  private strengths: { key: string; value: Strengths } | null = null

  constructor(schema: SearchSchema, analyzer: Analyzer) {
    this.schema = schema
    this.analyzer = analyzer
    this.expander = new TermExpander((folded) => analyzer.stem(folded))
    this.fieldWeights = Object.values(schema.text).map(({ weight }) => weight)
    this.stamp = stampOf(schema)
  }

  /**
   * What is quoted is asked for word for word; where that finds nothing, as if it were not quoted. A word that little holds, but whose halves
   * stand side by side in more, is two. Neither where nothing is to be loosened.
   * @throws SearchError
   */
  search(segments: readonly Segment[], request: SearchRequest): SearchResult {
    const checked = checkRequest(this.schema, request)
    if (checked.plain || checked.query === '') return this.run(segments, checked, asTyped).answer()
    if (checked.cursor !== null) return this.run(segments, checked, readingOf(checked.cursor)).answer()
    let run = this.run(segments, checked, asTyped)
    if (!checked.loosen) return run.answer()
    const splits = run.splits((left, right) => this.countPhrase(segments, left, right))
    if (splits.length > 0) run = this.run(segments, checked, { isUnquoted: false, splits })
    const result = run.answer()
    if (result.total > 0 || withoutQuotes(checked.query) === checked.query) return result
    return this.run(segments, checked, { isUnquoted: true, splits }).answer()
  }

  /** Documents that say the two words side by side. */
  private countPhrase(segments: readonly Segment[], left: string, right: string): number {
    const phrase = checkRequest(this.schema, { query: `"${left} ${right}"`, limit: 1, scores: false })
    return this.run(segments, phrase, asTyped).answer().total
  }

  private run(segments: readonly Segment[], request: CheckedRequest, reading: Reading): Run {
    return new Run(this.schema, segments, request, reading, {
      analyzer: this.analyzer,
      expander: this.expander,
      fieldWeights: this.fieldWeights,
      stamp: this.stamp,
      matcher: this.matcher,
      counter: this.counter,
      scorer: this.scorer,
      phraseFinder: this.phraseFinder,
      scratch: this.scratch,
      positions: this.positions,
      strengthsFor: (statistics) => this.strengthsFor(statistics),
    })
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
