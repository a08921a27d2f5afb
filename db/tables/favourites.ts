import { sql } from 'kysely'
import { among } from '../among.ts'
import type { Context, Queries } from '../context.ts'
import { decodeCursor, encodeCursor } from '../cursor.ts'
import { favouriteRules } from '../rules/favourites.ts'
import { statusesThat } from '../rules/lifecycle.ts'
import type { Currency, Id, JsonPage, ListingStatus, PageRequest, Time } from '../types.ts'
import { toBuffer } from './listings/pages.ts'
import { shownSeller, visible } from './listings/schema.ts'
import { lockAccount } from './lock-account.ts'

/** What came of adding a listing: `present` was there before, `missing` is nobody's to see, `too-many` is beyond what an account may have. */
type FavouriteOutcome = 'added' | 'present' | 'own' | 'missing' | 'too-many'

interface Favourites {
  /**
   * Puts listings aside, the first of them as the newest; again is harmless.
   * @throws DatabaseError bad-reference on `ownerId`
   */
  add(userId: Id, listingIds: readonly Id[]): Promise<Map<Id, FavouriteOutcome>>
  /** What is not there is gone already. */
  remove(userId: Id, listingId: Id): Promise<void>
  /**
   * The cards of those that may be seen, newest first, each with `addedAt` and `addedPrice`.
   * @throws DatabaseError bad-cursor
   */
  page(userId: Id, request: PageRequest): Promise<JsonPage>
  /** `{"ids":[…]}`, newest first, of all that `page` shows. */
  ids(userId: Id): Promise<Buffer>
}

export interface FavouritesSchema {
  favourites: FavouriteRow
}

interface FavouriteRow {
  user_id: Id
  /** May be deleted by now. */
  listing_id: Id
  added_at: Time
  /** When it was added. */
  price_amount: number | null
  price_currency: Currency | null
  /** What its owner knows of: the lowest price, and the status. */
  told_amount: number | null
  told_currency: Currency | null
  told_status: ListingStatus
}

const shown = visible

export function createFavourites(context: Context): Favourites {
  const postgres = context.dialect === 'postgres'
  const bytes = (text: string) => (postgres ? `convert_to(${text}, 'UTF8')` : `cast(${text} as blob)`)
  const item = `substr(card, 1, length(card) - 1) || ',"addedAt":"' || added_at || '","addedPrice":'
    || case when page.price_amount is null then 'null' else '{"amount":' || page.price_amount || ',"currency":"' || page.price_currency || '"}' end || '}'`
  const order = 'order by added_at desc, listing_id desc'
  // An account has few enough to be sorted: an index in this order would be one more to write.
  const keys = (
    after: boolean,
  ) => `select added_at, listing_id, favourites.price_amount, favourites.price_currency, seq
    from favourites join listings on listings.id = listing_id
    where user_id = ? and ${shown} ${after ? 'and (added_at, listing_id) < (?, ?)' : ''} ${order} limit ?`
  const items = postgres
    ? `select string_agg(${item}, ',' ${order}) from (select * from page ${order} limit ?) as page join listings on listings.seq = page.seq`
    : `select group_concat(item, ',') from (select ${item} as item from (select * from page limit ?) as page cross join listings on listings.seq = page.seq)`
  const pageSql = (after: boolean) => `with page as materialized (${keys(after)})
    select ${bytes(`coalesce((${items}), '')`)} as body,
    (select added_at || '|' || listing_id from page ${order} limit 1 offset ?) as last_key,
    (select count(*) from page) as found`
  const pages = { first: pageSql(false), later: pageSql(true) }
  const idsSql = postgres
    ? `select convert_to(json_build_object('ids', coalesce(json_agg(listing_id ${order}), '[]'))::text, 'UTF8')
       from favourites join listings on listings.id = listing_id where user_id = ? and ${shown}`
    : `select cast(json_object('ids', json_group_array(listing_id)) as blob) from (select listing_id
       from favourites join listings on listings.id = listing_id where user_id = ? and ${shown} ${order})`

  const countOf = async (queries: Queries, userId: Id): Promise<number> => {
    const { count } = await queries
      .selectFrom('favourites')
      .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('count'))
      .where('user_id', '=', userId)
      .executeTakeFirstOrThrow()
    return count
  }

  /** How many more the account may have; what was deleted makes room once there is none. */
  async function roomOf(queries: Queries, userId: Id, wanted: number): Promise<number> {
    const room = favouriteRules.perAccount - (await countOf(queries, userId))
    if (room >= wanted) return room
    await queries
      .deleteFrom('favourites')
      .where('user_id', '=', userId)
      .where((eb) =>
        eb.not(
          eb.exists(
            eb.selectFrom('listings').select('seq').whereRef('listings.id', '=', 'favourites.listing_id'),
          ),
        ),
      )
      .execute()
    return favouriteRules.perAccount - (await countOf(queries, userId))
  }

  return {
    add(userId, listingIds) {
      const wanted = [...new Set(listingIds)]
      return context.write(async ({ queries }) => {
        // One write of an account at a time, so that each counts what the others wrote.
        await lockAccount(context, queries, userId)
        const present = await queries
          .selectFrom('favourites')
          .select('listing_id')
          .where('user_id', '=', userId)
          .where(among(context, 'listing_id', wanted))
          .execute()
        const outcomes = new Map<Id, FavouriteOutcome>(wanted.map((id) => [id, 'missing']))
        for (const { listing_id } of present) outcomes.set(listing_id, 'present')
        const found = await queries
          .selectFrom('listings')
          .innerJoin('users', 'users.id', 'seller_id')
          .select(['listings.id', 'seller_id', 'price_amount', 'price_currency', 'status'])
          .where(among(context, 'listings.id', wanted))
          .where('status', 'in', statusesThat('visible'))
          .where(sql<boolean>`${sql.raw(shownSeller)}`)
          .where('removed_at', 'is', null)
          .execute()
        const listings = new Map(found.map((row) => [row.id, row]))
        const fresh = wanted.filter((id) => outcomes.get(id) === 'missing' && listings.has(id))
        let room = await roomOf(queries, userId, fresh.length)
        const now = Date.parse(context.now())
        const rows: FavouriteRow[] = []
        for (const [at, id] of fresh.entries()) {
          const listing = listings.get(id)!
          if (listing.seller_id === userId) outcomes.set(id, 'own')
          else if (room === 0) outcomes.set(id, 'too-many')
          else {
            room--
            outcomes.set(id, 'added')
            rows.push({
              user_id: userId,
              listing_id: id,
              // In the order in which they were given.
              added_at: new Date(now - at).toISOString(),
              ...{ price_amount: listing.price_amount, price_currency: listing.price_currency },
              ...{ told_amount: listing.price_amount, told_currency: listing.price_currency },
              told_status: listing.status,
            })
          }
        }
        if (rows.length > 0) await queries.insertInto('favourites').values(rows).execute()
        return outcomes
      })
    },

    async remove(userId, listingId) {
      await context.write(({ queries }) =>
        queries
          .deleteFrom('favourites')
          .where('user_id', '=', userId)
          .where('listing_id', '=', listingId)
          .execute(),
      )
    },

    async page(userId, { limit, cursor }) {
      const after = cursor ? decodeCursor('favourites', cursor, [/[\d\-T:.]{23}Z/, /[\da-f-]{36}/]) : []
      const [row] = await context.rawMany(cursor ? pages.later : pages.first, [
        ...[userId, ...after, limit + 1],
        ...[limit, limit - 1],
      ])
      const [body, lastKey, found] = row as [Uint8Array, string | null, number]
      const next = found > limit ? encodeCursor('favourites', lastKey!.split('|')) : null
      return {
        body: Buffer.concat([
          Buffer.from('{"items":['),
          body,
          Buffer.from(`],"next":${next === null ? 'null' : `"${next}"`}}`),
        ]),
        next,
      }
    },

    async ids(userId) {
      const [row] = await context.rawMany(idsSql, [userId])
      return toBuffer(row![0] as Uint8Array)
    },
  }
}

/** Takes up to `limit` of those that have these listings; resolves to how many. */
export async function removeHearts(
  context: Pick<Context, 'dialect'>,
  queries: Queries,
  listingIds: readonly Id[],
  limit: number,
): Promise<number> {
  const rows = await queries
    .selectFrom('favourites')
    .select(['user_id', 'listing_id'])
    .where(among(context, 'listing_id', listingIds))
    .limit(limit)
    .execute()
  for (const [listingId, owners] of Map.groupBy(rows, (row) => row.listing_id))
    await queries
      .deleteFrom('favourites')
      .where('listing_id', '=', listingId)
      .where(
        among(
          context,
          'user_id',
          owners.map((row) => row.user_id),
        ),
      )
      .execute()
  return rows.length
}
