import type { Database } from '@piata/db'
import type { SearchHit, SearchResult } from '@piata/search'

const open = Buffer.from('{"items":[')

/**
 * The answer of /v1/search as bytes: the cards as the database made them, never parsed, between a small head and tail. A card that
 * went meanwhile is left out.
 */
export async function searchBody(result: SearchResult, database: Database): Promise<Buffer> {
  const { hits } = result
  const { body } = await database.listings.cards(
    hits.map(({ id, values }) => ({ id, seq: values!.seq! })),
    hits.some(hasMore) ? hits.map(membersOf) : undefined,
  )
  return Buffer.concat([open, body, Buffer.from(`]${summaryOf(result)}}`)])
}

const hasMore = ({ distanceKm, highlights }: SearchHit): boolean =>
  distanceKm !== undefined || highlights !== undefined

/** What belongs to this search, behind the card's own members. */
function membersOf({ distanceKm, highlights }: SearchHit): string {
  const distance = distanceKm === undefined ? '' : `,"distanceKm":${Math.round(distanceKm * 100) / 100}`
  return highlights === undefined ? distance : `${distance},"highlights":${JSON.stringify(highlights)}`
}

/** `,"total":…` and so on; fields are named as their parameters are. */
function summaryOf({ total, facets, ranges, cursor, corrected }: SearchResult): string {
  return (
    `,"total":${total},"facets":${JSON.stringify(renamed(facets))},"ranges":${JSON.stringify(renamed(ranges))}` +
    `,"next":${JSON.stringify(cursor)}${corrected === undefined ? '' : `,"corrected":${JSON.stringify(corrected)}`}`
  )
}

/** `attributes.fuel` is `attr.fuel` outside. */
function renamed<T>(byField: Record<string, T>): Record<string, T> {
  const named: Record<string, T> = {}
  for (const [field, value] of Object.entries(byField)) {
    named[field.startsWith('attributes.') ? `attr.${field.slice('attributes.'.length)}` : field] = value
  }
  return named
}
