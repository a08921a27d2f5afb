import type { QueryWord } from '../analysis/types.ts'
import { bestCorrection } from './correction.ts'
import { ordinalOf, prefixRange, spellingRange, termAt } from './dictionary.ts'
import { NeighbourhoodSearch } from './neighbourhood.ts'
import { firstOfStem } from './stem-classes.ts'
import { type Expansion, MatchKind, type SegmentTerms, type WordExpansion } from './types.ts'
import {
  allowedEdits,
  clearlyMore,
  establishedFrequency,
  kindWeights,
  mostPrefixes,
  mostTypos,
  wrongFirstLetter,
} from './weights.ts'

/** Which terms answer a word: 0 its forms (spellings, inflections, synonyms), 1 also what begins with it, 2 also misspellings. */
export type Stage = 0 | 1 | 2

/** A term that answers the word, over all segments: ordinals by segment (-1: not there), and the sum of frequencies. */
interface Candidate {
  term: string
  kind: MatchKind
  weight: number
  frequency: number
  ordinals: Int32Array
}

/**
 * Turns a query word into the terms of dictionaries that answer it. Choices (the most frequent completions, the nearest
 * corrections) are made over all segments together, so that an answer does not depend on how documents lie in segments.
 */
export class TermExpander {
  readonly #stem: (folded: string) => string
  readonly #neighbours = new NeighbourhoodSearch()

  constructor(stem: (folded: string) => string) {
    this.#stem = stem
  }

  /** Never throws. O(log terms) a form; a stage of 1 adds a scan of the prefix's range, 2 a walk of the neighbourhood. */
  expand(segments: readonly SegmentTerms[], word: QueryWord, stage: Stage): WordExpansion {
    const found = new Map<string, Candidate>()
    this.#addForms(segments, word, found)
    const formsFrequency = total(found)
    if (stage >= 1 && word.isPrefix) this.#addPrefixes(segments, word, found)
    const known = total(found)
    let correction: string | null = null
    if (stage >= 2 && word.mayHaveTypos) {
      const corrections = this.#corrections(segments, word, formsFrequency)
      correction = bestCorrection(corrections.values(), known)
      if (formsFrequency >= establishedFrequency)
        for (const [term, { frequency }] of corrections)
          if (frequency < formsFrequency * clearlyMore) corrections.delete(term)
      take(corrections, found, mostTypos)
    }
    return {
      perSegment: segments.map((_, segment) => expansionOf(found, segment)),
      formsFrequency,
      correction,
    }
  }

  #addForms(segments: readonly SegmentTerms[], word: QueryWord, found: Map<string, Candidate>): void {
    for (const [at, segment] of segments.entries()) {
      const add = (ordinal: number, kind: MatchKind, scale: number) =>
        addTerm(found, segments, at, ordinal, kind, kindWeights[kind]! * scale)
      const exact = ordinalOf(segment.dictionary, word.term)
      if (exact >= 0) add(exact, MatchKind.exact, 1)
      const { first, last } = spellingRange(segment.dictionary, word.folded)
      for (let ordinal = first; ordinal < last; ordinal += 1) add(ordinal, MatchKind.spelling, 1)
      this.#visitInflections(segment, word.stem, (ordinal) => add(ordinal, MatchKind.inflection, 1))
      for (const { folded, weight } of word.alternatives) {
        // `weight` is the whole weight of a synonym; its inflections count less.
        const scale = weight / kindWeights[MatchKind.synonym]!
        const range = spellingRange(segment.dictionary, folded)
        for (let ordinal = range.first; ordinal < range.last; ordinal += 1)
          add(ordinal, MatchKind.synonym, scale)
        this.#visitInflections(segment, this.#stem(folded), (ordinal) =>
          add(ordinal, MatchKind.synonym, scale * kindWeights[MatchKind.inflection]!),
        )
      }
    }
  }

  #visitInflections(segment: SegmentTerms, stem: string, visit: (ordinal: number) => void): void {
    const { dictionary, classes } = segment
    const start = firstOfStem(dictionary, classes, stem, this.#stem)
    if (start >= 0) {
      let ordinal = start
      do {
        visit(ordinal)
        ordinal = classes.next[ordinal]!
      } while (ordinal !== start)
      return
    }
    // A lone term that is its own stem is not in the table.
    const { first, last } = spellingRange(dictionary, stem)
    for (let ordinal = first; ordinal < last; ordinal += 1)
      if (this.#stem(foldedTerm(termAt(dictionary, ordinal))) === stem) visit(ordinal)
  }

  #addPrefixes(segments: readonly SegmentTerms[], word: QueryWord, found: Map<string, Candidate>): void {
    const completions = new Map<string, Candidate>()
    for (const [at, { dictionary }] of segments.entries()) {
      const { first, last } = prefixRange(dictionary, word.folded)
      for (const ordinal of mostFrequent(dictionary, first, last, mostPrefixes))
        addTerm(completions, segments, at, ordinal, MatchKind.prefix, kindWeights[MatchKind.prefix]!)
    }
    take(completions, found, mostPrefixes)
  }

  /**
   * Terms within the edits that the word's length allows, the word itself aside. Two edits are tried for words that are not
   * established, when one edit leads to little.
   */
  #corrections(segments: readonly SegmentTerms[], word: QueryWord, own: number): Map<string, Candidate> {
    const corrections = new Map<string, Candidate>()
    const allowed = allowedEdits(Array.from(word.folded).length)
    if (allowed >= 1) this.#addNeighbours(segments, word, 1, corrections)
    if (allowed === 2 && own < establishedFrequency && total(corrections) < establishedFrequency)
      this.#addNeighbours(segments, word, 2, corrections)
    return corrections
  }

  #addNeighbours(
    segments: readonly SegmentTerms[],
    word: QueryWord,
    edits: 1 | 2,
    found: Map<string, Candidate>,
  ): void {
    for (const [at, { dictionary }] of segments.entries()) {
      this.#neighbours.search(dictionary, word.folded, edits, false, (first, last, distance) => {
        if (distance === 0) return
        const kind = distance === 1 ? MatchKind.typo1 : MatchKind.typo2
        for (let ordinal = first; ordinal < last; ordinal += 1) {
          const scale = termAt(dictionary, ordinal)[0] === word.folded[0] ? 1 : wrongFirstLetter
          addTerm(found, segments, at, ordinal, kind, kindWeights[kind]! * scale)
        }
      })
    }
  }
}

function foldedTerm(term: string): string {
  const at = term.indexOf('\u0001')
  return at < 0 ? term : term.slice(0, at)
}

/** Notes that a term answers the word, unless it already answers it better. */
function addTerm(
  found: Map<string, Candidate>,
  segments: readonly SegmentTerms[],
  segment: number,
  ordinal: number,
  kind: MatchKind,
  weight: number,
): void {
  const { dictionary } = segments[segment]!
  const term = termAt(dictionary, ordinal)
  let candidate = found.get(term)
  if (candidate === undefined) {
    candidate = { term, kind, weight, frequency: 0, ordinals: new Int32Array(segments.length).fill(-1) }
    found.set(term, candidate)
  } else if (weight > candidate.weight) {
    candidate.kind = kind
    candidate.weight = weight
  }
  if (candidate.ordinals[segment]! < 0) {
    candidate.ordinals[segment] = ordinal
    candidate.frequency += dictionary.documentFrequency(ordinal)
  }
}

/** Moves the best of `from` to `found`: by weight, then frequency, then term. */
function take(from: Map<string, Candidate>, found: Map<string, Candidate>, most: number): void {
  const best = [...from.values()].filter(({ term }) => !found.has(term)).sort(byWeight)
  for (const candidate of best.slice(0, most)) found.set(candidate.term, candidate)
}

function byWeight(a: Candidate, b: Candidate): number {
  return b.weight - a.weight || b.frequency - a.frequency || (a.term < b.term ? -1 : 1)
}

function total(found: ReadonlyMap<string, Candidate>): number {
  let sum = 0
  for (const { frequency } of found.values()) sum += frequency
  return sum
}

/** The most frequent terms of a range, at most `most`. O(range) time. */
function mostFrequent(
  dictionary: SegmentTerms['dictionary'],
  first: number,
  last: number,
  most: number,
): number[] {
  const best: number[] = []
  let least = 0
  for (let ordinal = first; ordinal < last; ordinal += 1) {
    const frequency = dictionary.documentFrequency(ordinal)
    if (best.length >= most && frequency <= least) continue
    best.push(ordinal)
    if (best.length >= most * 2) {
      best.sort((a, b) => dictionary.documentFrequency(b) - dictionary.documentFrequency(a) || a - b)
      best.length = most
      least = dictionary.documentFrequency(best[most - 1]!)
    }
  }
  best.sort((a, b) => dictionary.documentFrequency(b) - dictionary.documentFrequency(a) || a - b)
  return best.slice(0, most)
}

function expansionOf(found: ReadonlyMap<string, Candidate>, segment: number): Expansion {
  const present = [...found.values()].filter(({ ordinals }) => ordinals[segment]! >= 0).sort(byWeight)
  return {
    length: present.length,
    ordinals: Uint32Array.from(present, ({ ordinals }) => ordinals[segment]!),
    kinds: Uint8Array.from(present, ({ kind }) => kind),
    weights: Float64Array.from(present, ({ weight }) => weight),
    frequencies: Uint32Array.from(present, ({ frequency }) => frequency),
  }
}
