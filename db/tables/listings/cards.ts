import { sql } from 'kysely'
import type { Queries } from '../../context.ts'
import { storable } from '../../text.ts'
import type { AttributeValue, CardImage, Id, ListingCard, ListingStatus, Time } from '../../types.ts'
import type { CategoryIndex } from '../categories.ts'
import type { PlaceIndex } from '../places.ts'
import { type StoredListing, toTime } from './schema.ts'

/** What a card needs beside its listing's row. */
export interface CardContext {
  categories: CategoryIndex
  places: PlaceIndex
}

/** The row without its card. */
export type CardlessRow = Omit<StoredListing, 'card'>

/** The JSON text of the public card. `all` are the row's attributes, where the caller has them unpacked. `seller` and `status` keep their spelling: they are replaced as text later. */
export function cardText(
  row: CardlessRow,
  seller: { id: Id; name: string },
  images: CardImage[],
  context: CardContext,
  all = JSON.parse(row.attributes) as Record<string, AttributeValue>,
): string {
  const category = context.categories.byId.get(row.category_id)
  const place = row.place_id === null ? undefined : context.places.get(row.place_id)
  const attributes: ListingCard['attributes'] = {}
  for (const attribute of category?.attributes ?? []) {
    const value = attribute.card ? all[attribute.name] : undefined
    if (value !== undefined) attributes[attribute.name] = value
  }
  const first = images[0]
  const card: ListingCard = {
    id: row.id,
    title: row.title,
    price: row.price_amount === null ? null : { amount: row.price_amount, currency: row.price_currency! },
    negotiable: row.negotiable === 1,
    condition: row.condition,
    categoryId: row.category_id,
    categoryPath: category?.path ?? [row.category_id],
    attributes,
    place: place
      ? { id: place.id, name: place.name, county: place.county, countyCode: place.countyCode }
      : row.place_name
        ? { id: null, name: row.place_name, county: null, countyCode: null }
        : null,
    location: row.lat === null || row.lon === null ? null : { lat: row.lat, lon: row.lon },
    image: first
      ? { sha256: first.sha256, width: first.width, height: first.height, placeholder: first.placeholder }
      : null,
    imageCount: images.length,
    seller: { id: seller.id, name: seller.name },
    status: row.status,
    publishedAt: toTime(row.published_at),
  }
  return JSON.stringify(card)
}

/** The card after a move, which changes nothing else in it. */
export function movedCard(card: string, status: ListingStatus, publishedAt: Time | null): string {
  return JSON.stringify({ ...(JSON.parse(card) as ListingCard), status, publishedAt })
}

/**
 * The cards of a seller under a new name, in one statement. The text that is replaced cannot occur within a JSON string,
 * where every quote follows a backslash.
 */
export async function renameSeller(queries: Queries, sellerId: Id, name: string, now: Time): Promise<void> {
  const one = await queries
    .selectFrom('listings')
    .select('card')
    .where('seller_id', '=', sellerId)
    .limit(1)
    .executeTakeFirst()
  if (!one) return
  const { seller } = JSON.parse(one.card) as ListingCard
  if (seller.name === name) return
  const before = sellerText(seller)
  const after = sellerText({ id: sellerId, name: storable(name) })
  await queries
    .updateTable('listings')
    .set((eb) => ({
      card: sql<string>`replace(card, ${before}, ${after})`,
      version: eb('version', '+', 1),
      updated_at: now,
    }))
    .where('seller_id', '=', sellerId)
    .execute()
}

function sellerText(seller: { id: Id; name: string }): string {
  return `"seller":${JSON.stringify({ id: seller.id, name: seller.name })}`
}

/** SQL that gives the card another status, for moves of many listings at once; safe for the same reason. */
export function cardWithStatus(from: ListingStatus, to: ListingStatus) {
  const text = (status: ListingStatus) => `,"status":${JSON.stringify(status)},"publishedAt":`
  return sql<string>`replace(card, ${text(from)}, ${text(to)})`
}
