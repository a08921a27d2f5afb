import { SearchError, type SearchRequest } from '../../types.ts'
import type { StoredDocument } from './fields.ts'
import { distanceKm } from './geo.ts'

/** A match with the keys it is ordered by: smaller ones come first, null last. */
export interface Match {
  document: StoredDocument
  score: number
  distance: number | null
  keys: (number | null)[]
}

interface Position {
  keys: (number | null)[]
  id: string
}

/** The keys of one match: the sort's own; under relevance the score and the freshness. */
export function sortKeys(
  request: SearchRequest,
  freshness: string | undefined,
  document: StoredDocument,
  score: number,
): Pick<Match, 'distance' | 'keys'> {
  const { near, sort = 'relevance' } = request
  const distance = near && document.location ? distanceKm(near, document.location) : null
  if (sort === 'distance') return { distance, keys: [distance] }
  if (sort === 'relevance') {
    const fresh = freshness === undefined ? undefined : document.numeric.get(freshness)
    return { distance, keys: [-score, fresh === undefined ? null : -fresh] }
  }
  const value = document.numeric.get(sort.field)
  return { distance, keys: [value === undefined ? null : sort.order === 'asc' ? value : -value] }
}

/** By the keys, then by id in code-unit order. */
export function compare(a: Position, b: Position): number {
  for (let at = 0; at < a.keys.length; at += 1) {
    const difference = compareKeys(a.keys[at] ?? null, b.keys[at] ?? null)
    if (difference !== 0) return difference
  }
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

function compareKeys(a: number | null, b: number | null): number {
  if (a === b) return 0
  if (a === null) return 1
  if (b === null) return -1
  return a < b ? -1 : 1
}

/** A cursor holds the sort and the last hit's keys, so that it stays right while documents come and go. */
export function encodeCursor(request: SearchRequest, position: Position): string {
  return Buffer.from(JSON.stringify([sortName(request), position.keys, position.id])).toString('base64url')
}

/** @throws SearchError bad-cursor when it is not one of ours, or of another sort. */
export function decodeCursor(request: SearchRequest, cursor: string): Position {
  const bad = () => new SearchError('bad-cursor', 'the cursor is not one that this sort gave', 'cursor')
  if (typeof cursor !== 'string' || cursor.length > 4000) throw bad()
  let parts: unknown
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    throw bad()
  }
  if (!Array.isArray(parts) || parts.length !== 3) throw bad()
  const [name, keys, id] = parts as unknown[]
  const expected = (request.sort ?? 'relevance') === 'relevance' ? 2 : 1
  if (name !== sortName(request) || typeof id !== 'string' || !Array.isArray(keys)) throw bad()
  if (keys.length !== expected || !keys.every((key) => key === null || Number.isFinite(key))) throw bad()
  return { keys: keys as (number | null)[], id }
}

function sortName({ sort = 'relevance', near }: SearchRequest): string {
  if (sort === 'distance') return `distance ${near?.lat} ${near?.lon}`
  return typeof sort === 'string' ? sort : `${sort.order} ${sort.field}`
}
