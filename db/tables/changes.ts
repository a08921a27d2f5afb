import { setImmediate as nextTurn } from 'node:timers/promises'
import { type Generated, sql } from 'kysely'
import type { Context, WriteTransaction } from '../context.ts'
import { type Changes, DatabaseError, type Id, type Time } from '../types.ts'
import { listed } from './listings/schema.ts'
import { readSetting, writeSetting } from './settings.ts'

export interface ChangesSchema {
  changes: {
    seq: Generated<number>
    /** Of Postgres only, where transactions commit in another order than they number their rows. */
    transaction_id: Generated<string>
    listing_id: Id
    kind: 'upsert' | 'remove'
    created_at: Time
  }
}

/** The listeners of this process and this database's identity. */
export interface Feed {
  identity: string
  listeners: Set<() => void>
  /** Calls the listeners; handed to `onCommit`, so once for each transaction. */
  wake: () => void
}

export function createFeed(identity: string): Feed {
  const listeners = new Set<() => void>()
  return {
    identity,
    listeners,
    wake: () => {
      for (const listener of listeners) listener()
    },
  }
}

/** Writes changes into the feed of the transaction that made them. */
export async function recordChanges(
  context: Context,
  feed: Feed,
  tx: WriteTransaction,
  kind: 'upsert' | 'remove',
  listingIds: Id[],
): Promise<void> {
  if (listingIds.length === 0) return
  const now = context.now()
  await context.insertMany(
    tx,
    'changes',
    ['listing_id', 'kind', 'created_at'],
    listingIds.map((id) => [id, kind, now]),
  )
  tx.onCommit(feed.wake)
}

/** A place in the feed: after every change of a transaction below `transaction`, and up to `seq` of that one. */
interface Position {
  /** 0 on SQLite, where `seq` alone is the order of commits. */
  transaction: bigint
  seq: number
}

/** Changes that one transaction purges: more would hold up others. */
const purgedAtOnce = 500
const afterAll = Number.MAX_SAFE_INTEGER

export function createChanges(context: Context, feed: Feed): Changes {
  const format = (position: Position) => `${feed.identity}.${position.transaction}.${position.seq}`

  async function parse(text: string): Promise<Position> {
    const found = /^([0-9a-f]{8})\.(\d{1,20})\.(\d{1,16})$/.exec(text)
    if (!found || found[1] !== feed.identity) {
      throw new DatabaseError(
        'bad-cursor',
        'The position is not one of this database’s change feed',
        'position',
      )
    }
    const position = { transaction: BigInt(found[2]!), seq: Number(found[3]) }
    const purged = await readSetting(context.read, 'changes-purged')
    if (purged && isBefore(position, purged)) {
      throw new DatabaseError('bad-cursor', 'Changes after this position are no longer kept', 'position')
    }
    return position
  }

  function isBefore(position: Position, purged: string): boolean {
    const [transaction, seq] = purged.split('.')
    return (
      position.transaction < BigInt(transaction!) ||
      (position.transaction === BigInt(transaction!) && position.seq < Number(seq))
    )
  }

  /** Drops the oldest changes, in the feed's order and a bounded number, as long as they are of before `before`. */
  function purgeSome(before: Time): Promise<number> {
    return context.write(async ({ queries }) => {
      const postgres = context.dialect === 'postgres'
      const oldest = await queries
        .selectFrom('changes')
        .select([
          'seq',
          'created_at',
          (postgres ? sql<string>`transaction_id::text` : sql<string>`'0'`).as('transaction'),
        ])
        .$if(postgres, (query) => query.orderBy(sql.ref('changes.transaction_id')))
        .orderBy('seq')
        .limit(purgedAtOnce)
        .execute()
      const kept = oldest.findIndex(({ created_at }) => created_at >= before)
      const count = kept < 0 ? oldest.length : kept
      if (count === 0) return 0
      const last = oldest[count - 1]!
      await queries
        .deleteFrom('changes')
        .where(
          postgres
            ? sql<boolean>`(transaction_id, seq) <= (${last.transaction}::xid8, ${last.seq}::bigint)`
            : sql<boolean>`seq <= ${last.seq}`,
        )
        .execute()
      await writeSetting(queries, 'changes-purged', `${last.transaction}.${last.seq}`)
      return count
    })
  }

  return {
    async after(text, limit) {
      const position = text === null ? { transaction: 0n, seq: 0 } : await parse(text)
      const rows =
        context.dialect === 'sqlite'
          ? await context.read
              .selectFrom('changes')
              .select(['seq', 'listing_id', 'kind', sql<string>`'0'`.as('transaction_id')])
              .where('seq', '>', position.seq)
              .orderBy('seq')
              .limit(limit)
              .execute()
          : await context.read
              .selectFrom('changes')
              .select(['seq', 'listing_id', 'kind', sql<string>`transaction_id::text`.as('transaction_id')])
              .where(
                sql<boolean>`(transaction_id, seq) > (${position.transaction.toString()}::xid8, ${position.seq}::bigint)`,
              )
              // Every transaction below this one has ended, so no row can appear before these any more.
              .where(sql<boolean>`transaction_id < pg_snapshot_xmin(pg_current_snapshot())`)
              .orderBy(sql.ref('changes.transaction_id'))
              .orderBy('seq')
              .limit(limit)
              .execute()
      const last = rows.at(-1)
      return {
        items: rows.map((row) => ({ seq: row.seq, listingId: row.listing_id, kind: row.kind })),
        position: format(last ? { transaction: BigInt(last.transaction_id), seq: last.seq } : position),
      }
    },

    async latest() {
      if (context.dialect === 'sqlite') {
        const { rows } = await sql<{
          seq: number
        }>`select seq from sqlite_sequence where name = 'changes'`.execute(context.read)
        return format({ transaction: 0n, seq: rows[0]?.seq ?? 0 })
      }
      // Transactions from this one on may still be running: their changes come after the position.
      const { rows } = await sql<{
        xmin: string
      }>`select pg_snapshot_xmin(pg_current_snapshot())::text as xmin`.execute(context.read)
      return format({ transaction: BigInt(rows[0]!.xmin) - 1n, seq: afterAll })
    },

    async census(text) {
      const position = await parse(text)
      const postgres = context.dialect === 'postgres'
      const [after, parameters] = postgres
        ? ['(transaction_id, seq) > (?::xid8, ?::bigint)', [position.transaction.toString(), position.seq]]
        : ['seq > ?', [position.seq]]
      const [row] = await context.raw(
        `with changed as materialized (select distinct listing_id from changes where ${after})
        select (select count(*) from listings where ${listed})
          - (select count(*) from changed join listings on listings.id = changed.listing_id where ${listed}),
        ${postgres ? "coalesce((select json_agg(listing_id) from changed)::text, '[]')" : '(select json_group_array(listing_id) from changed)'}`,
        parameters,
      )
      const [unchanged, changed] = row as [number, string]
      return { unchanged, changed: JSON.parse(changed) as Id[] }
    },

    onCommit(listener) {
      // A wrapper of its own, so that the same function may be subscribed twice.
      const own = () => listener()
      feed.listeners.add(own)
      return () => void feed.listeners.delete(own)
    },

    async purge(before) {
      let purged = 0
      for (;;) {
        const count = await purgeSome(before)
        purged += count
        if (count < purgedAtOnce) return purged
        await nextTurn()
      }
    },
  }
}
