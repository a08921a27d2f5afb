import { among } from '../among.ts'
import { type Context, type WriteTransaction, within } from '../context.ts'
import { DatabaseError } from '../errors.ts'
import { isListed } from '../rules/lifecycle.ts'
import type { Id } from '../types.ts'
import { type EventFeed, recordEvents } from './account-events.ts'
import { type Feed, recordChanges } from './changes.ts'
import { endReservation, reservationOf } from './conversations/reservation.ts'
import { removeExports } from './exports.ts'
import { removeHearts } from './favourites.ts'
import { letGo } from './image-files.ts'
import type { Listings } from './listings/face.ts'
import { forgotten } from './moderation/forgotten.ts'
import { keepGivenRatings } from './ratings.ts'
import type { Users } from './users.ts'

/** Rows of a statement: on SQLite a millisecond or two, so that a step ends when its time is over; elsewhere each is a way to the server. */
const portionRows = { sqlite: 10, postgres: 200 }

/** Ending an account: marked in one row at once, then removed step by step, however much it has. */
export function createRemoval(
  context: Context,
  feed: Feed,
  events: EventFeed,
  listingsOn: (context: Context) => Pick<Listings, 'move'>,
): Pick<Users, 'delete' | 'removeSome'> {
  /** Up to `limit` rows of what hangs on an account, table after table, until the time is over. */
  async function removeRows(tx: WriteTransaction, id: Id, limit: number, ms: number): Promise<number> {
    const end = performance.now() + ms
    let removed = 0
    for (const remove of [
      removeSessions,
      removeExports,
      removeDeliveries,
      removeFeedItems,
      removeFavourites,
      removeFollows,
      removePhoneViews,
      releaseReserved,
      removeListings,
      removeImages,
      removeAnswers,
      keepGivenRatings,
      leaveConversations,
      leaveReports,
      leaveCases,
      leaveDecisions,
      leaveBans,
      leaveLots,
      forgetWarnings,
      removeAccountEvents,
      removeNotifications,
      takeBackNotices,
      leaveNotifications,
      forgetEvents,
    ]) {
      for (;;) {
        const portion = Math.min(limit - removed, portionRows[context.dialect])
        const count = await remove(tx, id, portion)
        removed += count
        if (removed >= limit || (removed > 0 && performance.now() >= end)) return removed
        if (count === 0) break
      }
    }
    return removed
  }

  /** A tenth as many: each has the tokens of its whole life. */
  async function removeSessions({ queries }: WriteTransaction, id: Id, limit: number): Promise<number> {
    const { numDeletedRows } = await queries
      .deleteFrom('sessions')
      .where('id', 'in', (eb) =>
        eb
          .selectFrom('sessions')
          .select('id')
          .where('user_id', '=', id)
          .limit(Math.ceil(limit / 10)),
      )
      .executeTakeFirst()
    return Number(numDeletedRows)
  }

  /** Of its webhooks, which go with the account's row. */
  async function removeDeliveries({ queries }: WriteTransaction, id: Id, limit: number): Promise<number> {
    const { numDeletedRows } = await queries
      .deleteFrom('webhook_deliveries')
      .where('id', 'in', (eb) =>
        eb
          .selectFrom('webhook_deliveries')
          .innerJoin('webhooks', 'webhooks.id', 'webhook_id')
          .select('webhook_deliveries.id')
          .where('user_id', '=', id)
          .limit(limit),
      )
      .executeTakeFirst()
    return Number(numDeletedRows)
  }

  /** The feeds themselves go with the account's row. */
  async function removeFeedItems({ queries }: WriteTransaction, id: Id, limit: number): Promise<number> {
    const feeds = await queries.selectFrom('feeds').select('id').where('seller_id', '=', id).execute()
    let removed = 0
    for (const feed of feeds) {
      const { numDeletedRows } = await queries
        .deleteFrom('feed_items')
        .where('feed_id', '=', feed.id)
        .where('external_id', 'in', (eb) =>
          eb
            .selectFrom('feed_items')
            .select('external_id')
            .where('feed_id', '=', feed.id)
            .limit(limit - removed),
        )
        .executeTakeFirst()
      removed += Number(numDeletedRows)
      if (removed >= limit) break
    }
    return removed
  }

  async function removeFavourites({ queries }: WriteTransaction, id: Id, limit: number): Promise<number> {
    const { numDeletedRows } = await queries
      .deleteFrom('favourites')
      .where('user_id', '=', id)
      .where('listing_id', 'in', (eb) =>
        eb.selectFrom('favourites').select('listing_id').where('user_id', '=', id).limit(limit),
      )
      .executeTakeFirst()
    return Number(numDeletedRows)
  }

  /** Of those whom it follows and of those who follow it. */
  async function removeFollows({ queries }: WriteTransaction, id: Id, limit: number): Promise<number> {
    const own = await queries
      .deleteFrom('follows')
      .where('user_id', '=', id)
      .where('seller_id', 'in', (eb) =>
        eb.selectFrom('follows').select('seller_id').where('user_id', '=', id).limit(limit),
      )
      .executeTakeFirst()
    if (own.numDeletedRows > 0n) return Number(own.numDeletedRows)
    const { numDeletedRows } = await queries
      .deleteFrom('follows')
      .where('seller_id', '=', id)
      .where('user_id', 'in', (eb) =>
        eb.selectFrom('follows').select('user_id').where('seller_id', '=', id).limit(limit),
      )
      .executeTakeFirst()
    return Number(numDeletedRows)
  }

  /** The numbers that it asked for; who asked for its own goes by age. */
  async function removePhoneViews({ queries }: WriteTransaction, id: Id, limit: number): Promise<number> {
    const { numDeletedRows } = await queries
      .deleteFrom('phone_views')
      .where('id', 'in', (eb) =>
        eb.selectFrom('phone_views').select('id').where('viewer_id', '=', id).limit(limit),
      )
      .executeTakeFirst()
    return Number(numDeletedRows)
  }

  /** What is reserved for it is for sale again, which the seller is told. */
  async function releaseReserved(tx: WriteTransaction, id: Id, limit: number): Promise<number> {
    const reserved = await tx.rows(
      `select listings.id, seller_id from reservations join listings on listings.id = reservations.listing_id
        join conversation_sides as buyer on buyer.conversation_id = reservations.conversation_id and side = 'buyer'
        where user_id = ? limit ?`,
      [id, limit],
    )
    const listings = listingsOn(within(context, tx))
    for (const [listingId, sellerId] of reserved as [Id, Id][])
      await listings.move(listingId, { id: sellerId, role: 'member' }, 'release')
    return reserved.length
  }

  /** Each once nobody has it among the favourites, which may be many. */
  async function removeListings(tx: WriteTransaction, id: Id, limit: number): Promise<number> {
    const { queries } = tx
    const rows = await queries
      .selectFrom('listings')
      .select(['id', 'status'])
      .where('seller_id', '=', id)
      .limit(limit)
      .execute()
    const next = rows.map((row) => row.id)
    const letGoOf = await removeHearts(context, queries, next, limit)
    if (letGoOf > 0) return letGoOf
    const reservations = await reservationsOf(
      tx,
      rows.filter(({ status }) => status === 'reserved'),
    )
    const removed = await queries
      .deleteFrom('listings')
      .where(among(context, 'id', next))
      .where('seller_id', '=', id)
      .returning(['id', 'status'])
      .execute()
    const listed = removed.filter(({ status }) => isListed(status))
    await recordChanges(
      context,
      feed,
      tx,
      'remove',
      listed.map((row) => row.id),
    )
    for (const reservation of reservations) await endReservation(context, events, tx, reservation, false)
    return removed.length
  }

  async function reservationsOf(tx: WriteTransaction, reserved: { id: Id }[]) {
    const found = []
    for (const { id } of reserved) found.push(await reservationOf(tx, id))
    return found.filter((reservation) => reservation !== undefined)
  }

  async function removeImages({ queries }: WriteTransaction, id: Id, limit: number): Promise<number> {
    const removed = await queries
      .deleteFrom('images')
      .where('id', 'in', (eb) => eb.selectFrom('images').select('id').where('owner_id', '=', id).limit(limit))
      .returning('sha256')
      .execute()
    await letGo(
      queries,
      removed.map(({ sha256 }) => sha256),
      context.now(),
    )
    return removed.length
  }

  async function removeAnswers({ queries }: WriteTransaction, id: Id, limit: number): Promise<number> {
    const { numDeletedRows } = await queries
      .deleteFrom('idempotency_keys')
      .where('scope', '=', id)
      .where('key', 'in', (eb) =>
        eb.selectFrom('idempotency_keys').select('key').where('scope', '=', id).limit(limit),
      )
      .executeTakeFirst()
    return Number(numDeletedRows)
  }

  /** Messages say on which side they were written: they stay for the other one, without a name. */
  async function leaveConversations({ queries }: WriteTransaction, id: Id, limit: number): Promise<number> {
    const left = await queries
      .updateTable('conversation_sides')
      .set({ user_id: null, mail_due: null })
      .where('user_id', '=', id)
      .where('conversation_id', 'in', (eb) =>
        eb.selectFrom('conversation_sides').select('conversation_id').where('user_id', '=', id).limit(limit),
      )
      .returning(['conversation_id', 'side'])
      .execute()
    const bought = left.filter(({ side }) => side === 'buyer').map((row) => row.conversation_id)
    if (bought.length > 0)
      await queries.updateTable('conversations').set({ buyer_id: null }).where('id', 'in', bought).execute()
    return left.length
  }

  /** What was reported stays for the moderators, without who reported whom. */
  async function leaveReports({ queries }: WriteTransaction, id: Id, limit: number): Promise<number> {
    for (const column of ['reporter_id', 'owner_id'] as const) {
      const { numUpdatedRows } = await queries
        .updateTable('reports')
        .set({ [column]: null })
        .where('id', 'in', (eb) => eb.selectFrom('reports').select('id').where(column, '=', id).limit(limit))
        .executeTakeFirst()
      if (numUpdatedRows > 0n) return Number(numUpdatedRows)
    }
    return 0
  }

  /** What somebody reported waits for an answer; what rules found of it is over. */
  async function leaveCases({ queries }: WriteTransaction, id: Id, limit: number): Promise<number> {
    const { numUpdatedRows } = await queries
      .updateTable('moderation_cases')
      .set((eb) => ({
        owner_id: null,
        closed_at: eb
          .case()
          .when(eb.and([eb('closed_at', 'is', null), eb('kind', 'in', ['pending', 'flagged', 'misuse'])]))
          .then(context.now())
          .else(eb.ref('closed_at'))
          .end(),
      }))
      .where('id', 'in', (eb) =>
        eb.selectFrom('moderation_cases').select('id').where('owner_id', '=', id).limit(limit),
      )
      .executeTakeFirst()
    return Number(numUpdatedRows)
  }

  /** What was decided about it stays as a number, without what it was about; what it decided, without its name. */
  async function leaveDecisions({ queries }: WriteTransaction, id: Id, limit: number): Promise<number> {
    const left = await queries
      .updateTable('decisions')
      .set({ owner_id: null, ...forgotten })
      .where('id', 'in', (eb) =>
        eb.selectFrom('decisions').select('id').where('owner_id', '=', id).limit(limit),
      )
      .returning('id')
      .execute()
    if (left.length > 0) {
      const ids = left.map((row) => row.id)
      await queries.deleteFrom('complaints').where('decision_id', 'in', ids).execute()
      await queries
        .updateTable('moderation_cases')
        .set({ closed_at: context.now() })
        .where('kind', '=', 'complaint')
        .where('subject', '=', 'decision')
        .where('subject_id', 'in', ids)
        // Those who reported it are still to be answered.
        .where('subject_id', 'not in', (open) =>
          open.selectFrom('report_complaints').select('decision_id').where('decided_at', 'is', null),
        )
        .where('closed_at', 'is', null)
        .execute()
      return left.length
    }
    const { numUpdatedRows } = await queries
      .updateTable('decisions')
      .set({ decided_by: null })
      .where('id', 'in', (eb) =>
        eb.selectFrom('decisions').select('id').where('decided_by', '=', id).limit(limit),
      )
      .executeTakeFirst()
    return Number(numUpdatedRows)
  }

  /** Its own ban says nothing any more; what it banned stays so, without its name. */
  async function leaveBans({ queries }: WriteTransaction, id: Id, limit: number): Promise<number> {
    const own = await queries
      .deleteFrom('bans')
      .where('kind', '=', 'account')
      .where('value', '=', id)
      .executeTakeFirst()
    if (own.numDeletedRows > 0n) return Number(own.numDeletedRows)
    const { numUpdatedRows } = await queries
      .updateTable('bans')
      .set({ created_by: null })
      .where('id', 'in', (eb) => eb.selectFrom('bans').select('id').where('created_by', '=', id).limit(limit))
      .executeTakeFirst()
    return Number(numUpdatedRows)
  }

  /** What it removed at once stays removed, and what was removed of it at once is told no more. */
  async function leaveLots({ queries }: WriteTransaction, id: Id, limit: number): Promise<number> {
    const own = await queries
      .deleteFrom('moderation_lots')
      .where('kind', '=', 'seller')
      .where('value', '=', id)
      .where('ended_at', 'is not', null)
      .executeTakeFirst()
    if (own.numDeletedRows > 0n) return Number(own.numDeletedRows)
    const { numUpdatedRows } = await queries
      .updateTable('moderation_lots')
      .set({ begun_by: null })
      .where('id', 'in', (eb) =>
        eb.selectFrom('moderation_lots').select('id').where('begun_by', '=', id).limit(limit),
      )
      .executeTakeFirst()
    return Number(numUpdatedRows)
  }

  async function forgetWarnings({ queries }: WriteTransaction, id: Id): Promise<number> {
    const { numDeletedRows } = await queries.deleteFrom('misuse').where('who', '=', id).executeTakeFirst()
    return Number(numDeletedRows)
  }

  async function removeAccountEvents({ queries }: WriteTransaction, id: Id, limit: number): Promise<number> {
    const { numDeletedRows } = await queries
      .deleteFrom('account_events')
      .where('place', 'in', (eb) =>
        eb.selectFrom('account_events').select('place').where('user_id', '=', id).limit(limit),
      )
      .executeTakeFirst()
    return Number(numDeletedRows)
  }

  async function removeNotifications({ queries }: WriteTransaction, id: Id, limit: number): Promise<number> {
    const { numDeletedRows } = await queries
      .deleteFrom('notifications')
      .where('id', 'in', (eb) =>
        eb.selectFrom('notifications').select('id').where('user_id', '=', id).limit(limit),
      )
      .executeTakeFirst()
    return Number(numDeletedRows)
  }

  /** Nobody can answer any more what others were asked to do about it. */
  async function takeBackNotices(tx: WriteTransaction, id: Id, limit: number): Promise<number> {
    const removed = await tx.queries
      .deleteFrom('notifications')
      .where('id', 'in', (eb) =>
        eb
          .selectFrom('notifications')
          .select('id')
          .where('actor_id', '=', id)
          .where('kind', 'in', ['rating-due', 'deal-claim'])
          .limit(limit),
      )
      .returning(['user_id', 'shown', 'read_at'])
      .execute()
    const told = new Set(
      removed.flatMap((row) => (row.shown === 1 && row.read_at === null ? [row.user_id] : [])),
    )
    await recordEvents(
      context,
      events,
      tx,
      [...told].map((userId) => ({ userId, kind: 'notification', data: {} })),
    )
    return removed.length
  }

  /** What others were told of stays, without a name. */
  async function leaveNotifications({ queries }: WriteTransaction, id: Id, limit: number): Promise<number> {
    const { numUpdatedRows } = await queries
      .updateTable('notifications')
      .set({ actor_id: null })
      .where('id', 'in', (eb) =>
        eb.selectFrom('notifications').select('id').where('actor_id', '=', id).limit(limit),
      )
      .executeTakeFirst()
    return Number(numUpdatedRows)
  }

  /** What happened stays, without whom it happened to. */
  async function forgetEvents({ queries }: WriteTransaction, id: Id, limit: number): Promise<number> {
    const { numUpdatedRows } = await queries
      .updateTable('audit_events')
      .set({ account_id: null, personal: null })
      .where('seq', 'in', (eb) =>
        eb.selectFrom('audit_events').select('seq').where('account_id', '=', id).limit(limit),
      )
      .executeTakeFirst()
    return Number(numUpdatedRows)
  }

  return {
    async delete(id) {
      const now = context.now()
      const nobody = { email: '', email_key: `removed ${id}`, name: '', phone: null, password_hash: '' }
      const { numUpdatedRows } = await context.write(async ({ queries }) => {
        // At once, unlike what hangs on the account otherwise: programs must not go on for an account that has ended.
        await queries.deleteFrom('api_keys').where('user_id', '=', id).execute()
        await queries
          .updateTable('webhooks')
          .set({ state: 'removed', secret: '', old_secret: null })
          .where('user_id', '=', id)
          .execute()
        const removed = await queries
          .updateTable('users')
          .set((eb) => ({
            ...nobody,
            removed_at: now,
            updated_at: now,
            version: eb('version', '+', 1),
            token_version: eb('token_version', '+', 1),
          }))
          .where('id', '=', id)
          .where('removed_at', 'is', null)
          .executeTakeFirst()
        // After the account, as log-ins lock these two.
        await queries.deleteFrom('passkeys').where('user_id', '=', id).execute()
        await queries.deleteFrom('identities').where('user_id', '=', id).execute()
        return removed
      })
      if (numUpdatedRows === 0n) throw new DatabaseError('not-found', 'There is no such account')
    },

    removeSome(limit, ms = Number.POSITIVE_INFINITY) {
      return context.write(async (tx) => {
        const { queries } = tx
        const account = await queries
          .selectFrom('users')
          .select('id')
          .where('removed_at', 'is not', null)
          .orderBy('removed_at')
          .limit(1)
          // Whoever is about to write for the account has ended before its last row goes.
          .$if(context.dialect === 'postgres', (query) => query.forUpdate())
          .executeTakeFirst()
        if (account === undefined) return 0
        const removed = await removeRows(tx, account.id, limit, ms)
        if (removed === 0) await queries.deleteFrom('users').where('id', '=', account.id).execute()
        return removed + 1
      })
    },
  }
}
