import type { SegmentFilters } from '../filtering/filters.ts'
import type { Marked } from '../scratch/marked.ts'
import type { Scratch } from '../scratch/scratch.ts'
import type { Segment } from '../segment/segment.ts'
import type { TermGroup } from '../segment/term-group.ts'
import { formHalves } from './constants.ts'
import { Constraints, type ConstraintTools } from './constraints.ts'
import { loadPlain, type PlainMatches, scorePlain } from './plain.ts'
import { coverageFactors, MOST_STRENGTH, type Strengths } from './scoring.ts'
import type { StagedQuery, Understanding } from './understanding.ts'
import type { WordCounter } from './word-counter.ts'
import type { WordScorer } from './word-scorer.ts'

/** Documents that pass a filter are looked at before those of a word when the word has so many times more … */
const SEED_RATIO = 4
/** … and when that leaves room for so many. */
const FEWEST_SEEDED = 64

/** Documents are looked at one by one when only one in so many passes a filter, else as bits … */
const SWEEP_RATIO = 16
/** … and when only one in so many may hold the words. */
const WORD_SWEEP_RATIO = 8

/** What the text of queries is matched with. */
interface MatchingTools extends ConstraintTools {
  counter: WordCounter
  scorer: WordScorer
  scratch: Scratch
}

/** Which documents match the text of a query, and how well by their words, chunk by chunk. Results lie in the scratch. */
export class TextMatching {
  /** Whether there are no words to match. */
  readonly isUnworded: boolean
  /** Whether the text matches every document. */
  readonly isEverything: boolean
  /** By how many halves of words a document holds, where some of the words will do. */
  readonly factors: Float64Array
  /** At the level looked at: per segment, one group a word. */
  groups: readonly TermGroup[][] = []
  /** Whether words held are to be counted by `tools.counter`. */
  isCounting = false
  /** Of the groups that are not optional, those that a segment has. */
  private held: TermGroup[][] = []
  private readonly segments: readonly Segment[]
  /** How many words are not optional. */
  private readonly words: number
  /** Of each word. */
  readonly isRequired: readonly boolean[]
  private readonly plain: readonly PlainMatches[] | null
  private readonly strengths: Strengths
  private readonly constraints: Constraints[]
  private readonly tools: MatchingTools

  /** @param plain what matches by plain scoring, where that is asked for, else null */
  constructor(
    segments: readonly Segment[],
    query: Understanding,
    plain: readonly PlainMatches[] | null,
    strengths: Strengths,
    tools: MatchingTools,
  ) {
    this.segments = segments
    this.words = query.required
    this.isRequired = query.words.map(({ isOptional }) => !isOptional)
    this.plain = plain
    this.strengths = strengths
    this.tools = tools
    this.factors = coverageFactors(this.words)
    this.constraints = segments.map((segment) => new Constraints(segment, query, tools))
    this.isUnworded = plain === null && this.words === 0
    this.isEverything = plain === null && query.isEmpty
  }

  /** From now on words are answered so. */
  stage({ groups }: StagedQuery): void {
    this.groups = groups
    this.held = groups.map((own) => own.filter(({ length }, word) => length > 0 && this.isRequired[word]!))
  }

  /**
   * Live documents of a chunk that match the text with at least `least` words. With `lookups`, those that its filters would drop may be missing,
   * and -1 says that there are not few: these are for `markWords`.
   */
  match(s: number, chunk: number, least: number, lookups: SegmentFilters | null = null): number {
    const { matcher } = this.tools
    const segment = this.segments[s]!
    // no need to look at words where a phrase cannot be
    if (!this.constraints[s]!.mayHold(chunk)) return 0
    matcher.open(segment, chunk)
    let length: number
    if (this.plain !== null) length = loadPlain(this.plain[s]!, chunk, this.tools.scratch)
    else if (this.words === 0) {
      length = lookups?.seed(chunk, this.tools.scratch, segment.sizeOf(chunk)) ?? -1
      if (length < 0) length = matcher.loadAll()
    } else length = this.matchWords(s, chunk, least, lookups)
    if (length <= 0) return length
    length = matcher.dropDeleted(length)
    return this.constraints[s]!.apply(chunk, length)
  }

  /** Live documents of a chunk that pass one of the filters, or -1 when there are not few. */
  matchFew(s: number, chunk: number, filters: SegmentFilters): number {
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
  markWords(s: number, least: number): Uint32Array {
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
  dropHopeless(s: number, least: number, matches: Marked, leastScore: number): boolean {
    const groups = this.held[s]!
    const { matcher, scratch } = this.tools
    const { bits } = scratch
    const most = groups.map(mostScore)
    const optional = this.groups[s]!.filter((group, word) => group.length > 0 && !this.isRequired[word]!)
    const order = most.map((_, g) => g).sort((a, b) => most[a]! - most[b]!)
    let hopeless = 0
    let sum = optional.reduce((all, group) => all + mostScore(group), 0)
    for (; hopeless < order.length; hopeless++) {
      sum += most[order[hopeless]!]!
      if (sum * this.factors[(hopeless + 1) * formHalves]! >= leastScore) break
    }
    // what holds all of them holds the best one
    if (hopeless === 0 || (groups.length === least && hopeless < groups.length)) return false
    const before = matches.count()
    matcher.markSome(order.slice(hopeless), bits)
    matches.intersect(bits)
    bits.fill(0)
    return matches.count() < before
  }

  /** Scores the candidates by the words they hold, and tells how many pairs of neighbouring words each can have. */
  score(s: number, chunk: number, least: number, length: number): void {
    const { scorer, scratch } = this.tools
    if (length === 0) return
    if (this.plain !== null) scorePlain(this.plain[s]!, chunk, scratch, length)
    else if (this.isUnworded) scratch.scores.fill(0, 0, length)
    else {
      const isSome = least < this.words
      const counted = isSome ? this.isRequired : null
      scorer.score(this.segments[s]!, chunk, this.groups[s]!, this.strengths, length, counted)
      if (isSome) this.scoreSome(length)
      else scratch.mostPairs.fill(this.isRequired.length - 1, 0, length)
    }
  }

  /** Multiplies scores by how many words the candidates hold. */
  private scoreSome(length: number): void {
    const { factors, words } = this
    const { scores, mostPairs } = this.tools.scratch
    const { held, halves } = this.tools.scorer
    // any of the optional words may stand beside those held
    const others = this.isRequired.length - words - 1
    for (let i = 0; i < length; i++) {
      scores[i]! *= factors[halves[i]!]!
      mostPairs[i] = held[i]! + others
    }
  }
}

/** What a word can add to a score at most. */
function mostScore({ weights }: TermGroup): number {
  return weights.reduce((a, b) => Math.max(a, b)) * MOST_STRENGTH
}
