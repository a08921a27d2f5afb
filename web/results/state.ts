import { readBound } from '../catalogue/kinds.ts'
import { type Condition, conditions } from '../client/types.ts'
import { joinList, splitList } from './list.ts'

/** What the results page shows, as its URL says it. */
export interface SearchState {
  q: string
  /** Phrases of the query that are to stay words, where others of it are read as filters. */
  words: string[]
  /** The query is words only. */
  exact: boolean
  category: string | null
  counties: string[]
  /** A locality as people write it: `Cluj-Napoca, Cluj`. */
  place: string | null
  /** Around the place, in kilometres. */
  radiusKm: number
  /** West, south, east, north in degrees. */
  box: string | null
  /** Whole units of `currency`; up to 0 are free things. */
  priceMin: number | null
  priceMax: number | null
  /** Null: the site's first one. */
  currency: string | null
  conditions: Condition[]
  seller: string | null
  /** Chosen values by attribute. */
  attributes: Record<string, string[]>
  /** Bounds by attribute, as the search index holds its values. */
  bounds: Record<string, Bounds>
  /** Null: by relevance with a query, else newest first. */
  sort: Sort | null
  cursor: string | null
  view: View
}

export const views = ['grid', 'list', 'map'] as const
type View = (typeof views)[number]

export interface Bounds {
  min: number | null
  max: number | null
}

export const sorts = ['relevance', 'newest', 'price-asc', 'price-desc', 'distance'] as const
type Sort = (typeof sorts)[number]
export const radii = [5, 10, 25, 50, 100] as const
const defaultRadiusKm = 10

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const mostValues = 50
const mostAttributes = 30
const largestNumber = 9_999_999_999

type QueryParameters = Record<string, string | string[] | undefined>

/**
 * Reads a URL's parameters, forgivingly: what makes no sense is left out, so that an old or mistyped link still shows
 * something. Lists may be comma-separated (`\,` is a comma within a value) or repeated, as a plain form sends them.
 */
export function parseState(parameters: QueryParameters): SearchState {
  const first = (name: string, limit: number) => clean([parameters[name]].flat()[0], limit)
  const list = (name: string) => values(parameters[name])
  const sort = sorts.find((known) => known === first('sort', 20)) ?? null
  const place = first('place', 100) || null
  const category = first('category', 60)
  const state: SearchState = {
    q: first('q', 200),
    words: list('words'),
    exact: first('exact', 1) === '1',
    category: /^[a-z0-9-]+$/.test(category) ? category : null,
    counties: unique(list('county').map((code) => code.toUpperCase())).filter((code) =>
      /^[A-Z\d-]{1,10}$/.test(code),
    ),
    place,
    radiusKm: radii.find((radius) => radius === Number(first('radius', 5))) ?? defaultRadiusKm,
    priceMin: wholeNumber(first('priceMin', 20)),
    priceMax: wholeNumber(first('priceMax', 20)),
    currency: /^[A-Z]{3}$/.test(first('currency', 3)) ? first('currency', 3) : null,
    conditions: conditions.filter((condition) => list('condition').includes(condition)),
    seller: uuid.test(first('seller', 40)) ? first('seller', 40) : null,
    attributes: {},
    bounds: {},
    sort,
    box: /^-?\d{1,3}(\.\d{1,6})?(,-?\d{1,3}(\.\d{1,6})?){3}$/.test(first('box', 60))
      ? first('box', 60)
      : null,
    cursor: first('cursor', 4096) || null,
    view: views.find((known) => known === first('view', 10)) ?? 'grid',
  }
  const attributes = Object.keys(parameters)
    .filter((name) => /^attr\.[A-Za-z][A-Za-z0-9]{0,39}$/.test(name))
    .slice(0, mostAttributes)
  for (const parameter of attributes) {
    const name = parameter.slice('attr.'.length)
    const bound = /^(.+)(Min|Max)$/.exec(name)
    if (!bound) {
      const chosen = list(parameter)
      if (chosen.length > 0) state.attributes[name] = chosen
      continue
    }
    const value = readBound(first(parameter, 20))
    if (value === null) continue
    const [, attribute, end] = bound as unknown as [string, string, 'Min' | 'Max']
    const known = Object.hasOwn(state.bounds, attribute) ? state.bounds[attribute]! : { min: null, max: null }
    state.bounds[attribute] = { ...known, [end === 'Min' ? 'min' : 'max']: value }
  }
  if (outOfOrder(state.priceMin, state.priceMax))
    [state.priceMin, state.priceMax] = [state.priceMax, state.priceMin]
  // Nothing costs less, so it narrows nothing; up to 0 is what is free.
  if (state.priceMin === 0) state.priceMin = null
  for (const bounds of Object.values(state.bounds)) {
    if (outOfOrder(bounds.min, bounds.max)) [bounds.min, bounds.max] = [bounds.max, bounds.min]
  }
  return state
}

/**
 * The state as a query string (without `?`), always the same for the same state: fixed order, sorted lists, no
 * defaults. `parseState` reads it back.
 */
export function toQuery(state: SearchState): string {
  const pairs: [string, string][] = []
  const add = (name: string, value: string | number | null) => {
    if (value !== null && value !== '') pairs.push([name, String(value)])
  }
  add('q', state.q)
  // Neither says anything without words that could be read.
  if (state.q !== '' && state.exact) add('exact', 1)
  if (state.q !== '' && !state.exact) add('words', joinList([...state.words].sort()))
  add('category', state.category)
  add('county', [...state.counties].sort().join(','))
  add('place', state.place)
  if (state.place !== null && state.radiusKm !== defaultRadiusKm) add('radius', state.radiusKm)
  add('box', state.box)
  add('priceMin', state.priceMin)
  add('priceMax', state.priceMax)
  add('currency', state.currency)
  add('condition', conditions.filter((condition) => state.conditions.includes(condition)).join(','))
  for (const name of Object.keys(state.attributes).sort()) {
    add(`attr.${name}`, joinList([...state.attributes[name]!].sort()))
  }
  for (const name of Object.keys(state.bounds).sort()) {
    add(`attr.${name}Min`, state.bounds[name]!.min)
    add(`attr.${name}Max`, state.bounds[name]!.max)
  }
  add('seller', state.seller)
  add('sort', state.sort)
  add('cursor', state.cursor)
  if (state.view !== 'grid') add('view', state.view)
  return pairs
    .map(([name, value]) => `${name}=${encodeURIComponent(value).replace(/%2C/g, ',').replace(/%20/g, '+')}`)
    .join('&')
}

/** The state with other values, back at its first page. */
export function change(state: SearchState, changes: Partial<SearchState>): SearchState {
  return { ...state, cursor: null, ...changes }
}

/** Whether anything but the query, the category and the order narrows the results. */
export function isFiltered(state: SearchState): boolean {
  return (
    toQuery({
      ...state,
      q: '',
      category: null,
      sort: null,
      cursor: null,
      seller: null,
      currency: null,
      view: 'grid',
    }) !== ''
  )
}

function clean(value: string | undefined, limit: number): string {
  return (
    (value ?? '')
      .slice(0, limit * 2)
      .replace(/[\s\p{Cc}]+/gu, ' ')
      .trim()
      .slice(0, limit)
      // A pair that the cut, or the address, took apart: no URL can hold its half.
      .replace(/\p{Cs}/gu, '')
      .trim()
  )
}

function values(given: string | string[] | undefined): string[] {
  const lists = [given ?? []].flat().slice(0, mostValues)
  const parts = lists.flatMap((list) => splitList(list.slice(0, 4_000)))
  return unique(parts.map((part) => clean(part, 100)).filter((part) => part !== '')).slice(0, mostValues)
}

function unique(list: string[]): string[] {
  return [...new Set(list)]
}

/** Digits with any grouping: `1.250` and `1 250` are 1250. */
function wholeNumber(text: string): number | null {
  if (!/^\d[\d., ]*$/.test(text)) return null
  const value = Number(text.replace(/[., ]/g, ''))
  return value <= largestNumber ? value : null
}

function outOfOrder(min: number | null, max: number | null): boolean {
  return min !== null && max !== null && min > max
}
