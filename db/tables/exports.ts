import type { Context, WriteTransaction } from '../context.ts'
import { newId } from '../ids.ts'
import type { Id, Time } from '../types.ts'
import { lockAccount } from './lock-account.ts'

/** How long an export is kept once it was asked for, how long its task is waited for at most, and how many an account has at once. */
export const exportRules = { keptMs: 3 * 86_400_000, waitedMs: 6 * 3_600_000, most: 3 } as const

export const exportStates = ['waiting', 'ready'] as const
type ExportState = (typeof exportStates)[number]

/** All that is kept about a person, as JSON and gzip, made by a task: `waiting` until it is whole. */
export interface StoredExport {
  id: Id
  userId: Id
  state: ExportState
  /** Compressed, as far as it is made. */
  bytes: number
  createdAt: Time
  expiresAt: Time
}

interface Exports {
  /** A new one that waits, or the one that waits already, unless its task has given up; the oldest give way to it. `isNew` asks for its task. */
  request(userId: Id): Promise<{ made: StoredExport; isNew: boolean }>
  find(id: Id): Promise<StoredExport | undefined>
  /** The newest first. */
  list(userId: Id): Promise<StoredExport[]>
  /** Adds bytes to one that waits. False where it waits no more, or is gone. */
  append(id: Id, part: number, bytes: Buffer): Promise<boolean>
  part(id: Id, part: number): Promise<Buffer | undefined>
  /** Takes away parts of one that waits, so that it can be begun anew; at most so many a call. */
  removeParts(id: Id, limit: number): Promise<number>
  /** All of it is there. */
  end(id: Id): Promise<void>
  /** Parts of those that ran out, and the empty ones; at most so many a call. */
  purge(now: Time, limit: number): Promise<number>
}

export interface ExportsSchema {
  exports: {
    id: Id
    user_id: Id
    state: ExportState
    bytes: number
    created_at: Time
    expires_at: Time
  }
  export_parts: {
    export_id: Id
    part: number
    bytes: Uint8Array
  }
}

export function createExports(context: Context): Exports {
  const all = () => context.read.selectFrom('exports').selectAll()
  return {
    request(userId) {
      return context.write(async ({ queries }) => {
        await lockAccount(context, queries, userId)
        const own = await queries
          .selectFrom('exports')
          .selectAll()
          .where('user_id', '=', userId)
          .orderBy('id', 'desc')
          .execute()
        const now = context.now()
        const before = new Date(Date.parse(now) - exportRules.waitedMs).toISOString()
        const waiting = own.find(({ state, created_at }) => state === 'waiting' && created_at > before)
        if (waiting !== undefined) return { made: fromRow(waiting), isNew: false }
        const row: ExportsSchema['exports'] = {
          ...{ id: newId(), user_id: userId, state: 'waiting', bytes: 0, created_at: now },
          expires_at: new Date(Date.parse(now) + exportRules.keptMs).toISOString(),
        }
        await queries.insertInto('exports').values(row).execute()
        // What is too many runs out now: taking away all of its parts at once would hold the writer.
        const tooMany = own.slice(exportRules.most - 1).map(({ id }) => id)
        if (tooMany.length > 0)
          await queries.updateTable('exports').set({ expires_at: now }).where('id', 'in', tooMany).execute()
        return { made: fromRow(row), isNew: true }
      })
    },

    async find(id) {
      const row = await all().where('id', '=', id).where('expires_at', '>', context.now()).executeTakeFirst()
      return row && fromRow(row)
    },

    async list(userId) {
      const rows = await all()
        .where('user_id', '=', userId)
        .where('expires_at', '>', context.now())
        .orderBy('id', 'desc')
        .execute()
      return rows.map(fromRow)
    },

    append(id, part, bytes) {
      return context.write(async ({ queries }) => {
        const { numUpdatedRows } = await queries
          .updateTable('exports')
          .set((eb) => ({ bytes: eb('bytes', '+', bytes.length) }))
          .where('id', '=', id)
          .where('state', '=', 'waiting')
          .executeTakeFirst()
        if (numUpdatedRows === 0n) return false
        await queries.insertInto('export_parts').values({ export_id: id, part, bytes }).execute()
        return true
      })
    },

    async part(id, part) {
      const row = await context.read
        .selectFrom('export_parts')
        .select('bytes')
        .where('export_id', '=', id)
        .where('part', '=', part)
        .executeTakeFirst()
      return row && Buffer.from(row.bytes)
    },

    removeParts(id, limit) {
      return context.write(async (tx) => {
        const removed = await removePartsOf(tx, id, limit)
        if (removed < limit)
          await tx.queries
            .updateTable('exports')
            .set({ bytes: 0 })
            .where('id', '=', id)
            .where('state', '=', 'waiting')
            .execute()
        return removed
      })
    },

    async end(id) {
      await context.write(async ({ queries }) => {
        await queries.updateTable('exports').set({ state: 'ready' }).where('id', '=', id).execute()
      })
    },

    purge(now, limit) {
      return context.write(async (tx) => {
        const ended = await tx.queries
          .selectFrom('exports')
          .select('id')
          .where('expires_at', '<=', now)
          .orderBy('expires_at')
          .limit(limit)
          .execute()
        return removeSome(
          tx,
          ended.map(({ id }) => id),
          limit,
        )
      })
    },
  }
}

/** Of an account that goes: some parts of its exports, and those that have none left. */
export async function removeExports(tx: WriteTransaction, userId: Id, limit: number): Promise<number> {
  const own = await tx.queries.selectFrom('exports').select('id').where('user_id', '=', userId).execute()
  return removeSome(
    tx,
    own.map(({ id }) => id),
    limit,
  )
}

async function removeSome(tx: WriteTransaction, ids: readonly Id[], limit: number): Promise<number> {
  let removed = 0
  for (const id of ids) {
    if (removed >= limit) break
    removed += await removePartsOf(tx, id, limit - removed)
    if (removed >= limit) break
    await tx.queries.deleteFrom('exports').where('id', '=', id).execute()
    removed += 1
  }
  return removed
}

async function removePartsOf({ queries }: WriteTransaction, id: Id, limit: number): Promise<number> {
  const { numDeletedRows } = await queries
    .deleteFrom('export_parts')
    .where('export_id', '=', id)
    .where('part', 'in', (eb) =>
      eb.selectFrom('export_parts').select('part').where('export_id', '=', id).limit(limit),
    )
    .executeTakeFirst()
  return Number(numDeletedRows)
}

const fromRow = (row: ExportsSchema['exports']): StoredExport => ({
  id: row.id,
  userId: row.user_id,
  state: row.state,
  bytes: Number(row.bytes),
  createdAt: row.created_at,
  expiresAt: row.expires_at,
})
