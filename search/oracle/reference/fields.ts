import { type GeoPoint, type SearchDocument, SearchError, type SearchSchema } from '../../types.ts'

/** What an index keeps of a document. */
export interface StoredDocument {
  id: string
  text: Map<string, string>
  keyword: Map<string, string[]>
  numeric: Map<string, number>
  location: GeoPoint | null
}

type FieldKind = 'keyword' | 'numeric'

/** Whether the schema has the field as the kind; `attributes.*` stands for `attributes.km`. */
export function hasField(schema: SearchSchema, kind: FieldKind, field: string): boolean {
  return schema[kind].some((name) =>
    name.endsWith('.*') ? field.length >= name.length && field.startsWith(name.slice(0, -1)) : name === field,
  )
}

/** Takes what the schema names and drops the rest; values of an unfit type count as missing. */
export function readDocument(schema: SearchSchema, document: SearchDocument): StoredDocument {
  if (typeof document !== 'object' || document === null) {
    throw new SearchError('bad-document', 'a document must be an object')
  }
  const id = document[schema.id]
  if (typeof id !== 'string' || id === '' || id.length > 512) {
    throw new SearchError(
      'bad-document',
      `a document's ${schema.id} must be a string of 1 to 512 characters`,
      schema.id,
    )
  }
  const stored: StoredDocument = {
    id,
    text: new Map(),
    keyword: new Map(),
    numeric: new Map(),
    location: schema.geo ? point(read(document, schema.geo)) : null,
  }
  for (const field of Object.keys(schema.text)) {
    const value = read(document, field)
    stored.text.set(field, typeof value === 'string' ? value : '')
  }
  for (const [field, value] of named(document, schema.keyword)) {
    const values = keywords(value)
    if (values.length > 0) stored.keyword.set(field, values)
  }
  for (const [field, value] of named(document, schema.numeric)) {
    if (typeof value === 'number' && Number.isFinite(value)) stored.numeric.set(field, value)
  }
  return stored
}

function* named(document: SearchDocument, names: string[]): Generator<[string, unknown]> {
  for (const name of names) {
    if (!name.endsWith('.*')) {
      yield [name, read(document, name)]
      continue
    }
    const parent = read(document, name.slice(0, -2))
    if (typeof parent !== 'object' || parent === null || Array.isArray(parent)) continue
    for (const [key, value] of Object.entries(parent)) {
      if (key !== '') yield [`${name.slice(0, -1)}${key}`, value]
    }
  }
}

function read(document: SearchDocument, path: string): unknown {
  let value: unknown = document
  for (const key of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = (value as Record<string, unknown>)[key]
  }
  return value
}

function keywords(value: unknown): string[] {
  if (typeof value === 'string') return value === '' ? [] : [value]
  if (typeof value === 'boolean') return [String(value)]
  if (!Array.isArray(value)) return []
  return [...new Set(value.filter((item): item is string => typeof item === 'string' && item !== ''))]
}

function point(value: unknown): GeoPoint | null {
  if (typeof value !== 'object' || value === null) return null
  const { lat, lon } = value as Partial<GeoPoint>
  return typeof lat === 'number' && typeof lon === 'number' && Math.abs(lat) <= 90 && Math.abs(lon) <= 180
    ? { lat, lon }
    : null
}
