import type { TermList } from './term-list.ts'
import type { TermDictionary } from './types.ts'

/** Dictionaries of fewer terms are looked through as fast. */
const fewestTerms = 4096
const mostLists = 1024

/** Lists of terms found in dictionaries, which never change, for words that are asked again; those used longest ago make way. */
export class TermMemory {
  readonly #lists = new WeakMap<TermDictionary, Map<string, TermList>>()

  /** A list of one's own, found by `find` where it is not remembered under the key. */
  recall(dictionary: TermDictionary, key: string, find: () => TermList): TermList {
    if (dictionary.size < fewestTerms) return find()
    let lists = this.#lists.get(dictionary)
    if (lists === undefined) {
      lists = new Map()
      this.#lists.set(dictionary, lists)
    }
    let list = lists.get(key)
    if (list === undefined) {
      list = find()
      if (lists.size >= mostLists) for (const oldest of lists.keys()) if (lists.delete(oldest)) break
    } else lists.delete(key)
    lists.set(key, list)
    return list.copy()
  }
}
