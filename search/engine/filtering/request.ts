import { SearchError, type SearchFilter, type SearchRequest, type SearchSchema } from '../../types.ts'
import { WILDCARD } from '../indexing/read-document.ts'
import { Origin } from '../segment/geo.ts'
import { type FilterPlan, MAX_FILTERS } from './filters.ts'
import { Radius } from './radius.ts'
import { WantedValues } from './wanted-values.ts'

const MAX_LIMIT = 1000
const MAX_VALUES = 1000
const MAX_FACETS = 64

/** A request whose every part is known to be usable. */
export interface CheckedRequest {
  query: string
  typos: boolean
  loosen: boolean
  plain: boolean
  filters: FilterPlan
  origin: Origin | null
  facets: string[]
  ranges: string[]
  facetLimit: number
  sort: 'relevance' | 'distance' | { field: string; descending: boolean }
  /** Whether hits need their score, whatever the order. */
  scores: boolean
  limit: number
  cursor: string | null
  highlight: string[]
  values: string[]
}

/** @throws SearchError naming the part of the request that cannot be served. */
export function checkRequest(schema: SearchSchema, request: SearchRequest): CheckedRequest {
  const { query = '', near, sort = 'relevance', scoring = 'ranked' } = request
  if (typeof query !== 'string') throw new SearchError('bad-filter', 'query must be a string', 'query')
  if (scoring !== 'ranked' && scoring !== 'plain') {
    throw new SearchError('bad-filter', "scoring must be 'ranked' or 'plain'", 'scoring')
  }
  const facets = checkFields(schema, 'keyword', request.facets, 'facets')
  const ranges = checkFields(schema, 'numeric', request.ranges, 'ranges')
  const highlight = [...new Set(request.highlight ?? [])]
  for (const field of highlight) {
    if (!Object.hasOwn(schema.text, field)) throw unknownField(field, 'highlight')
  }
  const origin = checkNear(schema, near)
  const { cursor = null } = request
  if (cursor !== null && typeof cursor !== 'string') {
    throw new SearchError('bad-cursor', 'The cursor must be a string', 'cursor')
  }
  return {
    query,
    typos: request.typos !== false && scoring === 'ranked',
    loosen: request.loosen !== false,
    plain: scoring === 'plain',
    filters: planFilters(schema, request, origin, [...facets, ...ranges]),
    origin,
    facets,
    ranges,
    facetLimit: checkCount('facetLimit', request.facetLimit, 100),
    sort: checkSort(schema, sort, origin),
    scores: request.scores !== false,
    limit: checkCount('limit', request.limit, 20),
    cursor,
    highlight,
    values: checkFields(schema, 'numeric', request.values, 'values'),
  }
}

function planFilters(
  schema: SearchSchema,
  request: SearchRequest,
  origin: Origin | null,
  observed: string[],
): FilterPlan {
  const bitOf = new Map<string, number>()
  const compiled = checkFilters(schema, request.filters).map((filter) => {
    let bit = bitOf.get(filter.field)
    if (bit === undefined) {
      bit = 1 << bitOf.size
      bitOf.set(filter.field, bit)
    }
    const wanted = 'in' in filter ? filter.in : 'notIn' in filter ? filter.notIn : null
    return { filter, bit, values: wanted === null ? null : new WantedValues(wanted) }
  })
  let mask = 0
  for (const field of observed) mask |= bitOf.get(field) ?? 0
  const kilometres = request.near?.radiusKm
  const radius = origin === null || kilometres === undefined ? null : new Radius(origin, kilometres)
  return { filters: compiled, bitOf, observed: mask, radius }
}

/** @throws SearchError for filters that cannot be served; gives them otherwise */
export function checkFilters(schema: SearchSchema, filters: SearchRequest['filters'] = []): SearchFilter[] {
  if (!Array.isArray(filters) || filters.length > MAX_FILTERS) {
    throw new SearchError('bad-filter', `filters must be an array of at most ${MAX_FILTERS}`, 'filters')
  }
  for (const filter of filters) checkFilter(schema, filter)
  return filters
}

function checkFilter(schema: SearchSchema, filter: SearchFilter): void {
  if (typeof filter !== 'object' || filter === null) {
    throw new SearchError('bad-filter', 'A filter must be an object with a field', 'filters')
  }
  const { field } = filter
  if ('in' in filter || 'notIn' in filter) {
    checkField(schema, 'keyword', field, 'filters')
    const values: unknown = 'in' in filter ? filter.in : filter.notIn
    if (!Array.isArray(values) || values.length > MAX_VALUES) {
      throw new SearchError(
        'bad-filter',
        `${field}: the values must be an array of at most ${MAX_VALUES}`,
        field,
      )
    }
    if (!values.every((value) => typeof value === 'string' || typeof value === 'boolean')) {
      throw new SearchError('bad-filter', `${field}: values must be strings or booleans`, field)
    }
    return
  }
  checkField(schema, 'numeric', field, 'filters')
  for (const bound of [filter.min, filter.max]) {
    if (bound !== undefined && (typeof bound !== 'number' || Number.isNaN(bound))) {
      throw new SearchError('bad-filter', `${field}: min and max must be numbers`, field)
    }
  }
}

/** @throws SearchError for an origin or a radius that cannot be served */
export function checkNear(schema: SearchSchema, near: SearchRequest['near']): Origin | null {
  if (near === undefined || near === null) return null
  if (schema.geo === undefined) throw unknownField('near', 'near')
  if (typeof near !== 'object' || !isWithin(near.lat, 90) || !isWithin(near.lon, 180)) {
    throw new SearchError('bad-filter', 'near needs lat from -90 to 90 and lon from -180 to 180', 'near')
  }
  const { radiusKm } = near
  if (radiusKm !== undefined && !(Number.isFinite(radiusKm) && radiusKm >= 0)) {
    throw new SearchError('bad-filter', 'radiusKm must be a finite number, 0 or more', 'near')
  }
  return new Origin(near.lat, near.lon)
}

function checkSort(
  schema: SearchSchema,
  sort: NonNullable<SearchRequest['sort']>,
  origin: Origin | null,
): CheckedRequest['sort'] {
  if (sort === 'relevance') return sort
  if (sort === 'distance') {
    if (origin === null) throw new SearchError('bad-filter', 'the distance sort needs near', 'near')
    return sort
  }
  if (typeof sort !== 'object' || sort === null || (sort.order !== 'asc' && sort.order !== 'desc')) {
    throw new SearchError(
      'bad-filter',
      'sort must be relevance, distance or a field with order asc or desc',
      'sort',
    )
  }
  checkField(schema, 'numeric', sort.field, 'sort')
  return { field: sort.field, descending: sort.order === 'desc' }
}

function checkFields(
  schema: SearchSchema,
  kind: 'keyword' | 'numeric',
  fields: unknown,
  part: string,
): string[] {
  if (fields === undefined) return []
  if (!Array.isArray(fields) || fields.length > MAX_FACETS) {
    throw new SearchError('bad-filter', `${part} must be an array of at most ${MAX_FACETS} fields`, part)
  }
  const distinct = [...new Set<unknown>(fields)]
  for (const field of distinct) checkField(schema, kind, field, part)
  return distinct as string[]
}

/** A declared field, or one that falls under the wildcard. */
function checkField(schema: SearchSchema, kind: 'keyword' | 'numeric', field: unknown, part: string): void {
  const prefix = WILDCARD.slice(0, -1)
  const declared = schema[kind]
  if (typeof field === 'string' && field !== WILDCARD) {
    if (declared.includes(field)) return
    if (declared.includes(WILDCARD) && field.startsWith(prefix) && field.length > prefix.length) return
  }
  throw unknownField(String(field), part)
}

function unknownField(field: string, part: string): SearchError {
  return new SearchError(
    'unknown-field',
    `${part}: the index has no such field: ${field.slice(0, 100)}`,
    field,
  )
}

function checkCount(name: string, value: number | undefined, otherwise: number): number {
  if (value === undefined) return otherwise
  if (!(Number.isInteger(value) && value >= 1 && value <= MAX_LIMIT)) {
    throw new SearchError('bad-limit', `${name} must be an integer from 1 to ${MAX_LIMIT}`, name)
  }
  return value
}

function isWithin(value: unknown, bound: number): boolean {
  return typeof value === 'number' && Math.abs(value) <= bound
}
