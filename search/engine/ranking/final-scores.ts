import type { SearchSchema } from '../../types.ts'
import { formHalves } from '../matching/constants.ts'
import type { PlainMatches } from '../matching/plain.ts'
import { closenessOf, type Strengths } from '../matching/scoring.ts'
import type { TextMatching } from '../matching/text-matching.ts'
import type { Segment } from '../segment/segment.ts'
import type { Positions } from './positions.ts'
import type { Finisher } from './ranker.ts'
import type { Statistics } from './statistics.ts'
import type { Found } from './top-hits.ts'

/** Scores of single documents: what closeness and freshness make of that of their words, or all of it. */
export class FinalScores implements Finisher {
  private readonly segments: readonly Segment[]
  private readonly matching: TextMatching
  private readonly words: number
  private readonly plain: readonly PlainMatches[] | null
  private readonly strengths: Strengths
  /** By pairs of neighbouring words that stand next to each other, ascending. */
  readonly closeness: Float64Array
  private readonly positions: Positions
  private readonly heaviestField: number
  private readonly freshness: SearchSchema['freshness']
  /** Least and most of the field that freshness goes by. */
  private readonly extremes: Statistics['freshness']

  constructor(options: {
    segments: readonly Segment[]
    matching: TextMatching
    words: number
    plain: readonly PlainMatches[] | null
    strengths: Strengths
    positions: Positions
    heaviestField: number
    freshness: SearchSchema['freshness']
    extremes: Statistics['freshness']
  }) {
    this.segments = options.segments
    this.matching = options.matching
    this.words = options.words
    this.plain = options.plain
    this.strengths = options.strengths
    this.closeness = closenessOf(options.words)
    this.positions = options.positions
    this.heaviestField = options.heaviestField
    this.freshness = options.freshness
    this.extremes = options.extremes
  }

  /** The score of a match's words, more when they stand close (marks are set). */
  closer(s: number, document: number, score: number): number {
    const { words } = this
    if (this.plain !== null || words < 2) return score
    return (
      score * this.closeness[this.positions.adjacentPairs(this.segments[s]!, document, this.heaviestField)]!
    )
  }

  /** What that comes to at most (marks are set). */
  closest(s: number, document: number, score: number): number {
    if (this.plain !== null || this.words < 2) return score
    return score * this.closeness[this.positions.possiblePairs(this.segments[s]!, document)]!
  }

  /** What freshness adds to the score of a document. */
  bonus(s: number, document: number): number {
    const { freshness } = this
    if (this.plain !== null || freshness === undefined || freshness.weight <= 0) return 0
    const [least, most] = this.extremes
    const value = this.segments[s]!.numeric.get(freshness.field)?.at(document) ?? Number.NaN
    if (!(value >= least)) return 0
    return freshness.weight * (most > least ? (Math.min(value, most) - least) / (most - least) : 0)
  }

  /** The scores that documents would have, were they ranked by relevance. */
  scoresOf({ length, segments, documents }: Found): Float64Array {
    const { positions } = this
    const scores = new Float64Array(length)
    for (const [s, segment] of this.segments.entries()) {
      const first = segments.indexOf(s)
      if (first < 0 || first >= length) continue
      const groups = this.matching.groups[s] ?? []
      positions.mark(segment, groups)
      for (let i = first; i < length; i++) {
        if (segments[i] === s) scores[i] = this.scoreOf(s, documents[i]!)
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
    for (const [word, group] of this.matching.groups[s]!.entries()) {
      let best = 0
      let isForm = false
      for (let i = 0; i < group.length; i++) {
        const posting = segment.findPosting(group.ordinals[i]!, document)
        if (posting < 0) continue
        isForm ||= i < group.forms
        best = Math.max(best, group.weights[i]! * this.strengths.of(segment, posting, document))
      }
      sum += best
      if (best > 0 && this.matching.isRequired[word]!) held += isForm ? formHalves : 1
    }
    return this.closer(s, document, sum * this.matching.factors[held]!) + this.bonus(s, document)
  }
}
