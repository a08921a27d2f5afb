import type { ListingSearchDocument } from '@piata/db'
import type { SearchDocument, SearchSchema } from '@piata/search'
import { type Rates, toRon } from '../config/rates.ts'

/** How listings are indexed. */
export const searchSchema: SearchSchema = {
  id: 'id',
  text: { title: { weight: 3 }, description: { weight: 1 } },
  keyword: ['category', 'county', 'place', 'condition', 'seller', 'attributes.*'],
  numeric: ['price', 'publishedAt', 'attributes.*'],
  geo: 'location',
  languages: ['ro', 'en'],
  freshness: { field: 'publishedAt', weight: 0.1 },
}

/** A listing as search knows it: its price in minor units of RON, booleans as words, absent values left out. */
export function toSearchDocument(listing: ListingSearchDocument, rates: Rates): SearchDocument {
  const attributes: Record<string, string | number> = {}
  for (const [name, value] of Object.entries(listing.attributes)) {
    attributes[name] = typeof value === 'boolean' ? String(value) : value
  }
  const document: SearchDocument = {
    id: listing.id,
    title: listing.title,
    description: listing.description,
    category: listing.categoryPath,
    seller: listing.sellerId,
    publishedAt: listing.publishedAt,
    attributes,
  }
  if (listing.countyCode !== null) document.county = listing.countyCode
  if (listing.place !== null) document.place = listing.place
  if (listing.condition !== null) document.condition = listing.condition
  if (listing.price !== null) document.price = toRon(listing.price, rates)
  if (listing.location !== null) document.location = listing.location
  return document
}
