import { cellFields, comparablePrice, type Rates } from '@piata/agents'
import { type CategoryAttribute, type Currency, conditions, kindOf, type NumericKind } from '@piata/db'
import type { SearchFilter, SearchRequest, SearchSort } from '@piata/search'
import { type FieldError, Problem } from '../problems/problem.ts'
import type { Catalogue } from './catalogue.ts'

/** The query string of /v1/search after its schema; every other key is `attr.…`. */
export interface SearchQuery {
  q?: string
  category?: string
  county?: string
  place?: string
  seller?: string
  near?: string
  radiusKm?: number
  box?: string
  priceMin?: number
  priceMax?: number
  currency?: Currency
  reduced?: boolean
  condition?: string
  sort?: SortName
  facets?: string
  highlight?: boolean
  understand?: boolean
  words?: string
  cells?: number
  limit: number
  cursor?: string
  [attribute: `attr.${string}`]: string
}

export const sortNames = ['relevance', 'newest', 'price-asc', 'price-desc', 'distance', 'reduced'] as const
type SortName = (typeof sortNames)[number]

/** Most values in one comma-separated list. */
const mostValues = 50
const mostFacets = 30
/** Most values of a facet: above the number of counties, so that those are complete; categories are however many there are. */
export const mostFacetValues = 200

/** A price that fell longer ago is what people know. */
export const reducedDays = 30
const dayMs = 86_400_000

/** Most cells of a map; of more, those with the most listings. */
export const mostCells = 1000

/** What prices, and values of an attribute, may be; a bound outside filters nothing, not even listings that say none. */
interface Limits {
  min?: number | undefined
  max?: number | undefined
}
const priceLimits: Limits = { min: 0 }

/** Facets are named as their parameters are: `category`, `attr.fuel`. */
const plainFacets = ['category', 'county', 'place', 'condition'] as const

/**
 * Turns a query string into a request to the index, which holds prices in the site's first currency by `rates`.
 * @throws Problem naming every parameter that cannot be used
 */
export function parseSearch(query: SearchQuery, catalogue: Catalogue, rates: Rates): SearchRequest {
  const errors: FieldError[] = []
  const fail = (name: string, detail: string): undefined => {
    errors.push({ pointer: `/${name}`, detail })
    return undefined
  }

  const filters: SearchFilter[] = []
  const request: SearchRequest = {
    filters,
    limit: query.limit,
    cursor: query.cursor ?? null,
    scores: false,
    values: ['seq'],
  }
  const text = query.q?.trim() ?? ''
  if (text !== '') request.query = text

  const categories = listParameter(query.category).flatMap((id) => {
    const named = catalogue.named(id)
    if (named === undefined) fail('category', `'${id}' is not a category`)
    return named ?? []
  })
  const counties = countyCodes(query.county, catalogue, fail)
  const wanted = listParameter(query.condition)
  for (const value of wanted) {
    if (!conditions.some((known) => known === value))
      fail('condition', `'${value}' is not one of ${conditions.join(', ')}`)
  }
  const lists: [string, string[]][] = [
    ['category', categories.flatMap((id) => catalogue.withFormer(id))],
    ['county', counties],
    ['place', placesOf(query.place, catalogue)],
    ['condition', wanted],
    ['seller', query.seller === undefined ? [] : [query.seller]],
  ]
  for (const [field, values] of lists) {
    if (values.length > mostValues)
      fail(field, `has ${values.length} values; at most ${mostValues} are possible`)
    else if (values.length > 0) filters.push({ field, in: values })
  }

  const price = (amount: number | undefined) =>
    amount === undefined || query.currency === undefined
      ? amount
      : (comparablePrice({ amount, currency: query.currency }, rates) ??
        fail('currency', `has no rate: ${query.currency}`))
  addRange(filters, 'price', price(query.priceMin), price(query.priceMax), priceLimits, () =>
    fail('priceMin', 'is above priceMax'),
  )
  // Whole days, so that a further page is one of the same search.
  if (query.reduced)
    filters.push({ field: 'reducedAt', min: (Math.floor(Date.now() / dayMs) - reducedDays) * dayMs })
  addBox(filters, query.box, fail)
  const near = parseNear(query, fail)
  if (near) request.near = near

  const single = categories.length === 1 ? categories[0] : undefined
  addAttributes(query, catalogue, categories, filters, fail)
  addFacets(request, query.facets, catalogue, single, fail)
  if (query.cells !== undefined) {
    request.facets!.push(cellFields[query.cells]!)
    request.facetLimit = mostCells
  }
  const sort = parseSort(query.sort, text !== '', near !== undefined, fail)
  if (sort !== undefined) request.sort = sort
  if (query.highlight && text !== '') request.highlight = ['title']

  if (errors.length > 0) {
    const { pointer, detail } = errors[0]!
    throw new Problem('invalid-request', `${pointer.slice(1)} ${detail}`, { errors })
  }
  return request
}

/** The one category of a list. @throws Problem for what is none */
export function categoryParameter(id: string | undefined, catalogue: Catalogue): string | undefined {
  if (id === undefined) return undefined
  const named = catalogue.named(id)
  if (named === undefined)
    throw new Problem('invalid-request', `category '${id}' is not a category`, {
      errors: [{ pointer: '/category', detail: `'${id}' is not a category` }],
    })
  return named
}

type Fail = (name: string, detail: string) => undefined

/**
 * 'a,b' → ['a', 'b']; `\,` is a comma within a value, `\\` a backslash. Spaces around, empty values and repetitions are dropped.
 */
export function listParameter(value: string | undefined): string[] {
  if (value === undefined || value === '') return []
  const values = new Set<string>()
  for (const part of value.match(/(?:\\[\\,]|[^,])+/g) ?? []) {
    const trimmed = part.replace(/\\([\\,])/g, '$1').trim()
    if (trimmed !== '') values.add(trimmed)
  }
  return [...values]
}

/** Counties by code or name; codes that no county has match nothing. */
function countyCodes(parameter: string | undefined, { places }: Catalogue, fail: Fail): string[] {
  const codes = listParameter(parameter).map((text) => {
    const code = places.countyCode(text)
    if (code === undefined && !/^[A-Za-z-]{1,8}$/.test(text))
      fail('county', `'${text}' is neither a county code such as CJ nor a county's name`)
    return code ?? text.toUpperCase()
  })
  return [...new Set(codes)]
}

/** Ids of places; or one name, which may hold a comma: what it means, and listings whose place has that name and no id. */
function placesOf(parameter: string | undefined, { places }: Catalogue): string[] {
  const ids = listParameter(parameter)
  if (ids.every((id) => /^\d+$/.test(id))) return ids
  const name = parameter!.trim()
  const found = places.named(name)
  return typeof found === 'object' ? [String(found.id), name] : [name]
}

function addRange(
  filters: SearchFilter[],
  field: string,
  min: number | undefined,
  max: number | undefined,
  limits: Limits,
  refuse: () => undefined,
): void {
  if (min !== undefined && max !== undefined && min > max) refuse()
  const narrows = {
    ...(min !== undefined && !(min <= (limits.min ?? -Infinity)) && { min }),
    ...(max !== undefined && !(max >= (limits.max ?? Infinity)) && { max }),
  }
  if (Object.keys(narrows).length > 0) filters.push({ field, ...narrows })
}

function parseNear(query: SearchQuery, fail: Fail): SearchRequest['near'] {
  if (query.near === undefined) {
    return query.radiusKm === undefined ? undefined : fail('radiusKm', 'needs near=lat,lon')
  }
  const parts = query.near
    .split(',')
    .map((part) => (/^\s*-?\d{1,3}(\.\d{1,15})?\s*$/.test(part) ? Number(part) : Number.NaN))
  const [lat, lon] = parts
  if (parts.length !== 2 || !(Math.abs(lat!) <= 90) || !(Math.abs(lon!) <= 180)) {
    return fail('near', 'must be lat,lon in degrees, such as 46.77,23.59')
  }
  return { lat: lat!, lon: lon!, ...(query.radiusKm !== undefined && { radiusKm: query.radiusKm }) }
}

/** What lies in a box of degrees; none of Piata's countries reaches over the line where days begin. */
function addBox(filters: SearchFilter[], box: string | undefined, fail: Fail): void {
  if (box === undefined) return
  const ends = box
    .split(',')
    .map((part) => (/^\s*-?\d{1,3}(\.\d{1,15})?\s*$/.test(part) ? Number(part) : Number.NaN))
  const [west, south, east, north] = ends as [number, number, number, number]
  const isBox = ends.length === 4 && west <= east && south <= north && west >= -180 && east <= 180
  if (!isBox || south < -90 || north > 90)
    fail('box', 'must be west,south,east,north in degrees, such as 23.4,46.7,23.8,46.9')
  else filters.push({ field: 'lat', min: south, max: north }, { field: 'lon', min: west, max: east })
}

function parseSort(
  name: SortName | undefined,
  hasText: boolean,
  hasNear: boolean,
  fail: Fail,
): SearchSort | undefined {
  switch (name ?? (hasText ? 'relevance' : 'newest')) {
    case 'relevance':
      return 'relevance'
    case 'newest':
      return { field: 'publishedAt', order: 'desc' }
    case 'price-asc':
      return { field: 'price', order: 'asc' }
    case 'price-desc':
      return { field: 'price', order: 'desc' }
    case 'distance':
      return hasNear ? 'distance' : fail('sort', 'by distance needs near=lat,lon')
    case 'reduced':
      return { field: 'reducedAt', order: 'desc' }
  }
}

function addAttributes(
  query: SearchQuery,
  catalogue: Catalogue,
  categories: string[],
  filters: SearchFilter[],
  fail: Fail,
): void {
  const scopes = categories.length === 0 ? [undefined] : categories
  const typesOf = (name: string) => {
    const found = scopes.flatMap((scope) => catalogue.attributesOf(scope).get(name) ?? [])
    return found.length === 0
      ? undefined
      : { numeric: found.map(kindOf).find((kind) => kind.search === 'numeric'), limits: limitsOf(found) }
  }
  const ranges = new Map<string, { min?: number; max?: number }>()
  for (const [parameter, value] of Object.entries(query)) {
    if (!parameter.startsWith('attr.')) continue
    const name = parameter.slice('attr.'.length)
    const exact = typesOf(name)
    const bound = /^(.+)(Min|Max)$/.exec(name)
    const bounded = exact === undefined && bound ? typesOf(bound[1]!) : undefined
    if (exact === undefined && bounded === undefined) {
      const where = categories.length === 0 ? 'any category' : categories.join(', ')
      fail(parameter, `is not an attribute of ${where}`)
    } else if (bounded !== undefined) {
      if (!bounded.numeric) fail(parameter, `is for numbers; ${bound![1]} is not one`)
      else {
        const end = bound![2] === 'Min' ? 'min' : 'max'
        setBound(ranges, bound![1]!, end, boundOf(bounded.numeric, parameter, value, fail))
      }
    } else if (exact!.numeric) {
      const numbers = listParameter(value)
      if (numbers.length !== 1) {
        fail(parameter, `takes one number; use ${parameter}Min and ${parameter}Max for more`)
        continue
      }
      const number = boundOf(exact!.numeric, parameter, numbers[0]!, fail)
      setBound(ranges, name, 'min', number)
      setBound(ranges, name, 'max', number)
    } else {
      const values = listParameter(value)
      if (values.length > mostValues)
        fail(parameter, `has ${values.length} values; at most ${mostValues} are possible`)
      if (values.length > 0) filters.push({ field: `attributes.${name}`, in: values })
    }
  }
  for (const [name, { min, max }] of ranges) {
    addRange(filters, `attributes.${name}`, min, max, typesOf(name)!.limits, () =>
      fail(`attr.${name}Min`, `is above attr.${name}Max`),
    )
  }
}

/** The widest limits of attributes that share a name; none where one of them has none. */
function limitsOf(attributes: CategoryAttribute[]): Limits {
  const numeric = attributes.filter((attribute) => kindOf(attribute).search === 'numeric')
  return {
    min: Math.min(...numeric.map(({ min }) => min ?? -Infinity)),
    max: Math.max(...numeric.map(({ max }) => max ?? Infinity)),
  }
}

function boundOf(kind: NumericKind, parameter: string, value: string, fail: Fail): number | undefined {
  return kind.bound(value) ?? fail(parameter, kind.boundRule)
}

function setBound(
  ranges: Map<string, { min?: number; max?: number }>,
  name: string,
  bound: 'min' | 'max',
  value: number | undefined,
): void {
  if (value === undefined) return
  ranges.set(name, { ...ranges.get(name), [bound]: value })
}

/** Facets that were asked for, or category, county, condition and what the one chosen category is filtered by. */
function addFacets(
  request: SearchRequest,
  parameter: string | undefined,
  catalogue: Catalogue,
  category: string | undefined,
  fail: Fail,
): void {
  const attributes = catalogue.attributesOf(category)
  const facets: string[] = []
  const ranges = ['price']
  if (parameter === undefined) {
    facets.push('category', 'county', 'condition')
    for (const attribute of category === undefined ? [] : catalogue.filtersOf(category))
      (kindOf(attribute).search === 'numeric' ? ranges : facets).push(`attributes.${attribute.name}`)
  } else {
    const names = listParameter(parameter)
    if (names.length > mostFacets)
      fail('facets', `has ${names.length} names; at most ${mostFacets} are possible`)
    for (const name of names.slice(0, mostFacets)) {
      const attribute = name.startsWith('attr.') ? attributes.get(name.slice('attr.'.length))?.[0] : undefined
      if (plainFacets.some((known) => known === name)) facets.push(name)
      else if (attribute && kindOf(attribute).search === 'numeric')
        ranges.push(`attributes.${attribute.name}`)
      else if (attribute) facets.push(`attributes.${attribute.name}`)
      else if (name !== 'price')
        fail('facets', `'${name}' is not one of ${plainFacets.join(', ')} or attr.<name>`)
    }
  }
  request.facets = facets
  request.facetLimit = facets.includes('category')
    ? Math.max(mostFacetValues, catalogue.categories.size)
    : mostFacetValues
  request.ranges = ranges
}
