import type { GeoPoint, SearchRequest } from '../types.ts'
import { type AskedQuery, matchingText } from './text.ts'

/** A document of the generated corpora: what the documented semantics look at, and nothing else. */
export interface OracleDocument {
  id: string
  title?: string
  description?: string
  category?: string[]
  county?: string | null
  price?: number | null
  publishedAt?: number
  attributes?: Record<string, string | boolean | number | string[] | null>
  location?: GeoPoint | null
}

export interface OracleRequest extends Omit<SearchRequest, 'query'> {
  asked: AskedQuery
}

export interface OracleAnswer {
  /** Every match in the documented order; under relevance, which only plain scoring could tell here, by id. */
  ordered: OracleDocument[]
  facets: Record<string, { value: string; count: number }[]>
  ranges: Record<string, { min: number; max: number } | null>
  /** Kilometres by id, for `near`. */
  distances: Map<string, number>
  /** Of the fields that were asked for, those that the document has. */
  valuesOf(id: string): Record<string, number>
}

/** Answers by looking at every document, by CONTRACT.md; shares no code with what it is held against. */
export class Oracle {
  readonly documents = new Map<string, OracleDocument>()

  upsert(documents: OracleDocument[]): void {
    for (const document of documents) this.documents.set(document.id, document)
  }

  remove(ids: string[]): void {
    for (const id of ids) this.documents.delete(id)
  }

  search(request: OracleRequest): OracleAnswer {
    const all = [...this.documents.values()]
    const passes = (document: OracleDocument) => passesFilters(document, request, undefined)
    const text = matchingText(all, request.asked, request, passes)
    const matches = text.filter(passes)
    const distances = new Map<string, number>()
    for (const { id, location } of matches) {
      if (request.near && location) distances.set(id, kilometres(request.near, location))
    }
    const others = (field: string) => text.filter((document) => passesFilters(document, request, field))
    return {
      ordered: matches.sort((a, b) => {
        const [x, y] = [sortKey(a, request, distances), sortKey(b, request, distances)]
        if (x !== y) return x === undefined ? 1 : y === undefined ? -1 : x - y
        return a.id < b.id ? -1 : 1
      }),
      facets: Object.fromEntries(
        (request.facets ?? []).map((field) => [
          field,
          countValues(others(field).map((document) => keywords(document, field))).slice(
            0,
            request.facetLimit ?? 100,
          ),
        ]),
      ),
      ranges: Object.fromEntries(
        (request.ranges ?? []).map((field) => [
          field,
          extent(others(field).flatMap((document) => number(document, field) ?? [])),
        ]),
      ),
      distances,
      valuesOf: (id) => {
        const document = this.documents.get(id)!
        const values = (request.values ?? []).flatMap((field) => {
          const value = number(document, field)
          return value === undefined ? [] : [[field, value + 0] as const]
        })
        return Object.fromEntries(values)
      },
    }
  }
}

function sortKey(document: OracleDocument, { sort }: OracleRequest, distances: Map<string, number>) {
  if (sort === 'distance') return distances.get(document.id)
  if (sort === undefined || sort === 'relevance') return 0
  const value = number(document, sort.field)
  return value === undefined ? undefined : sort.order === 'asc' ? value : -value
}

function passesFilters(document: OracleDocument, request: OracleRequest, ignored: string | undefined) {
  const { near, filters = [] } = request
  if (near?.radiusKm !== undefined) {
    if (!document.location || kilometres(near, document.location) > near.radiusKm) return false
  }
  for (const filter of filters) {
    if (filter.field === ignored) continue
    if ('in' in filter) {
      if (!keywords(document, filter.field).some((value) => filter.in.map(String).includes(value)))
        return false
    } else if ('notIn' in filter) {
      if (keywords(document, filter.field).some((value) => filter.notIn.map(String).includes(value)))
        return false
    } else {
      const value = number(document, filter.field)
      if (value === undefined) return false
      if (filter.min !== undefined && value < filter.min) return false
      if (filter.max !== undefined && value > filter.max) return false
    }
  }
  return true
}

function property(document: OracleDocument, field: string): unknown {
  return field.startsWith('attributes.')
    ? document.attributes?.[field.slice('attributes.'.length)]
    : document[field as keyof OracleDocument]
}

function keywords(document: OracleDocument, field: string): string[] {
  const value = property(document, field)
  const values = Array.isArray(value) ? value : [value]
  const texts = values.map((item) => (typeof item === 'boolean' ? String(item) : item))
  return [...new Set(texts)].filter((item) => typeof item === 'string' && item !== '') as string[]
}

function number(document: OracleDocument, field: string): number | undefined {
  const value = property(document, field)
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

function countValues(lists: string[][]): { value: string; count: number }[] {
  const counts: Record<string, number> = Object.create(null)
  for (const value of lists.flat()) counts[value] = (counts[value] ?? 0) + 1
  const rows = Object.entries(counts).map(([value, count]) => ({ value, count }))
  return rows.sort((a, b) => (a.count === b.count ? (a.value < b.value ? -1 : 1) : b.count - a.count))
}

function extent(values: number[]): { min: number; max: number } | null {
  return values.length > 0 ? { min: Math.min(...values), max: Math.max(...values) } : null
}

/** Great-circle distance by the angle between unit vectors (Earth's mean radius 6371.0088 km), a formula other than the haversine. */
export function kilometres(a: GeoPoint, b: GeoPoint): number {
  const [p, q] = [unitVector(a), unitVector(b)]
  const cross = [p[1] * q[2] - p[2] * q[1], p[2] * q[0] - p[0] * q[2], p[0] * q[1] - p[1] * q[0]]
  return 6371.0088 * Math.atan2(Math.hypot(...cross), p[0] * q[0] + p[1] * q[1] + p[2] * q[2])
}

function unitVector({ lat, lon }: GeoPoint): [number, number, number] {
  const [latitude, longitude] = [(lat * Math.PI) / 180, (lon * Math.PI) / 180]
  return [
    Math.cos(latitude) * Math.cos(longitude),
    Math.cos(latitude) * Math.sin(longitude),
    Math.sin(latitude),
  ]
}
