import type { Names } from '@piata/config/languages'
import type { AttributeKindName } from './rules/kinds/index.ts'

/** UUIDv7, lower case. */
export type Id = string

/** RFC 3339 UTC with milliseconds. */
export type Time = string

/** What may be there without waiting: a promise, or in its place the value. */
export type Soon<T> = T | Promise<T>

export interface Money {
  /** Minor units, an integer from 0 to 10^12. */
  amount: number
  currency: Currency
}

/** Codes of ISO 4217 that have hundredths, as amounts of Piata do; the site's settings choose among them. */
export const currencies = [
  ...(['RON', 'EUR', 'USD', 'GBP', 'BAM', 'BGN', 'CHF', 'CZK', 'DKK', 'HUF', 'MDL', 'MKD'] as const),
  ...(['NOK', 'PLN', 'RSD', 'SEK', 'TRY', 'UAH'] as const),
] as const
/** Those of a site whose settings choose none. */
export const usualCurrencies = ['RON', 'EUR', 'USD', 'GBP'] as const satisfies readonly Currency[]
export type Currency = (typeof currencies)[number]

export const listingStatuses = [
  'draft',
  'pending',
  'published',
  'reserved',
  'sold',
  'expired',
  'withdrawn',
  'rejected',
  'blocked',
] as const
export type ListingStatus = (typeof listingStatuses)[number]

export const conditions = ['new', 'like-new', 'good', 'used', 'for-parts'] as const
export type Condition = (typeof conditions)[number]

export type Role = 'member' | 'moderator' | 'admin'

/** A typed attribute of a category, what buyers filter by. */
export interface CategoryAttribute {
  /** camelCase, unique in the category; the key in a listing's `attributes`. */
  name: string
  label: Names
  type: AttributeKindName
  /** For numbers: 'km', 'm²', 'GB' … */
  unit?: string
  /** As it is written after a number; where there is a unit. */
  unitLabel?: Names
  min?: number
  max?: number
  /** For enums, in the order to be shown. */
  options?: { value: string; label: Names }[]
  required: boolean
  /** Whether the results page offers it as a filter. */
  filter: boolean
  /** Whether the public card carries it. */
  card: boolean
}

export interface Category {
  /** English kebab-case slug, stable, e.g. 'cars'. */
  id: string
  parentId: string | null
  name: Names
  /** Of lucide. */
  icon: string
  /** Whether its listings have a condition (goods yes, jobs and services no). */
  hasCondition: boolean
  /** From the root to itself: ['vehicles', 'cars']. */
  path: string[]
  /** Empty on roots. */
  attributes: CategoryAttribute[]
}

export interface Place {
  id: number
  name: string
  county: string
  countyCode: string
  lat: number
  lon: number
}

export type AttributeValue = string | number | boolean

/** What a seller writes. In a patch every field is optional. */
export interface ListingInput {
  title: string
  description: string
  /** A leaf. */
  categoryId: string
  /** Null: price on request. */
  price: Money | null
  negotiable: boolean
  condition: Condition | null
  /** Typed by the category; unknown names are refused by the caller. */
  attributes: Record<string, AttributeValue>
  placeId: number | null
  /** Used where there is no placeId (imports); with one it defaults to the place's name. */
  placeName?: string | null
  lat?: number | null
  lon?: number | null
  /** Ids of images that the seller owns, in order; at most 12. */
  imageIds: Id[]
}

/** What the one who asks may do with a listing, and what of it others see. */
export interface ListingRights {
  /** Possible now, each with its own address below the listing's. */
  moves: ListingMove[]
  /** Its words and pictures can be changed. */
  editable: boolean
  /** Its page is shown to anybody who has the address. */
  visible: boolean
}

/** JSON text as UTF-8, ready to send. */
export interface JsonBytes {
  body: Buffer
  /** Strong, with quotes; undefined for lists. */
  etag?: string
}

export interface JsonPage {
  /** `{"items":[…],"next":"…"|null}` as UTF-8. */
  body: Buffer
  next: string | null
}

export interface PageRequest {
  limit: number
  cursor?: string | null
}

/** Who asks; ownership and rights are part of every statement's WHERE. */
export interface Actor {
  id: Id
  role: Role
}

export const listingMoves = [
  'publish',
  'approve',
  'reject',
  'reserve',
  'release',
  'sell',
  'renew',
  'withdraw',
  'expire',
  'block',
] as const
export type ListingMove = (typeof listingMoves)[number]
