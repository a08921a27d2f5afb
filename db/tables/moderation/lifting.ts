import type { Context, WriteTransaction } from '../../context.ts'
import { newId } from '../../ids.ts'
import { complaintEnd } from '../../rules/moderation/decisions.ts'
import type { Id, ListingStatus, Time } from '../../types.ts'
import { closeCase } from './cases.ts'
import type { Lifted, Moderation, Reversed } from './face.ts'
import { answered, answeredColumns } from './reports.ts'
import type { ModerationSchema } from './schema.ts'
import { statementOf } from './statement.ts'

type DecisionRow = ModerationSchema['decisions']

/** What was before a restriction, as far as it is needed to bring it back. */
export interface Undo {
  status?: ListingStatus
  /** Of the listing once it was taken away. */
  version?: number
  shownAt?: Time
  message?: { conversationId: Id; seq: number; wasDelivered?: true }
  /** The ban that it made: another one stays. */
  ban?: Id
}

/**
 * What was restricted is left as it was after all: a decision of its own, about which those who reported it may complain as about any that left it so.
 * Resolves to whom to tell that what they were told is over.
 */
export async function reverseReports(
  { queries }: WriteTransaction,
  lifted: DecisionRow,
  by: Id | null,
  now: Time,
): Promise<Reversed[]> {
  const first = await queries
    .selectFrom('reports')
    .select('id')
    .where('decision_id', '=', lifted.id)
    .limit(1)
    .executeTakeFirst()
  if (first === undefined) return []
  const kept: DecisionRow = {
    ...{ ...lifted, id: newId(), action: 'keep', reason: null, facts: '', reverses: lifted.id },
    ...{ decided_by: by, decided_at: now, ends_at: null, complain_until: null, undo: null, lifted_at: null },
    ...{ email: null, locale: null, reference: null },
  }
  await queries.insertInto('decisions').values(kept).execute()
  const moved = await queries
    .updateTable('reports')
    .set({ decision_id: kept.id })
    .where('decision_id', '=', lifted.id)
    .returning(answeredColumns)
    .execute()
  return moved.map((row) => ({
    reporter: answered(row, complaintEnd(now)),
    ...{ title: lifted.title, isRestricted: false },
  }))
}

/** Takes a restriction back in words: its statement holds no more, and a complaint about it that waits is given way to. */
export async function liftStatement(
  tx: WriteTransaction,
  { id, decided_by: first }: DecisionRow,
  by: Id | null,
  now: Time,
): Promise<Pick<Lifted, 'statement' | 'ownerId' | 'reversed'>> {
  const { queries } = tx
  const row = await queries
    .updateTable('decisions')
    .set({ lifted_at: now })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
  const complaint = await queries
    .updateTable('complaints')
    .set({
      // A complaint is never decided by who decided first; taking one's own decision back is no such decision.
      decided_by: first === by ? null : by,
      ...{ decided_at: now, outcome: 'restore', reply: '' },
    })
    .where('decision_id', '=', id)
    .where('decided_at', 'is', null)
    .returningAll()
    .executeTakeFirst()
  if (complaint !== undefined) await closeCase(queries, 'complaint', 'decision', id, now)
  const reversed = await reverseReports(tx, row, by, now)
  return { statement: statementOf(row, complaint), ownerId: row.owner_id, reversed }
}

/** What follows for statements of reasons from suspensions that ended before their time. */
export function createLifting(context: Context): Pick<Moderation, 'settleLifted'> {
  return {
    settleLifted: (accountId, by) =>
      context.write(async (tx) => {
        const { queries } = tx
        const now = context.now()
        const rows = await queries
          .selectFrom('decisions')
          .selectAll()
          .where('owner_id', '=', accountId)
          .where('action', '=', 'suspend')
          .where('lifted_at', 'is', null)
          .where('undo', 'is not', null)
          .where((eb) => eb.or([eb('ends_at', 'is', null), eb('ends_at', '>', now)]))
          .orderBy('id')
          .execute()
        const lifted: Lifted[] = []
        for (const row of rows) {
          const { ban: banId, ...taken } = JSON.parse(row.undo!) as Undo
          if (banId === undefined) continue
          const ban = await queries
            .selectFrom('bans')
            .select('lifted_at')
            .where('id', '=', banId)
            .executeTakeFirst()
          if (!ban?.lifted_at) continue
          if (Object.keys(taken).length === 0) {
            lifted.push({ ...(await liftStatement(tx, row, by, now)), isWhole: true })
            continue
          }
          // What it removed besides stays so, with its reasons and the complaint about it.
          const ended = await queries
            .updateTable('decisions')
            .set({ ends_at: now })
            .where('id', '=', row.id)
            .returningAll()
            .executeTakeFirstOrThrow()
          const statement = statementOf(ended, undefined)
          lifted.push({ statement, ownerId: accountId, isWhole: false, reversed: [] })
        }
        return lifted
      }),
  }
}
