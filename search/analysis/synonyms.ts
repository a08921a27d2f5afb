import type { Synonym } from '../types.ts'

/** Reads the folded words of a synonym, as a text would be read. */
export type FoldWords = (text: string) => string[]

/** Another way to say a run of query words, as folded words. */
export interface Replacement {
  folded: string[]
  weight: number
}

/** A synonym counts a little less than the word itself. */
const synonymWeight = 0.85
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

/** Finds what else a run of query words may be called, by the stems of the words. */
export class SynonymTable {
  readonly #bySource = new Map<string, Replacement[]>()
  readonly #stem: (folded: string) => string
  #longest = 0

  constructor(synonyms: readonly Synonym[], foldWords: FoldWords, stem: (folded: string) => string) {
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

  #add(from: string[], to: string[]): void {
    if (from.length === 0 || from.length > longestSource || to.length === 0) return
    const key = this.#key(from, 0, from.length)
    const known = this.#bySource.get(key) ?? []
    if (known.some(({ folded }) => folded.join(' ') === to.join(' '))) return
    known.push({ folded: to, weight: synonymWeight })
    this.#bySource.set(key, known)
    this.#longest = Math.max(this.#longest, from.length)
  }

  #key(words: readonly string[], from: number, length: number): string {
    let key = ''
    for (let i = from; i < from + length; i += 1) key += ` ${this.#stem(words[i]!)}`
    return key
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
