import type { Database } from '@piata/db'
import type { SearchHit, SearchResult } from '@piata/search'

const open = Buffer.from('{"items":[')
const comma = Buffer.from(',')

/**
 * The answer of /v1/search as bytes: the cards' stored texts, never parsed, between a small head and tail. A card that
 * went meanwhile is left out.
 */
export async function searchBody(result: SearchResult, database: Database): Promise<Buffer> {
  const tail = Buffer.from(`]${summaryOf(result)}}`)
  const { hits } = result
  if (hits.length === 0) return Buffer.concat([open, tail])
  if (hits.some(hasExtras)) {
    const texts = await database.listings.cardTexts(hits.map(({ id }) => id))
    const items: Buffer[] = []
    for (const hit of hits) {
      const text = texts.get(hit.id)
      if (text === undefined) continue
      if (items.length > 0) items.push(comma)
      items.push(Buffer.from(withExtras(text, hit)))
    }
    return Buffer.concat([open, ...items, tail])
  }
  const { body } = await database.listings.cards(hits.map(({ id }) => id))
  return Buffer.concat([open, body, tail])
}

const hasExtras = ({ distanceKm, highlights }: SearchHit): boolean =>
  distanceKm !== undefined || highlights !== undefined

/** Adds what belongs to this search before the card's closing brace. */
function withExtras(card: string, { distanceKm, highlights }: SearchHit): string {
  let extras = ''
  if (distanceKm !== undefined) extras += `,"distanceKm":${Math.round(distanceKm * 100) / 100}`
  if (highlights !== undefined) extras += `,"highlights":${JSON.stringify(highlights)}`
  return `${card.slice(0, -1)}${extras}}`
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
