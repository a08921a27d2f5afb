import type { Tally } from '../scratch/tally.ts'
import type { ValueNumbers } from './value-numbers.ts'

interface ValueCount {
  value: string
  count: number
}

/**
 * The `limit` most frequent values, by count descending, then value ascending (UTF-16 code units). Strings are made of those only.
 * @param tally by number
 * @param others counts of values without a number
 */
export function mostFrequent(
  { pools, firsts }: Pick<ValueNumbers, 'pools' | 'firsts'>,
  tally: Tally,
  others: ReadonlyMap<string, number>,
  limit: number,
): ValueCount[] {
  const counted = tally.list()
  const entries: ValueCount[] = []
  // nearly always all values are in the largest pool
  let isSorted = others.size === 0
  for (const [i, values] of pools.entries()) {
    const first = firsts[i]!
    const own = pools.length === 1 ? counted : between(counted, first, firsts[i + 1]!)
    if (own.length === 0) continue
    if (entries.length > 0) isSorted = false
    if (values.isUtf16Ordered && values.size <= ORDINALS) {
      for (const key of largest(tally.counts, own, first, limit)) {
        const count = Math.ceil(key / ORDINALS)
        entries.push({ value: values.popular(count * ORDINALS - key), count })
      }
    } else {
      isSorted = false
      for (const number of own)
        entries.push({ value: values.at(number - first), count: tally.counts[number]! })
    }
  }
  for (const [value, count] of others) entries.push({ value, count })
  if (!isSorted) entries.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
  return entries.length > limit ? entries.slice(0, limit) : entries
}

/** Those of some numbers that are from `first` to before `end`. */
function between(numbers: Uint32Array, first: number, end: number): Uint32Array {
  let count = 0
  for (let i = 0; i < numbers.length; i++) if (numbers[i]! >= first && numbers[i]! < end) count++
  if (count === numbers.length || count === 0) return numbers.subarray(0, count)
  return numbers.filter((number) => number >= first && number < end)
}

/** Ordinals below this and counts below 2^32 fit into one number. */
const ORDINALS = 2 ** 21

/**
 * The `limit` best keys of numbers from `first` on, best first: `count · ORDINALS − ordinal`, so that of equal counts the lowest ordinal is best.
 * O(numbers + entering · log limit).
 */
function largest(counts: Uint32Array, numbers: Uint32Array, first: number, limit: number): Float64Array {
  const length = Math.min(limit, numbers.length)
  // a heap with the least key at its root
  const heap = new Float64Array(length)
  for (let i = 0; i < length; i++) heap[i] = counts[numbers[i]!]! * ORDINALS - (numbers[i]! - first)
  // sorted is a heap
  heap.sort()
  for (let i = length; i < numbers.length; i++) {
    const key = counts[numbers[i]!]! * ORDINALS - (numbers[i]! - first)
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
