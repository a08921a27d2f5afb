import { Recent } from '../recent.ts'
import type { TermList } from './term-list.ts'
import type { TermDictionary } from './types.ts'

/** Dictionaries of fewer terms are looked through as fast. */
const fewestTerms = 4096
const mostLists = 2048

/**
 * Lists of terms near a word in dictionaries, which never change, for words that are asked again. Only for what takes long to find: each list that is
 * kept ends in V8's old space, and collecting that holds up all who wait.
 */
export class TermMemory {
  readonly #lists = new WeakMap<TermDictionary, Recent<string, TermList>>()

  /** The list found by `find`, now or before under the same key. Shared: nobody may change it. */
  recall(dictionary: TermDictionary, key: string, find: () => TermList): Readonly<TermList> {
    if (dictionary.size < fewestTerms) return find()
    let lists = this.#lists.get(dictionary)
    if (lists === undefined) {
      lists = new Recent(mostLists)
      this.#lists.set(dictionary, lists)
    }
    let list = lists.get(key)
    if (list === undefined) {
      list = find()
      lists.set(key, list)
    }
    return list
  }
}
