import { expect } from 'vitest'
import type { SearchHit, SearchIndex, SearchResult, SearchSchema } from '../types.ts'
import { kilometres, type Oracle, type OracleAnswer, type OracleRequest } from './oracle.ts'

/** An implementation of the face, as the tests make it. */
export interface Implementation {
  create(schema: SearchSchema): SearchIndex
  open(path: string, schema: SearchSchema): Promise<SearchIndex>
  /** Whether plain scoring tells spellings apart, as the analyser's terms do. */
  hasPlainTerms: boolean
  /** Waits for merges and the like, where there are any. */
  settle?(index: SearchIndex): Promise<void>
}

/** Coordinates may be kept to 10⁻⁷ degree, and two formulas differ in their last digits. */
const kilometreTolerance = 0.001
/** Pages that are followed per request. */
const maximumPages = 12

/** Asks both, page by page, and compares all that the face promises; a difference names the request. */
export async function compareAnswers(
  index: SearchIndex,
  oracle: Oracle,
  request: OracleRequest,
): Promise<void> {
  try {
    await comparePages(index, oracle, request)
  } catch (error) {
    throw new Error(`${(error as Error).message}\nasked: ${JSON.stringify(request)}`, { cause: error })
  }
}

async function comparePages(index: SearchIndex, oracle: Oracle, request: OracleRequest): Promise<void> {
  const { asked, ...rest } = request
  const expected = oracle.search(request)
  const hits: SearchHit[] = []
  let cursor: string | null = null
  let pages = 0
  do {
    const result: SearchResult = await index.search({ ...rest, query: asked.text, cursor })
    expect(result.total, 'total').toBe(expected.ordered.length)
    expect(result.facets, 'facets').toEqual(expected.facets)
    expect(positiveZero(result.ranges), 'ranges').toEqual(positiveZero(expected.ranges))
    expect(result.hits.length, 'hits of a page').toBe(
      Math.min(request.limit ?? 20, expected.ordered.length - hits.length),
    )
    hits.push(...result.hits)
    cursor = result.cursor
    pages += 1
    expect(cursor === null, 'no cursor on the last page only').toBe(hits.length === expected.ordered.length)
  } while (cursor !== null && pages < maximumPages)
  compareOrder(hits, expected, request)
  compareDistances(hits, expected, request)
  if (request.values?.length) {
    for (const { id, values } of hits) {
      expect(withoutNegativeZero(values!), `values of ${id}`).toEqual(expected.valuesOf(id))
    }
  }
}

function compareOrder(hits: SearchHit[], { ordered }: OracleAnswer, request: OracleRequest): void {
  const found = hits.map((hit) => hit.id)
  const all = new Set(ordered.map((document) => document.id))
  expect(new Set(found).size, 'no hit twice').toBe(found.length)
  expect(
    found.filter((id) => !all.has(id)),
    'hits that do not match',
  ).toEqual([])
  const { sort = 'relevance' } = request
  if (typeof sort === 'object') {
    expect(found, 'order by field, then id').toEqual(
      ordered.slice(0, found.length).map((document) => document.id),
    )
  }
  for (const [at, hit] of hits.slice(1).entries()) {
    const before = hits[at]!
    if (sort === 'relevance') {
      expect(before.score, 'order by score').toBeGreaterThanOrEqual(hit.score)
      if (before.score === hit.score) expect(before.id < hit.id, 'equal scores by id').toBe(true)
    } else if (sort === 'distance') {
      const [near, far] = [before.distanceKm ?? Infinity, hit.distanceKm ?? Infinity]
      expect(near, 'order by distance').toBeLessThanOrEqual(far)
      if (near === far) expect(before.id < hit.id, 'equal distances by id').toBe(true)
    }
  }
}

function compareDistances(
  hits: SearchHit[],
  { distances }: OracleAnswer,
  { near, sort }: OracleRequest,
): void {
  if (near) expect(kilometres(near, near)).toBe(0)
  for (const { id, distanceKm } of hits) {
    const expected = distances.get(id)
    if (expected === undefined) expect(distanceKm, 'distance without a location').toBeUndefined()
    else expect(Math.abs(distanceKm! - expected), 'kilometres').toBeLessThan(kilometreTolerance)
  }
  if (sort !== 'distance') return
  const shown = new Set(hits.map((hit) => hit.id))
  const farthest = Math.max(...hits.map((hit) => distances.get(hit.id) ?? Infinity))
  for (const [id, distance] of distances) {
    if (!shown.has(id))
      expect(distance, 'nearer than a hit shown').toBeGreaterThan(farthest - kilometreTolerance)
  }
}

function withoutNegativeZero(values: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(values).map(([field, value]) => [field, value + 0]))
}

function positiveZero(ranges: SearchResult['ranges']): SearchResult['ranges'] {
  return Object.fromEntries(
    Object.entries(ranges).map(([field, range]) => [
      field,
      range && { min: range.min + 0, max: range.max + 0 },
    ]),
  )
}
