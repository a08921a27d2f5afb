import { sql } from 'kysely'
import type { Context, Queries, WriteTransaction } from '../../context.ts'
import { DatabaseError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import type { CaseKind } from '../../rules/moderation/cases.ts'
import { type CaseSubject, dueOf, type Harm } from '../../rules/moderation/reports.ts'
import type { Id, Time } from '../../types.ts'
import type { ModerationSchema } from './schema.ts'
import { refuseStake } from './stake.ts'

type CaseRow = ModerationSchema['moderation_cases']

interface NewCase {
  kind: CaseKind
  subject: CaseSubject
  subjectId: string
  ownerId: Id | null
  harm: Harm
  now: Time
  /** Whether it comes with a report. */
  isReported?: boolean
}

/** Puts something into the moderators' queue, or makes more of what is there already. Resolves to the case's id. */
export async function openCase(
  { queries }: Pick<WriteTransaction, 'queries'>,
  { kind, subject, subjectId, ownerId, harm, now, isReported = false }: NewCase,
): Promise<Id> {
  const lease = <Column extends 'leased_by' | 'leased_until'>(column: Column) =>
    queries
      .selectFrom('moderation_cases')
      .select(column)
      .where('subject', '=', subject)
      .where('subject_id', '=', subjectId)
      .where('closed_at', 'is', null)
      .where('leased_until', '>', now)
      .orderBy('id')
      .limit(1)
  const { id } = await queries
    .insertInto('moderation_cases')
    .values({
      ...{ id: newId(), kind, subject, subject_id: subjectId, owner_id: ownerId, harm },
      ...{
        reports: isReported ? 1 : 0,
        opened_at: now,
        closed_at: null,
        // Whoever handles another case of the subject handles this one.
        leased_by: lease('leased_by'),
        leased_until: lease('leased_until'),
      },
      due_at: new Date(dueOf(Date.parse(now), harm)).toISOString(),
    })
    .onConflict((c) =>
      c.columns(['kind', 'subject', 'subject_id']).where('closed_at', 'is', null).doUpdateSet({
        reports: sql`moderation_cases.reports + excluded.reports`,
        harm: sql`case when excluded.harm > moderation_cases.harm then excluded.harm else moderation_cases.harm end`,
        due_at: sql`case when excluded.due_at < moderation_cases.due_at then excluded.due_at else moderation_cases.due_at end`,
      }),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Takes something out of the queue. Resolves to the case's id where it was in it. */
export async function closeCase(
  queries: Queries,
  kind: CaseKind,
  subject: CaseSubject,
  subjectId: string,
  now: Time,
): Promise<Id | undefined> {
  const closed = await queries
    .updateTable('moderation_cases')
    .set({ closed_at: now, leased_by: null, leased_until: null })
    .where('kind', '=', kind)
    .where('subject', '=', subject)
    .where('subject_id', '=', subjectId)
    .where('closed_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return closed?.id
}

/** All that is open of a subject, locked until the transaction ends, whichever of it comes first to somebody. */
export const lockSubject = (
  { dialect }: Pick<Context, 'dialect'>,
  { queries }: Pick<WriteTransaction, 'queries'>,
  subject: CaseSubject,
  subjectId: string,
): Promise<CaseRow[]> =>
  queries
    .selectFrom('moderation_cases')
    .selectAll()
    .where('subject', '=', subject)
    .where('subject_id', '=', subjectId)
    .where('closed_at', 'is', null)
    .orderBy('id')
    .$if(dialect === 'postgres', (query) => query.forNoKeyUpdate())
    .execute()

/** Who handles any of them now. */
const handlerOf = (cases: readonly CaseRow[], now: Time): Id | null =>
  cases.find(({ leased_until: until }) => until !== null && until > now)?.leased_by ?? null

/**
 * An open case in which the moderator has no stake and that nobody else handles, with all that is open of its subject, locked until the transaction ends.
 * @throws DatabaseError not-found; conflict where it is closed, in somebody else's hands, or not the moderator's to decide
 */
export async function lockCase(
  context: Pick<Context, 'dialect'>,
  tx: WriteTransaction,
  id: Id,
  moderatorId: Id,
  now: Time,
): Promise<{ found: CaseRow; open: CaseRow[] }> {
  const row = await tx.queries
    .selectFrom('moderation_cases')
    .select(['subject', 'subject_id'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw new DatabaseError('not-found', 'There is no such case')
  const open = await lockSubject(context, tx, row.subject, row.subject_id)
  const found = open.find((one) => one.id === id)
  if (found === undefined) throw new DatabaseError('conflict', 'Somebody decided about this already')
  await refuseStake(tx, id, moderatorId)
  const handler = handlerOf(open, now)
  if (handler !== null && handler !== moderatorId)
    throw new DatabaseError('conflict', 'Somebody else handles this')
  return { found, open }
}
