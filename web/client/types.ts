import type { components, operations } from './schema.ts'

/** The API's shapes by short names; `schema.ts` is generated from the gateway's OpenAPI document (see README.md). */
type Schemas = components['schemas']

export type Money = Schemas['Money']
export type CategoryAttribute = Schemas['CategoryAttribute']
export type CategoryNode = Schemas['Category']
export type Place = Schemas['Place']
export type CardImage = Schemas['CardImage']
export type UploadedImage = Schemas['UploadedImage']
export type User = Schemas['User']
export type ListingCard = Schemas['ListingCard']
export type OwnListingCard = Schemas['OwnListingCard']
export type ListingDetail = Schemas['ListingDetail']
/** RFC 9457, as every error of the gateway is. */
export type Problem = Pick<Schemas['Problem'], 'type' | 'title' | 'status'> & Partial<Schemas['Problem']>

export type AttributeValue = Schemas['AttributeValues'][string]
export type ListingStatus = ListingCard['status']
export type Condition = NonNullable<ListingCard['condition']>
export const conditions = ['new', 'like-new', 'good', 'used', 'for-parts'] as const satisfies Condition[]

/** [start, end) pairs in UTF-16 units, by field. */
export type Highlights = Record<string, [number, number][]>

export interface SearchItem extends ListingCard {
  highlights?: Highlights
  distanceKm?: number
}

type SearchBody = operations['search']['responses']['200']['content']['application/json']
export type SearchAnswer = Omit<SearchBody, 'items'> & { items: SearchItem[] }
export interface FacetValue {
  value: string
  count: number
}

export interface Page<T> {
  items: T[]
  next: string | null
}
