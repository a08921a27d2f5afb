import type { Segment } from '../segment/segment.ts'
import { spellings, type TermGroup } from '../segment/term-group.ts'
import type { Matcher } from './matcher.ts'
import { type PhraseFinder, phraseIn, type SegmentPhrase } from './phrase-finder.ts'

/** What the constraints of a query are checked with. */
export interface ConstraintTools {
  matcher: Matcher
  phraseFinder: PhraseFinder
}

/** The phrases that a query demands and the words and phrases that it forbids, made ready for one segment. */
export class Constraints {
  private readonly segment: Segment
  private readonly tools: ConstraintTools
  private readonly phrases: SegmentPhrase[]
  /** Every word of the phrases. */
  private readonly demanded: TermGroup[]
  private readonly negatedWords: TermGroup[]
  private readonly negatedPhrases: SegmentPhrase[]

  constructor(
    segment: Segment,
    query: {
      phrases: readonly { folded: readonly string[] }[]
      negatedWords: readonly string[]
      negatedPhrases: readonly (readonly string[])[]
    },
    tools: ConstraintTools,
  ) {
    this.segment = segment
    this.tools = tools
    const known = new Map<string, TermGroup>()
    const groupOf = (folded: string) => {
      const group = known.get(folded) ?? spellings(segment, folded)
      known.set(folded, group)
      return group
    }
    this.phrases = query.phrases.map(({ folded }) => phraseIn(segment, folded.map(groupOf)))
    this.demanded = [...known.values()]
    this.negatedWords = query.negatedWords.map(groupOf).filter(isHeld)
    // what the segment does not know forbids nothing
    this.negatedPhrases = query.negatedPhrases
      .map((folded) => folded.map(groupOf))
      .filter((words) => words.every(isHeld))
      .map((words) => phraseIn(segment, words))
  }

  /** Whether nothing is demanded nor forbidden. */
  get isEmpty(): boolean {
    return this.phrases.length + this.negatedWords.length + this.negatedPhrases.length === 0
  }

  /** Whether a document of the chunk can hold all phrases. Takes the scratch. */
  mayHold(chunk: number): boolean {
    if (this.demanded.length === 0) return true
    const { matcher, phraseFinder } = this.tools
    if (!this.demanded.every(isHeld)) return false
    matcher.open(this.segment, chunk)
    if (!this.phrases.every((phrase) => phraseFinder.mayHold(this.segment, chunk, phrase))) return false
    matcher.locate(this.demanded)
    return matcher.matchAll() > 0
  }

  /** Keeps the candidates of the chunk, which `matcher` is open on, that meet the constraints. Returns how many they are. */
  apply(chunk: number, candidates: number): number {
    let length = candidates
    const { segment, negatedWords, negatedPhrases } = this
    const { matcher, phraseFinder } = this.tools
    if (negatedWords.length > 0) length = matcher.dropHolding(negatedWords, length)
    for (const phrase of this.phrases) {
      phraseFinder.find(segment, chunk, [phrase], length)
      length = matcher.keepMarked(true, length)
    }
    if (negatedPhrases.length === 0) return length
    phraseFinder.find(segment, chunk, negatedPhrases, length)
    return matcher.keepMarked(false, length)
  }
}

function isHeld({ length }: TermGroup): boolean {
  return length > 0
}
