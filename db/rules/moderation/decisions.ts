import type { TextRule } from '../text.ts'
import type { CaseKind } from './cases.ts'
import type { CaseSubject, ReportedKind } from './reports.ts'

/** What a moderator does: leave it as it is, take it away, take it away and suspend the account, delete an account; of a complaint: give way, or not. */
export const actions = ['keep', 'remove', 'suspend', 'delete', 'restore', 'uphold'] as const
export type Action = (typeof actions)[number]
/** Of these whoever decides about a case chooses: an account is deleted otherwise. */
export const decidedActions = [
  'keep',
  'remove',
  'suspend',
  'restore',
  'uphold',
] as const satisfies readonly Action[]
export type DecidedAction = (typeof decidedActions)[number]

/** Those that restrict somebody, who is told why (Art. 17 of Regulation (EU) 2022/2065) and may complain (Art. 20). */
export const restrictions = ['remove', 'suspend', 'delete'] as const satisfies readonly Action[]
type Restriction = (typeof restrictions)[number]
export const isRestriction = (action: Action): action is Restriction =>
  (restrictions as readonly Action[]).includes(action)

/** Who noticed: somebody who reported it, a rule of the site, or a moderator unasked; persons decide all. */
export const detections = ['reported', 'rule', 'own'] as const
export type Detection = (typeof detections)[number]

/** What comes of a complaint; of what is gone nothing can be decided. */
export const complaintOutcomes = ['restore', 'uphold', 'gone'] as const
export type ComplaintOutcome = (typeof complaintOutcomes)[number]

const months = 6

export const decisionRules = {
  /** What was found, for whoever is restricted; of a complaint the answer to it. */
  facts: { min: 10, max: 2_000, lines: true },
  complaint: { min: 10, max: 2_000, lines: true },
  /** The law, or the clause of the terms, that a restriction rests on. */
  reference: { min: 3, max: 200, lines: false },
  /** How long somebody who looks at a case keeps others from it. */
  leaseMs: 10 * 60_000,
} as const satisfies Record<string, TextRule | number>

/**
 * What can be done about a case. Of a conversation its single messages are removed. A complaint about something that was left as it was (`about`) is
 * given way to by restricting it.
 */
export function actionsOf(
  kind: CaseKind,
  subject: CaseSubject,
  about: { action: Action; subject: ReportedKind } | null = null,
): readonly DecidedAction[] {
  if (kind === 'complaint') {
    if (about?.action !== 'keep') return ['restore', 'uphold']
    return ['uphold', ...actionsOf('report', about.subject).filter(isRestriction)]
  }
  const canRemove = subject === 'listing' || subject === 'rating' || subject === 'message'
  return canRemove ? ['keep', 'remove', 'suspend'] : ['keep', 'suspend']
}

/** Until when one may complain. */
export function complaintEnd(decidedAt: string): string {
  const end = new Date(decidedAt)
  const day = end.getUTCDate()
  end.setUTCMonth(end.getUTCMonth() + months)
  // From the 31st of August: February has no such day.
  if (end.getUTCDate() !== day) end.setUTCDate(0)
  return end.toISOString()
}
