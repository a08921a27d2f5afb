import type { Context, WriteTransaction } from '../../context.ts'
import { decodeCursor, encodeCursor } from '../../cursor.ts'
import { DatabaseError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { emailKey } from '../../rules/email.ts'
import type { ReportReason } from '../../rules/messages.ts'
import { complaintEnd } from '../../rules/moderation/decisions.ts'
import { reasonRule } from '../../rules/moderation/reasons.ts'
import { reportRules } from '../../rules/moderation/reports.ts'
import { storable } from '../../text.ts'
import type { Id, Time } from '../../types.ts'
import { lockAccount } from '../lock-account.ts'
import { lockCase, openCase } from './cases.ts'
import type { AnsweredReporter, Moderation, NewReport } from './face.ts'
import { refusePaused } from './misuse.ts'
import type { ModerationSchema } from './schema.ts'
import { reportedOwner, titleOf } from './subjects.ts'

const idPattern = /[\da-f-]{36}/

type Reports = Pick<Moderation, 'report' | 'forgetGuests' | 'conversationReports' | 'resolveReport'>

export function createReports(context: Context): Reports {
  /** Guests are known by the mailbox that they name; those who name none are counted by the gateway's limits alone. */
  const byReporter = (report: NewReport) =>
    report.reporterId === null
      ? ({ column: 'email_key', value: report.email === null ? null : emailKey(report.email) } as const)
      : ({ column: 'reporter_id', value: report.reporterId } as const)

  /** Guests have no row to lock: of one mailbox's reports each sees those before it. SQLite has one writer at a time. */
  async function lockMailbox({ rows }: WriteTransaction, key: string): Promise<void> {
    if (context.dialect === 'postgres')
      await rows('select pg_advisory_xact_lock(hashtextextended(?::text, 70)) is null as locked', [key])
  }

  return {
    report(report) {
      return context.write(async (tx) => {
        const { queries } = tx
        const { subject, subjectId, reporterId, email, name, locale, reason, text } = report
        if (reporterId !== null) await lockAccount(context, queries, reporterId)
        else if (report.email !== null) await lockMailbox(tx, emailKey(report.email))
        const ownerId = await reportedOwner(context, queries, { kind: subject, id: subjectId }, reporterId)
        const { column, value } = byReporter(report)
        const now = context.now()
        await refusePaused(queries, report, now)
        if (value !== null) {
          const own = queries.selectFrom('reports').where(column, '=', value)
          // Twice the same is one report; a conversation goes on, so each of its reports may tell of something new.
          const known = await own
            .select(['id', 'created_at'])
            .where('subject', '=', subject)
            .where('subject_id', '=', subjectId)
            .where('decided_at', 'is', null)
            .where('subject', '<>', 'conversation')
            .limit(1)
            .executeTakeFirst()
          if (known) return { id: known.id, createdAt: known.created_at, isNew: false, title: '' }
          const most = reporterId === null ? reportRules.mostOfGuest : reportRules.most
          const since = new Date(Date.parse(now) - reportRules.windowMs).toISOString()
          const recent = await own.select('created_at').orderBy('id', 'desc').limit(most).execute()
          if (recent.length >= most && recent.at(-1)!.created_at > since)
            throw new DatabaseError('too-many', `One may send ${most} reports a day`)
        }
        const id = newId()
        const caseId = await openCase(tx, {
          ...{ kind: 'report', subject, subjectId, ownerId, now, isReported: true },
          harm: reasonRule(reason).harm,
        })
        await queries
          .insertInto('reports')
          .values({
            ...{
              id,
              case_id: caseId,
              subject,
              subject_id: subjectId,
              owner_id: ownerId,
              reporter_id: reporterId,
            },
            ...(reporterId === null && email !== null
              ? { email: storable(email), email_key: emailKey(email), name: name && storable(name) }
              : { email: null, email_key: null, name: null }),
            ...{ locale, reason, text: storable(text), created_at: now, decided_at: null, decision_id: null },
          })
          .execute()
        const title = await titleOf(queries, { subject, subject_id: subjectId, owner_id: ownerId })
        return { id, createdAt: now, isNew: true, title }
      })
    },

    async forgetGuests(before, limit) {
      const { numUpdatedRows } = await context.write(({ queries }) =>
        queries
          .updateTable('reports')
          .set({ email: null, email_key: null, name: null })
          .where('id', 'in', (eb) =>
            eb
              .selectFrom('reports')
              .select('id')
              .where('email', 'is not', null)
              .where('decided_at', '<=', before)
              // What was reversed since may be complained about from then on.
              .where((or) =>
                or.or([
                  or('decision_id', 'is', null),
                  or('decision_id', 'not in', (later) =>
                    later
                      .selectFrom('decisions')
                      .select('id')
                      .where('reverses', 'is not', null)
                      .where('decided_at', '>', before),
                  ),
                ]),
              )
              // Who complained is still to be told what came of it.
              .where('id', 'not in', (open) =>
                open.selectFrom('report_complaints').select('report_id').where('decided_at', 'is', null),
              )
              .limit(limit),
          )
          .executeTakeFirst(),
      )
      return Number(numUpdatedRows)
    },

    async conversationReports(moderatorId, { limit, cursor }) {
      const place = cursor ? decodeCursor('reports', cursor, [idPattern]) : undefined
      const rows = await context.rawMany(
        `select reports.id, subject_id, listing_id, title, reporter_id, owner_id, reason, reports.text, reports.created_at
          from reports join conversations on conversations.id = reports.subject_id
          where subject = 'conversation' and decided_at is null and (owner_id is null or owner_id <> ?)
            and (reporter_id is null or reporter_id <> ?) ${place ? 'and reports.id > ?' : ''} order by reports.id limit ?`,
        [moderatorId, moderatorId, ...(place ?? []), limit + 1],
      )
      const found = rows as [Id, Id, Id, string, Id | null, Id | null, ReportReason, string, Time][]
      const items = found
        .slice(0, limit)
        .map(([id, conversationId, listingId, title, reporterId, reportedId, reason, text, createdAt]) => ({
          ...{ id, conversationId, listing: { id: listingId, title }, reporterId, reportedId },
          ...{ reason, text, createdAt },
        }))
      return { items, next: found.length > limit ? encodeCursor('reports', [items.at(-1)!.id]) : null }
    },

    resolveReport: (reportId, moderatorId) =>
      context.write(async (tx) => {
        const { queries } = tx
        const now = context.now()
        const open = await queries
          .selectFrom('reports')
          .select('case_id')
          .where('id', '=', reportId)
          .where('decided_at', 'is', null)
          .executeTakeFirst()
        const locked = open?.case_id ? await lockCase(context, tx, open.case_id, moderatorId, now) : undefined
        const decisionId = locked === undefined ? null : newId()
        const resolved = await queries
          .updateTable('reports')
          .set({ decided_at: now, decision_id: decisionId })
          .where('id', '=', reportId)
          .where('decided_at', 'is', null)
          .returning(['case_id', ...answeredColumns])
          .executeTakeFirst()
        if (resolved === undefined) {
          const known = await queries
            .selectFrom('reports')
            .select('id')
            .where('id', '=', reportId)
            .executeTakeFirst()
          throw known
            ? new DatabaseError('conflict', 'Somebody resolved the report already')
            : new DatabaseError('not-found', 'There is no such report')
        }
        if (resolved.case_id === null || locked === undefined)
          return { reporter: answered(resolved), title: '' }
        const { found } = locked
        const title = await titleOf(queries, found)
        await queries
          .insertInto('decisions')
          .values({
            ...{ id: decisionId!, case_id: found.id, subject: resolved.subject },
            ...{ subject_id: found.subject_id, owner_id: found.owner_id },
            ...{ title, action: 'keep', reason: null, facts: '' },
            ...{ detection: 'reported', decided_by: moderatorId, decided_at: now, ends_at: null },
            ...{ complain_until: null, undo: null, lifted_at: null, reference: null, reverses: null },
            ...{ email: null, locale: null },
          })
          .execute()
        const told = { reporter: answered(resolved, complaintEnd(now)), title }
        const { reports } = await queries
          .updateTable('moderation_cases')
          .set((eb) => ({ reports: eb('reports', '-', 1) }))
          .where('id', '=', resolved.case_id)
          .returning('reports')
          .executeTakeFirstOrThrow()
        if (reports > 0) return told
        await queries
          .updateTable('moderation_cases')
          .set({ closed_at: now, leased_by: null, leased_until: null })
          .where('id', '=', resolved.case_id)
          .execute()
        return told
      }),
  }
}

type Answered = Pick<
  ModerationSchema['reports'],
  'id' | 'subject' | 'subject_id' | 'reporter_id' | 'email' | 'locale'
>
/** What `answered` reads. */
export const answeredColumns = ['id', 'subject', 'subject_id', 'reporter_id', 'email', 'locale'] as const

/** Whom to tell of a report that was decided. */
export const answered = (
  { id, subject, subject_id: subjectId, reporter_id, email, locale }: Answered,
  complainUntil: Time | null = null,
): AnsweredReporter => ({
  ...{ reportId: id, subject, subjectId, reporterId: reporter_id, email, locale, complainUntil },
})
