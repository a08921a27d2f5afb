import type { Context } from '../context.ts'
import { DatabaseError, type Id } from '../types.ts'
import { fromRow, listingColumns } from './listings/schema.ts'

/**
 * All that is kept about a person, as one JSON object: account, sessions, images and listings.
 * Secrets (the password's and the tokens' hashes) are left out.
 * @throws DatabaseError not-found
 */
export async function exportUser(context: Context, id: Id): Promise<Buffer> {
  const { read } = context
  const user = await read
    .selectFrom('users')
    .select(['id', 'email', 'name', 'phone', 'role', 'locale', 'created_at', 'updated_at'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!user) throw new DatabaseError('not-found', 'There is no such account')
  const sessions = await read
    .selectFrom('sessions')
    .select(['created_at', 'used_at', 'expires_at', 'user_agent'])
    .where('user_id', '=', id)
    .orderBy('created_at')
    .execute()
  const images = await read
    .selectFrom('images')
    .select(['id', 'sha256', 'width', 'height', 'bytes', 'created_at'])
    .where('owner_id', '=', id)
    .orderBy('id')
    .execute()
  const listings = await read
    .selectFrom('listings')
    .select(listingColumns)
    .where('seller_id', '=', id)
    .orderBy('id')
    .execute()
  const attached = await read
    .selectFrom('listing_images')
    .innerJoin('listings', 'listings.id', 'listing_images.listing_id')
    .select(['listing_id', 'image_id'])
    .where('seller_id', '=', id)
    .orderBy('listing_id')
    .orderBy('listing_images.position')
    .execute()
  const imageIds = Map.groupBy(attached, (row) => row.listing_id)
  const camel = (row: object) =>
    Object.fromEntries(
      Object.entries(row).map(([key, value]) => [
        key.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
        value,
      ]),
    )
  return Buffer.from(
    JSON.stringify({
      account: camel(user),
      sessions: sessions.map(camel),
      images: images.map(camel),
      listings: listings.map((row) =>
        fromRow(
          row,
          (imageIds.get(row.id) ?? []).map((image) => image.image_id),
        ),
      ),
    }),
  )
}
