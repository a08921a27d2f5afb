import { foldedOf, type QueryWord, writtenOf } from '../analysis/index.ts'
import { termAt } from './dictionary.ts'
import type { TermList } from './term-list.ts'
import { MatchKind, type WordExpansion } from './types.ts'
import { clearlyMore, kindWeights } from './weights.ts'

/** How many times less likely a typist is to make two edits than one, and to miss the first letter. */
const secondEdit = 50
const firstLetter = 5

/**
 * What was probably meant: by frequency times the likelihood of the mistake (a noisy channel, as in K. Kukich, "Techniques for
 * automatically correcting words in text", 1992). `known` is how many documents hold the word as typed.
 * @returns the most frequent written form, or null when nothing is near or the word as typed is not clearly rarer.
 */
export function bestCorrection(corrections: readonly TermList[], known: number): string | null {
  const words = new Map<string, { score: number; frequency: number; written: string; most: number }>()
  for (const list of corrections)
    for (let i = 0; i < list.length; i += 1) {
      const term = termAt(list.dictionary, list.ordinals[i]!)
      const kind = list.kinds[i]!
      const weight = list.weights[i]!
      const frequency = list.frequencyAt(i)
      const folded = foldedOf(term)
      const word = words.get(folded) ?? { score: 0, frequency: 0, written: '', most: 0 }
      words.set(folded, word)
      const likelihood =
        (kind === MatchKind.typo2 ? 1 / secondEdit : 1) * (weight < kindWeights[kind]! ? 1 / firstLetter : 1)
      word.frequency += frequency
      word.score += frequency * likelihood
      if (frequency > word.most) {
        word.most = frequency
        word.written = writtenOf(term)
      }
    }
  let best = null
  for (const word of words.values())
    if (
      best === null ||
      word.score > best.score ||
      (word.score === best.score && word.written < best.written)
    )
      best = word
  return best !== null && best.frequency >= Math.max(1, known * clearlyMore) ? best.written : null
}

/** The query with misspelt words replaced, or undefined when none is. `expansions` are those of `words` at stage 2. */
export function correctQuery(
  query: string,
  words: readonly QueryWord[],
  expansions: readonly Pick<WordExpansion, 'correction'>[],
): string | undefined {
  const changes = words
    .map((word, at) => ({ word, correction: expansions[at]?.correction ?? null }))
    .filter(({ correction }) => correction !== null)
    .sort((a, b) => b.word.start - a.word.start)
  if (changes.length === 0) return undefined
  let corrected = query
  for (const { word, correction } of changes)
    corrected = corrected.slice(0, word.start) + correction + corrected.slice(word.end)
  return corrected
}
