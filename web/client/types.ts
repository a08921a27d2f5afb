/** The shapes that the gateway answers with, as the pages read them. */
export interface Money {
  /** Minor units. */
  amount: number
  currency: string
}

export interface Labels {
  ro: string
  en: string
}

export type AttributeValue = string | number | boolean

export type ListingStatus =
  | 'draft'
  | 'pending'
  | 'published'
  | 'reserved'
  | 'sold'
  | 'expired'
  | 'withdrawn'
  | 'rejected'
  | 'blocked'

export const conditions = ['new', 'like-new', 'good', 'used', 'for-parts'] as const
export type Condition = (typeof conditions)[number]

export interface CategoryAttribute {
  name: string
  label: Labels
  type: 'text' | 'enum' | 'number' | 'boolean'
  unit?: string
  min?: number
  max?: number
  options?: { value: string; label: Labels }[]
  required: boolean
  filter: boolean
  card: boolean
}

export interface Category {
  id: string
  parentId: string | null
  name: Labels
  icon: string
  hasCondition: boolean
  path: string[]
  attributes: CategoryAttribute[]
}

export interface CategoryNode extends Category {
  children: CategoryNode[]
}

export interface Place {
  id: number
  name: string
  county: string
  countyCode: string
  lat: number
  lon: number
}

export interface CardImage {
  sha256: string
  width: number
  height: number
  /** ThumbHash, base64. */
  placeholder: string
}

export interface ListingCard {
  id: string
  title: string
  price: Money | null
  negotiable: boolean
  condition: Condition | null
  categoryId: string
  categoryPath: string[]
  attributes: Record<string, AttributeValue>
  place: { id: number | null; name: string; county: string | null; countyCode: string | null } | null
  location: { lat: number; lon: number } | null
  image: CardImage | null
  imageCount: number
  seller: { id: string; name: string }
  status: ListingStatus
  publishedAt: string | null
}

/** [start, end) pairs in UTF-16 units, by field. */
export type Highlights = Record<string, [number, number][]>

export interface SearchItem extends ListingCard {
  highlights?: Highlights
  distanceKm?: number
}

export interface ListingDetail extends ListingCard {
  description: string
  images: (CardImage & { id: string })[]
  seller: { id: string; name: string; since: string }
  createdAt: string
  updatedAt: string
  expiresAt: string | null
  version: number
}

export interface FacetValue {
  value: string
  count: number
}

export interface SearchAnswer {
  items: SearchItem[]
  total: number
  facets: Record<string, FacetValue[]>
  ranges: Record<string, { min: number; max: number } | null>
  next: string | null
  corrected?: string
}

export interface Page<T> {
  items: T[]
  next: string | null
}

/** RFC 9457, as every error of the gateway is. */
export interface Problem {
  type: string
  title: string
  status: number
  detail?: string
  requestId?: string
  errors?: { pointer: string; detail: string }[]
}
