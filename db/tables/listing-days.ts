import { among } from '../among.ts'
import type { Context } from '../context.ts'
import type { Id } from '../types.ts'

/** What is counted of a listing, without who did it. */
export const countedActs = ['views', 'phones', 'messages', 'saves'] as const
export type CountedAct = (typeof countedActs)[number]
type ActCounts = Record<CountedAct, number>

export interface ListingDay extends ActCounts {
  /** UTC, `2026-11-30`. */
  day: string
}

interface ListingDays {
  /** Adds to what was counted; listings that are gone are left out. Each listing and day once. */
  add(counts: readonly (ListingDay & { listingId: Id })[]): Promise<void>
  /** Days on which something was, the oldest first; undefined for what is not the seller's. */
  of(listingId: Id, sellerId: Id, from: string): Promise<ListingDay[] | undefined>
}

export interface ListingDaysSchema {
  listing_days: { listing_id: Id } & ListingDay
}

/** Rows of a statement, and of a turn of the writer. */
const portion = 200

export function createListingDays(context: Context): ListingDays {
  return {
    async add(counts) {
      // In one order, so that two processes do not wait for each other's rows in turns.
      const sorted = [...counts].sort((a, b) => (a.listingId < b.listingId ? -1 : 1))
      for (let at = 0; at < sorted.length; at += portion) {
        const part = sorted.slice(at, at + portion)
        await context.write(async ({ queries }) => {
          const ids = [...new Set(part.map(({ listingId }) => listingId))]
          const there = await queries
            .selectFrom('listings')
            .select('id')
            .where(among(context, 'id', ids))
            .execute()
          const known = new Set(there.map(({ id }) => id))
          const rows = part
            .filter(({ listingId }) => known.has(listingId))
            .map(({ listingId, ...counted }) => ({ listing_id: listingId, ...counted }))
          if (rows.length === 0) return
          await queries
            .insertInto('listing_days')
            .values(rows)
            .onConflict((c) =>
              c.columns(['listing_id', 'day']).doUpdateSet((eb) => ({
                views: eb('listing_days.views', '+', eb.ref('excluded.views')),
                phones: eb('listing_days.phones', '+', eb.ref('excluded.phones')),
                messages: eb('listing_days.messages', '+', eb.ref('excluded.messages')),
                saves: eb('listing_days.saves', '+', eb.ref('excluded.saves')),
              })),
            )
            .execute()
        })
      }
    },

    async of(listingId, sellerId, from) {
      const own = await context.read
        .selectFrom('listings')
        .select('id')
        .where('id', '=', listingId)
        .where('seller_id', '=', sellerId)
        .executeTakeFirst()
      if (own === undefined) return undefined
      return context.read
        .selectFrom('listing_days')
        .select(['day', ...countedActs])
        .where('listing_id', '=', listingId)
        .where('day', '>=', from)
        .orderBy('day')
        .execute()
    },
  }
}
