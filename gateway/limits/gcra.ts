/** So many uses at once, and as many again, evenly, in each window: 60 a minute are a burst of 60, and one more a second. */
export interface Rate {
  readonly quota: number
  /** Microseconds in which one use is recovered; whole, so that every store calculates alike. */
  readonly intervalUs: number
  /** The most that a key can owe: the intervals of its quota. */
  readonly mostUs: number
}

/** What became of a use, or of several at once, and what the key owes after it. */
export interface Use {
  isTaken: boolean
  debtUs: number
}

export function rateOf(quota: number, windowMs: number): Rate {
  const intervalUs = Math.max(1, Math.floor((windowMs * 1000) / quota))
  return { quota, intervalUs, mostUs: quota * intervalUs }
}

/**
 * The generic cell rate algorithm (ITU-T I.371, virtual scheduling): of a key only the moment is kept at which it has recovered everything. What is left until then, its debt,
 * grows by an interval a use and never beyond `mostUs`; what does not fit is refused and leaves it as it was. Uses of more than the quota never fit.
 */
export function use(uses: number, debtUs: number, { intervalUs, mostUs }: Rate): Use {
  const owed = debtUs + uses * intervalUs
  return owed <= mostUs ? { isTaken: true, debtUs: owed } : { isTaken: false, debtUs }
}

/** Uses that would be taken now. */
export const leftOf = (debtUs: number, { intervalUs, mostUs }: Rate): number =>
  Math.floor((mostUs - debtUs) / intervalUs)

/** Milliseconds until so many uses would be taken; of more than the quota, until all has recovered. */
export const waitMsOf = (uses: number, debtUs: number, { quota, intervalUs, mostUs }: Rate): number =>
  Math.max(0, debtUs + Math.min(uses, quota) * intervalUs - mostUs) / 1000
