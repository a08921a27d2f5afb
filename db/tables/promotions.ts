import { randomInt } from 'node:crypto'
import type { Context, WriteTransaction } from '../context.ts'
import { DatabaseError } from '../errors.ts'
import { newId } from '../ids.ts'
import { isListed } from '../rules/lifecycle.ts'
import { type PromotionPackage, promotionPackages, promotionRules } from '../rules/promotions.ts'
import type { Id, Time } from '../types.ts'
import { type Feed, recordChanges } from './changes.ts'

interface Promotion {
  id: Id
  listingId: Id
  title: string
  package: PromotionPackage
  source: PromotionSource
  createdAt: Time
  until: Time
}

type PromotionSource = 'staff' | 'code' | 'payment'

interface PromotionCode {
  code: string
  package: PromotionPackage
  usesLeft: number
  until: Time
}

/** Listings at the top of results: search knows each by its document, and hears of its end. */
export interface Promotions {
  /** Behind what the listing has already. @throws DatabaseError not-found; conflict for a listing that is not on show */
  grant(listingId: Id, name: PromotionPackage): Promise<Promotion>
  /**
   * As `grant`, of one's own listing and by a code, of which one use less is left.
   * @throws DatabaseError as `grant`; bad-reference `code` for one that is not good
   */
  redeem(listingId: Id, sellerId: Id, code: string): Promise<Promotion>
  /** As `grant`, for what was paid. */
  pay(listingId: Id, name: PromotionPackage): Promise<Promotion>
  /** Those that go on, the latest granted first. */
  going(limit: number): Promise<Promotion[]>
  /** Ends one at once. @throws DatabaseError not-found */
  end(id: Id): Promise<void>
  /** Ends up to `limit` whose time is over; returns how many. */
  endSome(now: Time, limit: number): Promise<number>
  /** Until when a listing stands at the top; null where it does not. */
  untilOf(listingId: Id): Promise<Time | null>
  /** Whether any listing does. */
  any(): Promise<boolean>
  makeCode(name: PromotionPackage, uses: number, until: Time): Promise<PromotionCode>
  /** Those that are good, the latest made first. */
  codes(limit: number): Promise<PromotionCode[]>
  /** Makes a code good no more. @throws DatabaseError not-found */
  voidCode(code: string): Promise<void>
}

export interface PromotionsSchema {
  promotions: {
    id: Id
    listing_id: Id
    package: PromotionPackage
    source: PromotionSource
    created_at: Time
    until_at: Time
    /** 1 once search was told. */
    ended: number
  }
  promotion_codes: {
    code: string
    package: PromotionPackage
    uses_left: number
    until_at: Time
    created_at: Time
  }
}

const dayMs = 86_400_000
/** Without those that look like others. */
const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

export function createPromotions(context: Context, feed: Feed): Promotions {
  async function promote(
    tx: WriteTransaction,
    listingId: Id,
    sellerId: Id | undefined,
    name: PromotionPackage,
    source: PromotionSource,
  ): Promise<Promotion> {
    const { queries } = tx
    const listing = await queries
      .selectFrom('listings')
      .select(['title', 'status'])
      .where('id', '=', listingId)
      .$if(sellerId !== undefined, (query) => query.where('seller_id', '=', sellerId!))
      .$if(context.dialect === 'postgres', (query) => query.forUpdate())
      .executeTakeFirst()
    if (listing === undefined) throw new DatabaseError('not-found', 'There is no such listing')
    if (!isListed(listing.status))
      throw new DatabaseError('conflict', `A listing that is ${listing.status} is not shown to anybody`)
    const now = context.now()
    const { last } = await queries
      .selectFrom('promotions')
      .select(({ fn }) => fn.max('until_at').as('last'))
      .where('listing_id', '=', listingId)
      .where('ended', '=', 0)
      .executeTakeFirstOrThrow()
    const from = Math.max(Date.parse(now), last === null ? 0 : Date.parse(last))
    const row: PromotionsSchema['promotions'] = {
      ...{ id: newId(), listing_id: listingId, package: name, source, created_at: now, ended: 0 },
      until_at: new Date(from + promotionPackages[name].days * dayMs).toISOString(),
    }
    await queries.insertInto('promotions').values(row).execute()
    await recordChanges(context, feed, tx, 'upsert', [listingId])
    return promotionOf({ ...row, title: listing.title })
  }

  /** Tells search of those that are over, of listings that it has. */
  async function tell(tx: WriteTransaction, listingIds: Id[]): Promise<void> {
    if (listingIds.length === 0) return
    const listed = await tx.queries
      .selectFrom('listings')
      .select('id')
      .where('id', 'in', listingIds)
      .where('status', 'in', ['published', 'reserved'])
      .execute()
    const ids = listed.map(({ id }) => id)
    await recordChanges(context, feed, tx, 'upsert', ids)
  }

  return {
    grant: (listingId, name) => context.write((tx) => promote(tx, listingId, undefined, name, 'staff')),

    pay: (listingId, name) => context.write((tx) => promote(tx, listingId, undefined, name, 'payment')),

    redeem: (listingId, sellerId, code) =>
      context.write(async (tx) => {
        const used = await tx.queries
          .updateTable('promotion_codes')
          .set((eb) => ({ uses_left: eb('uses_left', '-', 1) }))
          .where('code', '=', code)
          .where('uses_left', '>', 0)
          .where('until_at', '>', context.now())
          .returning('package')
          .executeTakeFirst()
        if (used === undefined)
          throw new DatabaseError('bad-reference', 'is not good, or not any more', 'code')
        return promote(tx, listingId, sellerId, used.package, 'code')
      }),

    async going(limit) {
      const rows = await context.read
        .selectFrom('promotions')
        .innerJoin('listings', 'listings.id', 'listing_id')
        .select(['promotions.id', 'listing_id', 'package', 'source', 'promotions.created_at'])
        .select(['until_at', 'ended', 'title'])
        .where('ended', '=', 0)
        .orderBy('promotions.id', 'desc')
        .limit(limit)
        .execute()
      return rows.map(promotionOf)
    },

    end: (id) =>
      context.write(async (tx) => {
        const ended = await tx.queries
          .updateTable('promotions')
          .set({ ended: 1, until_at: context.now() })
          .where('id', '=', id)
          .where('ended', '=', 0)
          .returning('listing_id')
          .executeTakeFirst()
        if (ended === undefined) throw new DatabaseError('not-found', 'There is no such promotion')
        await tell(tx, [ended.listing_id])
      }),

    endSome: (now, limit) =>
      context.write(async (tx) => {
        const ended = await tx.queries
          .updateTable('promotions')
          .set({ ended: 1 })
          .where('id', 'in', (eb) =>
            eb
              .selectFrom('promotions')
              .select('id')
              .where('ended', '=', 0)
              .where('until_at', '<=', now)
              .limit(limit),
          )
          .where('ended', '=', 0)
          .returning('listing_id')
          .execute()
        await tell(tx, [...new Set(ended.map((row) => row.listing_id))])
        return ended.length
      }),

    async untilOf(listingId) {
      const row = await context.read
        .selectFrom('promotions')
        .select(({ fn }) => fn.max('until_at').as('until'))
        .where('listing_id', '=', listingId)
        .where('ended', '=', 0)
        .where('until_at', '>', context.now())
        .executeTakeFirst()
      return row?.until ?? null
    },

    async any() {
      return (await context.raw('select 1 as one from promotions where ended = 0 limit 1', [])).length > 0
    },

    makeCode: (name, uses, until) =>
      context.write(async ({ queries }) => {
        const code = Array.from(
          { length: promotionRules.codeLength },
          () => letters[randomInt(letters.length)],
        ).join('')
        await queries
          .insertInto('promotion_codes')
          .values({ code, package: name, uses_left: uses, until_at: until, created_at: context.now() })
          .execute()
        return { code, package: name, usesLeft: uses, until }
      }),

    async codes(limit) {
      const rows = await context.read
        .selectFrom('promotion_codes')
        .selectAll()
        .where('uses_left', '>', 0)
        .where('until_at', '>', context.now())
        .orderBy('created_at', 'desc')
        .orderBy('code')
        .limit(limit)
        .execute()
      return rows.map((row) => ({
        ...{ code: row.code, package: row.package, usesLeft: row.uses_left, until: row.until_at },
      }))
    },

    voidCode: (code) =>
      context.write(async ({ queries }) => {
        const { numUpdatedRows } = await queries
          .updateTable('promotion_codes')
          .set({ uses_left: 0 })
          .where('code', '=', code)
          .where('uses_left', '>', 0)
          .executeTakeFirst()
        if (numUpdatedRows === 0n) throw new DatabaseError('not-found', 'There is no such code')
      }),
  }
}

function promotionOf(row: PromotionsSchema['promotions'] & { title: string }): Promotion {
  const { id, listing_id: listingId, title, package: name, source } = row
  return { id, listingId, title, package: name, source, createdAt: row.created_at, until: row.until_at }
}
