import { termHash } from './choice.ts'
import { ordinalOf, type TermRange, termAt } from './dictionary.ts'
import { TermList } from './term-list.ts'
import { MatchKind, type TermDictionary } from './types.ts'
import { kindWeights, mostPrefixes } from './weights.ts'

/** Where looking for the last of equally rare completions ends. */
const mostProposals = 512

/** Where in a dictionary the completions of a word are. */
export type RangeOf = (dictionary: TermDictionary) => TermRange

interface Completion {
  term: string
  frequency: number
  /** Per segment, -1 where the term is not. */
  ordinals: number[]
}

/**
 * Adds the `mostPrefixes` most frequent terms of the range to the lists, one a segment; among equals, earlier terms first. Forms that
 * are there already come on top, and count as completions where that is more.
 */
export function addCompletions(rangeOf: RangeOf, lists: readonly TermList[]): void {
  const ranges = lists.map(({ dictionary }) => rangeOf(dictionary))
  const forms = Math.max(0, ...lists.map(({ length }) => length))
  for (let most = mostPrefixes + forms; ; most *= 4) {
    const proposals = lists.map(({ dictionary }, s) => {
      const list = new TermList(dictionary)
      list.addMostFrequent(ranges[s]!.first, ranges[s]!.last, most, MatchKind.prefix)
      return list
    })
    const best = mostFrequent(proposals, lists)
    const unseen = mostUnseen(proposals, most)
    if ((best[mostPrefixes - 1]?.frequency ?? 0) <= unseen && most < mostProposals) continue
    for (const [s, list] of lists.entries()) {
      raiseForms(list, ranges[s]!)
      for (const { ordinals } of best.slice(0, mostPrefixes))
        if (ordinals[s]! >= 0) list.addKind(ordinals[s]!, MatchKind.prefix)
    }
    return
  }
}

/** Adds the terms of the range whose hashes are given to the lists, one a segment, as `addCompletions` did when it chose them. */
export function addChosenCompletions(
  rangeOf: RangeOf,
  lists: readonly TermList[],
  chosen: ReadonlySet<number>,
): void {
  for (const list of lists) {
    const range = rangeOf(list.dictionary)
    raiseForms(list, range)
    if (chosen.size === 0) continue
    for (let ordinal = range.first; ordinal < range.last; ordinal += 1)
      if (chosen.has(termHash(list.dictionary, ordinal))) list.addKind(ordinal, MatchKind.prefix)
  }
}

/** Proposed terms that are no forms, by their frequency over all segments. */
function mostFrequent(proposals: readonly TermList[], forms: readonly TermList[]): Completion[] {
  const byTerm = new Map<string, Completion>()
  for (const [s, list] of proposals.entries())
    for (const ordinal of list.ordinals) {
      if (forms[s]!.ordinals.includes(ordinal)) continue
      const term = termAt(list.dictionary, ordinal)
      if (byTerm.has(term)) continue
      const ordinals = proposals.map(({ dictionary }, other) =>
        other === s ? ordinal : ordinalOf(dictionary, term),
      )
      let frequency = 0
      for (const [other, { dictionary }] of proposals.entries())
        if (ordinals[other]! >= 0) frequency += dictionary.documentFrequency(ordinals[other]!)
      if (frequency > 0) byTerm.set(term, { term, frequency, ordinals })
    }
  return [...byTerm.values()].sort((a, b) => b.frequency - a.frequency || (a.term < b.term ? -1 : 1))
}

/** How frequent a term can be that no segment proposed; -1 when all are proposed. */
function mostUnseen(proposals: readonly TermList[], proposed: number): number {
  let most = -1
  for (const list of proposals) {
    if (list.length < proposed) continue
    let least = Number.POSITIVE_INFINITY
    for (let i = 0; i < list.length; i += 1) least = Math.min(least, list.frequencyAt(i))
    most = Math.max(most, 0) + least
  }
  // Of one segment the proposals are the best there are.
  return proposals.length === 1 ? -1 : most
}

/** Forms that the word begins count as its completions do, and stay forms. */
function raiseForms({ ordinals, weights }: TermList, { first, last }: TermRange): void {
  for (const [i, ordinal] of ordinals.entries())
    if (ordinal >= first && ordinal < last) weights[i] = Math.max(weights[i]!, kindWeights[MatchKind.prefix]!)
}
