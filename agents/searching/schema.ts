import { readFile } from 'node:fs/promises'
import { ConfigError } from '@piata/config'
import { isLanguage } from '@piata/config/languages'
import type { ListingSearchDocument } from '@piata/db'
import {
  parseSynonyms,
  type SearchDocument,
  type SearchSchema,
  type Synonym,
  searchLanguages,
} from '@piata/search'
import { cellFields, cellOf } from './cells.ts'
import { comparablePrice, type Rates } from './rates.ts'

/**
 * By what results are ordered when somebody searches for words, as the page about ranking tells them: how much a word counts by where it stands, and how much of
 * a match's worth a new listing may gain.
 */
export const ranking = { title: 3, description: 1, freshness: 0.1, promotedPerPage: 2 } as const

/** How listings are indexed and searched. `rates` are those that their documents are made with. */
export const createSearchSchema = (synonyms: Synonym[], rates: Rates): SearchSchema => ({
  id: 'id',
  text: { title: { weight: ranking.title }, description: { weight: ranking.description } },
  keyword: ['category', 'county', 'place', 'condition', 'seller', 'promoted', ...cellFields, 'attributes.*'],
  numeric: ['price', 'publishedAt', 'reducedAt', 'seq', 'lat', 'lon', 'attributes.*'],
  geo: 'location',
  // Those of the site that search knows.
  languages: searchLanguages.filter((language) => isLanguage(language)),
  freshness: { field: 'publishedAt', weight: ranking.freshness },
  synonyms,
  madeWith: madeWith(rates),
})

/** Grow the number when `toSearchDocument` changes. */
export const madeWith = (rates: Rates) => ({ documents: '5', rates: Object.entries(rates).flat().join(' ') })

/**
 * Reads the operator's synonyms.
 * @throws ConfigError when the file cannot be read or a line makes no sense
 */
export async function loadSynonyms(file: string | undefined): Promise<Synonym[]> {
  if (file === undefined) return []
  try {
    return parseSynonyms(await readFile(file, 'utf8'))
  } catch (error) {
    throw new ConfigError([
      `PIATA_SYNONYMS_FILE cannot be used: ${error instanceof Error ? error.message : error}`,
    ])
  }
}

/** A listing as search knows it: its price in minor units of the first currency, absent values left out. */
export function toSearchDocument(listing: ListingSearchDocument, rates: Rates): SearchDocument {
  const document: SearchDocument = {
    id: listing.id,
    seq: listing.seq,
    title: listing.title,
    description: listing.description,
    category: listing.categoryPath,
    seller: listing.sellerId,
    publishedAt: listing.publishedAt,
    attributes: listing.attributes,
  }
  if (listing.countyCode !== null) document.county = listing.countyCode
  if (listing.place !== null) document.place = listing.place
  if (listing.condition !== null) document.condition = listing.condition
  const price = listing.price && comparablePrice(listing.price, rates)
  if (price != null) document.price = price
  if (listing.reducedAt !== null) document.reducedAt = listing.reducedAt
  if (listing.isPromoted) document.promoted = 'yes'
  if (listing.location !== null) {
    const { location } = listing
    Object.assign(document, { location, lat: location.lat, lon: location.lon })
    for (const [level, field] of cellFields.entries()) document[field] = cellOf(level, location)
  }
  return document
}
