import type { Analyzer } from '../../analysis/types.ts'
import type { SearchSchema } from '../../types.ts'
import type { TermExpander } from '../../typos/index.ts'
import type { CheckedRequest } from '../filtering/request.ts'
import type { Matcher } from '../matching/matcher.ts'
import type { PhraseFinder } from '../matching/phrase-finder.ts'
import type { PlainMatches } from '../matching/plain.ts'
import type { Strengths } from '../matching/scoring.ts'
import type { TextMatching } from '../matching/text-matching.ts'
import type { Understanding } from '../matching/understanding.ts'
import type { WordCounter } from '../matching/word-counter.ts'
import type { WordScorer } from '../matching/word-scorer.ts'
import type { FinalScores } from '../ranking/final-scores.ts'
import type { Positions } from '../ranking/positions.ts'
import type { Statistics } from '../ranking/statistics.ts'
import type { Scratch } from '../scratch/scratch.ts'
import type { Segment } from '../segment/segment.ts'
import type { CursorState } from './cursor.ts'
import type { Stamp } from './stamp.ts'

/** What runs share. */
export interface Tools {
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

/** One request as it is understood, and what its documents are matched and scored with. */
export interface Asked {
  readonly schema: SearchSchema
  readonly segments: readonly Segment[]
  readonly request: CheckedRequest
  readonly tools: Tools
  readonly query: Understanding
  /** Matches by plain scores, where these are asked for. */
  readonly plain: PlainMatches[] | null
  readonly cursor: CursorState | null
  readonly matching: TextMatching
  readonly scores: FinalScores
}
