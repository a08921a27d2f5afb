import { hash } from 'node:crypto'
import type { Context, Queries } from '../context.ts'
import { newId } from '../ids.ts'
import { isListed, isVisible } from '../rules/lifecycle.ts'
import { phoneRules } from '../rules/phones.ts'
import type { Id, Time } from '../types.ts'
import { lockAccount } from './lock-account.ts'

interface PhoneViewer {
  /** Null for whoever is not logged in. */
  id: Id | null
  /** Where the request comes from, as coarse as it is kept. */
  network: string | null
  /** Of whoever is not logged in: tells those of one day apart, and says nothing of them. */
  guest: string | null
}

/** The number as its seller gave it, and whether this viewer asks for it for the first time within a day and is not its owner; or why it is not shown: `missing` is no listing that is shown, `over` one that is shown and not on offer, `none` no number for this viewer. */
type PhoneAnswer = { phone: string; isNew: boolean } | 'missing' | 'over' | 'none' | 'log-in' | 'too-many'

interface Phones {
  /**
   * The number of a listing's seller, with a note of who asked. A member counts once for a listing, a guest once a day. Nobody whom the seller blocked, or who blocked the seller, is told one.
   * @throws DatabaseError bad-reference on `ownerId`
   */
  ask(listingId: Id, viewer: PhoneViewer): Promise<PhoneAnswer>
  /** Forgets up to `limit` notes of before `before`, and those of guests that are older than a day; counts stay. */
  purge(before: Time, limit: number): Promise<number>
}

export interface PhonesSchema {
  phone_views: {
    /** A guest's is made of whom it tells apart and the listing, so that each is there once. */
    id: Id
    listing_id: Id
    seller_id: Id
    viewer_id: Id | null
    network: string | null
    viewed_at: Time
  }
  phone_counts: { listing_id: Id; count: number }
}

export function createPhones(context: Context): Phones {
  async function isBlocked(queries: Queries, one: Id, other: Id): Promise<boolean> {
    const row = await queries
      .selectFrom('blocked_accounts')
      .select('user_id')
      .where((eb) =>
        eb.or([
          eb.and([eb('user_id', '=', one), eb('blocked_id', '=', other)]),
          eb.and([eb('user_id', '=', other), eb('blocked_id', '=', one)]),
        ]),
      )
      .executeTakeFirst()
    return row !== undefined
  }

  return {
    ask(listingId, viewer) {
      return context.write(async ({ queries }) => {
        // One question of an account at a time, so that each counts what the others were told.
        if (viewer.id !== null) await lockAccount(context, queries, viewer.id)
        const listing = await queries
          .selectFrom('listings')
          .innerJoin('users', 'users.id', 'seller_id')
          .select(['status', 'seller_id', 'phone', 'phone_visibility', 'suspended_at', 'suspended_until'])
          .where('listings.id', '=', listingId)
          .where('removed_at', 'is', null)
          .executeTakeFirst()
        const isOwn = listing !== undefined && listing.seller_id === viewer.id
        if (listing === undefined) return 'missing'
        if (!isListed(listing.status) && !isOwn) return isVisible(listing.status) ? 'over' : 'missing'
        const { phone, seller_id: sellerId } = listing
        if (phone === null) return 'none'
        if (isOwn) return { phone, isNew: false }
        const now = context.now()
        const isSuspended =
          listing.suspended_at !== null && (listing.suspended_until === null || listing.suspended_until > now)
        if (isSuspended || listing.phone_visibility === 'nobody') return 'none'
        if (listing.phone_visibility === 'members' && viewer.id === null) return 'log-in'
        const since = new Date(Date.parse(now) - phoneRules.dayMs).toISOString()
        let isCounted = true
        if (viewer.id !== null) {
          if (await isBlocked(queries, sellerId, viewer.id)) return 'none'
          const seen = await queries
            .selectFrom('phone_views')
            .select(['seller_id', 'listing_id'])
            .select((eb) => eb.fn.max('viewed_at').as('last_at'))
            .where('viewer_id', '=', viewer.id)
            .where((eb) => eb.or([eb('viewed_at', '>', since), eb('listing_id', '=', listingId)]))
            .groupBy(['seller_id', 'listing_id'])
            .execute()
          const before = seen.find((view) => view.listing_id === listingId)
          if (before !== undefined && before.last_at > since) return { phone, isNew: false }
          isCounted = before === undefined
          const sellers = new Set(seen.filter((view) => view.last_at > since).map((view) => view.seller_id))
          if (!sellers.has(sellerId) && sellers.size >= phoneRules.sellersPerDay) return 'too-many'
        }
        const id =
          viewer.guest === null ? newId() : hash('sha256', `${viewer.guest} ${listingId}`, 'base64url')
        const noted = await queries
          .insertInto('phone_views')
          .values({
            ...{ id, listing_id: listingId, seller_id: sellerId },
            ...{ viewer_id: viewer.id, network: viewer.network, viewed_at: now },
          })
          .onConflict((c) => c.column('id').doNothing())
          .returning('id')
          .executeTakeFirst()
        const isNew = noted !== undefined
        if (!isNew || !isCounted) return { phone, isNew }
        await queries
          .insertInto('phone_counts')
          .values({ listing_id: listingId, count: 1 })
          .onConflict((c) =>
            c.column('listing_id').doUpdateSet((eb) => ({ count: eb('phone_counts.count', '+', 1) })),
          )
          .execute()
        return { phone, isNew }
      })
    },

    async purge(before, limit) {
      const dayAgo = new Date(Date.parse(context.now()) - phoneRules.dayMs).toISOString()
      return context.write(async ({ queries }) => {
        const ofGuests = await queries
          .deleteFrom('phone_views')
          .where('id', 'in', (eb) =>
            eb
              .selectFrom('phone_views')
              .select('id')
              .where('viewer_id', 'is', null)
              .where('viewed_at', '<', dayAgo)
              .limit(limit),
          )
          .executeTakeFirst()
        if (ofGuests.numDeletedRows > 0n) return Number(ofGuests.numDeletedRows)
        const { numDeletedRows } = await queries
          .deleteFrom('phone_views')
          .where('id', 'in', (eb) =>
            eb
              .selectFrom('phone_views')
              .select('id')
              .where('viewed_at', '<', before)
              .orderBy('viewed_at')
              .limit(limit),
          )
          .executeTakeFirst()
        return Number(numDeletedRows)
      })
    },
  }
}
