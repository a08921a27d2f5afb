import { MatchKind } from './types.ts'

/** What a word's score is multiplied by when a term answers it in this way: exact > prefix > one typo > two. */
export const kindWeights: readonly number[] = weightsOf({
  exact: 1,
  spelling: 0.8,
  inflection: 0.8,
  synonym: 0.75,
  prefix: 0.6,
  typo1: 0.45,
  typo2: 0.3,
})

/** A misspelt first letter is rare: such a correction counts for less. */
export const wrongFirstLetter = 0.7
/** Most terms that a prefix, and that misspellings, add to a word: the most frequent ones. */
export const mostPrefixes = 48
export const mostTypos = 16

function weightsOf(byName: Record<keyof typeof MatchKind, number>): number[] {
  const weights: number[] = []
  for (const [name, kind] of Object.entries(MatchKind)) weights[kind] = byName[name as keyof typeof MatchKind]
  return weights
}

/** A word that so many documents hold is taken as spelt right, unless a correction is clearly more frequent. */
export const establishedFrequency = 20
/** How many times more frequent is clearly more. */
export const clearlyMore = 10
/** Fewer than one in so many writes a word with a given mistake: what is more frequent than that is a word of its own. */
export const mistakeOdds = 100

/** Most edits for a word of so many characters: 1–3 none, 4–7 one, 8 and more two. */
export function allowedEdits(length: number): 0 | 1 | 2 {
  return length < 4 ? 0 : length < 8 ? 1 : 2
}
