import { sql } from 'kysely'
import type { CardArena } from '../../arena/index.ts'
import type { Context, Queries, WriteTransaction } from '../../context.ts'
import { DatabaseError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import type { CheckSettings } from '../../rules/checks/index.ts'
import { missingToPublish } from '../../rules/content.ts'
import type { Fault } from '../../rules/faults.ts'
import {
  isEditable,
  isListed,
  isVisible,
  type Mover,
  moversOf,
  nextStatus,
  statusBeforeBlock,
  statusesThat,
  statusRules,
  unpublishedStatuses,
} from '../../rules/lifecycle.ts'
import type { RateSettings } from '../../rules/rates.ts'
import type { Actor, Id, ListingInput } from '../../types.ts'
import type { EventFeed } from '../account-events.ts'
import { type Feed, recordChanges } from '../changes.ts'
import { endOffers, reopenOffers } from '../conversations/offer-ends.ts'
import { endReservation, reservationOf } from '../conversations/reservation.ts'
import { letGo } from '../image-files.ts'
import type { SiteKnown } from '../site.ts'
import { type CardContext, cardText, cardWithStatus, movedCard } from './cards.ts'
import { createChecking } from './checking.ts'
import type { Listing, Listings, Quotas } from './face.ts'
import { keptReduction, newReduction } from './reduction.ts'
import { attachedImages, attachImages, contentRow, ownImages } from './rows.ts'
import { fromRow, listingColumns, type StoredListing, toTime } from './schema.ts'

export interface WriteOptions {
  /** None where absent. */
  quotas?: Quotas | undefined
  /** How listings are looked at before they are shown; not at all where absent. */
  checks?: CheckSettings | undefined
  /** By which prices in other currencies are compared; none but the site's own where absent. */
  rates?: RateSettings | undefined
  /** Who is told of what becomes of a reservation. */
  events: EventFeed
  /** What the site's settings say of listings. */
  site: SiteKnown
  /** What keeps the cards, where there is one. */
  arena?: CardArena | undefined
}

type ListingWrites = Pick<
  Listings,
  'create' | 'update' | 'remove' | 'move' | 'unblock' | 'expire' | 'countDue' | 'purgeDrafts'
>

/** Of old drafts; letter for letter as the partial index has it, which applies only then. */
const unpublished = "published_at is null and external_id is null and status <> 'pending'"

const dayMs = 86_400_000

/** When a listing that is published or renewed at `from` expires; milliseconds since 1970. */
export function expiryAfter(from: number, { settings }: SiteKnown): number {
  return from + settings.listingDays * dayMs
}

export function createListingWrites(
  context: Context,
  feed: Feed,
  cards: CardContext,
  options: WriteOptions,
): ListingWrites {
  const checking = createChecking(context, options, cards.categories)
  /**
   * The listing, locked until the transaction ends, where `actor` owns it or has one of `roles`.
   * @throws DatabaseError not-found, stale
   */
  async function lockListing(
    queries: Queries,
    id: Id,
    actor: Actor,
    roles: Actor['role'][],
    ifVersion: number | undefined,
  ): Promise<StoredListing> {
    let select = queries.selectFrom('listings').select(listingColumns).where('id', '=', id)
    if (!roles.includes(actor.role)) select = select.where('seller_id', '=', actor.id)
    if (context.dialect === 'postgres') select = select.forUpdate()
    const row = await select.executeTakeFirst()
    if (!row) throw new DatabaseError('not-found', 'There is no such listing')
    if (ifVersion !== undefined && row.version !== ifVersion) {
      throw new DatabaseError('stale', 'The listing has changed since it was read')
    }
    return row
  }

  /**
   * The seller's account, locked, so that of one account's writes each counts what the others wrote.
   * @throws DatabaseError bad-reference for one that is gone
   */
  async function lockSeller(queries: Queries, id: Id): Promise<{ role: Actor['role'] }> {
    let select = queries
      .selectFrom('users')
      .select('role')
      .where('id', '=', id)
      .where('removed_at', 'is', null)
    if (context.dialect === 'postgres') select = select.forNoKeyUpdate()
    const seller = await select.executeTakeFirst()
    if (!seller) throw new DatabaseError('bad-reference', 'There is no such seller', 'sellerId')
    return seller
  }

  return {
    async create(sellerId, input) {
      const content = contentRow(input, cards)
      const now = context.now()
      return context.write(async ({ queries }) => {
        await refuseMore(queries, sellerId, 'drafts')
        const images = await ownImages(queries, input.imageIds, sellerId, options.site.settings.pictures)
        const row = {
          ...content,
          id: newId(),
          seller_id: sellerId,
          external_id: null,
          status: 'draft' as const,
          created_at: now,
          updated_at: now,
          published_at: null,
          expires_at: null,
          version: 1,
        }
        const stored: StoredListing = { ...row, card: cardText(row, images, cards) }
        await queries.insertInto('listings').values(stored).execute()
        await attachImages(queries, row.id, images)
        return fromRow(stored, input.imageIds)
      })
    },

    update(id, actor, patch, ifVersion) {
      return context.write(async (tx) => {
        const { queries } = tx
        const row = await lockListing(queries, id, actor, ['admin'], ifVersion)
        if (!isEditable(row.status)) {
          throw new DatabaseError('conflict', `A listing that is ${row.status} cannot be edited`, 'status')
        }
        const held = await attachedImages(queries, id)
        const images =
          patch.imageIds === undefined
            ? held
            : await ownImages(
                queries,
                patch.imageIds,
                row.seller_id,
                // Those that it had before fewer were allowed may stay.
                Math.max(options.site.settings.pictures, held.length),
              )
        const before = fromRow(
          row,
          held.map((image) => image.id),
        )
        const after = patched(before, patch)
        const content = contentRow(after, cards)
        if (statusRules[row.status].complete) refuseLess(before, after)
        const edited = { ...row, ...content }
        // What a moderator is about to show, and what anybody reads who has the address, as much as what is listed.
        const isPending = row.status === 'pending'
        const looked =
          (isPending || isVisible(row.status)) && actor.id === row.seller_id
            ? await checking.look(tx, edited, hashesOf(images), isOtherContent(before, after))
            : undefined
        // What is promised to somebody stays so; a moderator is told.
        const isHeld = looked?.isHeld === true && row.status === 'published'
        const status = isHeld ? 'pending' : row.status
        const next = { ...edited, status, updated_at: context.now(), version: row.version + 1 }
        const reduced = keptReduction(row, next) ?? (await newReduction(tx, row, next, next.updated_at))
        const stored: StoredListing = { ...next, card: cardText(next, images, cards, undefined, reduced) }
        await queries
          .updateTable('listings')
          .set({
            ...content,
            status,
            card: stored.card,
            updated_at: stored.updated_at,
            version: stored.version,
          })
          .where('id', '=', id)
          .where('seller_id', '=', row.seller_id)
          .execute()
        if (patch.imageIds !== undefined) {
          await queries.deleteFrom('listing_images').where('listing_id', '=', id).execute()
          await attachImages(queries, id, images)
        }
        if (isListed(row.status)) await recordChanges(context, feed, tx, isHeld ? 'remove' : 'upsert', [id])
        await looked?.keep(isHeld || isPending)
        if (row.status === 'published') await endOffers(context, options.events, tx, id)
        return fromRow(
          stored,
          images.map((image) => image.id),
        )
      })
    },

    remove(id, actor, ifVersion) {
      return context.write(async (tx) => {
        const { queries } = tx
        const row = await lockListing(queries, id, actor, ['admin'], ifVersion)
        const reservation = row.status === 'reserved' ? await reservationOf(tx, id) : undefined
        const images = await attachedImages(queries, id)
        await checking.forget(tx, id)
        await queries
          .deleteFrom('listings')
          .where('id', '=', id)
          .where('seller_id', '=', row.seller_id)
          .execute()
        if (row.published_at !== null) await recordChanges(context, feed, tx, 'remove', [id], row.seller_id)
        if (reservation) await endReservation(context, options.events, tx, reservation, false)
        if (row.status === 'published') await endOffers(context, options.events, tx, id)
        if (images.length === 0) return
        const removed = await queries
          .deleteFrom('images')
          .where(
            'id',
            'in',
            images.map((image) => image.id),
          )
          .where('owner_id', '=', row.seller_id)
          .where((eb) =>
            eb.not(
              eb.exists(
                eb
                  .selectFrom('listing_images')
                  .select('listing_id')
                  .whereRef('listing_images.image_id', '=', 'images.id'),
              ),
            ),
          )
          .returning('sha256')
          .execute()
        await letGo(
          queries,
          removed.map((image) => image.sha256),
          context.now(),
        )
      })
    },

    move(id, actor, move, ifVersion) {
      return context.write(async (tx) => {
        const { queries } = tx
        const row = await lockListing(queries, id, actor, ['moderator', 'admin'], ifVersion)
        const movers: Mover[] = moversOf(actor, row.seller_id)
        const wanted = nextStatus(row.status, move, movers)
        const reservation =
          row.status === 'reserved' && wanted !== 'reserved' ? await reservationOf(tx, id) : undefined
        const images = await attachedImages(queries, id)
        const imageIds = images.map((image) => image.id)
        if (move === 'publish' || move === 'approve') refuseIncomplete(fromRow(row, imageIds))
        const looked =
          !isListed(row.status) && isListed(wanted) && actor.id === row.seller_id
            ? await checking.look(tx, row, hashesOf(images), true)
            : undefined
        const isHeld = looked?.isHeld ?? false
        const status = isHeld ? 'pending' : wanted
        const now = context.now()
        const becomesListed = !isListed(row.status) && isListed(status)
        if (becomesListed) await refuseMore(queries, row.seller_id, 'listings')
        const publishedAt = becomesListed ? Date.parse(now) : row.published_at
        const renewed = becomesListed || (move === 'renew' && !isHeld)
        const expiresAt = renewed ? expiryAfter(Date.parse(now), options.site) : row.expires_at
        const stored: StoredListing = {
          ...row,
          status,
          published_at: publishedAt,
          expires_at: expiresAt,
          updated_at: now,
          version: row.version + 1,
          card: movedCard(row.card, status, toTime(publishedAt)),
        }
        await queries
          .updateTable('listings')
          .set({
            status,
            published_at: publishedAt,
            expires_at: expiresAt,
            updated_at: now,
            version: stored.version,
            card: stored.card,
          })
          .where('id', '=', id)
          .where('seller_id', '=', row.seller_id)
          .execute()
        if (isListed(status))
          await recordChanges(context, feed, tx, becomesListed ? 'publish' : 'upsert', [id])
        else if (isListed(row.status)) await recordChanges(context, feed, tx, 'remove', [id])
        await looked?.keep(isHeld)
        if (row.status === 'pending' || status === 'withdrawn') await checking.forget(tx, id)
        if (reservation) await endReservation(context, options.events, tx, reservation, status === 'sold')
        if (row.status === 'published') await endOffers(context, options.events, tx, id)
        if (move === 'release') await reopenOffers(context, options.events, tx, id)
        return fromRow(stored, imageIds)
      })
    },

    unblock(id, before, asItWas) {
      return context.write(async (tx) => {
        const { queries } = tx
        const row = await queries
          .selectFrom('listings')
          .select(listingColumns)
          .where('id', '=', id)
          .$if(context.dialect === 'postgres', (query) => query.forUpdate())
          .executeTakeFirst()
        if (!row) throw new DatabaseError('not-found', 'There is no such listing')
        // One that was never shown was rejected, and is shown now.
        const isNew = before === 'pending'
        const taken = isNew ? 'rejected' : 'blocked'
        if (row.status !== taken)
          throw new DatabaseError('conflict', `The listing is ${row.status}, not ${taken}`, 'status')
        if (isNew && asItWas !== undefined && row.version !== asItWas) return holdAgain(tx, row)
        const now = context.now()
        const wanted = statusBeforeBlock(before)
        const publishedAt = isNew ? Date.parse(now) : row.published_at
        const expiresAt = isNew ? expiryAfter(Date.parse(now), options.site) : row.expires_at
        const isOver = expiresAt !== null && expiresAt <= Date.parse(now)
        const status = wanted === 'published' && isOver ? 'expired' : wanted
        await queries
          .updateTable('listings')
          .set((eb) => ({
            status,
            published_at: publishedAt,
            expires_at: expiresAt,
            updated_at: now,
            version: eb('version', '+', 1),
            card: movedCard(row.card, status, toTime(publishedAt)),
          }))
          .where('id', '=', id)
          .execute()
        if (isListed(status)) await recordChanges(context, feed, tx, isNew ? 'publish' : 'upsert', [id])
      })
    },

    async countDue(now, most) {
      const [row] = await context.raw(
        `select count(*) from (select 1 from listings where status = 'published' and (expires_at / 86400000) <= ? and expires_at <= ? limit ?) as due`,
        [Math.floor(Date.parse(now) / dayMs), Date.parse(now), most],
      )
      return row![0] as number
    },

    expire(now, limit) {
      const status = nextStatus('published', 'expire', ['system'])
      return context.write(async (tx) => {
        const { queries } = tx
        const expired = await queries
          .updateTable('listings')
          .set((eb) => ({
            status,
            card: cardWithStatus('published', status),
            updated_at: now,
            version: eb('version', '+', 1),
          }))
          .where('id', 'in', (eb) =>
            eb
              .selectFrom('listings')
              .select('id')
              .where('status', '=', 'published')
              // The first condition is the one that the index holds, letter for letter.
              .where(sql<boolean>`(expires_at / 86400000) <= ${Math.floor(Date.parse(now) / dayMs)}`)
              .where('expires_at', '<=', Date.parse(now))
              .limit(limit),
          )
          .where('status', '=', 'published')
          .returning('id')
          .execute()
        await recordChanges(
          context,
          feed,
          tx,
          'remove',
          expired.map((row) => row.id),
        )
        return expired.length
      })
    },

    purgeDrafts(before, limit) {
      return context.write(async ({ queries }) => {
        const removed = await queries
          .deleteFrom('listings')
          .where('id', 'in', (eb) =>
            eb
              .selectFrom('listings')
              .select('id')
              .where(sql<boolean>`${sql.raw(unpublished)}`)
              .where('updated_at', '<', before)
              .orderBy('updated_at')
              .limit(limit),
          )
          // Again, once the row is locked: its owner may just have published or changed it.
          .where(sql<boolean>`${sql.raw(unpublished)}`)
          .where('updated_at', '<', before)
          .returning('id')
          .execute()
        return removed.length
      })
    },
  }

  /** A moderator looks at what nobody has seen: it was refused, and written anew since. */
  async function holdAgain(tx: WriteTransaction, row: StoredListing): Promise<void> {
    const status = 'pending'
    const images = await attachedImages(tx.queries, row.id)
    const looked = await checking.look(tx, row, hashesOf(images), true)
    await tx.queries
      .updateTable('listings')
      .set((eb) => ({
        status,
        updated_at: context.now(),
        version: eb('version', '+', 1),
        card: movedCard(row.card, status, toTime(row.published_at)),
      }))
      .where('id', '=', row.id)
      .execute()
    await looked.keep(true)
  }

  /** @throws DatabaseError conflict where a member has as many as may be */
  async function refuseMore(queries: Queries, sellerId: Id, quota: keyof Quotas): Promise<void> {
    const { role } = await lockSeller(queries, sellerId)
    const most = options.quotas?.[quota]
    if (role !== 'member' || most === undefined) return
    // The index holds all of it, and no more than the quota is looked at.
    const rows = await queries
      .selectFrom('listings')
      .select('seq')
      .where('seller_id', '=', sellerId)
      .where('status', 'in', quota === 'drafts' ? unpublishedStatuses : statusesThat('listed'))
      .$if(quota === 'drafts', (query) => query.where('published_at', 'is', null))
      .limit(most)
      .execute()
    if (rows.length < most) return
    throw new DatabaseError(
      'conflict',
      quota === 'drafts'
        ? `An account has at most ${most} listings that were never published; publish or delete some first`
        : `An account has at most ${most} listings on show at once; withdraw some first`,
    )
  }

  function missing(listing: ListingInput): Fault[] {
    return missingToPublish(listing, cards.categories.leaf(listing.categoryId))
  }

  function refuseIncomplete(listing: ListingInput): void {
    refuse('The listing is not complete yet', missing(listing))
  }

  /** What buyers see, or are about to, stays as complete as it was. */
  function refuseLess(before: ListingInput, after: ListingInput): void {
    const known = new Set(missing(before).map(({ pointer }) => pointer))
    const fresh = missing(after).filter(({ pointer }) => !known.has(pointer))
    refuse('The listing must stay complete', fresh)
  }
}

function refuse(reason: string, faults: Fault[]): void {
  if (faults.length === 0) return
  const details = faults.map(({ pointer, detail }) => `${pointer} ${detail}`).join('; ')
  throw new DatabaseError('incomplete', `${reason}: ${details}`, undefined, faults)
}

const hashesOf = (images: { sha256: string }[]) => images.map(({ sha256 }) => sha256)

/** Whether an edit changes more than what is asked for it and where it is. */
const isOtherContent = (before: Listing, after: ListingInput): boolean =>
  before.title !== after.title ||
  before.description !== after.description ||
  before.categoryId !== after.categoryId ||
  before.imageIds.join() !== after.imageIds.join()

/** A new place brings its own name and coordinates unless the patch gives them. */
function patched(before: Listing, patch: Partial<ListingInput>): ListingInput {
  const moved = patch.placeId !== undefined && patch.placeId !== before.placeId
  const kept = moved ? { ...before, placeName: null, lat: null, lon: null } : before
  const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined))
  return { ...kept, ...given }
}
