/** A gallop pays when the list is this many times longer than what is looked for in it. */
export const GALLOP_RATIO = 12

/** First posting of `list[at .. end)` whose document is not below `document`: doubling steps, then bisection. */
export function seek(list: Uint16Array, at: number, end: number, document: number): number {
  if (at >= end || list[at]! >= document) return at
  if (list[end - 1]! < document) return end
  let step = 1
  let low = at
  while (low + step < end && list[low + step]! < document) {
    low += step
    step <<= 1
  }
  let high = low + step
  if (high > end) high = end
  low++
  while (low < high) {
    const middle = (low + high) >>> 1
    if (list[middle]! < document) low = middle + 1
    else high = middle
  }
  return low
}
