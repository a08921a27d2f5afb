import { type AskedWord, raise } from './asked.ts'
import { stemOf } from './lexicon.ts'
import { editDistance } from './vocabulary.ts'

/*
 * Which terms answer a word: "Misspellings and completions" of search/ARCHITECTURE.md, word for word, by loops over all terms.
 */

/** A term, and how many listings hold it. */
export type Entry = { folded: string; frequency: number }

/** The terms that answer a word at a stage, with what they count. */
export function answersOf(
  word: AskedWord,
  stage: number,
  vocabulary: Map<string, Entry>,
): Map<string, number> {
  const weights = new Map<string, number>()
  let frequency = 0
  for (const [key, entry] of vocabulary) {
    let weight = 0
    if (entry.folded === word.folded) weight = key === word.key ? 1 : 0.8
    else if (stemOf(entry.folded) === stemOf(word.folded)) weight = 0.8
    for (const [other, counts] of word.others) {
      if (entry.folded === other) weight = Math.max(weight, counts)
      else if (stemOf(entry.folded) === stemOf(other)) weight = Math.max(weight, counts * 0.8)
    }
    if (weight === 0) continue
    weights.set(key, weight)
    frequency += entry.frequency
  }
  if (stage >= 1 && word.isOpen) {
    const longer = [...vocabulary].filter(([key]) => key.startsWith(word.folded))
    for (const [key] of best(longer.filter(([key]) => !weights.has(key))).slice(0, 48)) weights.set(key, 0.6)
    for (const [key] of longer) if (weights.has(key)) raise(weights, key, 0.6)
  }
  if (stage >= 1) {
    for (const code of word.codes) {
      if (word.isOpen && code === word.folded) continue
      const longer = [...vocabulary].filter(([key]) => key.startsWith(code) && (key[code.length] ?? '') > '9')
      for (const [key] of best(longer.filter(([key]) => !weights.has(key))).slice(0, 48))
        weights.set(key, 0.6)
      for (const [key] of longer) if (weights.has(key)) raise(weights, key, 0.6)
    }
  }
  if (stage < 2 || !word.mayHaveTypos) return weights
  const isEstablished = frequency >= 20
  const allowed = word.folded.length >= 8 && !isEstablished ? 2 : 1
  const near = new Map<number, [string, Entry][]>()
  for (const [key, entry] of vocabulary) {
    if (
      weights.has(key) ||
      /\d/.test(entry.folded) ||
      Math.abs(entry.folded.length - word.folded.length) > allowed
    )
      continue
    if (isEstablished && entry.frequency < frequency * 10) continue
    const edits = knownDistance(entry.folded, word.folded)
    if (edits === 0 || edits > allowed) continue
    const weight = (edits === 1 ? 0.45 : 0.3) * (entry.folded[0] === word.folded[0] ? 1 : 0.7)
    near.set(weight, [...(near.get(weight) ?? []), [key, entry]])
  }
  const nearest = [...near].sort((a, b) => b[0] - a[0])
  const kept = nearest.flatMap(([weight, list]) => best(list).map(([key]) => [key, weight] as const))
  for (const [key, weight] of kept.slice(0, 16)) weights.set(key, weight)
  return weights
}

/** Most frequent first, then by term. */
function best(entries: [string, Entry][]): [string, Entry][] {
  return entries.sort(([a, x], [b, y]) => y.frequency - x.frequency || (a < b ? -1 : 1))
}

const distances = new Map<string, number>()

function knownDistance(a: string, b: string): number {
  const pair = `${a} ${b}`
  const known = distances.get(pair) ?? editDistance(a, b)
  distances.set(pair, known)
  return known
}

/** How often the terms are held, all together. */
export function sumOf(keys: Iterable<string>, vocabulary: Map<string, Entry>): number {
  let sum = 0
  for (const key of keys) sum += vocabulary.get(key)!.frequency
  return sum
}
