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
import { type Rates, toRon } from './rates.ts'

/** How listings are indexed and searched. `rates` are those that their documents are made with. */
export const createSearchSchema = (synonyms: Synonym[], rates: Rates): SearchSchema => ({
  id: 'id',
  text: { title: { weight: 3 }, description: { weight: 1 } },
  keyword: ['category', 'county', 'place', 'condition', 'seller', 'attributes.*'],
  numeric: ['price', 'publishedAt', 'seq', 'attributes.*'],
  geo: 'location',
  // Those of the site that search knows.
  languages: searchLanguages.filter((language) => isLanguage(language)),
  freshness: { field: 'publishedAt', weight: 0.1 },
  synonyms,
  madeWith: madeWith(rates),
})

/** Grow the number when `toSearchDocument` changes. */
export const madeWith = (rates: Rates) => ({ documents: '2', rates: Object.entries(rates).flat().join(' ') })

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

/** A listing as search knows it: its price in minor units of RON, absent values left out. */
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
  if (listing.price !== null) document.price = toRon(listing.price, rates)
  if (listing.location !== null) document.location = listing.location
  return document
}
