import { SearchError, type SearchFilter, type SearchRequest, type SearchSchema } from '../../types.ts'
import { hasField, type StoredDocument } from './fields.ts'
import { distanceKm } from './geo.ts'

const maximumLimit = 1000

/** A filter ready to test; facets and ranges leave out those of their own field. */
interface Constraint {
  /** Null for the radius, which no facet leaves out. */
  field: string | null
  passes(document: StoredDocument): boolean
}

/** @throws SearchError naming the request's part that cannot be served. */
export function checkRequest(schema: SearchSchema, request: SearchRequest): void {
  checkCount('limit', request.limit)
  checkCount('facetLimit', request.facetLimit)
  for (const field of request.facets ?? []) checkField(schema, 'keyword', field, 'facets')
  for (const field of request.ranges ?? []) checkField(schema, 'numeric', field, 'ranges')
  for (const field of request.values ?? []) checkField(schema, 'numeric', field, 'values')
  for (const field of request.highlight ?? []) {
    if (!Object.hasOwn(schema.text, field)) throw unknownField(field, 'highlight')
  }
  const { near, sort } = request
  if (near) {
    if (!schema.geo) throw unknownField('near', 'near')
    if (!within(near.lat, 90) || !within(near.lon, 180)) {
      throw new SearchError('bad-filter', 'near needs lat from -90 to 90 and lon from -180 to 180', 'near')
    }
    if (near.radiusKm !== undefined && !(Number.isFinite(near.radiusKm) && near.radiusKm >= 0)) {
      throw new SearchError('bad-filter', 'radiusKm must be a finite number, 0 or more', 'near')
    }
  }
  if (sort === undefined || sort === 'relevance') return
  if (sort === 'distance') {
    if (!near) throw new SearchError('bad-filter', 'the distance sort needs near', 'near')
  } else if (typeof sort !== 'object' || (sort.order !== 'asc' && sort.order !== 'desc')) {
    throw new SearchError(
      'bad-filter',
      'sort must be relevance, distance or a field with order asc or desc',
      'sort',
    )
  } else checkField(schema, 'numeric', sort.field, 'sort')
}

export function constraints(schema: SearchSchema, request: SearchRequest): Constraint[] {
  const list = (request.filters ?? []).map((filter) => constraint(schema, filter))
  const { near } = request
  if (near?.radiusKm !== undefined) {
    const radius = near.radiusKm
    list.push({
      field: null,
      passes: ({ location }) => location !== null && distanceKm(near, location) <= radius,
    })
  }
  return list
}

function constraint(schema: SearchSchema, filter: SearchFilter): Constraint {
  const { field } = filter
  if ('in' in filter || 'notIn' in filter) {
    checkField(schema, 'keyword', field, 'filters')
    const given = 'in' in filter ? filter.in : filter.notIn
    if (!Array.isArray(given))
      throw new SearchError('bad-filter', `${field}: the values must be an array`, field)
    const wanted = new Set(given.map(String))
    const holds = (document: StoredDocument) =>
      (document.keyword.get(field) ?? []).some((value) => wanted.has(value))
    return { field, passes: 'in' in filter ? holds : (document) => !holds(document) }
  }
  checkField(schema, 'numeric', field, 'filters')
  const { min = -Infinity, max = Infinity } = filter
  if (typeof min !== 'number' || typeof max !== 'number' || Number.isNaN(min) || Number.isNaN(max)) {
    throw new SearchError('bad-filter', `${field}: min and max must be numbers`, field)
  }
  return {
    field,
    passes: (document) => {
      const value = document.numeric.get(field)
      return value !== undefined && value >= min && value <= max
    },
  }
}

function checkField(schema: SearchSchema, kind: 'keyword' | 'numeric', field: unknown, part: string): void {
  if (typeof field !== 'string' || !hasField(schema, kind, field)) throw unknownField(String(field), part)
}

function unknownField(field: string, part: string): SearchError {
  return new SearchError(
    'unknown-field',
    `${part}: the index has no such field: ${field.slice(0, 100)}`,
    field,
  )
}

function checkCount(name: string, value: number | undefined): void {
  if (value !== undefined && !(Number.isInteger(value) && value >= 1 && value <= maximumLimit)) {
    throw new SearchError('bad-limit', `${name} must be an integer from 1 to ${maximumLimit}`, name)
  }
}

function within(value: unknown, bound: number): boolean {
  return typeof value === 'number' && Math.abs(value) <= bound
}
