import { hashOfBytes } from '../analysis/term-table.ts'
import { MatchKind, type TermDictionary, type WordExpansion } from './types.ts'

/**
 * How a word was answered: what it takes to answer it by the same terms while documents come and go. Terms are known by hashes, so that a
 * choice is small whatever they are.
 */
export interface Choice {
  /** `formsFrequency` of its time: whether the word was taken as rightly spelt. */
  formsFrequency: number
  /** Hashes of the completions taken … */
  completions: ReadonlySet<number>
  /** … and of the corrections. */
  corrections: ReadonlySet<number>
}

/** What was chosen in an expansion; `dictionaries` are those it was made over, in their order. */
export function choiceOf(
  dictionaries: readonly TermDictionary[],
  { perSegment, formsFrequency }: WordExpansion,
): Choice {
  const completions = new Set<number>()
  const corrections = new Set<number>()
  for (const [s, { length, ordinals, kinds }] of perSegment.entries())
    for (let i = 0; i < length; i += 1) {
      if (kinds[i]! < MatchKind.prefix) continue
      const chosen = kinds[i] === MatchKind.prefix ? completions : corrections
      chosen.add(termHash(dictionaries[s]!, ordinals[i]!))
    }
  return { formsFrequency, completions, corrections }
}

/** 32 bits. */
export function termHash({ bytes, offsets }: TermDictionary, ordinal: number): number {
  return hashOfBytes(bytes, offsets[ordinal]!, offsets[ordinal + 1]!)
}
