import { cellFields, centreOf } from '@piata/agents'
import type { Database } from '@piata/db'
import type { SearchHit, SearchResult } from '@piata/search'
import type { UnderstoodQuery } from './understood/answer.ts'

const open = Buffer.from('{"items":[')
const promotedOpen = Buffer.from('],"promoted":[')

/**
 * The answer of /v1/search as bytes: the cards as the database made them, never parsed, between a small head and tail. A card that
 * went meanwhile is left out.
 */
export async function searchBody(
  result: SearchResult,
  promoted: SearchHit[],
  database: Database,
  understood?: UnderstoodQuery,
): Promise<Buffer> {
  const body = await cardsOf(result.hits, database)
  const top = promoted.length === 0 ? [] : [promotedOpen, await cardsOf(promoted, database)]
  const read = understood === undefined ? '' : `,"understood":${JSON.stringify(understood)}`
  return Buffer.concat([open, body, ...top, Buffer.from(`]${summaryOf(result)}${read}}`)])
}

/** The cards of hits whose `seq` was asked for, joined by commas. */
export async function cardsOf(hits: SearchHit[], database: Database): Promise<Buffer> {
  const { body } = await database.listings.cards(
    hits.map(({ id, values }) => ({ id, seq: values!.seq! })),
    hits.some(hasMore) ? hits.map(membersOf) : undefined,
  )
  return body
}

const hasMore = ({ distanceKm, highlights }: SearchHit): boolean =>
  distanceKm !== undefined || highlights !== undefined

/** What belongs to this search, behind the card's own members. */
function membersOf({ distanceKm, highlights }: SearchHit): string {
  const distance = distanceKm === undefined ? '' : `,"distanceKm":${Math.round(distanceKm * 100) / 100}`
  return highlights === undefined ? distance : `${distance},"highlights":${JSON.stringify(highlights)}`
}

/** `,"total":…` and so on; fields are named as their parameters are. */
function summaryOf({ total, facets: all, ranges, cursor, corrected }: SearchResult): string {
  const facets = { ...all }
  let cells = ''
  for (const [level, field] of cellFields.entries()) {
    const counted = facets[field]?.map(({ value, count }) => ({ ...centreOf(level, value), count }))
    if (counted === undefined) continue
    delete facets[field]
    cells = `,"cells":${JSON.stringify(counted)}`
  }
  return (
    `,"total":${total}${cells},"facets":${JSON.stringify(renamed(facets))},"ranges":${JSON.stringify(renamed(ranges))}` +
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
