import { AsyncLocalStorage } from 'node:async_hooks'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { type Generated, sql } from 'kysely'
import type { Context, WriteTransaction } from '../context.ts'
import { readFeedHorizon } from '../postgres/feed-horizon.ts'
import type { Id, Time } from '../types.ts'
import type { EventFeed } from './account-events.ts'
import type { FeedDelay } from './delay.ts'
import { delayOfFeed } from './delay.ts'
import { type Cluster, purgedKey } from './lineage.ts'
import { tellOfListings } from './listing-events.ts'
import { countListed, listed } from './listings/schema.ts'
import { beforeAll, createPositions, formatPosition, parsePosition, traceOf } from './positions.ts'
import { writeSetting } from './settings.ts'

/** `publish`: buyers find it from now on; `upsert`: they did before. */
type ChangeKind = 'publish' | 'upsert' | 'remove'

interface Change {
  seq: number
  listingId: Id
  kind: ChangeKind
}

/** Ordered so that a reader that asks for what came after the last `seq` it saw never misses a late commit. */
interface Changes {
  /**
   * `position` is what to pass next time, also when `items` is empty.
   * @throws DatabaseError bad-cursor for a position of another database or one whose successors were purged: rebuild then
   */
  after(position: string | null, limit: number): Promise<{ items: Change[]; position: string }>
  latest(): Promise<string>
  /** How far the feed is behind, because a transaction that began earlier is still open on the server. */
  delay(): Promise<FeedDelay>
  /**
   * Of one moment: which listings changed after `position`, those of transactions that the feed still holds back included, and how many of
   * the others are published.
   * @throws DatabaseError bad-cursor
   */
  census(position: string): Promise<{ unchanged: number; changed: Id[] }>
  /** Called after each commit of this process that wrote a change, outside the writer's patience. Returns the unsubscribe. */
  onCommit(listener: () => void): () => void
  purge(before: Time): Promise<number>
}

export interface ChangesSchema {
  changes: {
    seq: Generated<number>
    /** Of Postgres only, where transactions commit in another order than they number their rows. */
    transaction_id: Generated<string>
    listing_id: Id
    kind: ChangeKind
    created_at: Time
    /** Of a listing that is gone. */
    seller_id: Id | null
  }
}

/** The listeners of this process. */
export interface Feed {
  /** Of the accounts that write about a listing. */
  events: EventFeed
  listeners: Set<() => void>
  /** Calls the listeners; handed to `onCommit`, so once for each transaction. */
  wake: () => void
}

export function createFeed(events: EventFeed): Feed {
  const listeners = new Set<() => void>()
  return {
    events,
    listeners,
    wake: () => {
      for (const listener of listeners) listener()
    },
  }
}

/**
 * Writes changes into the feed of the transaction that made them, and tells those who write about these listings.
 * @param sellerId where the listings are gone and nothing else tells whose they were
 */
export async function recordChanges(
  context: Context,
  feed: Feed,
  tx: WriteTransaction,
  kind: ChangeKind,
  listingIds: Id[],
  sellerId: Id | null = null,
): Promise<void> {
  if (listingIds.length === 0) return
  const now = context.now()
  await context.insertMany(
    tx,
    'changes',
    ['listing_id', 'kind', 'created_at', 'seller_id'],
    listingIds.map((id) => [id, kind, now, sellerId]),
  )
  tx.onCommit(feed.wake)
  await tellOfListings(context, feed.events, tx, listingIds)
}

/** Changes that one transaction purges: more would hold up others. */
const purgedAtOnce = 500

export function createChanges(context: Context, feed: Feed, cluster: Cluster | undefined): Changes {
  const positions = createPositions(context, cluster)

  /** Drops the oldest changes, in the feed's order and a bounded number, as long as they are of before `before`. */
  function purgeSome(before: Time): Promise<number> {
    return context.write(async ({ queries }) => {
      const postgres = context.dialect === 'postgres'
      const oldest = await queries
        .selectFrom('changes')
        .select([
          'seq',
          'listing_id',
          'kind',
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
      await writeSetting(queries, purgedKey, `${last.transaction}.${last.seq}.${traceOf(last)}`)
      return count
    })
  }

  return {
    async after(text, limit) {
      const position = text === null ? beforeAll : parsePosition(text)
      const horizon = context.dialect === 'sqlite' ? undefined : await readFeedHorizon(context)
      const rows =
        horizon === undefined
          ? await context.read
              .selectFrom('changes')
              .select(['seq', 'listing_id', 'kind', 'created_at', sql<string>`'0'`.as('transaction_id')])
              .where('seq', '>', position.seq)
              .orderBy('seq')
              .limit(limit)
              .execute()
          : await context.read
              .selectFrom('changes')
              .select([
                'seq',
                'listing_id',
                'kind',
                'created_at',
                sql<string>`transaction_id::text`.as('transaction_id'),
              ])
              .where(
                sql<boolean>`(transaction_id, seq) > (${position.transaction.toString()}::xid8, ${position.seq}::bigint)`,
              )
              // Below the horizon, so no row can appear before these any more.
              .where(sql<boolean>`transaction_id < ${horizon}::xid8`)
              .orderBy(sql.ref('changes.transaction_id'))
              .orderBy('seq')
              .limit(limit)
              .execute()
      // After the rows: what was purged or restored before they were read shows now.
      const identity = await positions.verify(position)
      const last = rows.at(-1)
      return {
        items: rows.map((row) => ({ seq: row.seq, listingId: row.listing_id, kind: row.kind })),
        position: formatPosition(
          last
            ? {
                identity,
                transaction: BigInt(last.transaction_id),
                seq: last.seq,
                trace: traceOf(last),
              }
            : { ...position, identity },
        ),
      }
    },

    latest: () => positions.latest(),

    delay: () => delayOfFeed(context),

    async census(text) {
      const position = parsePosition(text)
      const postgres = context.dialect === 'postgres'
      const [after, parameters] = postgres
        ? ['(transaction_id, seq) > (?::xid8, ?::bigint)', [position.transaction.toString(), position.seq]]
        : ['seq > ?', [position.seq]]
      const [row] = await context.raw(
        `with changed as materialized (select distinct listing_id from changes where ${after})
        select (${countListed})
          - (select count(*) from changed join listings on listings.id = changed.listing_id where ${listed}),
        ${postgres ? "coalesce((select json_agg(listing_id) from changed)::text, '[]')" : '(select json_group_array(listing_id) from changed)'}`,
        parameters,
      )
      await positions.verify(position)
      const [unchanged, changed] = row as [number, string]
      return { unchanged, changed: JSON.parse(changed) as Id[] }
    },

    onCommit(listener) {
      // A function of its own, so that the same one may be subscribed twice; in the subscriber's context, as the writer's has a deadline.
      const own = AsyncLocalStorage.bind(listener)
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
