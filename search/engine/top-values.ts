import type { StringPool } from './string-pool.ts'
import type { Tally } from './tally.ts'

export interface ValueCount {
  value: string
  count: number
}

/**
 * The `limit` most frequent values, by count descending, then value ascending (UTF-16 code units). Strings are made of those only.
 * @param tally by ordinal of `values`
 * @param others counts of values that `values` lacks
 */
export function mostFrequent(
  values: StringPool,
  tally: Tally,
  others: ReadonlyMap<string, number>,
  limit: number,
): ValueCount[] {
  const { counts } = tally
  const counted = tally.list()
  const entries: ValueCount[] = []
  const chosen = counted.length > limit && values.isUtf16Ordered ? largest(counts, counted, limit) : counted
  for (let i = 0; i < chosen.length; i++) {
    entries.push({ value: values.popular(chosen[i]!), count: counts[chosen[i]!]! })
  }
  for (const [value, count] of others) entries.push({ value, count })
  entries.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
  return entries.length > limit ? entries.slice(0, limit) : entries
}

/** The `limit` of the ordinals with the largest counts, in no order; of equal ones the lowest. O(ordinals + entering · log limit). */
function largest(counts: Uint32Array, ordinals: Uint32Array, limit: number): Uint32Array {
  const isLess = (a: number, b: number) => counts[a]! < counts[b]! || (counts[a] === counts[b] && a > b)
  // a heap with the least of them at its root
  const heap = new Uint32Array(limit)
  let length = 0
  for (let i = 0; i < ordinals.length; i++) {
    const ordinal = ordinals[i]!
    if (length < limit) {
      let at = length++
      while (at > 0) {
        const parent = (at - 1) >>> 1
        if (!isLess(ordinal, heap[parent]!)) break
        heap[at] = heap[parent]!
        at = parent
      }
      heap[at] = ordinal
      continue
    }
    if (!isLess(heap[0]!, ordinal)) continue
    let at = 0
    for (;;) {
      let child = at * 2 + 1
      if (child >= limit) break
      if (child + 1 < limit && isLess(heap[child + 1]!, heap[child]!)) child++
      if (!isLess(heap[child]!, ordinal)) break
      heap[at] = heap[child]!
      at = child
    }
    heap[at] = ordinal
  }
  return heap
}
