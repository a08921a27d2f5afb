import type { Context, Queries, WriteTransaction } from '../context.ts'
import type { Id, Time } from '../types.ts'
import { type Feed, recordChanges } from './changes.ts'

/** What becomes of the listings of sellers who are suspended: at once nobody is shown them (`shownSeller`), and the change feed is told of each in steps. */
interface HiddenSellers {
  /**
   * Tells the change feed of up to `limit` listings whose seller was hidden or is shown again, fewer where `ms` have passed. Resolves to 0 when all are
   * told of.
   */
  tellSome(limit: number, ms?: number): Promise<number>
  /** Shows up to `limit` sellers again whose time is over; returns how many. */
  endSome(now: Time, limit: number): Promise<number>
}

export interface HiddenSellersSchema {
  hidden_sellers: {
    user_id: Id
    /** Null until it is lifted. */
    until: Time | null
  }
  seller_walks: {
    user_id: Id
    /** The last listing that the feed was told of, by its `seq`. */
    after: number
    /** 1 where they are shown again. */
    shows: number
  }
}

/** In the transaction that suspends the account. */
export async function hideSeller(queries: Queries, userId: Id, until: Time | null): Promise<void> {
  await queries
    .insertInto('hidden_sellers')
    .values({ user_id: userId, until })
    .onConflict((c) => c.column('user_id').doUpdateSet({ until }))
    .execute()
  await beginWalk(queries, [userId], 0)
}

/** In the transaction that lifts the suspension; silent where there was none. */
export async function showSeller(queries: Queries, userId: Id): Promise<void> {
  const { numDeletedRows } = await queries
    .deleteFrom('hidden_sellers')
    .where('user_id', '=', userId)
    .executeTakeFirst()
  if (numDeletedRows > 0n) await beginWalk(queries, [userId], 1)
}

async function beginWalk(queries: Queries, userIds: Id[], shows: 0 | 1): Promise<void> {
  await queries
    .insertInto('seller_walks')
    .values(userIds.map((id) => ({ user_id: id, after: 0, shows })))
    .onConflict((c) => c.column('user_id').doUpdateSet({ after: 0, shows }))
    .execute()
}

/** Listings of one statement: more would take longer than a step may. */
const portionRows = 200

export function createHiddenSellers(context: Context, feed: Feed): HiddenSellers {
  /** The next of a seller's in each status, by the parts of one index, as an order over both would go through all of them. */
  const part = (status: string) =>
    `select * from (select id, seq from listings where seller_id = ? and status = '${status}' and seq > ? order by seq limit ?) as of_${status}`
  const next = `${part('published')} union all ${part('reserved')} order by seq limit ?`

  async function tellPortion(tx: WriteTransaction, limit: number): Promise<number> {
    const { queries } = tx
    const walk = await queries
      .selectFrom('seller_walks')
      .select(['user_id', 'after', 'shows'])
      .orderBy('user_id')
      .limit(1)
      .$if(context.dialect === 'postgres', (query) => query.forUpdate())
      .executeTakeFirst()
    if (walk === undefined) return 0
    const { user_id: sellerId, shows } = walk
    const from = [sellerId, Number(walk.after), limit]
    const rows = (await tx.rows(next, [...from, ...from, limit])) as [Id, number][]
    const ids = rows.map(([id]) => id)
    await recordChanges(context, feed, tx, shows === 1 ? 'upsert' : 'remove', ids)
    if (rows.length < limit)
      await queries.deleteFrom('seller_walks').where('user_id', '=', sellerId).execute()
    else
      await queries
        .updateTable('seller_walks')
        .set({ after: Number(rows.at(-1)![1]) })
        .where('user_id', '=', sellerId)
        .execute()
    return rows.length + 1
  }

  return {
    tellSome(limit, ms = Number.POSITIVE_INFINITY) {
      return context.write(async (tx) => {
        const end = performance.now() + ms
        let told = 0
        do {
          const count = await tellPortion(tx, Math.min(portionRows, limit))
          if (count === 0) break
          told += count
        } while (told < limit && performance.now() < end)
        return told
      })
    },

    endSome(now, limit) {
      return context.write(async ({ queries }) => {
        const ended = await queries
          .deleteFrom('hidden_sellers')
          .where('user_id', 'in', (eb) =>
            eb.selectFrom('hidden_sellers').select('user_id').where('until', '<=', now).limit(limit),
          )
          .where('until', '<=', now)
          .returning('user_id')
          .execute()
        const ids = ended.map((row) => row.user_id)
        if (ids.length > 0) await beginWalk(queries, ids, 1)
        return ids.length
      })
    },
  }
}
