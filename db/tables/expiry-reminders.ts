import { sql } from 'kysely'
import type { Context } from '../context.ts'
import type { Id, Time } from '../types.ts'
import { toTime } from './listings/schema.ts'

/** Whose listings expire soon, and who was told of it. */
interface ExpiryReminders {
  /**
   * Looks at up to `limit` of the published listings that expire on one day, and notes those that expire later than `now`, by `until`, and were not noted
   * for that expiry. Resolves to how many it looked at, and where to look next.
   * @param day whole days since 1970
   * @param after `next` of the step before; 0 to begin
   */
  note(
    window: { day: number; now: Time; until: Time },
    after: number,
    limit: number,
  ): Promise<{ looked: number; next: number }>
  /** Sellers of noted listings who were not told; none twice. */
  untold(limit: number): Promise<Id[]>
  /**
   * Marks up to `limit` of a seller's noted listings as told. Resolves to those of them that still expire so, the soonest first, and whether others are left:
   * in one transaction with what tells the seller.
   */
  tell(
    sellerId: Id,
    now: Time,
    limit: number,
  ): Promise<{ listings: { id: Id; title: string; expiresAt: Time }[]; hasMore: boolean }>
  /** Forgets what expired before; returns how many. */
  purge(before: Time, limit: number): Promise<number>
}

export interface ExpiryRemindersSchema {
  expiry_reminders: {
    listing_id: Id
    seller_id: Id
    /** Milliseconds since 1970. */
    expires_at: number
    told: number
  }
}

export function createExpiryReminders(context: Context): ExpiryReminders {
  return {
    async note({ day, now, until }, after, limit) {
      // The first two conditions are the index's, letter for letter.
      const rows = (await context.raw(
        `select listings.seq, listings.id, listings.seller_id, listings.expires_at, noted.expires_at as noted_at
          from listings left join expiry_reminders as noted on noted.listing_id = listings.id
          where listings.status = 'published' and (listings.expires_at / 86400000) = ? and listings.seq > ?
          order by listings.seq limit ?`,
        [day, after, limit],
      )) as [number, Id, Id, number, number | null][]
      const [from, to] = [Date.parse(now), Date.parse(until)]
      const fresh = rows.filter(([, , , expiresAt, notedAt]) => {
        return Number(expiresAt) > from && Number(expiresAt) <= to && Number(expiresAt) !== Number(notedAt)
      })
      if (fresh.length > 0) {
        await context.write(({ queries }) =>
          queries
            .insertInto('expiry_reminders')
            .values(
              fresh.map(([, listing_id, seller_id, expires_at]) => ({
                ...{ listing_id, seller_id, expires_at, told: 0 },
              })),
            )
            .onConflict((c) =>
              c
                .column('listing_id')
                .doUpdateSet((eb) => ({ expires_at: eb.ref('excluded.expires_at'), told: 0 }))
                .whereRef('expiry_reminders.expires_at', '<>', 'excluded.expires_at'),
            )
            .execute(),
        )
      }
      return { looked: rows.length, next: Number(rows.at(-1)?.[0] ?? after) }
    },

    async untold(limit) {
      const rows = await context.read
        .selectFrom('expiry_reminders')
        .select('seller_id')
        .where(sql<boolean>`told = 0`)
        .orderBy('seller_id')
        .limit(limit)
        .execute()
      return [...new Set(rows.map((row) => row.seller_id))]
    },

    tell(sellerId, now, limit) {
      return context.write(async ({ queries }) => {
        const noted = queries
          .selectFrom('expiry_reminders')
          .select('listing_id')
          .where('seller_id', '=', sellerId)
          .where(sql<boolean>`told = 0`)
        const told = await queries
          .updateTable('expiry_reminders')
          .set({ told: 1 })
          .where('listing_id', 'in', noted.limit(limit))
          // Again, once the row is locked: another process may just have told.
          .where(sql<boolean>`told = 0`)
          .returning(['listing_id', 'expires_at'])
          .execute()
        const ids = told.map((row) => row.listing_id)
        const rows =
          ids.length === 0
            ? []
            : await queries
                .selectFrom('listings')
                .innerJoin('expiry_reminders', (join) =>
                  join
                    .onRef('expiry_reminders.listing_id', '=', 'listings.id')
                    .onRef('expiry_reminders.expires_at', '=', 'listings.expires_at'),
                )
                .select(['listings.id', 'listings.title', 'listings.expires_at'])
                .where('listings.id', 'in', ids)
                .where('listings.seller_id', '=', sellerId)
                .where('listings.status', '=', 'published')
                .where('listings.expires_at', '>', Date.parse(now))
                .orderBy('listings.expires_at')
                .orderBy('listings.seq')
                .execute()
        const more = await noted.limit(1).executeTakeFirst()
        return {
          listings: rows.map((row) => ({ id: row.id, title: row.title, expiresAt: toTime(row.expires_at!) })),
          hasMore: more !== undefined,
        }
      })
    },

    async purge(before, limit) {
      const removed = await context.write(({ queries }) =>
        queries
          .deleteFrom('expiry_reminders')
          .where('listing_id', 'in', (eb) =>
            eb
              .selectFrom('expiry_reminders')
              .select('listing_id')
              .where('expires_at', '<', Date.parse(before))
              .limit(limit),
          )
          .returning('listing_id')
          .execute(),
      )
      return removed.length
    },
  }
}
