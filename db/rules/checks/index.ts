import { banned } from './banned.ts'
import type { Check, CheckFacts, CheckFinding } from './check.ts'
import { contact } from './contact.ts'
import { duplicate } from './duplicate.ts'
import { forbidden } from './forbidden.ts'
import { picture } from './picture.ts'
import { price } from './price.ts'
import { velocity } from './velocity.ts'

export type { CheckFacts } from './check.ts'
export { youngMs } from './velocity.ts'

/** The rules by which a listing is looked at before it is shown; a site switches each on by its name. */
const checks = { banned, forbidden, price, duplicate, contact, velocity, picture } as const satisfies Record<
  string,
  Check
>
export type CheckName = keyof typeof checks
export const checkNames = Object.keys(checks) as [CheckName, ...CheckName[]]

export const verdicts = ['pass', 'flag', 'hold'] as const
type Verdict = (typeof verdicts)[number]

/** What a site wants of the checks. */
export interface CheckSettings {
  /** Those that are on. */
  checks: readonly CheckName[]
  /** From which score on a moderator is shown it, and from which on nobody else is before. */
  flagFrom: number
  holdFrom: number
  /** Words that may not be used, and leaves of the catalogue that take no listings. */
  words: readonly string[]
  categories: readonly string[]
  /** Links to it are not told of. */
  ownHost?: string | undefined
}

export interface Judgement {
  verdict: Verdict
  /** From 0 to 100. */
  score: number
  findings: ({ check: CheckName } & CheckFinding)[]
}

/** What the rules that are on say together: their scores add up, to 100 at most. */
export function judge(facts: CheckFacts, settings: CheckSettings): Judgement {
  const findings = settings.checks.flatMap((check) => {
    const found = checks[check](facts, settings)
    return found === null ? [] : [{ check, ...found }]
  })
  const score = Math.min(
    100,
    findings.reduce((sum, found) => sum + found.score, 0),
  )
  const verdict = score >= settings.holdFrom ? 'hold' : score >= settings.flagFrom ? 'flag' : 'pass'
  return { verdict, score, findings }
}
