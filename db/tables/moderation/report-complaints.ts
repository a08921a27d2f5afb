import type { Context, WriteTransaction } from '../../context.ts'
import { DatabaseError } from '../../errors.ts'
import { caseHarm } from '../../rules/moderation/cases.ts'
import { complaintEnd } from '../../rules/moderation/decisions.ts'
import { storable } from '../../text.ts'
import type { Id, Time } from '../../types.ts'
import { openCase } from './cases.ts'
import type { Complained, Moderation, Statement } from './face.ts'
import { answered } from './reports.ts'
import type { ModerationSchema } from './schema.ts'
import { statementOf } from './statement.ts'

type Report = ModerationSchema['reports']
type Decision = ModerationSchema['decisions']
type Complaint = ModerationSchema['report_complaints']

/** What became of a report, without what its decision says to others. */
const outcomeOf = (report: Report, decision: Decision, complaint: Complaint | undefined): Statement => ({
  ...statementOf({ ...decision, reason: null, facts: '', ends_at: null }, complaint),
  complainUntil: complaintEnd(decision.decided_at),
  report: { reason: report.reason, text: report.text, createdAt: report.created_at },
})

/** Complaints of those who reported what was left as it was (Art. 20(1) of Regulation (EU) 2022/2065). */
export function createReportComplaints(
  context: Context,
): Pick<Moderation, 'reportOutcome' | 'complainOfReport'> {
  return {
    async reportOutcome(reportId) {
      const report = await context.read
        .selectFrom('reports')
        .selectAll()
        .where('id', '=', reportId)
        .executeTakeFirst()
      if (!report?.decision_id) return undefined
      const [decision, complaint] = await Promise.all([
        context.read
          .selectFrom('decisions')
          .selectAll()
          .where('id', '=', report.decision_id)
          .where('action', '=', 'keep')
          .executeTakeFirst(),
        context.read
          .selectFrom('report_complaints')
          .selectAll()
          .where('report_id', '=', reportId)
          .executeTakeFirst(),
      ])
      return decision && outcomeOf(report, decision, complaint)
    },

    complainOfReport: (reportId, text) =>
      context.write(async (tx) => {
        const { queries } = tx
        const now = context.now()
        const report = await queries
          .selectFrom('reports')
          .selectAll()
          .where('id', '=', reportId)
          .executeTakeFirst()
        const decision = report?.decision_id
          ? await queries
              .selectFrom('decisions')
              .selectAll()
              .where('id', '=', report.decision_id)
              .where('action', '=', 'keep')
              .$if(context.dialect === 'postgres', (query) => query.forNoKeyUpdate())
              .executeTakeFirst()
          : undefined
        if (report === undefined || decision === undefined)
          throw new DatabaseError('not-found', 'There is no such decision')
        if (complaintEnd(decision.decided_at) <= now)
          throw new DatabaseError('conflict', 'The time to complain is over')
        if (decision.lifted_at !== null)
          throw new DatabaseError('conflict', 'It was restricted meanwhile, as somebody else complained')
        const made = await queries
          .insertInto('report_complaints')
          .values({
            ...{ report_id: reportId, decision_id: decision.id, text: storable(text), created_at: now },
            first_by: decision.decided_by,
            ...{ decided_by: null, decided_at: null, outcome: null, reply: null },
          })
          .onConflict((c) => c.column('report_id').doNothing())
          .returningAll()
          .executeTakeFirst()
        if (made === undefined)
          throw new DatabaseError('conflict', 'There was a complaint about this already')
        await openCase(tx, {
          ...{
            kind: 'complaint',
            subject: 'decision',
            subjectId: decision.id,
            ownerId: decision.owner_id,
            now,
          },
          harm: caseHarm.complaint,
        })
        return outcomeOf(report, decision, made)
      }),
  }
}

/**
 * Decides about all complaints of reporters that wait about a decision. Resolves to whom to tell.
 * @throws DatabaseError conflict for the one who decided first
 */
export async function decideReportComplaints(
  { queries }: WriteTransaction,
  { id, title }: Pick<Decision, 'id' | 'title'>,
  moderatorId: Id,
  outcome: 'restore' | 'uphold',
  reply: string,
  now: Time,
): Promise<Complained[]> {
  const decided = await queries
    .updateTable('report_complaints')
    .set({ decided_by: moderatorId, decided_at: now, outcome, reply: storable(reply) })
    .where('decision_id', '=', id)
    .where('decided_at', 'is', null)
    .where((eb) => eb.or([eb('first_by', 'is', null), eb('first_by', '<>', moderatorId)]))
    .returning('report_id')
    .execute()
  if (decided.length === 0)
    throw new DatabaseError('conflict', 'Whoever decided first does not decide about the complaint')
  const reports = await queries
    .selectFrom('reports')
    .select(['id', 'subject', 'reporter_id', 'email', 'locale'])
    .where(
      'id',
      'in',
      decided.map((row) => row.report_id),
    )
    .execute()
  return reports.map((report) => ({ reporter: answered(report), title, outcome, reply }))
}
