import { sql } from 'kysely'
import type { Context, Queries, WriteTransaction } from '../context.ts'
import { storable } from '../text.ts'
import type { Id, ListingStatus, Time } from '../types.ts'
import { type Feed as ChangeFeed, recordChanges } from './changes.ts'
import { cardWithStatus } from './listings/cards.ts'
import { expiryAfter } from './listings/write.ts'
import type { SiteKnown } from './site.ts'

/** An item as a run saw it. */
export interface SeenItem {
  externalId: string
  /** Addresses of its pictures. */
  pictures: string[]
  /** Whether its row became a listing; what is known of its pictures stays where not. */
  isTaken: boolean
}

/** A picture as it was fetched, or refused for good. */
export interface FeedPicture {
  url: string
  imageId: Id | null
  /** Why there is none. */
  error?: string
}

/** An item whose listing does not show the pictures yet that its feed names. */
export interface PictureWork {
  externalId: string
  listingId: Id
  wanted: string[]
  had: FeedPicture[]
  /** How often it was tried. */
  tries: number
}

export interface FeedItems {
  /** Marks items as part of a run; those that this feed had withdrawn are published again. */
  seen(id: Id, run: number, items: readonly SeenItem[]): Promise<{ returned: number }>
  /** How many items that were there before are not part of a run. */
  countGone(id: Id, run: number): Promise<number>
  /**
   * Withdraws listings of up to `limit` items that are not part of a run, but for those that another feed of the same seller has.
   * `items` is 0 once there are no more.
   */
  withdrawGone(id: Id, run: number, limit: number): Promise<{ items: number; withdrawn: number }>
  /** Feeds that have work for `pictureWork`. */
  feedsWithPictureWork(limit: number): Promise<Id[]>
  /** Ordered by external id. */
  pictureWork(id: Id, request: { after: string | null; limit: number }): Promise<PictureWork[]>
  /** Keeps what came of an item's pictures, unless the feed has named others meanwhile; to be tried again where `isDue`. */
  keepPictures(
    id: Id,
    work: Pick<PictureWork, 'externalId' | 'wanted'>,
    outcome: { pictures: FeedPicture[]; isDue: boolean; tries: number },
  ): Promise<void>
}

export interface FeedItemsSchema {
  feed_items: {
    feed_id: Id
    external_id: string
    listing_id: Id | null
    /** The last run that saw it. */
    run: number
    /** Since when it is not there any more. */
    gone_at: Time | null
    /** 1 where its listing was withdrawn for that, and not by its seller. */
    withdrawn: number
    /** Addresses of its pictures, and what was made of them: JSON. */
    wanted: string | null
    pictures: string | null
    /** 1 while its listing does not show the wanted pictures. */
    due: number
    tries: number
  }
}

/** Of what stands for the files that a seller imports. */
export const importedFormat = 'imports'

/** Those that a feed takes off the shelf. */
const withdrawable = ['published', 'reserved', 'expired'] as const satisfies readonly ListingStatus[]
/** What is gone for longer is a new item when it returns. */
const rememberedDays = 90
const dayMs = 86_400_000

export function createFeedItems(context: Context, changeFeed: ChangeFeed, site: SiteKnown): FeedItems {
  return {
    async seen(id, run, items) {
      // The last row of an item counts, and one statement may not write a row twice.
      const byId = new Map(items.map((item) => [storable(item.externalId), item]))
      if (byId.size === 0) return { returned: 0 }
      const rows = [...byId].map(([externalId, { pictures, isTaken }]) => ({
        externalId,
        wanted: pictures.length > 0 ? JSON.stringify(pictures) : null,
        taken: Number(isTaken),
      }))
      return context.write(async (tx) => {
        const sellerId = await sellerOf(tx.queries, id)
        if (sellerId === undefined) return { returned: 0 }
        await upsert(tx.queries, { id, run, sellerId, json: JSON.stringify(rows) })
        const taken = rows.flatMap((row) => (row.taken ? [row.externalId] : []))
        return { returned: await publishReturned(tx, id, taken) }
      })
    },

    async countGone(id, run) {
      const { gone } = await context.read
        .selectFrom('feed_items')
        .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('gone'))
        .where('feed_id', '=', id)
        .where('run', '<', run)
        .where('gone_at', 'is', null)
        .executeTakeFirstOrThrow()
      return gone
    },

    withdrawGone(id, run, limit) {
      const now = context.now()
      return context.write(async (tx) => {
        const { queries } = tx
        const gone = await queries
          .updateTable('feed_items')
          .set({ gone_at: now, due: 0 })
          .where('feed_id', '=', id)
          .where('external_id', 'in', (eb) =>
            eb
              .selectFrom('feed_items')
              .select('external_id')
              .where('feed_id', '=', id)
              .where('run', '<', run)
              .where('gone_at', 'is', null)
              .limit(limit),
          )
          .returning('external_id')
          .execute()
        if (gone.length === 0) {
          await queries
            .deleteFrom('feed_items')
            .where('feed_id', '=', id)
            .where('gone_at', '<', new Date(Date.parse(now) - rememberedDays * dayMs).toISOString())
            .execute()
          return { items: 0, withdrawn: 0 }
        }
        const externalIds = gone.map((row) => row.external_id)
        const withdrawn: string[] = []
        for (const status of withdrawable) {
          const rows = await withdrawSome(queries, { id, externalIds, status, now })
          withdrawn.push(...rows.map((row) => row.external_id!))
          if (status === 'expired') continue
          const ids = rows.map((row) => row.id)
          await recordChanges(context, changeFeed, tx, 'remove', ids)
        }
        if (withdrawn.length > 0) {
          await queries
            .updateTable('feed_items')
            .set({ withdrawn: 1 })
            .where('feed_id', '=', id)
            .where('external_id', 'in', withdrawn)
            .execute()
        }
        return { items: gone.length, withdrawn: withdrawn.length }
      })
    },

    async feedsWithPictureWork(limit) {
      const rows = await context.read
        .selectFrom('feed_items')
        .innerJoin('feeds', 'feeds.id', 'feed_items.feed_id')
        .select('feed_id')
        .distinct()
        .where('due', '=', 1)
        .where((eb) => eb.or([eb('paused', '=', 0), eb('format', '=', importedFormat)]))
        .limit(limit)
        .execute()
      return rows.map((row) => row.feed_id)
    },

    async pictureWork(id, { after, limit }) {
      const rows = await context.read
        .selectFrom('feed_items')
        .select(['external_id', 'listing_id', 'wanted', 'pictures', 'tries'])
        .where('feed_id', '=', id)
        .where('due', '=', 1)
        .where('listing_id', 'is not', null)
        .$if(after !== null, (query) => query.where('external_id', '>', after!))
        .orderBy('external_id')
        .limit(limit)
        .execute()
      return rows.map((row) => ({
        externalId: row.external_id,
        listingId: row.listing_id!,
        wanted: JSON.parse(row.wanted ?? '[]') as string[],
        had: JSON.parse(row.pictures ?? '[]') as FeedPicture[],
        tries: row.tries,
      }))
    },

    async keepPictures(id, { externalId, wanted }, { pictures, isDue, tries }) {
      await context.write(({ queries }) =>
        queries
          .updateTable('feed_items')
          .set({
            pictures: pictures.length > 0 ? JSON.stringify(pictures) : null,
            due: Number(isDue),
            tries,
          })
          .where('feed_id', '=', id)
          .where('external_id', '=', externalId)
          .where('wanted', wanted.length > 0 ? '=' : 'is', wanted.length > 0 ? JSON.stringify(wanted) : null)
          .execute(),
      )
    },
  }

  async function upsert(
    queries: Queries,
    { id, run, sellerId, json }: { id: Id; run: number; sellerId: Id; json: string },
  ): Promise<void> {
    const given =
      context.dialect === 'postgres'
        ? sql`json_array_elements(${json}::json) as given(value)`
        : sql`json_each(${json}) as given`
    const isOther = sql`(feed_items.wanted is distinct from excluded.wanted or feed_items.listing_id is distinct from excluded.listing_id)`
    // A refused row says nothing new: only its run is written.
    await sql`
      insert into feed_items (feed_id, external_id, listing_id, run, wanted, due, tries)
      select ${id}, given.value ->> 'externalId', listings.id, cast(${run} as integer),
        case when cast(given.value ->> 'taken' as integer) = 1 then given.value ->> 'wanted' end,
        case when cast(given.value ->> 'taken' as integer) = 1 and given.value ->> 'wanted' is not null then 1 else 0 end, 0
      from ${given}
      left join listings on listings.seller_id = ${sellerId} and listings.external_id = given.value ->> 'externalId'
      where cast(given.value ->> 'taken' as integer) = 1
      on conflict (feed_id, external_id) do update set
        run = excluded.run,
        due = case when ${isOther} then 1 else feed_items.due end,
        tries = case when ${isOther} then 0 else feed_items.tries end,
        pictures = case when feed_items.listing_id is distinct from excluded.listing_id then null else feed_items.pictures end,
        wanted = excluded.wanted,
        listing_id = excluded.listing_id`.execute(queries)
    await sql`
      insert into feed_items (feed_id, external_id, run, due, tries)
      select ${id}, given.value ->> 'externalId', cast(${run} as integer), 0, 0
      from ${given} where cast(given.value ->> 'taken' as integer) = 0
      on conflict (feed_id, external_id) do update set run = excluded.run`.execute(queries)
  }

  /** Of items that were gone and are there again: the listings that the feed itself withdrew are published. */
  async function publishReturned(tx: WriteTransaction, id: Id, externalIds: string[]): Promise<number> {
    if (externalIds.length === 0) return 0
    const { queries } = tx
    const back = await queries
      .updateTable('feed_items')
      .set({ gone_at: null })
      .where('feed_id', '=', id)
      .where('external_id', 'in', externalIds)
      .where('gone_at', 'is not', null)
      .returning(['external_id', 'listing_id', 'withdrawn'])
      .execute()
    const ids = back.flatMap((row) => (row.withdrawn === 1 ? (row.listing_id ?? []) : []))
    if (ids.length === 0) return 0
    await queries
      .updateTable('feed_items')
      .set({ withdrawn: 0 })
      .where('feed_id', '=', id)
      .where(
        'external_id',
        'in',
        back.map((row) => row.external_id),
      )
      .execute()
    const now = Date.parse(context.now())
    const published = await queries
      .updateTable('listings')
      .set((eb) => ({
        status: 'published' as const,
        card: cardWithStatus('withdrawn', 'published'),
        expires_at: expiryAfter(now, site),
        updated_at: context.now(),
        version: eb('version', '+', 1),
      }))
      .where('id', 'in', ids)
      .where('status', '=', 'withdrawn')
      .where('published_at', 'is not', null)
      .returning('id')
      .execute()
    await recordChanges(
      context,
      changeFeed,
      tx,
      'publish',
      published.map((row) => row.id),
    )
    return published.length
  }
}

async function sellerOf(queries: Queries, id: Id): Promise<Id | undefined> {
  const row = await queries.selectFrom('feeds').select('seller_id').where('id', '=', id).executeTakeFirst()
  return row?.seller_id
}

/** Of the listings of items that are gone, those of one status that no other feed of the seller has. */
async function withdrawSome(
  queries: Queries,
  { id, externalIds, status, now }: { id: Id; externalIds: string[]; status: ListingStatus; now: Time },
): Promise<{ id: Id; external_id: string | null }[]> {
  return queries
    .updateTable('listings')
    .set((eb) => ({
      status: 'withdrawn' as const,
      card: cardWithStatus(status, 'withdrawn'),
      updated_at: now,
      version: eb('version', '+', 1),
    }))
    .where('seller_id', '=', (eb) => eb.selectFrom('feeds').select('seller_id').where('id', '=', id))
    .where('external_id', 'in', externalIds)
    .where('status', '=', status)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('feed_items')
            .innerJoin('feeds', 'feeds.id', 'feed_items.feed_id')
            .select('feed_items.feed_id')
            .whereRef('feeds.seller_id', '=', 'listings.seller_id')
            .whereRef('feed_items.external_id', '=', 'listings.external_id')
            .where('feed_items.gone_at', 'is', null),
        ),
      ),
    )
    .returning(['id', 'external_id'])
    .execute()
}
