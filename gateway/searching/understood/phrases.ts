import { fold } from '@piata/db'
import type { Token } from './tokens.ts'

/** A phrase of a query: where it ends, and what it means. */
interface Found<T> {
  end: number
  meanings: T[]
}

/** A table of phrases that finds the longest one at a place of a query, whatever its inflection. */
export class Phrases<T> {
  readonly #byWords = new Map<string, T[]>()
  readonly #stem: (folded: string) => string
  /** First words: most words of a query begin none. */
  readonly #firsts = new Set<string>()
  #longest = 0

  constructor(stem: (folded: string) => string) {
    this.#stem = stem
  }

  add(phrase: string, meaning: T): void {
    const words = fold(phrase) === '' ? [phrase] : fold(phrase).split(' ')
    const stems = words.map(this.#stem)
    const key = stems.join(' ')
    this.#firsts.add(stems[0]!)
    const known = this.#byWords.get(key)
    if (known) known.push(meaning)
    else this.#byWords.set(key, [meaning])
    this.#longest = Math.max(this.#longest, words.length)
  }

  /** Every phrase that begins at `from`, the longest first. */
  all(tokens: readonly Token[], from: number, isFree: (at: number) => boolean): Found<T>[] {
    const found: Found<T>[] = []
    let key = ''
    for (let at = from; at < tokens.length && at - from < this.#longest && isFree(at); at++) {
      const { stem } = tokens[at]!
      if (at === from && !this.#firsts.has(stem)) break
      key = at === from ? stem : `${key} ${stem}`
      const meanings = this.#byWords.get(key)
      if (meanings) found.unshift({ end: at + 1, meanings })
    }
    return found
  }

  /** The longest phrase that begins at `from`, of tokens that `isFree` says may be read. */
  at(tokens: readonly Token[], from: number, isFree: (at: number) => boolean): Found<T> | undefined {
    return from < tokens.length && this.#firsts.has(tokens[from]!.stem)
      ? this.all(tokens, from, isFree)[0]
      : undefined
  }
}
