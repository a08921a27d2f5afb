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
  const counted = tally.list()
  const entries: ValueCount[] = []
  if (values.isUtf16Ordered && values.size <= ORDINALS) {
    for (const key of largest(tally.counts, counted, limit)) {
      const count = Math.ceil(key / ORDINALS)
      entries.push({ value: values.popular(count * ORDINALS - key), count })
    }
    if (others.size === 0) return entries
  } else {
    for (const ordinal of counted) entries.push({ value: values.at(ordinal), count: tally.counts[ordinal]! })
  }
  for (const [value, count] of others) entries.push({ value, count })
  entries.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
  return entries.length > limit ? entries.slice(0, limit) : entries
}

/** Ordinals below this and counts below 2^32 fit into one number. */
const ORDINALS = 2 ** 21

/**
 * The `limit` best keys, best first: `count · ORDINALS − ordinal`, so that of equal counts the lowest ordinal is best.
 * O(ordinals + entering · log limit).
 */
function largest(counts: Uint32Array, ordinals: Uint32Array, limit: number): Float64Array {
  const length = Math.min(limit, ordinals.length)
  // a heap with the least key at its root
  const heap = new Float64Array(length)
  for (let i = 0; i < length; i++) heap[i] = counts[ordinals[i]!]! * ORDINALS - ordinals[i]!
  // sorted is a heap
  heap.sort()
  for (let i = length; i < ordinals.length; i++) {
    const key = counts[ordinals[i]!]! * ORDINALS - ordinals[i]!
    if (key < heap[0]!) continue
    let at = 0
    for (;;) {
      let child = at * 2 + 1
      if (child >= length) break
      if (child + 1 < length && heap[child + 1]! < heap[child]!) child++
      if (heap[child]! >= key) break
      heap[at] = heap[child]!
      at = child
    }
    heap[at] = key
  }
  return heap.sort().reverse()
}
