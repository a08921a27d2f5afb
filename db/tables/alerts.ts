import { randomBytes } from 'node:crypto'
import type { Generated } from 'kysely'
import { among } from '../among.ts'
import type { Context, WriteTransaction } from '../context.ts'
import type { ToldFrequency } from '../rules/alerts.ts'
import type { Currency, Id, Money, Time } from '../types.ts'
import { lockSetting, readSetting, writeSetting } from './settings.ts'

/** How far listings have been looked at for saved searches. */
export interface AlertState {
  /** In the change feed: what came before has been looked at. */
  position: string
  /** What was on show before is not new. */
  since: Time
  /** The day, in the site's zone, for which the last round of these was. */
  ranFor: { daily: string; weekly: string }
}

/** What was looked at of a listing that is on show. */
export interface LookedAt {
  listingId: Id
  sellerId: Id
  price: Money | null
  /** Searches that match it now. */
  matches: readonly Id[]
  /** Of these the ones that match it since its price fell. */
  fallen: readonly Id[]
  /** Whether it came on show lately, so that searches saved before are told of it. */
  isNew: boolean
  /** So many of `matches` are noted already, by `noteSome`. */
  noted?: number
}

/** A search that has something to tell. */
interface WaitingSearch {
  userId: Id
  searchId: Id
}

interface Alerts {
  /** Undefined before anybody looked. */
  state(): Promise<AlertState | undefined>
  /** Replaces the state that was read before; false where somebody else has meanwhile. Whatever goes with it belongs to the same transaction. */
  advance(before: AlertState | undefined, after: AlertState): Promise<boolean>
  /**
   * Notes what searches found, each listing once a search, and takes back what was not told yet of listings that they find no more. `gone` are those
   * that are not on show.
   */
  note(listings: readonly LookedAt[], gone: readonly Id[]): Promise<void>
  /** Notes some of what matches a listing that very many searches find, in a transaction of its own before the one of `note`. May be done again. */
  noteSome(listing: LookedAt, matches: readonly Id[]): Promise<void>
  /** The prices that listings had when they were looked at last. */
  prices(listingIds: readonly Id[]): Promise<Map<Id, Money>>
  /** Searches with something to tell, by account, those after `after`, whole accounts first: at most `limit`, which is more than an account may have. */
  waiting(round: {
    frequencies: readonly ToldFrequency[]
    after: Id
    limit: number
  }): Promise<WaitingSearch[]>
  /** What searches have to tell, as told from now on. Per search the listings, the newest first. */
  take(searchIds: readonly Id[], frequencies: readonly ToldFrequency[]): Promise<Map<Id, Id[]>>
  /** The last number that an arrival was given; 0 before the first. */
  latest(): Promise<number>
  /** Forgets up to `limit` arrivals, and as many finds, of before a time; resolves to how many. */
  purge(before: Time, limit: number): Promise<number>
  /** 32 bytes that only the processes of this site know; made when they are first asked for. */
  secret(): Promise<Buffer>
}

export interface AlertsSchema {
  arrivals: { seq: Generated<number>; listing_id: Id; arrived_at: Time }
  alert_finds: {
    search_id: Id
    listing_id: Id
    user_id: Id
    waiting: ToldFrequency | null
    found_at: Time
  }
  alert_prices: { listing_id: Id; amount: number; currency: Currency }
}

const stateKey = 'alerts'
const secretKey = 'alerts.secret'

export function createAlerts(context: Context): Alerts {
  /** Numbers listings that are new, and tells the numbers of those that have one. */
  async function numbersOf(
    { queries }: WriteTransaction,
    listings: readonly LookedAt[],
  ): Promise<Map<Id, number>> {
    const fresh = listings.filter(({ isNew }) => isNew).map(({ listingId }) => listingId)
    if (fresh.length > 0)
      await queries
        .insertInto('arrivals')
        .values(fresh.map((listing_id) => ({ listing_id, arrived_at: context.now() })))
        .onConflict((c) => c.column('listing_id').doNothing())
        .execute()
    const arrived = await queries
      .selectFrom('arrivals')
      .select(['listing_id', 'seq'])
      .where(among(context, 'listing_id', fresh))
      .execute()
    return new Map(arrived.map(({ listing_id, seq }) => [listing_id, Number(seq)]))
  }

  /** Keeps what searches found that may be told of it: those saved before a number. */
  async function find(
    { queries }: WriteTransaction,
    { listingId, sellerId }: LookedAt,
    searchIds: readonly Id[],
    arrival: number | undefined,
  ): Promise<void> {
    if (searchIds.length === 0 || arrival === undefined) return
    await queries
      .insertInto('alert_finds')
      .columns(['search_id', 'listing_id', 'user_id', 'waiting', 'found_at'])
      .expression((eb) =>
        eb
          .selectFrom('saved_searches')
          .select((at) => [
            'saved_searches.id',
            at.val(listingId).as('listing_id'),
            'saved_searches.user_id',
            at.ref('saved_searches.frequency').$castTo<ToldFrequency>().as('waiting'),
            at.val(context.now()).as('found_at'),
          ])
          .where(among(context, 'saved_searches.id', searchIds))
          .where('saved_searches.frequency', '<>', 'never')
          .where('saved_searches.user_id', '<>', sellerId)
          .where('saved_searches.since', '<', arrival),
      )
      .onConflict((c) => c.columns(['search_id', 'listing_id']).doNothing())
      .execute()
  }

  return {
    async state() {
      const value = await readSetting(context.read, stateKey)
      return value === undefined || value === '' ? undefined : (JSON.parse(value) as AlertState)
    },

    advance(before, after) {
      return context.write(async ({ queries }) => {
        const known = await lockSetting(queries, stateKey)
        if (known !== (before === undefined ? '' : JSON.stringify(before))) return false
        await writeSetting(queries, stateKey, JSON.stringify(after))
        return true
      })
    },

    async note(listings, gone) {
      await context.write(async (tx) => {
        const { queries } = tx
        const numbers = await numbersOf(tx, listings)
        const ids = [...listings.map(({ listingId }) => listingId), ...gone]
        const untold = await queries
          .selectFrom('alert_finds')
          .select(['search_id', 'listing_id'])
          .where('waiting', 'is not', null)
          .where(among(context, 'listing_id', ids))
          .execute()
        const matches = new Map(listings.map((one) => [one.listingId, new Set(one.matches)]))
        const lost = untold.filter(({ search_id, listing_id }) => !matches.get(listing_id)?.has(search_id))
        for (const [listing, finds] of Map.groupBy(lost, ({ listing_id }) => listing_id))
          await queries
            .deleteFrom('alert_finds')
            .where('listing_id', '=', listing)
            .where('waiting', 'is not', null)
            .where(
              among(
                context,
                'search_id',
                finds.map(({ search_id }) => search_id),
              ),
            )
            .execute()
        for (const listing of listings) {
          const { listingId, matches: found, fallen, noted = 0 } = listing
          await find(tx, listing, noted === 0 ? found : found.slice(noted), numbers.get(listingId))
          await find(tx, listing, fallen, Number.MAX_SAFE_INTEGER)
        }
        const priced = listings.flatMap(({ listingId, price }) =>
          price ? [{ listing_id: listingId, ...price }] : [],
        )
        if (priced.length > 0)
          await queries
            .insertInto('alert_prices')
            .values(priced)
            .onConflict((c) =>
              c.column('listing_id').doUpdateSet((eb) => ({
                amount: eb.ref('excluded.amount'),
                currency: eb.ref('excluded.currency'),
              })),
            )
            .execute()
        const free = listings.flatMap(({ listingId, price }) => (price ? [] : [listingId]))
        const unpriced = [...free, ...gone]
        if (unpriced.length > 0)
          await queries
            .deleteFrom('alert_prices')
            .where(among(context, 'listing_id', unpriced))
            .execute()
      })
    },

    async noteSome(listing, matches) {
      await context.write(async (tx) => {
        const numbers = await numbersOf(tx, [listing])
        await find(tx, listing, matches, numbers.get(listing.listingId))
      })
    },

    async prices(listingIds) {
      const rows = await context.read
        .selectFrom('alert_prices')
        .selectAll()
        .where(among(context, 'listing_id', listingIds))
        .execute()
      return new Map(
        rows.map(({ listing_id, amount, currency }) => [listing_id, { amount: Number(amount), currency }]),
      )
    },

    async waiting({ frequencies, after, limit }) {
      // The index has each frequency by account.
      const part = `select * from (select distinct user_id, search_id from alert_finds where waiting = ? and user_id > ? order by user_id, search_id limit ?) as part`
      const rows = (await context.raw(
        `select user_id, search_id from (${frequencies.map(() => part).join(' union ')}) as parts order by user_id, search_id limit ?`,
        [...frequencies.flatMap((frequency) => [frequency, after, limit]), limit],
      )) as [Id, Id][]
      const found = rows.map(([userId, searchId]) => ({ userId, searchId }))
      if (found.length < limit) return found
      // Of the last account there may be more.
      const last = found.at(-1)!.userId
      return found.filter(({ userId }) => userId !== last)
    },

    async take(searchIds, frequencies) {
      if (searchIds.length === 0) return new Map()
      const rows = await context.write(({ queries }) =>
        queries
          .updateTable('alert_finds')
          .set({ waiting: null })
          .where(among(context, 'search_id', searchIds))
          .where('waiting', 'in', frequencies)
          .returning(['search_id', 'listing_id', 'found_at'])
          .execute(),
      )
      // Ids of one moment go by when they were made.
      const sorted = rows.toSorted((a, b) =>
        a.found_at === b.found_at ? (a.listing_id < b.listing_id ? 1 : -1) : a.found_at < b.found_at ? 1 : -1,
      )
      return new Map(
        [...Map.groupBy(sorted, ({ search_id }) => search_id)].map(([id, finds]) => [
          id,
          finds.map(({ listing_id }) => listing_id),
        ]),
      )
    },

    latest: () => latestArrival(context),

    async purge(before, limit) {
      const arrivals = await context.write(({ queries }) =>
        queries
          .deleteFrom('arrivals')
          .where('seq', 'in', (eb) =>
            eb
              .selectFrom('arrivals')
              .select('seq')
              .where('arrived_at', '<', before)
              .orderBy('seq')
              .limit(limit),
          )
          .executeTakeFirst(),
      )
      const finds = await context.write(({ queries }) =>
        queries
          .deleteFrom('alert_finds')
          .where((eb) =>
            eb(
              eb.refTuple('search_id', 'listing_id'),
              'in',
              eb
                .selectFrom('alert_finds')
                .select(['search_id', 'listing_id'])
                .where('found_at', '<', before)
                .orderBy('found_at')
                .limit(limit)
                .$asTuple('search_id', 'listing_id'),
            ),
          )
          .executeTakeFirst(),
      )
      return Number(arrivals.numDeletedRows) + Number(finds.numDeletedRows)
    },

    async secret() {
      const known = await readSetting(context.read, secretKey)
      if (known !== undefined) return Buffer.from(known, 'base64url')
      return context.write(async ({ queries }) => {
        // Of two processes at once the second finds the first one's.
        const locked = await lockSetting(queries, secretKey)
        if (locked !== '') return Buffer.from(locked, 'base64url')
        const made = randomBytes(32)
        await writeSetting(queries, secretKey, made.toString('base64url'))
        return made
      })
    },
  }
}

/** Numbers are never given twice, so what was purged counts too. */
export async function latestArrival({ read }: Pick<Context, 'read'>): Promise<number> {
  const row = await read
    .selectFrom('arrivals')
    .select('seq')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return Number(row?.seq ?? 0)
}
