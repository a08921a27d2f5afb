import type { Context, Queries, WriteTransaction } from '../../context.ts'
import { DatabaseError } from '../../errors.ts'
import { emailKey } from '../../rules/email.ts'
import { caseHarm } from '../../rules/moderation/cases.ts'
import { afterOffences, afterReports, type MisuseRole, misuseRules } from '../../rules/moderation/misuse.ts'
import type { Id, Time } from '../../types.ts'
import { openCase } from './cases.ts'
import type { Warned } from './face.ts'
import type { ModerationSchema } from './schema.ts'

export interface MisuseSchema {
  misuse: {
    /** An account, or the mailbox of a guest as `emailKey` has it. */
    who: string
    role: MisuseRole
    warned_at: Time
    /** Until when reports are not looked at. */
    paused_until: Time | null
  }
}

interface Reporter {
  reporterId: Id | null
  email: string | null
  locale: string
}

const sinceOf = (now: Time) => new Date(Date.parse(now) - misuseRules.windowMs).toISOString()

async function isWarned(queries: Queries, who: string, role: MisuseRole, now: Time): Promise<boolean> {
  const row = await queries
    .selectFrom('misuse')
    .select('warned_at')
    .where('who', '=', who)
    .where('role', '=', role)
    .where('warned_at', '>', sinceOf(now))
    .executeTakeFirst()
  return row !== undefined
}

async function warn(queries: Queries, who: string, role: MisuseRole, now: Time): Promise<void> {
  await queries
    .insertInto('misuse')
    .values({ who, role, warned_at: now, paused_until: null })
    .onConflict((c) => c.columns(['who', 'role']).doUpdateSet({ warned_at: now, paused_until: null }))
    .execute()
}

/** After something of an account was removed: whom to warn, if anybody; a moderator is asked where a warning did not help. */
export async function afterRemoval(tx: WriteTransaction, ownerId: Id | null, now: Time): Promise<Warned[]> {
  if (ownerId === null) return []
  const { queries } = tx
  const rows = await queries
    .selectFrom('decisions')
    .select('id')
    .where('owner_id', '=', ownerId)
    .where('action', '=', 'remove')
    .where('lifted_at', 'is', null)
    .where('decided_at', '>', sinceOf(now))
    .limit(misuseRules.offences.ask)
    .execute()
  const next = afterOffences(rows.length, await isWarned(queries, ownerId, 'offender', now))
  if (next === 'ask')
    await openCase(tx, {
      ...{ kind: 'misuse', subject: 'user', subjectId: ownerId, ownerId, now },
      harm: caseHarm.misuse,
    })
  if (next !== 'warn') return []
  await warn(queries, ownerId, 'offender', now)
  const who = { reporterId: ownerId, email: null, locale: '' }
  return [{ ...who, role: 'offender', count: rows.length, until: null }]
}

/** After reports were found to be unfounded: whom to warn, and whose reports are not looked at for some time. */
export async function afterUnfounded(
  { queries }: WriteTransaction,
  reporters: readonly Reporter[],
  now: Time,
): Promise<Warned[]> {
  const warned: Warned[] = []
  for (const reporter of reporters) {
    const column = reporter.reporterId === null ? 'email_key' : 'reporter_id'
    const who = keyOf(reporter)
    if (who === null) continue
    const rows = await queries
      .selectFrom('reports')
      .innerJoin('decisions', 'decisions.id', 'reports.decision_id')
      .select(['action', 'lifted_at', 'reverses'])
      .where(column, '=', who)
      .where('reports.decided_at', '>', sinceOf(now))
      .orderBy('reports.id', 'desc')
      .limit(50)
      .execute()
    const unfounded = rows.filter(isUnfounded).length
    const next = afterReports(unfounded, rows.length, await isWarned(queries, who, 'reporter', now))
    if (next === 'nothing') continue
    const until = next === 'pause' ? new Date(Date.parse(now) + misuseRules.pauseMs).toISOString() : null
    if (until === null) await warn(queries, who, 'reporter', now)
    else
      await queries
        .updateTable('misuse')
        .set({ paused_until: until })
        .where('who', '=', who)
        .where('role', '=', 'reporter')
        .execute()
    warned.push({ ...reporter, role: 'reporter', count: unfounded, until })
  }
  return warned
}

/** @throws DatabaseError too-many for whoever's reports are not looked at for now */
export async function refusePaused(
  queries: Queries,
  reporter: Pick<Reporter, 'reporterId' | 'email'>,
  now: Time,
): Promise<void> {
  const who = keyOf(reporter)
  if (who === null) return
  const row = await queries
    .selectFrom('misuse')
    .select('paused_until')
    .where('who', '=', who)
    .where('role', '=', 'reporter')
    .where('paused_until', '>', now)
    .executeTakeFirst()
  if (row !== undefined)
    throw new DatabaseError(
      'too-many',
      `Many of your reports were unfounded, after a warning: until ${row.paused_until!.slice(0, 10)} none is taken`,
    )
}

/** What a moderator restricted, whatever another one thought of it later, was no report without cause. */
const isUnfounded = ({
  action,
  lifted_at,
  reverses,
}: Pick<ModerationSchema['decisions'], 'action' | 'lifted_at' | 'reverses'>) =>
  action === 'keep' && lifted_at === null && reverses === null

const keyOf = ({ reporterId, email }: Pick<Reporter, 'reporterId' | 'email'>): string | null =>
  reporterId ?? (email === null ? null : emailKey(email))

/** Forgets up to `limit` warnings that count no more. */
export async function forgetWarnings(context: Context, before: Time, limit: number): Promise<number> {
  const { numDeletedRows } = await context.write(({ queries }) =>
    queries
      .deleteFrom('misuse')
      .where((eb) =>
        eb(
          eb.refTuple('who', 'role'),
          'in',
          eb
            .selectFrom('misuse')
            .select(['who', 'role'])
            .where('warned_at', '<=', before)
            .limit(limit)
            .$asTuple('who', 'role'),
        ),
      )
      .executeTakeFirst(),
  )
  return Number(numDeletedRows)
}
