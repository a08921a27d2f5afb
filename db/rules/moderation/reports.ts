import type { TextRule } from '../text.ts'

/** What can be reported. A message is named by its conversation and number, as `<id>/<seq>`. */
export const reportedKinds = ['listing', 'user', 'rating', 'message', 'conversation'] as const
export type ReportedKind = (typeof reportedKinds)[number]
/** What cases are about: a complaint is about a decision. */
export const caseSubjects = [...reportedKinds, 'decision'] as const
export type CaseSubject = (typeof caseSubjects)[number]

/**
 * Where a report is, for whoever sent it: nobody has decided; it was left as it was, or restricted (at first or by a complaint); what was restricted came back;
 * it was dealt with before there were decisions.
 */
export const reportStates = ['open', 'kept', 'restricted', 'restored', 'closed'] as const
export type ReportState = (typeof reportStates)[number]

const hour = 3_600_000

export const reportRules = {
  /** Why somebody thinks so; Art. 16(2)(a) asks for an explanation that can be followed. */
  text: { min: 10, max: 2_000, lines: true },
  name: { min: 1, max: 80, lines: false },
  /** Of one account or address within `windowMs`, and of all guests who name the same mailbox, which gets a receipt of each. */
  most: 20,
  mostOfGuest: 5,
  windowMs: 24 * hour,
  /** A guest's name and address are forgotten so long after the decision: as long as one may complain about it, six months of up to 184 days. */
  guestMs: 184 * 24 * hour,
} as const satisfies Record<string, TextRule | number>

/** How soon somebody should have looked, by harm: the queue is in the order of these times, so that what is old comes before what is worse but new. */
const dueAfterMs = { 1: 7 * 24 * hour, 2: 3 * 24 * hour, 3: 24 * hour, 4: 6 * hour, 5: hour } as const
export type Harm = keyof typeof dueAfterMs

export const dueOf = (since: number, harm: Harm): number => since + dueAfterMs[harm]
