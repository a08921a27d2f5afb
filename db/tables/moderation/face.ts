import type { Language } from '@piata/config/languages'
import type { Judgement } from '../../rules/checks/index.ts'
import type { ReportReason } from '../../rules/messages.ts'
import type { CaseKind } from '../../rules/moderation/cases.ts'
import type { Action, ComplaintOutcome, DecidedAction, Detection } from '../../rules/moderation/decisions.ts'
import type { MisuseRole } from '../../rules/moderation/misuse.ts'
import type { Ground, Reason } from '../../rules/moderation/reasons.ts'
import type { CaseSubject, ReportedKind, ReportState } from '../../rules/moderation/reports.ts'
import type { Actor, Id, PageRequest, Time } from '../../types.ts'
import type { PlannedMail } from '../conversations/face.ts'
import type { AlikeListing } from '../listings/face.ts'

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
  /** What was reported, as it is called; the beginning of a rating. */
  title: string
  createdAt: Time
  isNew: boolean
}

/** A report, for whoever sent it. */
interface MyReport {
  id: Id
  subject: ReportedKind
  subjectId: string
  /** Of what it is about; '' where there is none, or it is not to be seen. */
  title: string
  reason: Reason
  text: string
  createdAt: Time
  state: ReportState
  decidedAt: Time | null
  /** Whether `reportOutcome` has more to say. */
  hasOutcome: boolean
  /** Null where there is nothing to complain about any more. */
  complainUntil: Time | null
  complaint: { createdAt: Time; decidedAt: Time | null; outcome: ComplaintOutcome | null } | null
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

/** Something that waits for a moderator, as the list of all shows it. */
export interface OpenCase {
  id: Id
  kind: CaseKind
  subject: CaseSubject
  subjectId: string
  /** From 1 to 5. */
  harm: number
  /** Open ones. */
  reports: number
  /** Of the first report. */
  reason: Reason | null
  /** Of the listing that it is about; '' where there is none. */
  title: string
  /** Null once the account is gone. */
  owner: { id: Id; name: string } | null
  openedAt: Time
  dueAt: Time
  /** Who handles it now: the one who asks, or somebody else. */
  lease: { mine: boolean; until: Time } | null
  actions: DecidedAction[]
  /** Of the checks, where they found something; from 1 to 100. */
  score: number | null
}

/** A case with all that a decision needs, but for a listing, which is read as everybody reads it, after this. */
export interface CaseDetail extends OpenCase {
  /** A word for what it is about and what was said of it: another one once either changes. */
  seen: string
  /** Open reports of its subject. */
  said: { id: Id; reason: Reason; text: string; createdAt: Time; by: string | null; isGuest: boolean }[]
  /** Up to the reported one, the oldest first. */
  messages: {
    seq: number
    side: 'buyer' | 'seller'
    writerId: Id | null
    text: string
    isHeld: boolean
    createdAt: Time
  }[]
  rating: { stars: number; text: string; createdAt: Time } | null
  /** Of the owner; counts up to 1001. */
  history: {
    since: Time
    isSuspended: boolean
    listings: number
    reports: number
    decisions: {
      title: string
      action: Action
      reason: Reason | null
      decidedAt: Time
      liftedAt: Time | null
    }[]
  } | null
  /** What the checks said of a listing when it was last to be shown. */
  check: Pick<Judgement, 'verdict' | 'score' | 'findings'> | null
  /** Listings of anybody that say nearly the same, and those of others with one of its pictures. */
  alike: AlikeListing[]
  samePictures: { id: Id; sellerId: Id; title: string }[]
  complaint: {
    text: string
    createdAt: Time
    /** What it is about. */
    action: Action
    reason: Reason | null
    facts: string
    decidedAt: Time
    subject: ReportedKind
    subjectId: string
    /** Whether what was restricted is gone, so that to give way brings nothing back. */
    isGone: boolean
    /** Who complains: whoever was restricted, or those who reported what was left as it was, whose texts are one then. */
    by: 'owner' | 'reporter'
  } | null
}

/** What a moderator says of a case; a restriction needs a reason. */
export interface NewDecision {
  action: Exclude<Action, 'restore' | 'uphold' | 'delete'>
  reason?: Reason | null
  /** Already checked. */
  facts?: string
  /** The law, or the clause of the terms, in the moderator's words; already checked. */
  reference?: string | null
  /** Of a suspension; null for good. */
  until?: Time | null
  /** `CaseDetail.seen`, as it was read; without it whatever is so now is decided about. */
  seen?: string
}

export interface NewAccountSuspension extends Pick<NewDecision, 'reference'> {
  reason: Reason
  /** Already checked. */
  facts: string
  until: Time | null
  /** The account is about to be deleted. Its owner is written to there, where it is known to be theirs. */
  final?: { address: Address | null }
}

/** Where somebody is written to who has no account any more. */
export interface Address {
  email: string
  locale: string
}

/** A statement of reasons (Art. 17 of Regulation (EU) 2022/2065), or what became of a report. */
export interface Statement {
  id: Id
  subject: ReportedKind
  subjectId: string
  title: string
  action: Action
  reason: Reason | null
  ground: Ground | null
  /** The law, or the clause of the terms, in the moderator's words. */
  reference: string | null
  facts: string
  detection: Detection
  decidedAt: Time
  /** Of a suspension. */
  endsAt: Time | null
  complainUntil: Time | null
  /** When a complaint was given way to, or it was taken back otherwise. */
  liftedAt: Time | null
  complaint: {
    text: string
    createdAt: Time
    outcome: ComplaintOutcome | null
    reply: string | null
    decidedAt: Time | null
  } | null
  /** Of whoever reads it as the one who reported it; null for the one who was restricted. */
  report: { reason: Reason; text: string; createdAt: Time } | null
}

/** A reporter who complained, and what came of it. */
export interface Complained {
  reporter: AnsweredReporter
  title: string
  outcome: 'restore' | 'uphold'
  reply: string
}

/** A reporter to whom what they were told is no longer so. */
export interface Reversed {
  reporter: AnsweredReporter
  title: string
  /** What is so now. */
  isRestricted: boolean
}

/** A suspension that ended before its time. */
export interface Lifted {
  statement: Statement
  ownerId: Id | null
  /** Whether nothing is left of the decision: what it removed besides stays so. */
  isWhole: boolean
  reversed: Reversed[]
}

/** Whoever is to be told what became of a report: an account, a guest, or nobody. */
export interface AnsweredReporter {
  reportId: Id
  subjectId: string
  /** Until when one may complain that nothing was restricted; null where something was. */
  complainUntil: Time | null
  subject: ReportedKind
  reporterId: Id | null
  email: string | null
  locale: string
}

/** Who is warned, or whose reports are not looked at for some time (Art. 23). */
export interface Warned {
  role: MisuseRole
  /** An account; or a guest's mailbox with the language of the report. */
  reporterId: Id | null
  email: string | null
  locale: string
  count: number
  /** Until when no report of theirs is taken; null for a warning. */
  until: Time | null
}

/** What Art. 15 and 24 of Regulation (EU) 2022/2065 want told of a year. */
export interface TransparencyReport {
  year: number
  notices: {
    total: number
    fromGuests: number
    byReason: { reason: Reason; ground: Ground; count: number }[]
    /** From a notice to its decision; null without any. */
    medianHours: number | null
  }
  decisions: {
    kept: number
    removed: number
    suspended: number
    deleted: number
    byReason: { reason: Reason; ground: Ground; count: number }[]
    /** Restrictions, by who noticed. */
    reported: number
    rule: number
    own: number
  }
  /** Of those who were restricted, and of those who reported what was left as it was (`fromReporters`). */
  complaints: {
    total: number
    fromReporters: number
    restored: number
    upheld: number
    open: number
    medianHours: number | null
  }
  misuse: { offendersWarned: number; reportersWarned: number; reportersPaused: number }
  /** What rules looked at, and what people made of what they found. */
  automated: { checked: number; flagged: number; held: number; restricted: number; kept: number }
}

/** What is kept of a restriction, without whom it restricts. */
interface ExportedStatement {
  id: Id
  subject: ReportedKind
  action: Action
  reason: Reason
  reference: string | null
  facts: string
  detection: Detection
  decidedAt: Time
  endsAt: Time | null
  /** When the listing was written. */
  contentAt: Time | null
}

/** What is to be told of a decision, and to whom, in its transaction. */
export interface Decided {
  statement: Statement
  ownerId: Id | null
  /** The message that was sent, where one was held. */
  released: { conversationId: Id; seq: number; mail: PlannedMail | null } | null
  reporters: AnsweredReporter[]
  /** Reporters whose complaint it gives way to. */
  complained: Complained[]
  /** Other reporters who were told of what is no more. */
  reversed: Reversed[]
  warned: Warned[]
}

/** Reporters whom nobody can answer any more than that what they told of is gone. */
export interface GoneCases {
  count: number
  reporters: AnsweredReporter[]
  /** Those who complained. */
  complained: AnsweredReporter[]
}

/** What came of a complaint, and whom to tell. */
export interface ComplaintDecided {
  statement: Statement
  ownerId: Id | null
  /** Of whoever complained without an account. */
  address: Address | null
  /** Whether what was restricted is gone: to give way brings nothing back. */
  isGone: boolean
  mail: PlannedMail | null
  complained: Complained[]
  reversed: Reversed[]
}

interface Items<T> {
  items: T[]
  next: string | null
}

/** Open cases that are not a moderator's to decide. */
export interface CasesOfOthers {
  /** Complaints about what they decided. */
  decided: number
  /** What they reported. */
  reported: number
  /** What is their own, or has them taking part. */
  own: number
  /** Of all open cases those that nobody of the staff may decide; up to 1,000. */
  nobody: number
}

/** What people tell the moderators of, and what these do about it. */
export interface Moderation {
  /**
   * Files a report and puts what it is about into the queue. What the same reporter says of the same subject while the first report is open is that
   * report: `isNew` is false.
   * @throws DatabaseError not-found for what the reporter cannot see; conflict for the reporter's own; too-many
   */
  report(report: NewReport): Promise<Filed>
  /** Forgets who the guests are whose reports were decided by `before`; at most `limit`, returns how many. */
  forgetGuests(before: Time, limit: number): Promise<number>
  /** Forgets up to `limit` warnings for misuse of before `before`. */
  forgetWarnings(before: Time, limit: number): Promise<number>
  transparency(year: number): Promise<TransparencyReport>
  /** Restrictions decided from `from` on and before `to`, the oldest first. @throws DatabaseError bad-cursor */
  exportedStatements(request: PageRequest & { from: Time; to: Time }): Promise<Items<ExportedStatement>>
  /** The oldest first, but for what concerns the one who asks. @throws DatabaseError bad-cursor */
  conversationReports(moderatorId: Id, request: PageRequest): Promise<Items<ConversationReport>>
  /** Closes one report; its case too where that was the last. @throws DatabaseError not-found; conflict where it was resolved already, or as `lease` */
  resolveReport(reportId: Id, moderatorId: Id): Promise<{ reporter: AnsweredReporter; title: string }>
  /** What waits for moderators, in the order in which it is due, but for what concerns the one who asks. @throws DatabaseError bad-cursor */
  queue(moderatorId: Id, request: PageRequest): Promise<Items<OpenCase>>
  /** What the queue leaves out for a moderator, and what waits for somebody who is not there. */
  casesOfOthers(moderatorId: Id): Promise<CasesOfOthers>
  openCaseOf(kind: CaseKind, subject: CaseSubject, subjectId: string): Promise<Id | undefined>
  /** Undefined for what is closed, or concerns the one who asks, too. */
  caseDetail(id: Id, moderatorId: Id): Promise<CaseDetail | undefined>
  /** Keeps others from a case, and what else is open of its subject, for `decisionRules.leaseMs` from now on. @throws DatabaseError not-found; conflict where somebody else has it, it is closed, or concerns the moderator */
  lease(id: Id, moderatorId: Id): Promise<{ until: Time }>
  giveBack(id: Id, moderatorId: Id): Promise<void>
  /**
   * Decides about whatever is no complaint of somebody who was restricted, closes all that is open of its subject and answers all its reports. A complaint
   * of reporters is given way to by a restriction of what they reported.
   * @throws DatabaseError not-found; conflict where it is closed, in somebody else's hands, concerns the moderator, or is not to be treated so; conflict `seen` where it
   * is not what was read any more
   */
  decide(caseId: Id, moderator: Actor, decision: NewDecision): Promise<Decided>
  /**
   * Suspends an account unasked, with a statement of reasons; those of the staff for the operator alone. `final`: the account is about to be deleted, so
   * its statements stay to be read and complained about without it, until the time for that is over.
   * @throws DatabaseError not-found; conflict where it is suspended already (but for `final`), in somebody else's hands, concerns the actor, or is one of the staff
   */
  suspend(accountId: Id, by: Actor | 'operator', suspension: NewAccountSuspension): Promise<Decided>
  /** Closes up to `limit` cases of reporters about what is gone with the account whose it was. */
  closeGone(limit: number): Promise<GoneCases>
  /** Forgets what up to `limit` decisions about accounts that are gone were about, whose time to complain was over by `before`. */
  forgetStatements(before: Time, limit: number): Promise<number>
  /**
   * Puts the complaint of whoever was restricted into the queue, once for a decision.
   * @throws DatabaseError not-found; conflict where its time is over, or there was one
   */
  complain(decisionId: Id, text: string): Promise<Statement>
  /**
   * What was restricted comes back, or not; what reporters complain about stays as it is (`uphold` only).
   * @throws DatabaseError as `decide`; conflict for the one who decided first
   */
  decideComplaint(
    caseId: Id,
    moderator: Actor,
    outcome: 'restore' | 'uphold',
    reply: string,
    seen?: string,
  ): Promise<ComplaintDecided>
  /**
   * Takes back what was said of suspensions of an account that were lifted (`accounts`, `bans`): their statements, and complaints about them that wait.
   * Nothing for those whose time was over.
   */
  settleLifted(accountId: Id, by: Id | null): Promise<Lifted[]>
  /** What an account reported, the newest first. @throws DatabaseError bad-cursor */
  reportsOf(reporterId: Id, request: PageRequest): Promise<Items<MyReport>>
  /** What became of a report, for whoever sent it: what is so now, without what was said to others. */
  reportOutcome(reportId: Id): Promise<Statement | undefined>
  /**
   * Puts the complaint of whoever reported something that was left as it was into the queue, once for a report and each time that it was left so.
   * @throws DatabaseError not-found; conflict where its time is over, there was one, or it is restricted by now
   */
  complainOfReport(reportId: Id, text: string): Promise<Statement>
  /**
   * Takes a decision back, as whoever made it would: what was restricted comes back, and a complaint about it that waits is given way to.
   * Undefined where it is lifted already, or is gone.
   */
  withdraw(decisionId: Id, actor: Actor): Promise<Omit<Lifted, 'isWhole'> | undefined>
  /** Whether anybody may see a listing or an account now. */
  isPublic(subject: ReportedKind, subjectId: string): Promise<boolean>
  /** Of a restriction that is not forgotten. */
  statement(id: Id): Promise<Statement | undefined>
  /** All of the same owner's that were decided at once with a decision, itself too; none where it was decided alone. @throws DatabaseError bad-cursor */
  statementsOfLot(id: Id, request: PageRequest): Promise<Items<Statement>>
  /** Those that restrict an account, the newest first. @throws DatabaseError bad-cursor */
  statementsOf(
    ownerId: Id,
    request: PageRequest & { subjectId?: string | undefined },
  ): Promise<Items<Statement>>
}
