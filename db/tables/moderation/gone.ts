import type { Context } from '../../context.ts'
import type { Id } from '../../types.ts'
import { lockSubject } from './cases.ts'
import type { GoneCases, Moderation } from './face.ts'
import { answered, answeredColumns } from './reports.ts'
import type { ModerationSchema } from './schema.ts'

type Case = Pick<ModerationSchema['moderation_cases'], 'id' | 'subject' | 'subject_id'>

/** What is gone, with whose it was: nobody can decide anything about it any more. What others still read of such an account is not. */
const goneCases = `select cases.id, cases.subject, cases.subject_id from moderation_cases as cases
    left join decisions on cases.subject = 'decision' and decisions.id = cases.subject_id
  where cases.closed_at is null and cases.owner_id is null and (cases.kind = 'report' or (cases.kind = 'complaint' and decisions.action = 'keep'))
    and case coalesce(decisions.subject, cases.subject)
      when 'listing' then not exists (select 1 from listings where listings.id = coalesce(decisions.subject_id, cases.subject_id))
      when 'user' then not exists (select 1 from users where users.id = coalesce(decisions.subject_id, cases.subject_id) and removed_at is null)
      when 'rating' then not exists (select 1 from ratings where ratings.id = coalesce(decisions.subject_id, cases.subject_id))
      else false end
  order by cases.due_at limit ?`

/** Closes cases about what is gone, and says whom to tell. */
export function createGone(context: Context): Pick<Moderation, 'closeGone'> {
  return {
    closeGone: (limit) =>
      context.write(async (tx) => {
        const { queries } = tx
        const now = context.now()
        const rows = (await tx.rows(goneCases, [limit])) as [Id, Case['subject'], string][]
        const gone: GoneCases = { count: 0, reporters: [], complained: [] }
        for (const [id, subject, subjectId] of rows) {
          const open = await lockSubject(context, tx, subject, subjectId)
          if (!open.some((one) => one.id === id)) continue
          await queries
            .updateTable('moderation_cases')
            .set({ closed_at: now, leased_by: null, leased_until: null })
            .where('id', '=', id)
            .execute()
          gone.count++
          if (subject !== 'decision') {
            const reports = await queries
              .updateTable('reports')
              .set({ decided_at: now })
              .where('subject', '=', subject)
              .where('subject_id', '=', subjectId)
              .where('decided_at', 'is', null)
              .returning(answeredColumns)
              .execute()
            gone.reporters.push(...reports.map((row) => answered(row)))
            continue
          }
          const complaints = await queries
            .updateTable('report_complaints')
            .set({ decided_at: now, outcome: 'gone', reply: '' })
            .where('decision_id', '=', subjectId)
            .where('decided_at', 'is', null)
            .returning('report_id')
            .execute()
          if (complaints.length === 0) continue
          const reports = await queries
            .selectFrom('reports')
            .select(answeredColumns)
            .where(
              'id',
              'in',
              complaints.map((row) => row.report_id),
            )
            .execute()
          gone.complained.push(...reports.map((row) => answered(row)))
        }
        return gone
      }),
  }
}
