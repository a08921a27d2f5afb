import type { Check } from './check.ts'

const dayMs = 86_400_000
/** How many listings a day are usual for accounts up to an age. */
const usual = [
  { upToMs: dayMs, most: 5 },
  { upToMs: 7 * dayMs, most: 15 },
] as const
/** Older accounts are not counted. */
export const youngMs = usual.at(-1)!.upToMs

/** Many listings of an account that is hardly there. */
export const velocity: Check = ({ accountMs, shownLastDay }) => {
  const rule = usual.find(({ upToMs }) => accountMs < upToMs)
  if (rule === undefined || shownLastDay < rule.most) return null
  const score = shownLastDay < 3 * rule.most ? 40 : 80
  return { score, evidence: { today: shownLastDay + 1, usual: rule.most } }
}
