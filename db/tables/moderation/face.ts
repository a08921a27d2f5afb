import type { Language } from '@piata/config/languages'
import type { ReportReason } from '../../rules/messages.ts'
import type { Reason } from '../../rules/moderation/reasons.ts'
import type { ReportedKind } from '../../rules/moderation/reports.ts'
import type { Id, PageRequest, Time } from '../../types.ts'

/** A notice of Art. 16 of Regulation (EU) 2022/2065, its texts already checked. */
export interface NewReport {
  subject: ReportedKind
  subjectId: string
  /** Null for a guest, who is written to at `email`; that is null only where `reasonRules` says so. */
  reporterId: Id | null
  email: string | null
  name: string | null
  /** In which the reporter is answered. */
  locale: Language
  reason: Reason
  text: string
}

/** A report that is kept. */
export interface Filed {
  id: Id
  createdAt: Time
  isNew: boolean
}

/** A report of a conversation that nobody has dealt with. */
interface ConversationReport {
  id: Id
  conversationId: Id
  listing: { id: Id; title: string }
  /** Null once the accounts are gone. */
  reporterId: Id | null
  reportedId: Id | null
  reason: ReportReason
  text: string
  createdAt: Time
}

interface Items<T> {
  items: T[]
  next: string | null
}

/** What people tell the moderators of, and what these do about it. */
export interface Moderation {
  /**
   * Files a report and puts what it is about into the queue. What the same reporter says of the same subject while the first report is open is that
   * report: `isNew` is false.
   * @throws DatabaseError not-found for what the reporter cannot see; conflict for the reporter's own; too-many
   */
  report(report: NewReport): Promise<Filed>
  /** The oldest first. @throws DatabaseError bad-cursor */
  conversationReports(request: PageRequest): Promise<Items<ConversationReport>>
  /** Closes one report; its case too where that was the last. @throws DatabaseError not-found; conflict where it was resolved already */
  resolveReport(reportId: Id): Promise<void>
}
