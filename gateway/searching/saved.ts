import type { Rates } from '@piata/agents'
import { alertRules, checkText, type Database } from '@piata/db'
import type { SearchRequest } from '@piata/search'
import type { FastifyRequest } from 'fastify'
import { matchesEtag, versionEtag } from '../caching/etag.ts'
import { invalid, Problem } from '../problems/problem.ts'
import type { Catalogue } from './catalogue.ts'
import { parseSearch, type SearchQuery } from './query.ts'

/** Filters that a saved search may have: the index takes 30, and one is for one's own listings. */
const mostFilters = 29

/**
 * What the index is asked for a saved search: that part of the request that says which listings match.
 * @throws Problem naming every parameter that cannot be used, below `/query`
 */
export function savedRequest(
  query: object,
  catalogue: Catalogue,
  rates: Rates,
): Pick<SearchRequest, 'query' | 'filters' | 'near'> {
  const request = parsed({ ...query, limit: 1, facets: '' } as SearchQuery, catalogue, rates)
  const { query: words, filters = [], near } = request
  const isCircle = near?.radiusKm !== undefined
  if (words === undefined && filters.length === 0 && !isCircle)
    throw invalid('/query', 'must ask for something: words, a filter or a radius')
  if (filters.length > mostFilters)
    throw invalid('/query', `has ${filters.length} filters; at most ${mostFilters} are possible`)
  return { ...(words !== undefined && { query: words }), filters, ...(isCircle && { near }) }
}

function parsed(query: SearchQuery, catalogue: Catalogue, rates: Rates): SearchRequest {
  try {
    return parseSearch(query, catalogue, rates)
  } catch (error) {
    if (!(error instanceof Problem) || error.errors === undefined) throw error
    const errors = error.errors.map((one) => ({ ...one, pointer: `/query${one.pointer}` }))
    throw new Problem(error.slug, `/query/${error.message}`, { errors })
  }
}

/** @throws Problem invalid-request */
export function savedName(name: string): string {
  const { text, faults } = checkText(name, alertRules.name)
  const errors = faults.map((fault) => ({ pointer: '/name', ...fault }))
  if (errors.length > 0) throw new Problem('invalid-request', `/name ${errors[0]!.detail}`, { errors })
  return text
}

export const noSavedSearch = (): Problem =>
  new Problem('not-found', 'There is no such saved search, or it is not yours.')

/**
 * The version that `If-Match` names, which the write then holds to; undefined without one.
 * @throws Problem not-found, precondition-failed
 */
export async function savedVersion(
  request: FastifyRequest,
  id: string,
  userId: string,
  savedSearches: Database['savedSearches'],
): Promise<number | undefined> {
  const ifMatch = request.headers['if-match']
  if (ifMatch === undefined) return undefined
  const search = await savedSearches.find(id, userId)
  if (search === undefined) throw noSavedSearch()
  if (!matchesEtag(ifMatch, versionEtag(search.id, search.version), false))
    throw new Problem('precondition-failed', 'The saved search was changed since you read it.')
  return search.version
}
