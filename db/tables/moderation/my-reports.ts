import { sql } from 'kysely'
import type { Context } from '../../context.ts'
import { decodeCursor, encodeCursor } from '../../cursor.ts'
import { complaintEnd, isRestriction } from '../../rules/moderation/decisions.ts'
import type { ReportState } from '../../rules/moderation/reports.ts'
import type { Time } from '../../types.ts'
import { visible } from '../listings/schema.ts'
import type { Moderation } from './face.ts'
import type { ModerationSchema } from './schema.ts'

const idPattern = /[\da-f-]{36}/

/** What it was called when it was decided; until then as whoever reported it may see it. */
const title = sql<string>`coalesce(decisions.title, case reports.subject
  when 'listing' then (select title from listings where listings.id = reports.subject_id and ${sql.raw(visible)})
  when 'user' then (select name from users where users.id = reports.subject_id and users.removed_at is null)
  when 'message' then (select title from conversations where conversations.id = substr(reports.subject_id, 1, 36))
  when 'conversation' then (select title from conversations where conversations.id = reports.subject_id) end, '')`

/** What an account reported, and what became of it. */
export function createMyReports(context: Context): Pick<Moderation, 'reportsOf'> {
  return {
    async reportsOf(reporterId, { limit, cursor }) {
      const place = cursor ? decodeCursor('my-reports', cursor, [idPattern]) : undefined
      const now = context.now()
      const rows = await context.read
        .selectFrom('reports')
        .leftJoin('decisions', 'decisions.id', 'reports.decision_id')
        .leftJoin('report_complaints', (join) =>
          join.onRef('report_complaints.report_id', '=', 'reports.id').on(
            'report_complaints.created_at',
            '=',
            // The last of several.
            sql<string>`(select max(created_at) from report_complaints as each_of where each_of.report_id = reports.id)`,
          ),
        )
        .select(['reports.id', 'reports.subject', 'reports.subject_id', 'reports.reason', 'reports.text'])
        .select(['reports.created_at', 'reports.decided_at', 'decisions.action', 'decisions.lifted_at'])
        .select([
          'decisions.decided_at as ended_at',
          'reverses',
          'reports.decision_id',
          'report_complaints.decision_id as complained_of',
        ])
        .select((eb) => [
          title.as('title'),
          eb.ref('report_complaints.created_at').as('complained_at'),
          eb.ref('report_complaints.decided_at').as('answered_at'),
          eb.ref('report_complaints.outcome').as('outcome'),
        ])
        .where('reports.reporter_id', '=', reporterId)
        .$if(place !== undefined, (query) => query.where('reports.id', '<', place![0]!))
        .orderBy('reports.id', 'desc')
        .limit(limit + 1)
        .execute()
      const items = rows.slice(0, limit).map((row) => {
        const state = stateOf(row)
        const end = row.ended_at === null ? '' : complaintEnd(row.ended_at)
        const isKept = row.action === 'keep' && row.lifted_at === null
        const mayComplain = isKept && row.complained_of !== row.decision_id && end > now
        return {
          ...{ id: row.id, subject: row.subject, subjectId: row.subject_id, title: row.title, state },
          ...{ reason: row.reason, text: row.text, createdAt: row.created_at, decidedAt: row.decided_at },
          hasOutcome: row.action === 'keep' || row.complained_at !== null,
          complainUntil: mayComplain ? end : null,
          complaint:
            row.complained_at === null
              ? null
              : { createdAt: row.complained_at, decidedAt: row.answered_at, outcome: row.outcome },
        }
      })
      return { items, next: rows.length > limit ? encodeCursor('my-reports', [items.at(-1)!.id]) : null }
    },
  }
}

function stateOf({
  decided_at,
  action,
  lifted_at,
  reverses,
}: {
  reverses: string | null
  decided_at: Time | null
  action: ModerationSchema['decisions']['action'] | null
  lifted_at: Time | null
}): ReportState {
  if (decided_at === null) return 'open'
  // Those that were dealt with before there were decisions.
  if (action === null) return 'closed'
  if (reverses !== null && lifted_at === null) return 'restored'
  // What was left as it was is lifted by a restriction, and a restriction by what comes back.
  const isRestricted = isRestriction(action) !== (lifted_at !== null)
  return isRestricted ? 'restricted' : isRestriction(action) ? 'restored' : 'kept'
}
