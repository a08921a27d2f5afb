import { foldedOf, type QueryWord, writtenOf } from '../analysis/index.ts'
import { termAt } from './dictionary.ts'
import type { TermList } from './term-list.ts'
import { type Correction, MatchKind } from './types.ts'
import { clearlyMore, establishedFrequency, kindWeights, mistakeOdds } from './weights.ts'

/** How many times less likely a typist is to make two edits than one, and to miss the first letter. */
const secondEdit = 50
const firstLetter = 5
/**
 * What was probably meant: by frequency times the likelihood of the mistake (a noisy channel, as in K. Kukich, "Techniques for
 * automatically correcting words in text", 1992). `known` is how many documents hold the word as typed.
 * @returns null when nothing is near or the word as typed is not clearly less likely.
 */
export function bestCorrection(corrections: readonly Readonly<TermList>[], known: number): Correction | null {
  const words = new Map<string, { folded: string; score: number; written: string; most: number }>()
  for (const list of corrections)
    for (let i = 0; i < list.length; i += 1) {
      const term = termAt(list.dictionary, list.ordinals[i]!)
      const kind = list.kinds[i]!
      const weight = list.weights[i]!
      const frequency = list.frequencyAt(i)
      const folded = foldedOf(term)
      const word = words.get(folded) ?? { folded, score: 0, written: '', most: 0 }
      words.set(folded, word)
      const likelihood =
        (kind === MatchKind.typo2 ? 1 / secondEdit : 1) * (weight < kindWeights[kind]! ? 1 / firstLetter : 1)
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
  if (best === null || best.most === 0) return null
  const odds = known === 0 ? Number.POSITIVE_INFINITY : best.score / known
  if (odds < (known < establishedFrequency ? clearlyMore : mistakeOdds)) return null
  return { folded: best.folded, written: best.written, odds }
}

/** The query with words replaced by their corrections, where they have one, or undefined when none has. */
export function correctQuery(
  query: string,
  words: readonly QueryWord[],
  corrections: readonly (Correction | null)[],
): string | undefined {
  const changes = words
    .map((word, at) => ({ word, correction: corrections[at] ?? null }))
    .filter(({ correction }) => correction !== null)
    .sort((a, b) => b.word.start - a.word.start)
  if (changes.length === 0) return undefined
  let corrected = query
  for (const { word, correction } of changes)
    corrected = corrected.slice(0, word.start) + correction!.written + corrected.slice(word.end)
  return corrected
}
