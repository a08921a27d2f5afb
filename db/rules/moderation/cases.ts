import type { Harm } from './reports.ts'

/**
 * What moderators look at: what was reported, a message that waits for them, a listing that nobody is shown before them, one that a rule found odd, an account that goes on
 * after a warning, a complaint about one of their decisions.
 */
export const caseKinds = ['report', 'held-message', 'pending', 'flagged', 'misuse', 'complaint'] as const
export type CaseKind = (typeof caseKinds)[number]

/** Of what comes without a reason that says how much it harms. */
export const caseHarm = {
  'held-message': 2,
  pending: 2,
  flagged: 2,
  misuse: 4,
  complaint: 3,
} as const satisfies Record<Exclude<CaseKind, 'report'>, Harm>
