import type { TermDictionary } from './types.ts'

/** Keeps the most frequent of the terms it is shown, in arrays that it uses again: one serves one thread. */
export class MostFrequent {
  /** Most frequent first, in the order shown among equals; only the first `length` count. */
  ordinals = new Uint32Array(64)
  frequencies = new Uint32Array(64)
  length = 0
  #most = 0

  /** Forgets all; from now on keeps `most`. */
  start(most: number): void {
    this.#most = most
    this.length = 0
    if (most <= this.ordinals.length) return
    this.ordinals = new Uint32Array(most)
    this.frequencies = new Uint32Array(most)
  }

  /** Terms from `first` to before `last` of the one dictionary. O(range): exact frequencies are asked for only of what may be kept. */
  add(dictionary: TermDictionary, first: number, last: number): void {
    const { ordinals, frequencies } = this
    const most = this.#most
    if (most === 0) return
    let { length } = this
    let least = length === most ? frequencies[most - 1]! : 0
    for (let ordinal = first; ordinal < last; ordinal += 1) {
      if (dictionary.postingCount(ordinal) <= least) continue
      const frequency = dictionary.documentFrequency(ordinal)
      if (frequency <= least) continue
      let at = length < most ? length++ : most - 1
      for (; at > 0 && frequencies[at - 1]! < frequency; at -= 1) {
        frequencies[at] = frequencies[at - 1]!
        ordinals[at] = ordinals[at - 1]!
      }
      frequencies[at] = frequency
      ordinals[at] = ordinal
      if (length === most) least = frequencies[most - 1]!
    }
    this.length = length
  }
}
