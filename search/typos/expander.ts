import type { QueryWord } from '../analysis/types.ts'
import { type Choice, termHash } from './choice.ts'
import { addChosenCompletions, addCompletions, type RangeOf } from './completions.ts'
import { bestCorrection } from './correction.ts'
import { letteredRange, ordinalOf, prefixRange, spellingRange, termAt } from './dictionary.ts'
import { NeighbourhoodSearch } from './neighbourhood.ts'
import { firstOfStem } from './stem-classes.ts'
import { TermList } from './term-list.ts'
import { TermMemory } from './term-memory.ts'
import {
  type Correction,
  MatchKind,
  type SegmentTerms,
  type TermDictionary,
  type WordExpansion,
} from './types.ts'
import {
  allowedEdits,
  clearlyMore,
  establishedFrequency,
  kindWeights,
  mostTypos,
  wrongFirstLetter,
} from './weights.ts'

/** Which terms answer a word: 0 its forms (spellings, inflections, synonyms), 1 also what begins with it, 2 also misspellings. */
export type Stage = 0 | 1 | 2

/**
 * Turns a query word into the terms of dictionaries that answer it. Choices (the most frequent completions, the nearest
 * corrections) are made over all segments together, so that an answer does not depend on how documents lie in segments.
 */
export class TermExpander {
  readonly #stem: (folded: string) => string
  readonly #neighbours = new NeighbourhoodSearch()
  readonly #memory = new TermMemory()

  constructor(stem: (folded: string) => string) {
    this.#stem = stem
  }

  /**
   * Never throws. O(log terms) a form; a stage of 1 adds a scan of the prefix's range, 2 a walk of the neighbourhood.
   * @param choice of an earlier expansion of the word at the stage, to take the same completions and corrections; null to choose.
   */
  expand(
    segments: readonly SegmentTerms[],
    word: QueryWord,
    stage: Stage,
    choice: Choice | null = null,
  ): WordExpansion {
    const lists = segments.map((segment) => {
      const list = this.#forms(segment, word)
      for (const { folded, weight } of word.alternatives) this.#addAlternative(segment, folded, weight, list)
      return list
    })
    const formsFrequency = totalOf(lists)
    if (stage >= 1) {
      for (const rangeOf of completionsOf(word)) {
        if (choice === null) addCompletions(rangeOf, lists)
        else addChosenCompletions(rangeOf, lists, choice.completions)
      }
    }
    let correction: Correction | null = null
    if (stage >= 2 && word.mayHaveTypos) {
      const corrections = this.#corrections(word, lists, choice?.formsFrequency ?? formsFrequency)
      correction = bestCorrection(corrections, totalOf(lists))
      const least = formsFrequency < establishedFrequency ? 0 : formsFrequency * clearlyMore
      if (choice === null) takeBest(corrections, lists, mostTypos, least)
      else takeChosen(corrections, lists, choice.corrections)
    }
    return { perSegment: lists.map((list) => list.expansion()), formsFrequency, correction }
  }

  /** Spellings and inflections of a word. */
  #forms(segment: SegmentTerms, word: QueryWord): TermList {
    const { dictionary } = segment
    const list = new TermList(dictionary)
    const { first, last } = spellingRange(dictionary, word.folded)
    if (first < last) {
      const exact = ordinalOf(dictionary, word.term)
      for (let ordinal = first; ordinal < last; ordinal += 1)
        list.addKind(ordinal, ordinal === exact ? MatchKind.exact : MatchKind.spelling)
    }
    this.#addInflections(segment, word.stem, list, MatchKind.inflection, kindWeights[MatchKind.inflection]!)
    return list
  }

  /** Adds spellings and inflections of another word that means the same. */
  #addAlternative(segment: SegmentTerms, folded: string, weight: number, list: TermList): void {
    const { dictionary } = segment
    const { first, last } = spellingRange(dictionary, folded)
    for (let ordinal = first; ordinal < last; ordinal += 1) list.add(ordinal, MatchKind.synonym, weight)
    const inflected = weight * kindWeights[MatchKind.inflection]!
    this.#addInflections(segment, this.#stem(folded), list, MatchKind.synonym, inflected)
  }

  #addInflections(
    { dictionary, classes }: SegmentTerms,
    stem: string,
    list: TermList,
    kind: MatchKind,
    weight: number,
  ): void {
    const start = firstOfStem(dictionary, classes, stem, this.#stem)
    if (start >= 0) {
      let ordinal = start
      do {
        list.add(ordinal, kind, weight)
        ordinal = classes.next[ordinal]!
      } while (ordinal !== start)
      return
    }
    // A lone term that is its own stem is not in the table.
    const { first, last } = spellingRange(dictionary, stem)
    if (first < last && this.#stem(stem) === stem)
      for (let ordinal = first; ordinal < last; ordinal += 1) list.add(ordinal, kind, weight)
  }

  /**
   * Terms within the edits that the word's length allows, the word itself aside; established words are allowed one at most.
   */
  #corrections({ folded }: QueryWord, lists: readonly TermList[], own: number): Readonly<TermList>[] {
    const allowed = allowedEdits(Array.from(folded).length)
    const edits = allowed === 2 && own < establishedFrequency ? 2 : 1
    return lists.map(({ dictionary }) =>
      allowed === 0
        ? new TermList(dictionary)
        : this.#memory.recall(dictionary, `${edits} ${folded}`, () =>
            this.#neighbourhood(dictionary, folded, edits),
          ),
    )
  }

  #neighbourhood(dictionary: TermDictionary, folded: string, edits: 1 | 2): TermList {
    const list = new TermList(dictionary)
    const initial = folded.codePointAt(0)!
    this.#neighbours.search(dictionary, folded, edits, false, (first, last, distance) => {
      if (distance === 0) return
      const kind = distance === 1 ? MatchKind.typo1 : MatchKind.typo2
      for (let ordinal = first; ordinal < last; ordinal += 1) {
        const isRight = termAt(dictionary, ordinal).codePointAt(0) === initial
        list.add(ordinal, kind, kindWeights[kind]! * (isRight ? 1 : wrongFirstLetter))
      }
    })
    return list
  }
}

/** Where the completions of a word are: an unfinished one may go on in any way, codes with letters. */
function completionsOf({ folded, isPrefix, isCode, alternatives }: QueryWord): RangeOf[] {
  const ranges: RangeOf[] = []
  if (isPrefix) ranges.push((dictionary) => prefixRange(dictionary, folded))
  else if (isCode) ranges.push((dictionary) => letteredRange(dictionary, folded))
  for (const other of alternatives)
    if (other.isCode) ranges.push((dictionary) => letteredRange(dictionary, other.folded))
  return ranges
}

/**
 * Adds the best of `all` to `lists` (both one a segment): by weight, then frequency over all segments, then term. Terms that
 * are there already are passed over, and those that fewer than `least` documents hold.
 */
function takeBest(
  all: readonly Readonly<TermList>[],
  lists: readonly TermList[],
  most: number,
  least: number,
): void {
  const from = lists.map((list, s) => all[s]!.without(list))
  const found = from.reduce((sum, { length }) => sum + length, 0)
  if (found <= most && least === 0) {
    for (const [s, list] of lists.entries()) list.addAll(from[s]!)
    return
  }
  const byTerm = new Map<string, { term: string; weight: number; frequency: number; places: number[] }>()
  for (const [s, list] of from.entries())
    for (let i = 0; i < list.length; i += 1) {
      const term = termAt(list.dictionary, list.ordinals[i]!)
      const known = byTerm.get(term)
      const frequency = list.frequencyAt(i)
      if (known === undefined) byTerm.set(term, { term, weight: list.weights[i]!, frequency, places: [s, i] })
      else {
        known.frequency += frequency
        known.places.push(s, i)
      }
    }
  const best = [...byTerm.values()]
    .filter(({ frequency }) => frequency >= Math.max(1, least))
    .sort((a, b) => b.weight - a.weight || b.frequency - a.frequency || (a.term < b.term ? -1 : 1))
  for (const { places } of best.slice(0, most))
    for (let at = 0; at < places.length; at += 2)
      lists[places[at]!]!.addFrom(from[places[at]!]!, places[at + 1]!)
}

/** Adds those of `all` whose hashes are given to `lists` (both one a segment), but for terms that are there already. */
function takeChosen(
  all: readonly Readonly<TermList>[],
  lists: readonly TermList[],
  chosen: ReadonlySet<number>,
): void {
  for (const [s, list] of lists.entries()) {
    const found = all[s]!.without(list)
    for (let i = 0; i < found.length; i += 1)
      if (chosen.has(termHash(found.dictionary, found.ordinals[i]!))) list.addFrom(found, i)
  }
}

function totalOf(lists: readonly TermList[]): number {
  let sum = 0
  for (const list of lists) sum += list.totalFrequency()
  return sum
}
