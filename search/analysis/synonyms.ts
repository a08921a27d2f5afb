import type { Synonym } from '../types.ts'
import type { WordAlternative } from './types.ts'

/** Another way to say a run of query words: one folded word, or several joined. */
type Replacement = WordAlternative

/** A synonym counts a little less than the word itself. */
const synonymWeight = 0.75
/** Longest synonym that is looked for in a query, in words. */
const longestSource = 4

/**
 * Reads a synonym file: a group of equivalents a line (`tv, televizor, television`), or one way (`notebook => laptop, laptop de
 * birou`: who searches the left finds the right too). `#` starts a comment.
 * @throws Error naming the line that cannot be read.
 */
export function parseSynonyms(text: string): Synonym[] {
  const synonyms: Synonym[] = []
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.replace(/#.*/, '').trim()
    if (line === '') continue
    const sides = line.split('=>').map((side) =>
      side
        .split(',')
        .map((word) => word.trim())
        .filter((word) => word !== ''),
    )
    const [left = [], right] = sides
    if (sides.length > 2) throw new Error(`Synonyms, line ${index + 1}: more than one =>`)
    if (right === undefined) {
      if (left.length < 2) throw new Error(`Synonyms, line ${index + 1}: a group needs two words or more`)
      synonyms.push({ words: left })
    } else {
      if (left.length === 0 || right.length === 0)
        throw new Error(`Synonyms, line ${index + 1}: nothing on one side of =>`)
      for (const from of left) synonyms.push({ from, to: right })
    }
  }
  return synonyms
}

/** Finds what else a run of words may be called, by the stems of the words. */
export class SynonymTable {
  readonly #bySource = new Map<string, Replacement[]>()
  /** Synonyms of several words, as the numbers of their stems, to the one term that stands for them in documents. */
  readonly #joined = new Map<string, string>()
  /** Numbers of the stems that occur in synonyms of several words. */
  readonly #joinedStems = new Map<string, number>()
  /** Synonyms of one word: what somebody wrote, even where it is another synonym's joined form. */
  readonly #single = new Set<string>()
  readonly #joinedForms = new Set<string>()
  readonly #stem: (folded: string) => string
  #longest = 0

  /** @param foldWords the folded words of a synonym, as those of a text are read. */
  constructor(
    synonyms: readonly Synonym[],
    foldWords: (text: string) => string[],
    stem: (folded: string) => string,
  ) {
    this.#stem = stem
    for (const synonym of synonyms) {
      if ('words' in synonym) {
        const group = synonym.words.map(foldWords)
        for (const from of group) for (const to of group) if (from !== to) this.#add(from, to)
      } else {
        const from = foldWords(synonym.from)
        for (const to of synonym.to) this.#add(from, foldWords(to))
      }
    }
  }

  /** Words of the longest synonym that documents are searched for; 0 when all are single words. */
  get longestJoined(): number {
    return this.#joined.size === 0 ? 0 : longestSource
  }

  #add(from: string[], to: string[]): void {
    if (from.length === 0 || from.length > longestSource || to.length === 0 || to.length > longestSource)
      return
    let folded = to.join('')
    if (to.length > 1) {
      // one term for all inflections of a synonym
      const stems = to.map((word) => ` ${this.#number(word)}`).join('')
      folded = this.#joined.get(stems) ?? folded
      this.#joined.set(stems, folded)
      this.#joinedForms.add(folded)
    } else this.#single.add(folded)
    const key = this.#key(from, 0, from.length)
    const known = this.#bySource.get(key) ?? []
    if (known.some((other) => other.folded === folded)) return
    known.push({ folded, weight: synonymWeight })
    this.#bySource.set(key, known)
    this.#longest = Math.max(this.#longest, from.length)
  }

  #key(words: readonly string[], from: number, length: number): string {
    let key = ''
    for (let i = from; i < from + length; i += 1) key += ` ${this.#stem(words[i]!)}`
    return key
  }

  #number(word: string): number {
    const stem = this.#stem(word)
    let number = this.#joinedStems.get(stem)
    if (number === undefined) {
      number = this.#joinedStems.size
      this.#joinedStems.set(stem, number)
    }
    return number
  }

  /** Number of a word's stem when it occurs in a synonym of several words: few words do. */
  joinedStem(folded: string): number | undefined {
    return this.#joinedStems.get(this.#stem(folded))
  }

  /** The term that stands for a synonym of several words: ` 12 7` is that of the stems 12 and 7. */
  joinedBy(key: string): string | undefined {
    return this.#joined.get(key)
  }

  /** Whether a folded word stands for a synonym of several words, and nobody is known to write it so. */
  isJoined(folded: string): boolean {
    return this.#joinedForms.has(folded) && !this.#single.has(folded)
  }

  /** Calls back for every run of the words that has synonyms. */
  visit(
    words: readonly string[],
    found: (from: number, length: number, others: readonly Replacement[]) => void,
  ): void {
    for (let length = 1; length <= this.#longest; length += 1) {
      for (let from = 0; from + length <= words.length; from += 1) {
        const others = this.#bySource.get(this.#key(words, from, length))
        if (others !== undefined) found(from, length, others)
      }
    }
  }
}
