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
import { Run } from './run.ts'

/** Answers search requests over a list of segments. One per thread: it holds scratch memory and is not re-entrant. */
export class Executor {
  private readonly schema: SearchSchema
  private readonly analyzer: Analyzer
  private readonly expander: TermExpander
  private readonly fieldWeights: number[]
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
  }

  /**
   * What is quoted is asked for word for word; where that finds nothing, as if it were not quoted.
   * @throws SearchError
   */
  search(segments: readonly Segment[], request: SearchRequest): SearchResult {
    const checked = checkRequest(this.schema, request)
    const unquoted = checked.plain ? checked.query : withoutQuotes(checked.query)
    if (unquoted === checked.query) return this.run(segments, checked).answer()
    const loose = { ...checked, query: unquoted }
    // the cursor tells how its first page was understood
    if (checked.cursor !== null) {
      const isLoose = this.run(segments, { ...loose, cursor: null }).owns(checked.cursor)
      return this.run(segments, isLoose ? loose : checked).answer()
    }
    const result = this.run(segments, checked).answer()
    return result.total > 0 ? result : this.run(segments, loose).answer()
  }

  private run(segments: readonly Segment[], request: CheckedRequest): Run {
    return new Run(this.schema, segments, request, {
      analyzer: this.analyzer,
      expander: this.expander,
      fieldWeights: this.fieldWeights,
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
