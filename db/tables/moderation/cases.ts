import { sql } from 'kysely'
import type { Context, Queries, WriteTransaction } from '../../context.ts'
import { DatabaseError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import type { CaseKind } from '../../rules/moderation/cases.ts'
import { type CaseSubject, dueOf, type Harm } from '../../rules/moderation/reports.ts'
import type { Id, Time } from '../../types.ts'
import type { ModerationSchema } from './schema.ts'

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
  const { id } = await queries
    .insertInto('moderation_cases')
    .values({
      ...{ id: newId(), kind, subject, subject_id: subjectId, owner_id: ownerId, harm },
      ...{
        reports: isReported ? 1 : 0,
        opened_at: now,
        leased_by: null,
        leased_until: null,
        closed_at: null,
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

/**
 * An open case that nobody else handles, locked until the transaction ends.
 * @throws DatabaseError not-found; conflict where it is closed, or in somebody else's hands
 */
export async function lockCase(
  { dialect }: Pick<Context, 'dialect'>,
  queries: Queries,
  id: Id,
  moderatorId: Id,
  now: Time,
): Promise<ModerationSchema['moderation_cases']> {
  const row = await queries
    .selectFrom('moderation_cases')
    .selectAll()
    .where('id', '=', id)
    .$if(dialect === 'postgres', (query) => query.forNoKeyUpdate())
    .executeTakeFirst()
  if (row === undefined) throw new DatabaseError('not-found', 'There is no such case')
  if (row.closed_at !== null) throw new DatabaseError('conflict', 'Somebody decided about this already')
  const isLeased = row.leased_until !== null && row.leased_until > now
  if (isLeased && row.leased_by !== moderatorId)
    throw new DatabaseError('conflict', 'Somebody else handles this')
  return row
}
