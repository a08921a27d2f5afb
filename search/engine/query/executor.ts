import type { Analyzer } from '../../analysis/types.ts'
import type { SearchRequest, SearchResult, SearchSchema } from '../../types.ts'
import { TermExpander } from '../../typos/index.ts'
import { checkRequest } from '../filtering/request.ts'
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

  /** @throws SearchError */
  search(segments: readonly Segment[], request: SearchRequest): SearchResult {
    const run = new Run(this.schema, segments, checkRequest(this.schema, request), {
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
    return run.answer()
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
