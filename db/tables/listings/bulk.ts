import { sql } from 'kysely'
import { among } from '../../among.ts'
import type { Context, Queries, WriteTransaction } from '../../context.ts'
import { DatabaseError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { isListed, statusesThat } from '../../rules/lifecycle.ts'
import { storable } from '../../text.ts'
import type { Id, ListingStatus, Time } from '../../types.ts'
import { type Feed, recordChanges } from '../changes.ts'
import { importedFormat } from '../feed-items.ts'
import type { SiteKnown } from '../site.ts'
import { type CardContext, cardText, cardWithStatus } from './cards.ts'
import { createChecking } from './checking.ts'
import type { BulkListing, ListingCard, Listings } from './face.ts'
import { hasFallen, keptReduction, newReduction } from './reduction.ts'
import { type AttachedImage, contentRow, refuseCrowd, storableAttributes } from './rows.ts'
import { listingColumns, type StoredListing } from './schema.ts'
import { expiryAfter, type WriteOptions } from './write.ts'

const dayMs = 86_400_000
/** A listing that an import names again lives on: its expiry moves when fewer days than these are left. */
const renewalDays = 30
const comparedColumns = listingColumns.filter(
  (column) => column !== 'updated_at' && column !== 'version' && column !== 'expires_at',
)

const publishedColumn = listingColumns.indexOf('published_at')

interface Known {
  row: StoredListing
  importHash: string | null
  images: AttachedImage[]
}

/**
 * The bulk path of seeds and imports. It trusts its caller: statuses are taken as they come, images may be anybody's,
 * attributes are not checked; a listing that a moderator blocked stays blocked.
 */
export function createListingBulk(
  context: Context,
  feed: Feed,
  cards: CardContext,
  options: Pick<WriteOptions, 'checks' | 'quotas' | 'site'>,
): Pick<
  Listings,
  | 'writeBatch'
  | 'unchangedRows'
  | 'compareBatch'
  | 'quotaOf'
  | 'hasExternalIds'
  | 'importedBy'
  | 'withdrawImported'
  | 'idsOf'
> {
  const checking = createChecking(context, options, cards.categories)
  const { site } = options
  return {
    async idsOf(listings) {
      const ids = new Map<string, Id>()
      for (const [sellerId, theirs] of Map.groupBy(listings, (listing) => listing.sellerId)) {
        const rows = await context.read
          .selectFrom('listings')
          .select(['id', 'external_id'])
          .where('seller_id', '=', sellerId)
          .where(
            among(
              context,
              'external_id',
              theirs.map(({ externalId }) => storable(externalId)),
            ),
          )
          .execute()
        for (const row of rows) ids.set(keyOf({ sellerId, externalId: row.external_id }), row.id)
      }
      return listings.map((listing) => ids.get(keyOf(listing)))
    },

    async unchangedRows(asked) {
      const now = Date.parse(context.now())
      const same = new Set<string>()
      for (const [sellerId, theirs] of Map.groupBy(asked, (row) => row.sellerId)) {
        const ids = theirs.map(({ externalId }) => storable(externalId))
        const rows = await context.read
          .selectFrom('listings')
          .select(['external_id', 'status', 'expires_at', 'version', 'import_hash'])
          .where('seller_id', '=', sellerId)
          .where(among(context, 'external_id', ids))
          .execute()
        const hashes = new Map(theirs.map(({ externalId, rowHash }) => [storable(externalId), rowHash]))
        for (const row of rows) {
          const isSame = row.import_hash === `${hashes.get(row.external_id!)}.${row.version}`
          // Being named again lets these live on.
          if (isSame && row.status !== 'expired' && !mayExpireSoon(row, now))
            same.add(keyOf({ sellerId, externalId: row.external_id }))
        }
      }
      return asked.map((row) => same.has(keyOf(row)))
    },

    async compareBatch(batch) {
      const nowText = context.now()
      const known = await knownListings(context, context.read, batch)
      return batch.map((listing) => {
        const before = known.get(keyOf(listing))
        if (before === undefined) return 'create'
        const stored = storedOf(listing, before, before.images, nowText)
        return isSame(before, stored, before.images) ? 'leave' : 'update'
      })
    },

    quotaOf: (sellerId) => quotaOf(context.read, sellerId),

    async hasExternalIds(sellerId) {
      const found = await context.read
        .selectFrom('listings')
        .select('id')
        .where('seller_id', '=', sellerId)
        .where('external_id', 'is not', null)
        .limit(1)
        .executeTakeFirst()
      return found !== undefined
    },

    async importedBy(sellerId, { after, limit }) {
      const rows = await context.read
        .selectFrom('listings')
        .select(['external_id', 'status'])
        .where('seller_id', '=', sellerId)
        .where('external_id', 'is not', null)
        .$if(after !== null, (query) => query.where('external_id', '>', after))
        .where((eb) =>
          eb.not(
            eb.exists(
              eb
                .selectFrom('feed_items')
                .innerJoin('feeds', 'feeds.id', 'feed_items.feed_id')
                .select('feed_items.feed_id')
                .whereRef('feeds.seller_id', '=', 'listings.seller_id')
                .whereRef('feed_items.external_id', '=', 'listings.external_id')
                .where('feed_items.gone_at', 'is', null)
                .where('feeds.format', '<>', importedFormat),
            ),
          ),
        )
        .orderBy('external_id')
        .limit(limit)
        .execute()
      return rows.map((row) => ({ externalId: row.external_id!, isListed: isListed(row.status) }))
    },

    async withdrawImported(sellerId, externalIds) {
      if (externalIds.length === 0) return 0
      return context.write(async (tx) => {
        const withdrawn: Id[] = []
        for (const status of statusesThat('listed')) {
          const rows = await tx.queries
            .updateTable('listings')
            .set((eb) => ({
              status: 'withdrawn' as const,
              card: cardWithStatus(status, 'withdrawn'),
              updated_at: context.now(),
              version: eb('version', '+', 1),
            }))
            .where('seller_id', '=', sellerId)
            .where(among(context, 'external_id', externalIds.map(storable)))
            .where('status', '=', status)
            .returning('id')
            .execute()
          withdrawn.push(...rows.map(({ id }) => id))
        }
        await recordChanges(context, feed, tx, 'remove', withdrawn)
        return withdrawn.length
      })
    },

    async writeBatch(batch, { isLookedAt = false } = {}) {
      if (batch.length === 0) return { created: 0, updated: 0, unchanged: 0 }
      const latest = lastOfEach(batch)
      const repeated = batch.length - latest.length
      return context.write(async (tx) => {
        const { queries } = tx
        const sellers = await requireSellers(context, queries, latest)
        if (context.dialect === 'postgres') await takeTurns(queries, sellers)
        const images = await imagesById(context, queries, latest)
        const known = await knownListings(context, queries, latest)
        const nowText = context.now()
        const now = Date.parse(nowText)
        const inserts: unknown[][] = []
        const links: unknown[][] = []
        const upserts: Id[] = []
        const removals: Id[] = []
        const publications: Id[] = []
        /** What is kept of those that were looked at, once they are written. */
        const kept: (() => Promise<void>)[] = []
        let updated = repeated
        let unchanged = 0
        for (const listing of latest) {
          const before = listing.externalId === null ? undefined : known.get(keyOf(listing))
          const attached = listing.imageIds
            ? listing.imageIds.map((id) => images.get(id)!)
            : (before?.images ?? [])
          const stored = storedOf(listing, before, attached, nowText)
          if (before && hasFallen(before.row, stored)) {
            const reduced = await newReduction(tx, before.row, stored, nowText)
            stored.card = cardText(stored, attached, cards, storableAttributes(listing.attributes), reduced)
          }
          const isChanged = before === undefined || !isSame(before, stored, attached)
          if (isLookedAt && isChanged) await look(tx, stored, { before, attached, listing, kept })
          if (!before) {
            inserts.push([
              ...listingColumns.map((column) => stored[column]),
              importHash(listing, stored.version),
            ])
            links.push(...linkRows(stored.id, attached))
            if (isListed(stored.status)) publications.push(stored.id)
          } else if (!isChanged) {
            unchanged++
            const version = await prolong(queries, before.row, now, site)
            await remember(queries, before, importHash(listing, version))
          } else {
            updated++
            await rewrite(tx, stored, importHash(listing, stored.version), attached, before)
            const wasListed = isListed(before.row.status)
            if (isListed(stored.status)) (wasListed ? upserts : publications).push(stored.id)
            else if (wasListed) removals.push(stored.id)
          }
        }
        await context.insertMany(tx, 'listings', [...listingColumns, 'import_hash'], inTime(inserts))
        await context.insertMany(tx, 'listing_images', ['listing_id', 'position', 'image_id'], links)
        for (const keep of kept) await keep()
        if (isLookedAt) for (const seller of sellers) await refuseMore(queries, seller)
        await recordChanges(context, feed, tx, 'publish', publications)
        await recordChanges(context, feed, tx, 'upsert', upserts)
        await recordChanges(context, feed, tx, 'remove', removals)
        return { created: inserts.length, updated, unchanged }
      })
    },
  }

  function storedOf(
    listing: BulkListing,
    before: Known | undefined,
    images: AttachedImage[],
    nowText: Time,
  ): StoredListing {
    const row = bulkRow(listing, before?.row, nowText)
    const reduced = before && keptReduction(before.row, row)
    return { ...row, card: cardText(row, images, cards, storableAttributes(listing.attributes), reduced) }
  }

  /** Looks at what is about to be shown as if its owner had published it, and holds it where a moderator has to see it first. */
  async function look(
    tx: WriteTransaction,
    stored: StoredListing,
    {
      before,
      attached,
      listing,
      kept,
    }: {
      before: Known | undefined
      attached: AttachedImage[]
      listing: BulkListing
      kept: (() => Promise<void>)[]
    },
  ): Promise<void> {
    const isPending = stored.status === 'pending'
    if (!isPending && !isListed(stored.status)) return
    const wasListed = before !== undefined && isListed(before.row.status)
    const hashes = attached.map(({ sha256 }) => sha256)
    const isNew =
      !wasListed || before.row.title !== stored.title || before.row.description !== stored.description
    const looked = await checking.look(tx, stored, hashes, isNew)
    const isHeld = looked.isHeld && stored.status === 'published'
    if (isHeld) {
      stored.status = 'pending'
      // Its days begin when it is shown.
      if (before === undefined) Object.assign(stored, { published_at: null, expires_at: null })
      const { reduced } = JSON.parse(stored.card) as ListingCard
      stored.card = cardText(stored, attached, cards, storableAttributes(listing.attributes), reduced)
    }
    kept.push(() => looked.keep(isHeld || isPending))
  }

  /** @throws DatabaseError conflict where a member has more on show than may be */
  async function refuseMore(queries: Queries, sellerId: Id): Promise<void> {
    const quota = await quotaOf(queries, sellerId)
    if (quota !== undefined && quota.shown > quota.most)
      throw new DatabaseError(
        'conflict',
        `An account has at most ${quota.most} listings on show at once; the file would bring more`,
      )
  }

  async function quotaOf(
    queries: Queries,
    sellerId: Id,
  ): Promise<{ shown: number; most: number } | undefined> {
    const most = options.quotas?.listings
    if (most === undefined) return undefined
    const seller = await queries
      .selectFrom('users')
      .select('role')
      .where('id', '=', sellerId)
      .executeTakeFirst()
    if (seller?.role !== 'member') return undefined
    const rows = await queries
      .selectFrom('listings')
      .select('seq')
      .where('seller_id', '=', sellerId)
      .where('status', 'in', statusesThat('listed'))
      .limit(most + 1)
      .execute()
    return { shown: rows.length, most }
  }

  function bulkRow(listing: BulkListing, before: StoredListing | undefined, nowText: Time): StoredListing {
    const now = Date.parse(nowText)
    const status = bulkStatus(listing.status, before?.status)
    const wasPublished = publishedBy(now, listing.publishedAt, before?.published_at ?? null)
    const publishedAt = wasPublished ?? (isListed(status) ? now : null)
    return {
      ...contentRow(listing, cards),
      id: before?.id ?? newId(),
      seller_id: listing.sellerId,
      external_id: listing.externalId === null ? null : storable(listing.externalId),
      status,
      created_at: before?.created_at ?? (Date.parse(listing.createdAt) > now ? nowText : listing.createdAt),
      updated_at: nowText,
      card: '',
      published_at: publishedAt,
      // A renewal on the site outlives the import.
      expires_at:
        publishedAt === null
          ? null
          : Math.max(liveExpiry(status, publishedAt, now, site), before?.expires_at ?? 0),
      version: before ? before.version + 1 : 1,
    }
  }

  async function rewrite(
    tx: WriteTransaction,
    row: StoredListing,
    importHash: string | null,
    attached: AttachedImage[],
    before: Known,
  ): Promise<void> {
    const { id, seller_id: _, ...values } = row
    await tx.queries
      .updateTable('listings')
      .set({ ...values, import_hash: importHash })
      .where('id', '=', id)
      .execute()
    if (sameImages(before.images, attached)) return
    await tx.queries.deleteFrom('listing_images').where('listing_id', '=', id).execute()
    await context.insertMany(
      tx,
      'listing_images',
      ['listing_id', 'position', 'image_id'],
      linkRows(id, attached),
    )
  }
}

/** When it was published, in milliseconds since 1970; never in time to come, or it would stand before all others. */
function publishedBy(now: number, said: Time | null, before: number | null): number | null {
  if (said === null) return before
  const time = Date.parse(said)
  return time <= now ? time : (before ?? now)
}

/** What a moderator blocked, rejected or has yet to see stays so. What only time ended lives again by being named; all else keeps its status unless one is said. */
function bulkStatus(said: ListingStatus | undefined, before: ListingStatus | undefined): ListingStatus {
  if (before === 'blocked' || before === 'rejected' || before === 'pending') return before
  if (said !== undefined) return said
  return before === undefined || before === 'expired' ? 'published' : before
}

/** A listing that comes as published is live, however long ago it was first published. */
function liveExpiry(
  status: StoredListing['status'],
  publishedAt: number,
  now: number,
  site: SiteKnown,
): number {
  const expiry = expiryAfter(publishedAt, site)
  return isListed(status) && expiry <= now ? expiryAfter(now, site) : expiry
}

/** Resolves to its version afterwards. */
async function prolong(queries: Queries, row: StoredListing, now: number, site: SiteKnown): Promise<number> {
  if (!mayExpireSoon(row, now)) return row.version
  await queries
    .updateTable('listings')
    .set((eb) => ({ expires_at: expiryAfter(now, site), version: eb('version', '+', 1) }))
    .where('id', '=', row.id)
    .execute()
  return row.version + 1
}

const mayExpireSoon = (
  { status, expires_at: expiresAt }: Pick<StoredListing, 'status' | 'expires_at'>,
  now: number,
): boolean => isListed(status) && expiresAt !== null && Number(expiresAt) - now <= renewalDays * dayMs

/** With the version, which whatever else changes the listing moves on. */
const importHash = ({ rowHash }: Pick<BulkListing, 'rowHash'>, version: number): string | null =>
  rowHash === undefined ? null : `${rowHash}.${version}`

async function remember(
  queries: Queries,
  { row, importHash: before }: Known,
  hash: string | null,
): Promise<void> {
  if (hash === before) return
  await queries.updateTable('listings').set({ import_hash: hash }).where('id', '=', row.id).execute()
}

/**
 * Rows with a time in its order, others where they are. Most indexes begin with the time or have it next: fewer pages are touched, a fifth of all that
 * SQLite does for an import whose rows come in no order.
 */
function inTime(rows: unknown[][]): unknown[][] {
  const timeOf = (row: unknown[]) => row[publishedColumn] as number | null
  const dated = rows.filter((row) => timeOf(row) !== null).sort((a, b) => timeOf(a)! - timeOf(b)!)
  let next = 0
  return rows.map((row) => (timeOf(row) === null ? row : dated[next++]!))
}

function keyOf(listing: { sellerId: Id; externalId: string | null }): string {
  return `${listing.sellerId} ${listing.externalId === null ? '' : storable(listing.externalId)}`
}

/** The batch without those that a later one of the same seller and external id replaces. */
function lastOfEach(batch: BulkListing[]): BulkListing[] {
  const [first] = batch
  // Of one seller, as nearly always, the ids tell: a tenth of what keys of both cost.
  if (batch.every(({ sellerId, externalId }) => sellerId === first!.sellerId && externalId !== null)) {
    const ids = new Set(batch.map(({ externalId }) => storable(externalId!)))
    if (ids.size === batch.length) return batch
  }
  const keys = batch.map((listing) => (listing.externalId === null ? null : keyOf(listing)))
  const last = new Map(keys.map((key, i) => [key, i]))
  return last.size === batch.length
    ? batch
    : batch.filter((_, i) => keys[i] === null || last.get(keys[i]!) === i)
}

/**
 * Batches of one seller are written one after another, also by several processes: two that name the same external ids would else insert
 * them twice, or wait for each other's rows. SQLite has one writer anyway.
 */
async function takeTurns(queries: Queries, sellerIds: Id[]): Promise<void> {
  await sql`
    select pg_advisory_xact_lock(hashtextextended('listings of ' || id, 0))
    from (select id from unnest(${sellerIds}::text[]) as id order by id) as sellers`.execute(queries)
}

/**
 * The batch's sellers.
 * @throws DatabaseError bad-reference for one that does not exist
 */
async function requireSellers(context: Context, queries: Queries, batch: BulkListing[]): Promise<Id[]> {
  const ids = [...new Set(batch.map((listing) => listing.sellerId))]
  const rows = await queries
    .selectFrom('users')
    .select('id')
    .where(among(context, 'id', ids))
    .where('removed_at', 'is', null)
    .execute()
  const found = new Set(rows.map((row) => row.id))
  const missing = ids.find((id) => !found.has(id))
  if (missing !== undefined) {
    throw new DatabaseError('bad-reference', `There is no seller ${missing}`, 'sellerId')
  }
  return ids
}

async function imagesById(
  context: Context,
  queries: Queries,
  batch: BulkListing[],
): Promise<Map<Id, AttachedImage>> {
  for (const { imageIds = [] } of batch) refuseCrowd(imageIds)
  const ids = [...new Set(batch.flatMap((listing) => listing.imageIds ?? []))]
  if (ids.length === 0) return new Map()
  const rows = await queries
    .selectFrom('images')
    .select(['id', 'sha256', 'width', 'height', 'placeholder'])
    .where(among(context, 'id', ids))
    .execute()
  const found = new Map(rows.map((row) => [row.id, row]))
  const missing = ids.find((id) => !found.has(id))
  if (missing !== undefined) {
    throw new DatabaseError('bad-reference', `There is no image ${missing}`, 'imageIds')
  }
  return found
}

/** The listings that the batch's external ids name already. */
async function knownListings(
  context: Context,
  queries: Queries,
  batch: BulkListing[],
): Promise<Map<string, Known>> {
  const known = new Map<string, Known>()
  const external = batch.filter((listing) => listing.externalId !== null)
  for (const [sellerId, listings] of Map.groupBy(external, (listing) => listing.sellerId)) {
    const externalIds = listings.map((listing) => storable(listing.externalId!))
    const rows = await queries
      .selectFrom('listings')
      .select([...listingColumns, 'import_hash'])
      .where('seller_id', '=', sellerId)
      .where(among(context, 'external_id', externalIds))
      .execute()
    if (rows.length === 0) continue
    const ids = rows.map((row) => row.id)
    const links = await queries
      .selectFrom('listing_images')
      .innerJoin('images', 'images.id', 'listing_images.image_id')
      .select(['listing_id', 'images.id', 'sha256', 'width', 'height', 'placeholder'])
      .where(among(context, 'listing_id', ids))
      .orderBy('listing_id')
      .orderBy('listing_images.position')
      .execute()
    const images = Map.groupBy(links, (link) => link.listing_id)
    for (const { import_hash: importHash, ...row } of rows) {
      known.set(keyOf({ sellerId, externalId: row.external_id }), {
        row,
        importHash,
        images: images.get(row.id) ?? [],
      })
    }
  }
  return known
}

/** Whether a buyer or the seller would see no difference. */
function isSame(before: Known, row: StoredListing, images: AttachedImage[]): boolean {
  return (
    comparedColumns.every((column) => before.row[column] === row[column]) && sameImages(before.images, images)
  )
}

function sameImages(a: AttachedImage[], b: AttachedImage[]): boolean {
  return a.length === b.length && a.every(({ id }, i) => id === b[i]!.id)
}

function linkRows(listingId: Id, images: AttachedImage[]): unknown[][] {
  return images.map((image, position) => [listingId, position, image.id])
}
