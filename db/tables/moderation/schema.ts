import type { CaseKind } from '../../rules/moderation/cases.ts'
import type { Action, ComplaintOutcome, Detection } from '../../rules/moderation/decisions.ts'
import type { Reason } from '../../rules/moderation/reasons.ts'
import type { CaseSubject, Harm, ReportedKind } from '../../rules/moderation/reports.ts'
import type { Id, Time } from '../../types.ts'
import type { MisuseSchema } from './misuse.ts'

export interface ModerationSchema extends MisuseSchema {
  moderation_cases: CaseRow
  reports: ReportRow
  decisions: DecisionRow
  complaints: ComplaintRow
  report_complaints: ReportComplaintRow
}

interface CaseRow {
  id: Id
  kind: CaseKind
  subject: CaseSubject
  /** Of one subject and kind at most one case is open. */
  subject_id: string
  /** Whose the subject is; null once the account is gone. */
  owner_id: Id | null
  harm: Harm
  /** Open reports. */
  reports: number
  opened_at: Time
  due_at: Time
  /** Who handles it until `leased_until`. */
  leased_by: Id | null
  leased_until: Time | null
  closed_at: Time | null
}

interface ReportRow {
  id: Id
  /** Null of those that were decided before there were cases. */
  case_id: Id | null
  subject: ReportedKind
  subject_id: string
  /** Whose the subject is; null once the account is gone. */
  owner_id: Id | null
  /** Null for guests, and once the account is gone. */
  reporter_id: Id | null
  /** Of guests. */
  email: string | null
  email_key: string | null
  name: string | null
  locale: string
  reason: Reason
  text: string
  created_at: Time
  /** Null while a moderator has to look at it. */
  decided_at: Time | null
  decision_id: Id | null
}

interface DecisionRow {
  id: Id
  case_id: Id
  subject: ReportedKind
  subject_id: string
  /** Who is told; null once the account is gone, as are `title` and `facts` then, but for an account that was deleted for a reason: until `complain_until`. */
  owner_id: Id | null
  /** What it was called. */
  title: string
  action: Action
  /** Null where nothing was restricted. */
  reason: Reason | null
  facts: string
  detection: Detection
  /** Null once that account is gone. */
  decided_by: Id | null
  decided_at: Time
  /** Of a suspension; null for good. */
  ends_at: Time | null
  /** Null where nothing was restricted, and once it is forgotten. */
  complain_until: Time | null
  /** JSON of `Undo`. */
  undo: string | null
  /** When a complaint was given way to, or it was taken back otherwise. */
  lifted_at: Time | null
  /** The law, or the clause of the terms, in the moderator's words. */
  reference: string | null
  /** The restriction after which it was left as it was all the same. */
  reverses: Id | null
  /** Where the owner of an account that was deleted for a reason is written to, until the complaint is decided or its time is over. */
  email: string | null
  locale: string | null
}

interface ComplaintRow {
  decision_id: Id
  text: string
  created_at: Time
  /** Who decided first; the database refuses a second decision of the same person. */
  first_by: Id | null
  decided_by: Id | null
  decided_at: Time | null
  outcome: ComplaintOutcome | null
  reply: string | null
}

/** Of whoever reported what was left as it was, one for each decision that left it so. */
interface ReportComplaintRow extends ComplaintRow {
  report_id: Id
}
