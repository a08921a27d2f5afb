import type { Harm } from './reports.ts'

/** What moderators look at: what was reported, a message that waits for them, a complaint about one of their decisions. */
export const caseKinds = ['report', 'held-message', 'complaint'] as const
export type CaseKind = (typeof caseKinds)[number]

/** Of what comes without a reason that says how much it harms. */
export const caseHarm = { 'held-message': 2, complaint: 3 } as const satisfies Record<
  Exclude<CaseKind, 'report'>,
  Harm
>
