import type { Context, WriteTransaction } from '../../context.ts'
import { DatabaseError } from '../../errors.ts'
import { caseHarm } from '../../rules/moderation/cases.ts'
import { complaintEnd } from '../../rules/moderation/decisions.ts'
import { storable } from '../../text.ts'
import type { Id, Time } from '../../types.ts'
import { closeCase, openCase } from './cases.ts'
import type { Complained, Moderation, Reversed, Statement } from './face.ts'
import { answered, answeredColumns } from './reports.ts'
import type { ModerationSchema } from './schema.ts'
import { statementOf } from './statement.ts'

type Report = ModerationSchema['reports']
type Decision = ModerationSchema['decisions']
type Complaint = ModerationSchema['report_complaints']

/** What is so by now of what was reported, without what its decision says to others. */
const outcomeOf = (report: Report, decision: Decision, complaint: Complaint | undefined): Statement => {
  const isKept = decision.action === 'keep'
  return {
    ...statementOf({ ...decision, reason: null, facts: '', ends_at: null, reference: null }, complaint),
    action: isKept ? 'keep' : 'remove',
    complainUntil: isKept ? complaintEnd(decision.decided_at) : null,
    report: { reason: report.reason, text: report.text, createdAt: report.created_at },
  }
}

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
      const [decision, complaints] = await Promise.all([
        context.read
          .selectFrom('decisions')
          .selectAll()
          .where('id', '=', report.decision_id)
          .executeTakeFirst(),
        context.read
          .selectFrom('report_complaints')
          .selectAll()
          .where('report_id', '=', reportId)
          .orderBy('created_at', 'desc')
          .execute(),
      ])
      if (decision === undefined) return undefined
      // What is restricted may be so because of what they complained of before.
      const complaint =
        decision.action === 'keep'
          ? complaints.find((one) => one.decision_id === decision.id)
          : complaints.find((one) => one.outcome === 'restore')
      return outcomeOf(report, decision, complaint)
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
              .$if(context.dialect === 'postgres', (query) => query.forNoKeyUpdate())
              .executeTakeFirst()
          : undefined
        if (report === undefined || decision === undefined)
          throw new DatabaseError('not-found', 'There is no such decision')
        if (decision.action !== 'keep' || decision.lifted_at !== null)
          throw new DatabaseError('conflict', 'It is restricted: there is nothing to complain about')
        if (complaintEnd(decision.decided_at) <= now)
          throw new DatabaseError('conflict', 'The time to complain is over')
        const made = await queries
          .insertInto('report_complaints')
          .values({
            ...{ report_id: reportId, decision_id: decision.id, text: storable(text), created_at: now },
            first_by: decision.decided_by,
            ...{ decided_by: null, decided_at: null, outcome: null, reply: null },
          })
          .onConflict((c) => c.columns(['report_id', 'decision_id']).doNothing())
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
 * What was left as it was is restricted by another case of it: complaints that wait about that are given way to, whoever decided first, and their cases
 * closed. Resolves to whom to tell: those who complained, and those who were told that nothing was found.
 */
export async function settleReportComplaints(
  { queries }: WriteTransaction,
  restriction: Pick<Decision, 'id' | 'subject' | 'subject_id' | 'title' | 'decided_by'>,
  now: Time,
): Promise<{ complained: Complained[]; reversed: Reversed[] }> {
  const { id, subject, subject_id: subjectId, title, decided_by: by } = restriction
  const waiting = await queries
    .selectFrom('report_complaints')
    .innerJoin('decisions', 'decisions.id', 'report_complaints.decision_id')
    .select(['report_id', 'decision_id', 'first_by'])
    .where('report_complaints.decided_at', 'is', null)
    .where('decisions.subject', '=', subject)
    .where('decisions.subject_id', '=', subjectId)
    .execute()
  const complained = new Set(waiting.map((row) => row.report_id))
  const told: { complained: Complained[]; reversed: Reversed[] } = { complained: [], reversed: [] }
  for (const [kept, [first]] of Map.groupBy(waiting, (row) => row.decision_id)) {
    await queries
      .updateTable('report_complaints')
      .set({ decided_by: first!.first_by === by ? null : by, decided_at: now, outcome: 'restore', reply: '' })
      .where('decision_id', '=', kept)
      .where('decided_at', 'is', null)
      .execute()
    await queries.updateTable('decisions').set({ lifted_at: now }).where('id', '=', kept).execute()
    await closeCase(queries, 'complaint', 'decision', kept, now)
    const moved = await queries
      .updateTable('reports')
      .set({ decision_id: id })
      .where('decision_id', '=', kept)
      .returning(answeredColumns)
      .execute()
    for (const row of moved) {
      const reporter = answered(row)
      if (complained.has(row.id)) told.complained.push({ reporter, title, outcome: 'restore', reply: '' })
      else told.reversed.push({ reporter, title, isRestricted: true })
    }
  }
  return told
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
    .select(answeredColumns)
    .where(
      'id',
      'in',
      decided.map((row) => row.report_id),
    )
    .execute()
  return reports.map((report) => ({ reporter: answered(report), title, outcome, reply }))
}
