import type { Context } from '../../context.ts'
import { type AttributeKind, kindOf } from '../../rules/kinds/index.ts'
import type { AttributeValue, Condition, Currency, Time } from '../../types.ts'
import type { CardContext } from './cards.ts'
import type { ListingCard, ListingSearchDocument, Listings } from './face.ts'
import { countListed, listed } from './schema.ts'

const columns = `seq, listings.id, title, description, category_id, place_id, place_name, condition, seller_id,
  price_amount, price_currency, published_at, attributes, lat, lon,
  (select max(until_at) from promotions where promotions.listing_id = listings.id and ended = 0) as promoted_until`
/** The card of one whose price fell; safe as this text cannot occur within a JSON string, where every quote follows a backslash. */
const reducedCard = {
  sqlite: `case when instr(card, '"reduced":{') > 0 then card end as reduced_card`,
  postgres: `case when strpos(card, '"reduced":{') > 0 then card end as reduced_card`,
}

type DocumentRow = [
  seq: number,
  id: string,
  title: string,
  description: string,
  categoryId: string,
  placeId: number | null,
  placeName: string | null,
  condition: Condition | null,
  sellerId: string,
  amount: number | null,
  currency: Currency | null,
  publishedAt: number,
  attributes: string,
  lat: number | null,
  lon: number | null,
  promotedUntil: Time | null,
  reducedCard: string | null,
]

/** Values as the index holds them; what the category has no attribute for goes by its own type. */
function indexed(
  kinds: ReadonlyMap<string, AttributeKind> | undefined,
  attributes: Record<string, AttributeValue>,
): Record<string, string | number> {
  const values: Record<string, string | number> = {}
  for (const [name, value] of Object.entries(attributes)) {
    const kind = kinds?.get(name)
    const held = kind ? kind.indexed(value) : typeof value === 'number' ? value : String(value)
    if (!Number.isNaN(held)) values[name] = held
  }
  return values
}

/** What the search index holds, read in the order of ids or by id. */
export function createListingDocuments(
  context: Context,
  cards: CardContext,
): Pick<Listings, 'searchDocuments' | 'searchDocumentsById' | 'countPublished' | 'sitemap'> {
  const postgres = context.dialect === 'postgres'
  const selected = `${columns}, ${reducedCard[context.dialect]}`

  let known: { all: unknown; kinds: Map<string, Map<string, AttributeKind>> } | undefined
  const kindsOf = (categoryId: string) => {
    const { all } = cards.categories
    if (known?.all !== all)
      known = {
        all,
        kinds: new Map(
          all.map(({ id, attributes }) => [
            id,
            new Map(attributes.map((attribute) => [attribute.name, kindOf(attribute)])),
          ]),
        ),
      }
    return known.kinds.get(categoryId)
  }

  function toDocument(row: unknown[]): ListingSearchDocument {
    const [
      seq,
      id,
      title,
      description,
      categoryId,
      placeId,
      placeName,
      condition,
      sellerId,
      amount,
      currency,
      publishedAt,
      attributes,
      lat,
      lon,
      promotedUntil,
      reduced,
    ] = row as DocumentRow
    const place = placeId === null ? undefined : cards.places.get(placeId)
    return {
      seq,
      id,
      title,
      description,
      categoryPath: cards.categories.byId.get(categoryId)?.path ?? [categoryId],
      countyCode: place?.countyCode ?? null,
      place: placeId === null ? placeName : String(placeId),
      condition,
      sellerId,
      price: amount === null ? null : { amount, currency: currency! },
      publishedAt,
      attributes: indexed(kindsOf(categoryId), JSON.parse(attributes)),
      location: lat === null || lon === null ? null : { lat, lon },
      reducedAt: reduced === null ? null : Date.parse((JSON.parse(reduced) as ListingCard).reduced!.at),
      isPromoted: promotedUntil !== null && promotedUntil > context.now(),
    }
  }

  return {
    async searchDocuments({ after, limit }) {
      const rows = await context.raw(
        `select ${selected} from listings where id > ? and ${listed} order by id limit ?`,
        [after ?? '', limit],
      )
      return rows.map(toDocument)
    },

    async searchDocumentsById(ids) {
      if (ids.length === 0) return []
      const rows = await context.raw(
        postgres
          ? `select ${selected} from listings where id = any(?::text[]) and ${listed}`
          : `select ${selected} from json_each(?) as wanted cross join listings on listings.id = wanted.value where ${listed}`,
        [postgres ? ids : JSON.stringify(ids)],
      )
      return rows.map(toDocument)
    },

    async countPublished() {
      const [row] = await context.raw(`select ${countListed}`, [])
      return Number(row![0])
    },

    async sitemap(after, limit) {
      const rows = await context.raw(
        `select id, title, updated_at,
            (select sha256 from listing_images join images on images.id = image_id
              where listing_id = listings.id order by position limit 1)
          from listings where id > ? and ${listed} order by id limit ?`,
        [after ?? '', limit],
      )
      return (rows as [string, string, string, string | null][]).map(([id, title, updatedAt, image]) => ({
        ...{ id, title, updatedAt, image },
      }))
    },
  }
}
