import type { ExpressionBuilder } from 'kysely'
import { isForeignKeyViolation } from '../constraints.ts'
import type { Context, Queries } from '../context.ts'
import { DatabaseError } from '../errors.ts'
import { newId } from '../ids.ts'
import type { Actor, Id, ListingStatus, Time } from '../types.ts'
import { createImageFiles, endClaim, type ImageFilesSchema, letGo } from './image-files.ts'
import type { Schema } from './index.ts'
import { visible } from './listings/schema.ts'

interface NewImage extends Omit<StoredImage, 'id' | 'createdAt'> {
  /** What it looks like, as images/ writes it; '' or left out where that says nothing. */
  prints?: string
}

interface StoredImage {
  id: Id
  ownerId: Id
  sha256: string
  width: number
  height: number
  bytes: number
  /** ThumbHash, base64. */
  placeholder: string
  createdAt: Time
}

/** What an upload holds while it makes and checks the files of its pictures: meanwhile nobody removes them. */
interface ImageClaim {
  id: Id
  /** Those claimed so far, by hash. */
  claimed: string[]
  /** Those whose files are being removed at this moment; to be claimed again shortly. */
  removing: string[]
}

/**
 * Pictures by owner, and what is known of the files of each hash. Upload, deletion and sweep agree here, also between
 * processes: files are made and looked at under a claim, rows are recorded with it, and files are removed only while
 * nobody holds a claim or a row.
 */
export interface Images {
  /** Claims the files of `hashes` for a quarter of an hour; with `id`, adds to that claim. */
  claim(hashes: string[], id?: Id): Promise<ImageClaim>
  /** Ends a claim without keeping anything. */
  release(claim: Id): Promise<void>
  /**
   * All pictures of an upload at once; the claim ends with it.
   * @throws DatabaseError busy when the claim lapsed and the files were removed; bad-reference when the owner is gone
   */
  record(claim: Id, images: NewImage[]): Promise<StoredImage[]>
  find(ids: Id[], ownerId: Id): Promise<StoredImage[]>
  /** How many pictures an account has, and the bytes of what it sent for them. */
  usageOf(ownerId: Id): Promise<{ count: number; bytes: number }>
  /** Whether a listing that anybody may see shows the picture. */
  isPublic(sha256: string): Promise<boolean>
  /** Whether `actor` may see it although it is not public: as its owner, as whoever got it in a message, or as staff. */
  isVisibleTo(sha256: string, actor: Actor): Promise<boolean>
  /** What pictures look like, at most `limit` after the one numbered `after`, in that order. A number below one that was seen may come late. */
  prints(after: number, limit: number): Promise<{ id: number; prints: string }[]>
  printsOf(sha256: string): Promise<string | undefined>
  /** Who has those pictures, by their numbers, at most 200: each owner and, where a listing shows it, that listing. */
  usesOf(prints: number[]): Promise<ImageUse[]>
  /** At most `limit` rows uploaded before `before` and attached to nothing go; resolves to how many did. */
  removeUnattached(before: Time, limit: number): Promise<number>
  /**
   * Of the files that somebody let go of, at most `limit` of which nobody uses any more, to be removed from the store.
   * They are the caller's until `until`; then `forget` them.
   */
  takeUnused(limit: number): Promise<{ hashes: string[]; until: Time }>
  /** Files taken with this `until` are gone from the store. */
  forget(hashes: string[], until: Time): Promise<void>
  /** Hashes of files in the store that this database knows nothing of become unused ones. */
  adopt(hashes: string[]): Promise<number>
}

interface ImageUse {
  /** The number of its prints. */
  print: number
  sha256: string
  ownerId: Id
  listingId: Id | null
  status: ListingStatus | null
}

export interface ImagesSchema extends ImageFilesSchema {
  images: ImageRow
}

interface ImageRow {
  id: Id
  owner_id: Id
  sha256: string
  width: number
  height: number
  bytes: number
  placeholder: string
  created_at: Time
}

/** Most values in one `in (…)`, well below either database's limit of parameters. */
const chunk = 1_000

export function createImages(context: Context): Images {
  return {
    ...createImageFiles(context),

    async record(claim, inputs) {
      const createdAt = context.now()
      const images: StoredImage[] = inputs.map(({ prints: _, ...input }) => ({
        ...{ id: newId(), ...input, createdAt },
      }))
      const prints = inputs.flatMap(({ sha256, prints = '' }) => (prints === '' ? [] : [{ sha256, prints }]))
      if (images.length === 0) return []
      try {
        await context.write(async ({ queries }) => {
          await requireFiles(queries, images)
          await queries.insertInto('images').values(images.map(toRow)).execute()
          if (prints.length > 0)
            await queries
              .insertInto('image_prints')
              .values(prints.sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1)))
              .onConflict((conflict) => conflict.column('sha256').doNothing())
              .execute()
          await endClaim(queries, claim)
        })
      } catch (error) {
        if (!isForeignKeyViolation(error)) throw error
        throw new DatabaseError('bad-reference', 'The owner does not exist', 'ownerId')
      }
      return images
    },

    async find(ids, ownerId) {
      if (ids.length === 0) return []
      const rows = await context.read
        .selectFrom('images')
        .selectAll()
        .where('id', 'in', ids.slice(0, chunk))
        .where('owner_id', '=', ownerId)
        .execute()
      const byId = new Map(rows.map((row) => [row.id, fromRow(row)]))
      return ids.flatMap((id) => byId.get(id) ?? [])
    },

    async usageOf(ownerId) {
      const [row] = await context.raw(
        'select count(*), coalesce(sum(bytes), 0) from images where owner_id = ?',
        [ownerId],
      )
      return { count: Number(row![0]), bytes: Number(row![1]) }
    },

    async isPublic(sha256) {
      const [row] = await context.raw(
        `select count(*) from (select 1 from images join listing_images on listing_images.image_id = images.id
          join listings on listings.id = listing_images.listing_id
          where images.sha256 = ? and ${visible} limit 1) as shown`,
        [sha256],
      )
      return Number(row![0]) > 0
    },

    async isVisibleTo(sha256, { id, role }) {
      const received = `select 1 from message_images
        join messages on messages.conversation_id = message_images.conversation_id and messages.seq = message_images.seq
        join conversation_sides as me on me.conversation_id = messages.conversation_id and me.user_id = ?
        where image_id = images.id and (messages.side = me.side or state = 'sent')`
      const [filter, parameters] =
        role === 'member'
          ? [`sha256 = ? and (owner_id = ? or exists (${received}))`, [sha256, id, id]]
          : ['sha256 = ?', [sha256]]
      const [row] = await context.raw(
        `select count(*) from (select 1 from images where ${filter} limit 1) as seen`,
        parameters,
      )
      return Number(row![0]) > 0
    },

    async prints(after, limit) {
      const rows = await context.read
        .selectFrom('image_prints')
        .select(['id', 'prints'])
        .where('id', '>', after)
        .orderBy('id')
        .limit(limit)
        .execute()
      return rows.map(({ id, prints }) => ({ id: Number(id), prints }))
    },

    async printsOf(sha256) {
      const query = context.read.selectFrom('image_prints').select('prints').where('sha256', '=', sha256)
      return (await query.executeTakeFirst())?.prints
    },

    async usesOf(prints) {
      if (prints.length === 0) return []
      const rows = await context.read
        .selectFrom('image_prints')
        .innerJoin('images', 'images.sha256', 'image_prints.sha256')
        .leftJoin('listing_images', 'listing_images.image_id', 'images.id')
        .leftJoin('listings', 'listings.id', 'listing_images.listing_id')
        .select(['image_prints.id as print', 'images.sha256', 'owner_id', 'listings.id as listing', 'status'])
        .where('image_prints.id', 'in', prints.slice(0, 200))
        .orderBy('images.id')
        .limit(1_000)
        .execute()
      return rows.map(({ print, sha256, owner_id, listing, status }) => ({
        ...{ print: Number(print), sha256, ownerId: owner_id, listingId: listing, status },
      }))
    },

    removeUnattached(before, limit) {
      return context.write(async ({ queries }) => {
        const old = await queries
          .selectFrom('images')
          .select('id')
          .where('created_at', '<', before)
          .where(isUnattached)
          .orderBy('created_at')
          .limit(limit)
          .$if(context.dialect === 'postgres', (query) => query.forUpdate().skipLocked())
          .execute()
        if (old.length === 0) return 0
        const removed = await queries
          .deleteFrom('images')
          .where(
            'id',
            'in',
            old.map(({ id }) => id),
          )
          // Again, now that the rows are locked: a listing may have taken one before.
          .where(isUnattached)
          .returning('sha256')
          .execute()
        await letGo(
          queries,
          removed.map(({ sha256 }) => sha256),
          context.now(),
        )
        return removed.length
      })
    },
  }
}

/** Of a picture that no listing and no message shows. */
function isUnattached(eb: ExpressionBuilder<Schema, 'images'>) {
  return eb.and([
    eb.not(
      eb.exists(
        eb
          .selectFrom('listing_images')
          .select('listing_id')
          .whereRef('listing_images.image_id', '=', 'images.id'),
      ),
    ),
    eb.not(
      eb.exists(
        eb.selectFrom('message_images').select('seq').whereRef('message_images.image_id', '=', 'images.id'),
      ),
    ),
  ])
}

/** Touches the files' rows, so that whoever looks whether they are used waits for this transaction. */
async function requireFiles(queries: Queries, images: StoredImage[]): Promise<void> {
  // One by one in one order: two uploads of the same pictures never wait for each other.
  for (const sha256 of [...new Set(images.map((image) => image.sha256))].sort()) {
    const known = await queries
      .updateTable('image_files')
      .set((eb) => ({ check_after: eb.ref('check_after') }))
      .where('sha256', '=', sha256)
      .where('removing_until', 'is', null)
      .returning('sha256')
      .executeTakeFirst()
    if (!known) throw new DatabaseError('busy', 'The picture was removed meanwhile; send it again')
  }
}

function toRow(image: StoredImage): ImageRow {
  return {
    id: image.id,
    owner_id: image.ownerId,
    sha256: image.sha256,
    width: image.width,
    height: image.height,
    bytes: image.bytes,
    placeholder: image.placeholder,
    created_at: image.createdAt,
  }
}

function fromRow(row: ImageRow): StoredImage {
  return {
    id: row.id,
    ownerId: row.owner_id,
    sha256: row.sha256,
    width: row.width,
    height: row.height,
    bytes: row.bytes,
    placeholder: row.placeholder,
    createdAt: row.created_at,
  }
}
