import { type Analyzer, foldedOf, writtenOf } from '../analysis/index.ts'
import type { Suggestion } from '../types.ts'
import {
  clearlyMore,
  MostFrequent,
  NeighbourhoodSearch,
  prefixRange,
  type TermDictionary,
  termAt,
} from '../typos/index.ts'
import type { SuggestionCheck, SuggestionSource } from './types.ts'

/** Longest text that is completed, in UTF-16 units. */
const longestPrefix = 100
/** Shortest word completed from the whole dictionary; shorter ones only from the popular entries. */
const shortestWord = 3
/** Shortest text that may hold a typo. */
const shortestFuzzy = 4
/** Entries of more documents than this are not suspected of having been deleted altogether. */
const mostSuspect = 64
/** Counting the documents of words that no phrase holds may stop here. */
const countedEnough = 100
/** Completions weighed for each suggestion wanted. */
const spare = 3

interface Completion {
  folded: string
  written: string
  count: number
  most: number
  /** Whether a typo was forgiven. */
  isGuess: boolean
  /** What its count is divided by: 1 where a table vouches for all words together, more where it does for the last ones only. */
  doubt: number
}

/** Of the words together, the last two, and the last one. */
const doubtOfPair = clearlyMore
const doubtOfWord = clearlyMore ** 2

/** Completes what a person types, from the popular words and phrases of segments. */
export class Suggester {
  readonly #analyzer: Analyzer
  readonly #neighbours = new NeighbourhoodSearch()
  readonly #frequent = new MostFrequent()

  constructor(analyzer: Analyzer) {
    this.#analyzer = analyzer
  }

  /**
   * Never throws. Without `check`, counts are those of the tables, and words are completed after others only as phrases.
   * At most `limit` suggestions are checked.
   */
  suggest(
    sources: readonly SuggestionSource[],
    typed: string,
    limit: number,
    check?: SuggestionCheck,
  ): Suggestion[] {
    const { words, isOpen } = this.#read(typed.slice(0, longestPrefix))
    if (words.length === 0 || !(limit >= 1)) return []
    const key = words.join(' ') + (isOpen ? '' : ' ')
    const found = new Map<string, Completion>()
    const wanted = limit * spare
    for (const source of sources) this.#complete(source, key, wanted, found, '', false)
    if (found.size < limit && words.length > 2 && check !== undefined) {
      // Perhaps a phrase goes on from the last two.
      const before = `${words.slice(0, -2).join(' ')} `
      for (const source of sources)
        this.#complete(source, key.slice(before.length), wanted, found, before, false, doubtOfPair)
    }
    if (found.size < limit && words.length > 1 && isOpen && (check !== undefined || found.size === 0)) {
      // No known phrase: complete the last word alone.
      const before = `${words.slice(0, -1).join(' ')} `
      for (const source of sources)
        this.#complete(source, words.at(-1)!, wanted, found, before, false, doubtOfWord)
    }
    const mayBeMisspelt = isOpen && key.length >= shortestFuzzy && /^[\p{L} ]+$/u.test(key)
    if (provenOf(found).length < limit && mayBeMisspelt)
      for (const source of sources) this.#complete(source, key, wanted, found, '', true)
    const proven = provenOf(found).sort(byStanding).slice(0, wanted)
    const others = [...found.values()].filter((completion) => !isProven(completion)).sort(byStanding)
    return this.#choose([...proven, ...others.slice(0, limit)].sort(byStanding), limit, check)
  }

  /** The folded words typed, and whether the last one is unfinished. */
  #read(typed: string): { words: string[]; isOpen: boolean } {
    const words: string[] = []
    let last = -1
    let end = 0
    this.#analyzer.analyze(typed, (term, position, _start, to) => {
      if (position <= last) return
      last = position
      end = to
      words.push(foldedOf(term))
    })
    return { words, isOpen: end === typed.length }
  }

  /** Collects the most frequent completions of `key` in a source. */
  #complete(
    { table, dictionary }: SuggestionSource,
    key: string,
    most: number,
    found: Map<string, Completion>,
    before: string,
    isGuess: boolean,
    doubt = 1,
  ): void {
    const entries: TermDictionary = {
      size: table.counts.length,
      bytes: table.bytes,
      offsets: table.offsets,
      documentFrequency: (ordinal) => table.counts[ordinal]!,
      postingCount: (ordinal) => table.counts[ordinal]!,
    }
    const isWord = !key.includes(' ') && key.length >= shortestWord
    // Words come from the dictionary then, which holds all of them.
    if (doubt < doubtOfWord) this.#collect(entries, key, most, found, before, isGuess, isWord, doubt)
    if (isWord) this.#collect(dictionary, key, most, found, before, isGuess, false, doubt)
  }

  #collect(
    entries: TermDictionary,
    key: string,
    most: number,
    found: Map<string, Completion>,
    before: string,
    isGuess: boolean,
    onlyPhrases: boolean,
    doubt: number,
  ): void {
    const frequent = this.#frequent
    frequent.start(most)
    if (isGuess)
      this.#neighbours.search(entries, key, 1, true, (first, last) => frequent.add(entries, first, last))
    else {
      const { first, last } = prefixRange(entries, key)
      frequent.add(entries, first, last)
    }
    for (let i = 0; i < frequent.length; i += 1) {
      const term = termAt(entries, frequent.ordinals[i]!)
      if (!onlyPhrases || term.includes(' '))
        add(found, before, term, frequent.frequencies[i]!, isGuess, doubt, this.#analyzer)
    }
  }

  /** The first `limit` that are of different stems and, where in doubt, found in documents. */
  #choose(candidates: Completion[], limit: number, check: SuggestionCheck | undefined): Suggestion[] {
    const suggestions: Suggestion[] = []
    const stems = new Set<string>()
    const isDoubtful = (candidate: Completion) =>
      check !== undefined && !(isProven(candidate) && candidate.count > Math.min(check.deleted, mostSuspect))
    let checks = Math.min(limit, candidates.filter(isDoubtful).length)
    for (const candidate of candidates) {
      const { folded, written, count } = candidate
      if (suggestions.length === limit) break
      // "laptop" and "laptops" are one suggestion.
      const words = folded.split(' ')
      const stem = words.map(this.#analyzer.stem).join(' ')
      if (stems.has(stem)) continue
      let documents = count
      if (check !== undefined && isDoubtful(candidate)) {
        if (checks === 0) continue
        const counted = check.count(words, isProven(candidate) ? 1 : countedEnough, 1 / checks)
        checks -= 1
        if (!isProven(candidate)) documents = counted.documents
        else if (counted.documents === 0 && counted.isWhole) continue
      }
      if (documents === 0) continue
      stems.add(stem)
      suggestions.push({ text: written, count: documents })
    }
    return suggestions
  }
}

function add(
  found: Map<string, Completion>,
  before: string,
  term: string,
  count: number,
  isGuess: boolean,
  doubt: number,
  analyzer: Analyzer,
): void {
  const last = foldedOf(term)
  if (analyzer.isJoined(last) || (before === '' && analyzer.isStopWord(last))) return
  const folded = before + last
  const known = found.get(folded)
  if (known === undefined) {
    found.set(folded, {
      folded,
      written: before + writtenOf(term),
      count,
      most: count,
      isGuess,
      doubt,
    })
    return
  }
  if (known.isGuess !== isGuess || known.doubt !== doubt) return
  known.count += count
  if (count <= known.most) return
  known.most = count
  known.written = before + writtenOf(term)
}

function provenOf(found: ReadonlyMap<string, Completion>): Completion[] {
  return [...found.values()].filter(isProven)
}

function isProven({ doubt }: Completion): boolean {
  return doubt === 1
}

/** A guess must be clearly more frequent to stand before what was typed right. */
function standing({ count, isGuess, doubt }: Completion): number {
  return count / (isGuess ? clearlyMore : 1) / doubt
}

function byStanding(a: Completion, b: Completion): number {
  return standing(b) - standing(a) || (a.folded < b.folded ? -1 : 1)
}
