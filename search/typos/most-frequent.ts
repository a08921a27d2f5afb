import type { TermRange } from './dictionary.ts'
import type { TermDictionary } from './types.ts'

/** Terms and in how many documents each occurs, most frequent first, in dictionary order among equals. */
export interface FrequentTerms {
  ordinals: Uint32Array
  frequencies: Uint32Array
}

/**
 * The `most` most frequent terms of ranges that do not overlap and ascend. O(terms) time: exact frequencies are asked for only where the
 * cheap bound says that a term may be among them.
 */
export function mostFrequent(
  dictionary: TermDictionary,
  ranges: readonly TermRange[],
  most: number,
): FrequentTerms {
  const terms = ranges.reduce((sum, { first, last }) => sum + last - first, 0)
  const room = Math.min(most, terms)
  const ordinals = new Uint32Array(room)
  const frequencies = new Uint32Array(room)
  let length = 0
  let least = 0
  for (const { first, last } of ranges)
    for (let ordinal = first; ordinal < last; ordinal += 1) {
      if (dictionary.postingCount(ordinal) <= least) continue
      const frequency = dictionary.documentFrequency(ordinal)
      if (frequency <= least) continue
      let at = length < room ? length++ : room - 1
      for (; at > 0 && frequencies[at - 1]! < frequency; at -= 1) {
        frequencies[at] = frequencies[at - 1]!
        ordinals[at] = ordinals[at - 1]!
      }
      frequencies[at] = frequency
      ordinals[at] = ordinal
      if (length === room) least = frequencies[room - 1]!
    }
  return { ordinals: ordinals.subarray(0, length), frequencies: frequencies.subarray(0, length) }
}
