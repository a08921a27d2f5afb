import type { Generated } from 'kysely'
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
}

/** All columns but `seq`, in the order of the table. */
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

/** Those that search finds, as a condition, letter for letter as in the partial indexes, which apply only then. */
export const listed = "status in ('published', 'reserved')"
/** Those that anybody may see, as SQL. */
export const visibleStatuses = statusesThat('visible')
  .map((status) => `'${status}'`)
  .join(', ')

/** A stored listing without its `seq`. */
export type StoredListing = Omit<ListingRow, 'seq'>

export function toTime(milliseconds: number): Time
export function toTime(milliseconds: number | null): Time | null
export function toTime(milliseconds: number | null): Time | null {
  return milliseconds === null ? null : new Date(milliseconds).toISOString()
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
