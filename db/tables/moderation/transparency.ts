import type { Context } from '../../context.ts'
import { decodeCursor, encodeCursor } from '../../cursor.ts'
import { restrictions } from '../../rules/moderation/decisions.ts'
import { type Reason, reasonRule } from '../../rules/moderation/reasons.ts'
import type { Time } from '../../types.ts'
import type { Moderation, TransparencyReport } from './face.ts'

const idPattern = /[\da-f-]{36}/
/** Of a year; the median is of so many at most. */
const mostTimes = 100_000

type Transparency = Pick<Moderation, 'transparency' | 'exportedStatements'>

/** What the law wants told of a year, counted from what is kept. */
export function createTransparency(context: Context): Transparency {
  type Counted = [key: string | null, count: number]
  const counted = async (sql: string, parameters: unknown[]): Promise<Counted[]> =>
    ((await context.rawMany(sql, parameters)) as Counted[]).map(([key, count]) => [key, Number(count)])
  const median = async (sql: string, parameters: unknown[]): Promise<number | null> => {
    const rows = (await context.rawMany(`${sql} limit ${mostTimes}`, parameters)) as [Time, Time][]
    const hours = rows
      .map(([from, to]) => (Date.parse(to) - Date.parse(from)) / 3_600_000)
      .sort((one, other) => one - other)
    return hours.length === 0 ? null : Math.round(10 * hours[hours.length >> 1]!) / 10
  }
  const sum = (rows: readonly Counted[]) => rows.reduce((all, [, count]) => all + count, 0)
  const of = (rows: readonly Counted[], key: string) => rows.find(([known]) => known === key)?.[1] ?? 0

  return {
    async transparency(year): Promise<TransparencyReport> {
      const span = [`${year}-01-01T00:00:00.000Z`, `${year + 1}-01-01T00:00:00.000Z`]
      const within = (column: string) => `${column} >= ? and ${column} < ?`
      const byReason = (rows: Counted[]) =>
        rows.map(([reason, count]) => ({
          ...{ reason: reason as Reason, count },
          ground: reasonRule(reason as Reason).ground,
        }))
      const complaintsOf = (table: string) =>
        `select created_at, decided_at, outcome from ${table} where ${within('created_at')}`
      const complaints = `(${complaintsOf('complaints')} union all ${complaintsOf('report_complaints')}) as complained`
      const both = [...span, ...span]
      const restricted = `action in ('${restrictions.join("', '")}')`
      const [
        notices,
        fromGuests,
        actions,
        reasons,
        detections,
        outcomes,
        ofReporters,
        ofRules,
        misuse,
        checked,
      ] = await Promise.all([
        counted(
          `select reason, count(*) from reports where ${within('created_at')} group by reason order by reason`,
          span,
        ),
        counted(
          `select 'guests', count(*) from reports where reporter_id is null and ${within('created_at')}`,
          span,
        ),
        counted(
          `select action, count(*) from decisions where reverses is null and ${within('decided_at')} group by action`,
          span,
        ),
        counted(
          `select reason, count(*) from decisions where ${restricted} and ${within('decided_at')} group by reason order by reason`,
          span,
        ),
        counted(
          `select detection, count(*) from decisions where ${restricted} and ${within('decided_at')} group by detection`,
          span,
        ),
        counted(
          `select coalesce(outcome, 'open'), count(*) from ${complaints} group by coalesce(outcome, 'open')`,
          both,
        ),
        counted(`select 'reporters', count(*) from report_complaints where ${within('created_at')}`, span),
        counted(
          `select case when ${restricted} then 'restricted' else 'kept' end, count(*) from decisions
            join moderation_cases on moderation_cases.id = decisions.case_id
            where kind in ('pending', 'flagged', 'held-message') and reverses is null and ${within('decided_at')} group by 1`,
          span,
        ),
        counted(
          `select case when role = 'offender' then 'offender' when paused_until is null then 'reporter' else 'paused' end, count(*) from misuse
            where ${within('warned_at')} group by 1`,
          span,
        ),
        counted(
          `select verdict, count(*) from listing_checks where ${within('checked_at')} group by verdict`,
          span,
        ),
      ])
      const decidedNotices = `from reports where decided_at is not null and ${within('created_at')}`
      return {
        year,
        notices: {
          ...{ total: sum(notices), byReason: byReason(notices), fromGuests: of(fromGuests, 'guests') },
          medianHours: await median(`select created_at, decided_at ${decidedNotices}`, span),
        },
        decisions: {
          ...{ kept: of(actions, 'keep'), removed: of(actions, 'remove'), suspended: of(actions, 'suspend') },
          deleted: of(actions, 'delete'),
          byReason: byReason(reasons),
          ...{
            reported: of(detections, 'reported'),
            rule: of(detections, 'rule'),
            own: of(detections, 'own'),
          },
        },
        complaints: {
          ...{ total: sum(outcomes), restored: of(outcomes, 'restore'), upheld: of(outcomes, 'uphold') },
          ...{ open: of(outcomes, 'open'), fromReporters: of(ofReporters, 'reporters') },
          medianHours: await median(
            `select created_at, decided_at from ${complaints} where decided_at is not null`,
            both,
          ),
        },
        misuse: {
          offendersWarned: of(misuse, 'offender'),
          reportersWarned: of(misuse, 'reporter') + of(misuse, 'paused'),
          reportersPaused: of(misuse, 'paused'),
        },
        automated: {
          ...{ checked: sum(checked), flagged: of(checked, 'flag'), held: of(checked, 'hold') },
          ...{ restricted: of(ofRules, 'restricted'), kept: of(ofRules, 'kept') },
        },
      }
    },

    async exportedStatements({ limit, cursor, from, to }) {
      const place = cursor ? decodeCursor('statements', cursor, [idPattern]) : undefined
      const rows = await context.read
        .selectFrom('decisions')
        .leftJoin('listings', (join) =>
          join.onRef('listings.id', '=', 'decisions.subject_id').on('decisions.subject', '=', 'listing'),
        )
        .select([
          ...([
            'decisions.id',
            'subject',
            'action',
            'reason',
            'facts',
            'reference',
            'detection',
            'decided_at',
            'ends_at',
          ] as const),
          'listings.created_at',
        ])
        .where('action', 'in', restrictions)
        // Without its facts it is no statement any more.
        .where('complain_until', 'is not', null)
        .where('decided_at', '>=', from)
        .where('decided_at', '<', to)
        .$if(place !== undefined, (query) => query.where('decisions.id', '>', place![0]!))
        .orderBy('decisions.id')
        .limit(limit + 1)
        .execute()
      const items = rows.slice(0, limit).map((row) => ({
        ...{ id: row.id, subject: row.subject, action: row.action, reason: row.reason!, facts: row.facts },
        reference: row.reference,
        ...{ detection: row.detection, decidedAt: row.decided_at, endsAt: row.ends_at },
        contentAt: row.created_at,
      }))
      return { items, next: rows.length > limit ? encodeCursor('statements', [items.at(-1)!.id]) : null }
    },
  }
}
