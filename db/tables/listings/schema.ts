import type { Generated } from 'kysely'
import { isoTime } from '../../iso-time.ts'
import { statusesThat } from '../../rules/lifecycle.ts'
import type { AttributeValue, Condition, Currency, Id, ListingStatus, Time } from '../../types.ts'
import type { Listing } from './face.ts'

export interface ListingsSchema {
  listings: ListingRow
  listing_images: { listing_id: Id; position: number; image_id: Id }
  /** Deleted ones that were public once; the database itself adds them. */
  gone_listings: { id: Id }
}

interface ListingRow {
  /** Grows with every new row; the last part of every order, and the row's place on SQLite's disk. */
  seq: Generated<number>
  id: Id
  seller_id: Id
  external_id: string | null
  status: ListingStatus
  created_at: Time
  updated_at: Time
  /** Milliseconds since 1970, like `expires_at`. */
  published_at: number | null
  expires_at: number | null
  version: number
  /** A ListingCard as JSON text. */
  card: string
  category_id: string
  /** Minor units. */
  price_amount: number | null
  price_currency: Currency | null
  negotiable: number
  condition: Condition | null
  place_id: number | null
  place_name: string | null
  lat: number | null
  lon: number | null
  title: string
  /** JSON object. */
  attributes: string
  description: string
  /** Of the file's row that it was made of, with the version that it had then; null where it came otherwise. */
  import_hash: Generated<string | null>
}

/** All columns but `seq` and `import_hash`, in the order of the table. */
export const listingColumns = [
  'id',
  'seller_id',
  'external_id',
  'status',
  'created_at',
  'updated_at',
  'published_at',
  'expires_at',
  'version',
  'card',
  'category_id',
  'price_amount',
  'price_currency',
  'negotiable',
  'condition',
  'place_id',
  'place_name',
  'lat',
  'lon',
  'title',
  'attributes',
  'description',
] as const satisfies readonly (keyof StoredListing)[]

/** The statuses in which search finds a listing, letter for letter as in the partial indexes, which apply only then. */
export const onShow = "status in ('published', 'reserved')"
/** Whose seller is not suspended: of few rows, and asked for once a statement. */
export const shownSeller = 'listings.seller_id not in (select user_id from hidden_sellers)'
/** Those that search finds, as the condition of a statement on `listings`. */
export const listed = `${onShow} and ${shownSeller}`
/** How many search finds, as an expression: all by an index of their own, without those of the few who are hidden. */
export const countListed = `(select count(*) from listings where ${onShow})
  - (select count(*) from hidden_sellers join listings on listings.seller_id = hidden_sellers.user_id where ${onShow})`
/** Those that anybody may see, in the same way. */
export const visible = `listings.status in (${statusesThat('visible')
  .map((status) => `'${status}'`)
  .join(', ')}) and ${shownSeller}`

/** A stored listing without its `seq`. */
export type StoredListing = Omit<ListingRow, 'seq' | 'import_hash'>

export function toTime(milliseconds: number): Time
export function toTime(milliseconds: number | null): Time | null
export function toTime(milliseconds: number | null): Time | null {
  return milliseconds === null ? null : isoTime(milliseconds)
}

/** SQL that writes a column of milliseconds as RFC 3339, or null. */
export function timeText(column: string, dialect: 'sqlite' | 'postgres'): string {
  return dialect === 'postgres'
    ? `to_char(to_timestamp(${column} / 1000) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS') || '.' || lpad((${column} % 1000)::text, 3, '0') || 'Z'`
    : `strftime('%Y-%m-%dT%H:%M:%S', ${column} / 1000, 'unixepoch') || '.' || substr('00' || (${column} % 1000), -3) || 'Z'`
}

export function fromRow(row: StoredListing, imageIds: Id[]): Listing {
  return {
    id: row.id,
    sellerId: row.seller_id,
    externalId: row.external_id,
    status: row.status,
    title: row.title,
    description: row.description,
    categoryId: row.category_id,
    price: row.price_amount === null ? null : { amount: row.price_amount, currency: row.price_currency! },
    negotiable: row.negotiable === 1,
    condition: row.condition,
    attributes: JSON.parse(row.attributes) as Record<string, AttributeValue>,
    placeId: row.place_id,
    placeName: row.place_name,
    lat: row.lat,
    lon: row.lon,
    imageIds,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    publishedAt: toTime(row.published_at),
    expiresAt: toTime(row.expires_at),
    version: row.version,
  }
}
