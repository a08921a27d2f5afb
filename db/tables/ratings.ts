import type { Context, WriteTransaction } from '../context.ts'
import { decodeCursor, encodeCursor } from '../cursor.ts'
import { DatabaseError } from '../errors.ts'
import { newId } from '../ids.ts'
import { notesOfPublic, type RatingTag, ratingRules } from '../rules/ratings.ts'
import { storable } from '../text.ts'
import type { Id, JsonPage, PageRequest, Time } from '../types.ts'
import { type EventFeed, recordEvents } from './account-events.ts'
import type { Side } from './conversations/schema.ts'
import { listingEvent } from './listing-events.ts'
import { lockAccount } from './lock-account.ts'
import { type NewNotification, notify, readClaimsOf, readNotice } from './notifications.ts'

interface NewRating {
  stars: number
  tags: RatingTag[]
  /** Already checked. */
  text: string
  /** Of the site: links to it are no reason to be careful. */
  ownHost?: string
}

/** What accounts say of each other once they dealt with each other; nobody else can. */
interface Ratings {
  /**
   * The seller of a listing that was sold names its buyer, by their conversation, once. The buyer may say first that it bought, which the seller is told.
   * @throws DatabaseError not-found; conflict where it is not sold, or the seller named somebody; too-many
   */
  nameBuyer(conversationId: Id, userId: Id): Promise<void>
  /**
   * One side of a deal rates the other, once. It is shown when both did, or when the time to rate is over.
   * @throws DatabaseError not-found; conflict where there was no deal, it was rated, or the time is over; out-of-bounds for a telephone number in the text
   */
  rate(conversationId: Id, userId: Id, rating: NewRating): Promise<{ id: Id; shownAt: Time }>
  /** Once, by whom it is about. @throws DatabaseError not-found, also for one that is not shown yet; conflict */
  reply(id: Id, userId: Id, text: string, ownHost?: string): Promise<void>
  /** Those of an account that are shown, the newest first, with their number and average. @throws DatabaseError bad-cursor */
  page(userId: Id, request: PageRequest): Promise<JsonPage>
  /** Each author counts once, by the last rating. No average of few. */
  summary(userId: Id): Promise<{ count: number; average: number | null }>
}

export interface RatingsSchema {
  deals: { conversation_id: Id; listing_id: Id; offer_seq: number | null; made_at: Time; rate_until: Time }
  ratings: RatingRow
  /** Of accounts that are gone: what their authors said stays theirs. */
  given_ratings: Pick<RatingRow, 'conversation_id' | 'side' | 'id' | 'stars' | 'tags' | 'text' | 'created_at'>
}

interface RatingRow {
  id: Id
  conversation_id: Id
  /** Who rates, whose account may be gone. */
  side: Side
  subject_id: Id
  stars: number
  /** JSON. */
  tags: string
  text: string
  created_at: Time
  shown_at: Time
  reply: string | null
  replied_at: Time | null
  /** JSON arrays of `SafetyNote`, for whoever reads the text and the reply. */
  notes: string
  reply_notes: string
}

const timePattern = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/
const idPattern = /[\da-f-]{36}/

interface DealSide {
  side: Side
  otherId: Id | null
  listingId: Id
  title: string
}

interface Deal {
  conversationId: Id
  listingId: Id
  title: string
  sellerId: Id
  buyerId: Id
}

async function hasMostDeals(context: Context, { rows }: WriteTransaction, sellerId: Id): Promise<boolean> {
  const since = new Date(Date.parse(context.now()) - ratingRules.dealWindowMs).toISOString()
  const [row] = await rows(
    `select count(*) from deals join conversation_sides as sides on sides.conversation_id = deals.conversation_id and sides.side = 'seller'
      where user_id = ? and made_at > ?`,
    [sellerId, since],
  )
  return Number(row![0]) >= ratingRules.dealsPerDay
}

/** Both can rate then, and are told so. False where the listing has its buyer already. */
async function keepDeal(
  context: Context,
  feed: EventFeed,
  tx: WriteTransaction,
  { conversationId, listingId, title, sellerId, buyerId }: Deal,
): Promise<boolean> {
  const now = context.now()
  const made = await tx.queries
    .insertInto('deals')
    .values({
      ...{ conversation_id: conversationId, listing_id: listingId, offer_seq: null, made_at: now },
      rate_until: new Date(Date.parse(now) + ratingRules.windowMs).toISOString(),
    })
    .onConflict((c) => c.column('listing_id').doNothing())
    .returning('conversation_id')
    .executeTakeFirst()
  if (!made) return false
  const due = (userId: Id, actorId: Id): NewNotification => ({
    userId,
    kind: 'rating-due',
    payload: { listingId, title, actorId },
  })
  await readClaimsOf(context, feed, tx, sellerId, listingId)
  await notify(context, feed, tx, [due(buyerId, sellerId), due(sellerId, buyerId)])
  await recordEvents(context, feed, tx, [listingEvent(buyerId, listingId), listingEvent(sellerId, listingId)])
  return true
}

/**
 * The buyer says that it bought. Where the seller named it already, that is so.
 * @throws DatabaseError conflict where the seller named somebody else, without who
 */
async function claimDeal(
  context: Context,
  feed: EventFeed,
  tx: WriteTransaction,
  { conversationId, listingId, title, sellerId, buyerId }: Deal,
): Promise<void> {
  const deal = await tx.queries
    .selectFrom('deals')
    .select('conversation_id')
    .where('listing_id', '=', listingId)
    .executeTakeFirst()
  if (deal?.conversation_id === conversationId) return
  if (deal) throw new DatabaseError('conflict', 'The seller named somebody else as the buyer')
  const { numUpdatedRows } = await tx.queries
    .updateTable('conversations')
    .set({ bought_at: context.now() })
    .where('id', '=', conversationId)
    .where('bought_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return
  await notify(context, feed, tx, {
    ...{ userId: sellerId, kind: 'deal-claim' },
    payload: { conversationId, listingId, title, actorId: buyerId },
  })
  await recordEvents(context, feed, tx, [listingEvent(buyerId, listingId), listingEvent(sellerId, listingId)])
}

/** Of a listing that was sold to whom it was reserved for. False where an account is gone, the listing has its buyer, or the seller named too many lately. */
export async function makeDeal(
  context: Context,
  feed: EventFeed,
  tx: WriteTransaction,
  conversationId: Id,
): Promise<boolean> {
  const [row] = await tx.rows(
    `select listing_id, title, seller.user_id as seller_id, buyer.user_id as buyer_id from conversations
      join conversation_sides as seller on seller.conversation_id = conversations.id and seller.side = 'seller'
      join conversation_sides as buyer on buyer.conversation_id = conversations.id and buyer.side = 'buyer'
      join users as buyers on buyers.id = buyer.user_id and buyers.removed_at is null
      where conversations.id = ? and seller.user_id is not null`,
    [conversationId],
  )
  if (row === undefined) return false
  const [listingId, title, sellerId, buyerId] = row as [Id, string, Id, Id]
  if (await hasMostDeals(context, tx, sellerId)) return false
  return keepDeal(context, feed, tx, { conversationId, listingId, title, sellerId, buyerId })
}

/** Of an account that goes: what others said of it goes too, but stays theirs. Resolves to how many, of `limit` at most. */
export async function keepGivenRatings(
  { queries }: WriteTransaction,
  subjectId: Id,
  limit: number,
): Promise<number> {
  const given = await queries
    .selectFrom('ratings')
    .select(['conversation_id', 'side', 'id', 'stars', 'tags', 'text', 'created_at'])
    .where('subject_id', '=', subjectId)
    .limit(limit)
    .execute()
  if (given.length === 0) return 0
  await queries.insertInto('given_ratings').values(given).execute()
  const ids = given.map(({ id }) => id)
  await queries.deleteFrom('ratings').where('id', 'in', ids).execute()
  return given.length
}

export function createRatings(context: Context, feed: EventFeed): Ratings {
  const postgres = context.dialect === 'postgres'
  const object = postgres ? 'json_build_object' : 'json_object'
  const json = (text: string) => (postgres ? `(${text})::json` : `json(${text})`)
  const item = `${object}('id', ratings.id, 'stars', stars, 'tags', ${json('tags')}, 'text', ratings.text, 'notes', ${json('ratings.notes')}, 'role', ratings.side,
    'author', case when users.id is not null then ${object}('id', users.id, 'name', users.name) end, 'title', title,
    'shownAt', shown_at, 'reply', case when reply is not null then ${object}('text', reply, 'notes', ${json('reply_notes')}, 'createdAt', replied_at) end)${postgres ? '::text' : ''}`

  /** A side of a conversation and the other one. @throws DatabaseError not-found */
  async function sideOf({ rows }: WriteTransaction, conversationId: Id, userId: Id): Promise<DealSide> {
    const [row] = await rows(
      `select me.side, users.id, listing_id, title from conversation_sides as me
        join conversations on conversations.id = me.conversation_id
        join conversation_sides as other on other.conversation_id = me.conversation_id and other.side <> me.side
        left join users on users.id = other.user_id and removed_at is null
        where me.conversation_id = ? and me.user_id = ? and me.active_at is not null`,
      [conversationId, userId],
    )
    if (!row) throw new DatabaseError('not-found', 'There is no such conversation, or it is not yours')
    const [side, otherId, listingId, title] = row as [Side, Id | null, Id, string]
    return { side, otherId, listingId, title }
  }

  return {
    nameBuyer(conversationId, userId) {
      return context.write(async (tx) => {
        await lockAccount(context, tx.queries, userId)
        const { side, otherId, listingId, title } = await sideOf(tx, conversationId, userId)
        if (otherId === null) throw new DatabaseError('conflict', 'The other account does not exist any more')
        const sold = await tx.queries
          .selectFrom('listings')
          .select('id')
          .where('id', '=', listingId)
          .where('seller_id', '=', side === 'seller' ? userId : otherId)
          .where('status', '=', 'sold')
          .executeTakeFirst()
        if (!sold) throw new DatabaseError('conflict', 'The listing is not marked as sold', 'status')
        if (side === 'buyer')
          return claimDeal(context, feed, tx, {
            conversationId,
            listingId,
            title,
            sellerId: otherId,
            buyerId: userId,
          })
        const sellerId = userId
        if (await hasMostDeals(context, tx, sellerId))
          throw new DatabaseError('too-many', `A seller may name ${ratingRules.dealsPerDay} buyers a day`)
        if (
          !(await keepDeal(context, feed, tx, {
            conversationId,
            listingId,
            title,
            sellerId,
            buyerId: otherId,
          }))
        )
          throw new DatabaseError('conflict', 'The buyer of this listing was named already')
      })
    },

    rate(conversationId, userId, { stars, tags, text, ownHost }) {
      return context.write(async (tx) => {
        const { side, otherId, listingId, title } = await sideOf(tx, conversationId, userId)
        const deal = await tx.queries
          .selectFrom('deals')
          .select('rate_until')
          .where('conversation_id', '=', conversationId)
          // Of two who rate at once the second sees the first.
          .$if(postgres, (query) => query.forUpdate())
          .executeTakeFirst()
        if (!deal) throw new DatabaseError('conflict', 'Only those who dealt with each other can rate')
        if (otherId === null) throw new DatabaseError('conflict', 'The other account does not exist any more')
        const now = context.now()
        if (deal.rate_until <= now) throw new DatabaseError('conflict', 'The time to rate is over')
        const before = await tx.queries
          .selectFrom('ratings')
          .select(['id', 'side'])
          .where('conversation_id', '=', conversationId)
          .execute()
        if (before.some((one) => one.side === side))
          throw new DatabaseError('conflict', 'You rated this already')
        const shownAt = before.length > 0 ? now : deal.rate_until
        const id = newId()
        await tx.queries
          .insertInto('ratings')
          .values({
            ...{ id, conversation_id: conversationId, side, subject_id: otherId, stars },
            ...{ tags: JSON.stringify(tags), text: storable(text), created_at: now, shown_at: shownAt },
            ...{ reply: null, replied_at: null, reply_notes: '[]' },
            notes: JSON.stringify(notesOfPublic(text, ownHost)),
          })
          .execute()
        if (before.length > 0)
          await tx.queries
            .updateTable('ratings')
            .set({ shown_at: now })
            .where('conversation_id', '=', conversationId)
            .execute()
        await readNotice(context, feed, tx, {
          ...{ userId, kind: 'rating-due', payload: { listingId, title, actorId: otherId } },
        })
        await notify(context, feed, tx, {
          userId: otherId,
          kind: 'rating',
          payload: { listingId, title, actorId: userId },
        })
        return { id, shownAt }
      })
    },

    reply(id, userId, text, ownHost) {
      return context.write(async ({ queries }) => {
        const now = context.now()
        const mine = await queries
          .selectFrom('ratings')
          .select('reply')
          .where('id', '=', id)
          .where('subject_id', '=', userId)
          .where('shown_at', '<=', now)
          .executeTakeFirst()
        if (!mine) throw new DatabaseError('not-found', 'There is no such rating, or it is not about you')
        const { numUpdatedRows } = await queries
          .updateTable('ratings')
          .set({
            ...{ reply: storable(text), replied_at: now },
            reply_notes: JSON.stringify(notesOfPublic(text, ownHost)),
          })
          .where('id', '=', id)
          .where('subject_id', '=', userId)
          .where('reply', 'is', null)
          .executeTakeFirst()
        if (numUpdatedRows === 0n) throw new DatabaseError('conflict', 'You replied already')
      })
    },

    async page(userId, { limit, cursor }) {
      const after = cursor ? decodeCursor('ratings', cursor, [timePattern, idPattern]) : []
      const rows = await context.rawMany(
        `select ${item} as item, shown_at, ratings.id as id from ratings
          join conversations on conversations.id = ratings.conversation_id
          join conversation_sides as sides on sides.conversation_id = ratings.conversation_id and sides.side = ratings.side
          left join users on users.id = sides.user_id and removed_at is null
          where subject_id = ? and shown_at <= ? ${cursor ? 'and (shown_at, ratings.id) < (?, ?)' : ''}
          order by shown_at desc, ratings.id desc limit ?`,
        [userId, context.now(), ...after, limit + 1],
      )
      const items = rows.slice(0, limit)
      const last = items.at(-1)
      const next = rows.length > limit ? encodeCursor('ratings', [String(last![1]), String(last![2])]) : null
      const { count, average } = await this.summary(userId)
      const body = `{"items":[${items.map(([text]) => text as string).join(',')}],"next":${JSON.stringify(next)},"count":${count},"average":${average}}`
      return { body: Buffer.from(body), next }
    },

    async summary(userId) {
      const [row] = await context.raw(
        `select count(*) as count, coalesce(sum(stars), 0) as stars from (
          select stars, row_number() over (partition by coalesce(sides.user_id, ratings.conversation_id) order by shown_at desc, ratings.id desc) as place
          from ratings join conversation_sides as sides on sides.conversation_id = ratings.conversation_id and sides.side = ratings.side
          where subject_id = ? and shown_at <= ?) as counted where place = 1`,
        [userId, context.now()],
      )
      const [count, stars] = row!.map(Number) as [number, number]
      const average = count < ratingRules.leastForAverage ? null : Math.round((stars / count) * 100) / 100
      return { count, average }
    },
  }
}
