import type { Check } from './check.ts'

/** Fewer say nothing of what is usual. */
const fewest = 20
/** In units of the usual spread, the median of the distances from the median (MAD), of logarithms. */
const farBelow = 4
const farAbove = 6
/** Of categories where all prices are nearly the same: a half and double are not far. */
const leastSpread = 0.35

/** A price far outside what others ask in the same category: far below it is bait, far above mostly a slip. Free and on request are no prices. */
export const price: Check = ({ price: asked, prices }) => {
  if (asked === null || asked.amount <= 0) return null
  const known = prices.filter((amount) => amount > 0).map(Math.log)
  if (known.length < fewest) return null
  const middle = medianOf(known)
  const spread = Math.max(leastSpread, 1.4826 * medianOf(known.map((value) => Math.abs(value - middle))))
  const distance = (Math.log(asked.amount) - middle) / spread
  const evidence = { usual: Math.round(Math.exp(middle)), asked: asked.amount, currency: asked.currency }
  if (distance < -farBelow) return { score: 45, evidence }
  return distance > farAbove ? { score: 20, evidence } : null
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[sorted.length >> 1]!
}
