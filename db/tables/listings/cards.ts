import { sql } from 'kysely'
import type { AttributeValue, Category, ListingStatus, Time } from '../../types.ts'
import type { CategoryIndex } from '../categories.ts'
import type { PlaceIndex } from '../places.ts'
import type { CardImage, ListingCard } from './face.ts'
import type { Reduction } from './reduction.ts'
import { type StoredListing, toTime } from './schema.ts'

/** What a quick look at a card shows besides its first picture. */
const furtherImages = 3

/** What a card needs beside its listing's row. */
export interface CardContext {
  categories: CategoryIndex
  places: PlaceIndex
}

/** The row without its card. */
type CardlessRow = Omit<StoredListing, 'card'>

/** The JSON text of the public card. `all` are the row's attributes, where the caller has them unpacked. `status` keeps its spelling: it is replaced as text later. */
export function cardText(
  row: CardlessRow,
  images: CardImage[],
  context: CardContext,
  all = JSON.parse(row.attributes) as Record<string, AttributeValue>,
  reduced?: Reduction,
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
    ...(reduced && { reduced }),
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
    ...(images.length > 1 && { more: images.slice(1, 1 + furtherImages).map(({ sha256 }) => sha256) }),
    seller: { id: row.seller_id },
    status: row.status,
    publishedAt: toTime(row.published_at),
  }
  return JSON.stringify(card)
}

/** The card after its category has changed, or what it says there. */
export function recategorisedCard(
  row: Pick<StoredListing, 'card' | 'category_id' | 'condition'>,
  category: Category,
  all: Record<string, AttributeValue>,
): string {
  const card = JSON.parse(row.card) as ListingCard
  const shown = category.attributes.flatMap(({ name, card: isShown }) =>
    isShown && all[name] !== undefined ? [[name, all[name]]] : [],
  )
  return JSON.stringify({
    ...card,
    condition: row.condition,
    categoryId: category.id,
    categoryPath: category.path,
    attributes: Object.fromEntries(shown),
  } satisfies ListingCard)
}

/** The card after a move, which changes nothing else in it. */
export function movedCard(card: string, status: ListingStatus, publishedAt: Time | null): string {
  return JSON.stringify({ ...(JSON.parse(card) as ListingCard), status, publishedAt })
}

/** SQL that gives the card another status, for moves of many listings at once; safe as this text cannot occur within a JSON string, where every quote follows a backslash. */
export function cardWithStatus(from: ListingStatus, to: ListingStatus) {
  const text = (status: ListingStatus) => `,"status":${JSON.stringify(status)},"publishedAt":`
  return sql<string>`replace(card, ${text(from)}, ${text(to)})`
}
