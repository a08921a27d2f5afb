/** How columns become listings, as the API takes it. */
export type Mapping = Record<string, unknown>

/** Fields of a listing that a column can fill, in the order of the form; the category has a place of its own. */
export const fields = [
  'title',
  'description',
  'price',
  'currency',
  'externalId',
  'place',
  'county',
  'condition',
  'publishedAt',
  'images',
] as const

/** The column that a source names; empty where it names none, or several. */
export function columnOf(source: unknown): string {
  if (typeof source === 'string') return source
  if (typeof source !== 'object' || source === null || !('column' in source)) return ''
  return String(source.column)
}

/** The value that a source gives every row; empty where it gives none. */
export function fixedValue(source: unknown): string {
  return typeof source === 'object' && source !== null && 'value' in source ? String(source.value) : ''
}

/** A source of another column, with what else was said of it; undefined for none. */
export function withColumn(source: unknown, column: string): unknown {
  if (column === '') return undefined
  if (typeof source !== 'object' || source === null || 'value' in source) return column
  // A table of values is of its column.
  const { values: _, otherwise: __, ...rest } = source as Record<string, unknown>
  return { ...rest, column }
}

/** A mapping with one field said anew; undefined takes it away, and with a place its county. */
export function withField(mapping: Mapping, field: string, source: unknown): Mapping {
  const { [field]: _, ...rest } = mapping
  if (source !== undefined) return { ...rest, [field]: source }
  if (field === 'place') delete rest.county
  return rest
}

/** The same for an attribute. */
export function withAttribute(mapping: Mapping, name: string, source: unknown): Mapping {
  const known = (mapping.attributes ?? {}) as Mapping
  const attributes = withField(known, name, source)
  return withField(mapping, 'attributes', Object.keys(attributes).length > 0 ? attributes : undefined)
}
