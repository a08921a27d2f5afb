import { among } from '../among.ts'
import type { Context, Queries, WriteTransaction } from '../context.ts'
import { favouriteNews, type HeardOf } from '../rules/favourites.ts'
import { isListed } from '../rules/lifecycle.ts'
import type { Id, Time } from '../types.ts'
import type { EventFeed } from './account-events.ts'
import { removeHearts } from './favourites.ts'
import { type NewNotification, notify } from './notifications.ts'
import { lockSetting, readSetting, writeSetting } from './settings.ts'

/** One walk through accounts: those who have a listing, or follow a seller who published. `after` is the last account that was told. */
type Walk = { after: Id } & (
  | { listingId: Id }
  | { sellerId: Id /** The last of them. */; published: Id; count: number }
)

/** How far the change feed has been told to those who watch. */
export interface WatchState {
  /** In the feed: all before it is told, but for `walks`. */
  position: string
  walks: Walk[]
}

interface Watchers {
  /** Undefined before anybody looked. */
  state(): Promise<WatchState | undefined>
  /**
   * Replaces the state that was read before, with what there is to tell of these changes as further walks. Resolves to the new state, undefined where somebody else
   * has replaced it meanwhile.
   */
  take(
    before: WatchState | undefined,
    position: string,
    changes: readonly { listingId: Id; isPublished: boolean }[],
  ): Promise<WatchState | undefined>
  /** Tells up to `limit` accounts of the first walk, with the note of it in the same transaction. Resolves as `take`, with how many were told. */
  step(before: WatchState, limit: number): Promise<{ state: WatchState; told: number } | undefined>
  /** Forgets up to `limit` announcements of before `before`. */
  purge(before: Time, limit: number): Promise<number>
}

export interface WatchersSchema {
  /** Whose followers were told of them: what is taken back and published again is not new. */
  announced_listings: { listing_id: Id; announced_at: Time }
}

const stateKey = 'watchers'
/** What was written earlier is not new, whatever has changed about it. Announcements are kept for longer. */
const newMs = 14 * 86_400_000
const nobodyYet = ''

export function createWatchers(context: Context, events: EventFeed): Watchers {
  /** Runs `work` where the state is still the one of before, locked, and keeps what it makes of it. */
  async function replace<T extends { state: WatchState }>(
    queries: Queries,
    before: WatchState | undefined,
    work: () => Promise<T>,
  ): Promise<T | undefined> {
    const known = await lockSetting(queries, stateKey)
    if (known !== (before === undefined ? '' : JSON.stringify(before))) return undefined
    const after = await work()
    await writeSetting(queries, stateKey, JSON.stringify(after.state))
    return after
  }

  async function watched(queries: Queries, listingIds: Id[]): Promise<Walk[]> {
    const rows = await queries
      .selectFrom('favourites')
      .select('listing_id')
      .distinct()
      .where(among(context, 'listing_id', listingIds))
      .execute()
    return rows.map(({ listing_id }) => ({ listingId: listing_id, after: nobodyYet }))
  }

  async function newOfFollowed(queries: Queries, listingIds: Id[]): Promise<Walk[]> {
    const oldest = Date.parse(context.now()) - newMs
    const young = listingIds.filter((id) => writtenAt(id) >= oldest)
    if (young.length === 0) return []
    const rows = await queries
      .selectFrom('listings')
      .select(['id', 'seller_id', 'status'])
      .where(among(context, 'id', young))
      .where((eb) =>
        eb.exists(
          eb.selectFrom('follows').select('user_id').whereRef('follows.seller_id', '=', 'listings.seller_id'),
        ),
      )
      .execute()
    const listed = rows.filter(({ status }) => isListed(status))
    if (listed.length === 0) return []
    const announced_at = context.now()
    const fresh = await queries
      .insertInto('announced_listings')
      .values(listed.map(({ id }) => ({ listing_id: id, announced_at })))
      .onConflict((c) => c.doNothing())
      .returning('listing_id')
      .execute()
    const isFresh = new Set(fresh.map((row) => row.listing_id))
    const bySeller = Map.groupBy(
      listed.filter(({ id }) => isFresh.has(id)),
      (row) => row.seller_id,
    )
    return [...bySeller].map(([sellerId, of]) => {
      const ids = of.map(({ id }) => id).sort()
      return { sellerId, published: ids.at(-1)!, count: ids.length, after: nobodyYet }
    })
  }

  /** Those who have the listing, from `after` on. */
  async function tellOwners(tx: WriteTransaction, listingId: Id, after: Id, limit: number): Promise<Id[]> {
    const { queries } = tx
    const listing = await queries
      .selectFrom('listings')
      .select(['title', 'status', 'price_amount', 'price_currency'])
      .where('id', '=', listingId)
      .executeTakeFirst()
    if (listing === undefined) {
      // Deleted: those who had it have it no more, as many at once as are told.
      const removed = await removeHearts(context, queries, [listingId], limit)
      return removed < limit ? [] : [nobodyYet]
    }
    const rows = await queries
      .selectFrom('favourites')
      .select(['user_id', 'told_amount', 'told_currency', 'told_status'])
      .where('listing_id', '=', listingId)
      .where('user_id', '>', after)
      .orderBy('user_id')
      .limit(limit)
      .execute()
    const { title, status } = listing
    const now: HeardOf = { status, price: priceOf(listing.price_amount, listing.price_currency) }
    const all: NewNotification[] = []
    /** Accounts by what they have heard of now, where that is something else. */
    const changed = new Map<string, { heard: HeardOf; userIds: Id[] }>()
    for (const row of rows) {
      const before: HeardOf = { status: row.told_status, price: priceOf(row.told_amount, row.told_currency) }
      const { news, heard } = favouriteNews(before, now)
      const userId = row.user_id
      for (const kind of news) {
        if (kind !== 'price-drop') all.push({ userId, kind, payload: { listingId, title } })
        else
          all.push({ userId, kind, payload: { listingId, title, before: before.price!, price: now.price! } })
      }
      const key = JSON.stringify(heard)
      if (key === JSON.stringify(before)) continue
      const same = changed.get(key) ?? { heard, userIds: [] }
      same.userIds.push(userId)
      changed.set(key, same)
    }
    for (const { heard, userIds } of changed.values())
      await queries
        .updateTable('favourites')
        .set({
          ...{ told_status: heard.status, told_amount: heard.price?.amount ?? null },
          told_currency: heard.price?.currency ?? null,
        })
        .where('listing_id', '=', listingId)
        .where(among(context, 'user_id', userIds))
        .execute()
    await notify(context, events, tx, all)
    return rows.map((row) => row.user_id)
  }

  /** Those who follow the seller, from `after` on; nobody of whom one has blocked the other. */
  async function tellFollowers(
    tx: WriteTransaction,
    { sellerId, published, count, after }: Extract<Walk, { sellerId: Id }>,
    limit: number,
  ): Promise<Id[]> {
    const { queries } = tx
    const listing = await queries
      .selectFrom('listings')
      .select(['title', 'status'])
      .where('id', '=', published)
      .executeTakeFirst()
    if (listing === undefined || !isListed(listing.status)) return []
    const rows = await queries
      .selectFrom('follows')
      .select((eb) => [
        'user_id',
        eb
          .exists(
            eb
              .selectFrom('blocked_accounts as b')
              .select('b.user_id')
              .where((on) =>
                on.or([
                  on.and([
                    on('b.user_id', '=', sellerId),
                    on('b.blocked_id', '=', on.ref('follows.user_id')),
                  ]),
                  on.and([
                    on('b.user_id', '=', on.ref('follows.user_id')),
                    on('b.blocked_id', '=', sellerId),
                  ]),
                ]),
              ),
          )
          .as('isBlocked'),
      ])
      .where('seller_id', '=', sellerId)
      .where('user_id', '>', after)
      .orderBy('user_id')
      .limit(limit)
      .execute()
    await notify(
      context,
      events,
      tx,
      rows
        .filter(({ isBlocked }) => !isBlocked)
        .map(({ user_id }) => ({
          ...{ userId: user_id, kind: 'followed-seller' as const, count },
          payload: { listingId: published, title: listing.title, actorId: sellerId },
        })),
    )
    return rows.map((row) => row.user_id)
  }

  return {
    async state() {
      const value = await readSetting(context.read, stateKey)
      return value === undefined || value === '' ? undefined : (JSON.parse(value) as WatchState)
    },

    async take(before, position, changes) {
      const all = [...new Set(changes.map(({ listingId }) => listingId))]
      const published = changes.filter(({ isPublished }) => isPublished).map(({ listingId }) => listingId)
      const taken = await context.write(({ queries }) =>
        replace(queries, before, async () => {
          const walks = [...(before?.walks ?? [])]
          if (all.length > 0) walks.push(...(await watched(queries, all)))
          walks.push(...(await newOfFollowed(queries, [...new Set(published)])))
          return { state: { position, walks } }
        }),
      )
      return taken?.state
    },

    step(before, limit) {
      return context.write((tx) =>
        replace(tx.queries, before, async () => {
          const [walk, ...others] = before.walks
          if (walk === undefined) return { state: before, told: 0 }
          const told =
            'listingId' in walk
              ? await tellOwners(tx, walk.listingId, walk.after, limit)
              : await tellFollowers(tx, walk, limit)
          const last = told.at(-1)
          const isOver = last === undefined || (last !== nobodyYet && told.length < limit)
          const walks = isOver ? others : [{ ...walk, after: last }, ...others]
          return { state: { ...before, walks }, told: told.length }
        }),
      )
    },

    async purge(before, limit) {
      const { numDeletedRows } = await context.write(({ queries }) =>
        queries
          .deleteFrom('announced_listings')
          .where('listing_id', 'in', (eb) =>
            eb
              .selectFrom('announced_listings')
              .select('listing_id')
              .where('announced_at', '<', before)
              .limit(limit),
          )
          .executeTakeFirst(),
      )
      return Number(numDeletedRows)
    },
  }
}

const priceOf = (amount: number | null, currency: string | null): HeardOf['price'] =>
  amount === null || currency === null
    ? null
    : { amount, currency: currency as NonNullable<HeardOf['price']>['currency'] }

/** When an id was made (UUIDv7). */
const writtenAt = (id: Id): number => Number.parseInt(id.replace('-', '').slice(0, 12), 16)
