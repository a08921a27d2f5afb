import { sql } from 'kysely'
import { among } from '../../among.ts'
import type { Context, Queries, WriteTransaction } from '../../context.ts'
import { DatabaseError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { isListed } from '../../rules/lifecycle.ts'
import { storable } from '../../text.ts'
import type { Id, ListingStatus, Time } from '../../types.ts'
import { type Feed, recordChanges } from '../changes.ts'
import { type CardContext, cardText } from './cards.ts'
import type { BulkListing, Listings } from './face.ts'
import { type AttachedImage, contentRow, refuseCrowd, storableAttributes } from './rows.ts'
import { listingColumns, type StoredListing } from './schema.ts'
import { expiryAfter } from './write.ts'

const dayMs = 86_400_000
/** A listing that an import names again lives on: its expiry moves when fewer days than these are left. */
const renewalDays = 30
const comparedColumns = listingColumns.filter(
  (column) => column !== 'updated_at' && column !== 'version' && column !== 'expires_at',
)

interface Known {
  row: StoredListing
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
): Pick<Listings, 'writeBatch'> {
  return {
    async writeBatch(batch) {
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
        let updated = repeated
        let unchanged = 0
        for (const listing of latest) {
          const before = listing.externalId === null ? undefined : known.get(keyOf(listing))
          const attached = listing.imageIds
            ? listing.imageIds.map((id) => images.get(id)!)
            : (before?.images ?? [])
          const stored = bulkRow(listing, before?.row, nowText)
          stored.card = cardText(stored, attached, cards, storableAttributes(listing.attributes))
          if (!before) {
            inserts.push(listingColumns.map((column) => stored[column]))
            links.push(...linkRows(stored.id, attached))
            if (isListed(stored.status)) publications.push(stored.id)
          } else if (isSame(before, stored, attached)) {
            unchanged++
            await prolong(queries, before.row, now)
          } else {
            updated++
            await rewrite(tx, stored, attached, before)
            const wasListed = isListed(before.row.status)
            if (isListed(stored.status)) (wasListed ? upserts : publications).push(stored.id)
            else if (wasListed) removals.push(stored.id)
          }
        }
        await context.insertMany(tx, 'listings', [...listingColumns], inserts)
        await context.insertMany(tx, 'listing_images', ['listing_id', 'position', 'image_id'], links)
        await recordChanges(context, feed, tx, 'publish', publications)
        await recordChanges(context, feed, tx, 'upsert', upserts)
        await recordChanges(context, feed, tx, 'remove', removals)
        return { created: inserts.length, updated, unchanged }
      })
    },
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
        publishedAt === null ? null : Math.max(liveExpiry(status, publishedAt, now), before?.expires_at ?? 0),
      version: before ? before.version + 1 : 1,
    }
  }

  async function rewrite(
    tx: WriteTransaction,
    row: StoredListing,
    attached: AttachedImage[],
    before: Known,
  ): Promise<void> {
    const { id, seller_id: _, ...values } = row
    await tx.queries.updateTable('listings').set(values).where('id', '=', id).execute()
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

/** What a moderator blocked stays so. What only time ended lives again by being named; all else keeps its status unless one is said. */
function bulkStatus(said: ListingStatus | undefined, before: ListingStatus | undefined): ListingStatus {
  if (before === 'blocked') return before
  if (said !== undefined) return said
  return before === undefined || before === 'expired' ? 'published' : before
}

/** A listing that comes as published is live, however long ago it was first published. */
function liveExpiry(status: StoredListing['status'], publishedAt: number, now: number): number {
  const expiry = expiryAfter(publishedAt)
  return isListed(status) && expiry <= now ? expiryAfter(now) : expiry
}

async function prolong(queries: Queries, row: StoredListing, now: number): Promise<void> {
  if (!isListed(row.status) || row.expires_at === null) return
  if (row.expires_at - now > renewalDays * dayMs) return
  await queries
    .updateTable('listings')
    .set((eb) => ({ expires_at: expiryAfter(now), version: eb('version', '+', 1) }))
    .where('id', '=', row.id)
    .execute()
}

function keyOf(listing: { sellerId: Id; externalId: string | null }): string {
  return `${listing.sellerId} ${listing.externalId === null ? '' : storable(listing.externalId)}`
}

/** The batch without those that a later one of the same seller and external id replaces. */
function lastOfEach(batch: BulkListing[]): BulkListing[] {
  const byKey = new Map<string, BulkListing>()
  for (const listing of batch) if (listing.externalId !== null) byKey.set(keyOf(listing), listing)
  return batch.filter((listing) => listing.externalId === null || byKey.get(keyOf(listing)) === listing)
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
      .select(listingColumns)
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
    for (const row of rows) {
      known.set(keyOf({ sellerId, externalId: row.external_id }), {
        row,
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
