import type { Queries } from '../../context.ts'
import { DatabaseError } from '../../errors.ts'
import { listingRules } from '../../rules/listing.ts'
import { storable } from '../../text.ts'
import type { AttributeValue, Id, ListingInput } from '../../types.ts'
import type { CardContext } from './cards.ts'
import type { CardImage } from './face.ts'
import type { StoredListing } from './schema.ts'

/** The columns that a seller's input fills. */
type ContentRow = Pick<
  StoredListing,
  | 'category_id'
  | 'price_amount'
  | 'price_currency'
  | 'negotiable'
  | 'condition'
  | 'place_id'
  | 'place_name'
  | 'lat'
  | 'lon'
  | 'title'
  | 'attributes'
  | 'description'
>

/**
 * Input as columns; a place fills in its name and its coordinates where none are given.
 * @throws DatabaseError bad-reference for a category that is not a leaf or a place that does not exist
 */
export function contentRow(input: Omit<ListingInput, 'imageIds'>, context: CardContext): ContentRow {
  if (context.categories.leaf(input.categoryId) === undefined) {
    throw new DatabaseError(
      'bad-reference',
      `There is no category "${input.categoryId}" for listings`,
      'categoryId',
    )
  }
  const place = input.placeId === null ? undefined : context.places.get(input.placeId)
  if (input.placeId !== null && !place) {
    throw new DatabaseError('bad-reference', `There is no place ${input.placeId}`, 'placeId')
  }
  const placeName = input.placeName ?? place?.name ?? null
  const located = input.lat != null && input.lon != null
  return {
    category_id: input.categoryId,
    price_amount: input.price?.amount ?? null,
    price_currency: input.price?.currency ?? null,
    negotiable: input.negotiable ? 1 : 0,
    condition: input.condition,
    place_id: input.placeId,
    place_name: placeName === null ? null : storable(placeName),
    lat: (located ? input.lat : place?.lat) ?? null,
    lon: (located ? input.lon : place?.lon) ?? null,
    title: storable(input.title),
    attributes: JSON.stringify(storableAttributes(input.attributes)),
    description: storable(input.description),
  }
}

/** The same attributes where all their texts can be stored as they are. */
export function storableAttributes(attributes: Record<string, AttributeValue>): typeof attributes {
  const stored = (value: AttributeValue) => (typeof value === 'string' ? storable(value) : value)
  if (Object.values(attributes).every((value) => stored(value) === value)) return attributes
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, stored(value)]))
}

/** @throws DatabaseError bad-reference for more images than a listing may have */
export function refuseCrowd(ids: Id[], most: number = listingRules.images): void {
  if (ids.length > most)
    throw new DatabaseError('bad-reference', `A listing has at most ${most} images`, 'imageIds')
}

/** An image as cards and details show it. */
export type AttachedImage = CardImage & { id: Id }

/**
 * The images of `ids` in that order.
 * @throws DatabaseError bad-reference for too many, repeated, missing or somebody else's images
 */
export async function ownImages(
  queries: Queries,
  ids: Id[],
  ownerId: Id,
  most: number,
): Promise<AttachedImage[]> {
  if (ids.length === 0) return []
  refuseCrowd(ids, most)
  if (new Set(ids).size !== ids.length) {
    throw new DatabaseError('bad-reference', 'An image is named twice', 'imageIds')
  }
  const rows = await queries
    .selectFrom('images')
    .select(['id', 'sha256', 'width', 'height', 'placeholder'])
    .where('id', 'in', ids)
    .where('owner_id', '=', ownerId)
    .execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.map((id) => {
    const image = byId.get(id)
    if (!image) throw new DatabaseError('bad-reference', `There is no image ${id} of yours`, 'imageIds')
    return image
  })
}

export async function attachedImages(queries: Queries, listingId: Id): Promise<AttachedImage[]> {
  return queries
    .selectFrom('listing_images')
    .innerJoin('images', 'images.id', 'listing_images.image_id')
    .select(['images.id', 'sha256', 'width', 'height', 'placeholder'])
    .where('listing_id', '=', listingId)
    .orderBy('listing_images.position')
    .execute()
}

export async function attachImages(queries: Queries, listingId: Id, images: AttachedImage[]): Promise<void> {
  if (images.length === 0) return
  await queries
    .insertInto('listing_images')
    .values(images.map((image, position) => ({ listing_id: listingId, position, image_id: image.id })))
    .execute()
}
