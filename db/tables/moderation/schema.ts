import type { CaseKind } from '../../rules/moderation/cases.ts'
import type { Reason } from '../../rules/moderation/reasons.ts'
import type { Harm, ReportedKind } from '../../rules/moderation/reports.ts'
import type { Id, Time } from '../../types.ts'

export interface ModerationSchema {
  moderation_cases: CaseRow
  reports: ReportRow
}

interface CaseRow {
  id: Id
  kind: CaseKind
  subject: ReportedKind
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
