import type { Matcher } from './matcher.ts'
import { type PhraseReader, packPhrases } from './phrases.ts'
import type { Scratch } from './scratch.ts'
import type { Segment } from './segment.ts'
import { spellings, type TermGroup } from './term-group.ts'

/** What the constraints of a query are checked with. */
export interface ConstraintTools {
  matcher: Matcher
  scratch: Scratch
  phraseReader: PhraseReader
}

/** The phrases that a query demands and the words and phrases that it forbids, made ready for one segment. */
export class Constraints {
  private readonly segment: Segment
  private readonly tools: ConstraintTools
  private readonly phrases: TermGroup[][]
  /** Every word of the phrases. */
  private readonly demanded: TermGroup[]
  private readonly negatedWords: TermGroup[]
  /** Negated phrases, those that are looked for at once together. */
  private readonly negatedPacks: TermGroup[][][]

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
    this.phrases = query.phrases.map(({ folded }) => folded.map(groupOf))
    this.demanded = [...known.values()]
    this.negatedWords = query.negatedWords.map(groupOf).filter(isHeld)
    // what the segment does not know forbids nothing
    this.negatedPacks = packPhrases(
      query.negatedPhrases.map((folded) => folded.map(groupOf)).filter((groups) => groups.every(isHeld)),
    )
  }

  /** Whether a document of the chunk can hold all phrases. Takes the scratch. */
  mayHold(chunk: number): boolean {
    if (this.demanded.length === 0) return true
    const { matcher } = this.tools
    if (!this.demanded.every(isHeld)) return false
    matcher.open(this.segment, chunk)
    return matcher.matchAll(this.demanded) > 0
  }

  /** Keeps the candidates of the chunk, which `matcher` is open on, that meet the constraints. Returns how many they are. */
  apply(chunk: number, candidates: number): number {
    let length = candidates
    const { matcher } = this.tools
    if (this.negatedWords.length > 0) length = matcher.dropHolding(this.negatedWords, length)
    for (const groups of this.phrases) length = this.keep(chunk, [groups], true, length)
    for (const pack of this.negatedPacks) length = this.keep(chunk, pack, false, length)
    return length
  }

  /** Keeps the candidates that hold one of the phrases (`isWanted`), or those that hold none. */
  private keep(chunk: number, pack: readonly TermGroup[][], isWanted: boolean, length: number): number {
    const { matcher, phraseReader, scratch } = this.tools
    const { subset, bits } = scratch
    const holding = this.holdAllWords(pack, length)
    phraseReader.find(this.segment, chunk, pack, subset, holding, bits)
    return matcher.keepMarked(isWanted, length)
  }

  /** Lists in `subset` the candidates that hold all words of one of the phrases: texts are read only of these. */
  private holdAllWords(pack: readonly TermGroup[][], length: number): number {
    const { matcher, scratch } = this.tools
    const { documents, subset, possible } = scratch
    let holding = 0
    for (const groups of pack) {
      subset.set(documents.subarray(0, length))
      holding = length
      for (const group of new Set(groups)) holding = matcher.narrow(group, subset, holding)
      if (pack.length === 1) return holding
      for (let i = 0; i < holding; i++) possible[subset[i]! >>> 5]! |= 1 << (subset[i]! & 31)
    }
    holding = 0
    for (let i = 0; i < length; i++) {
      const document = documents[i]!
      subset[holding] = document
      holding += (possible[document >>> 5]! >>> (document & 31)) & 1
    }
    possible.fill(0)
    return holding
  }
}

function isHeld({ length }: TermGroup): boolean {
  return length > 0
}
