import {
  type AttributeValue,
  type BulkListing,
  type Category,
  type CategoryAttribute,
  type Condition,
  conditions,
  type Id,
  type ListingStatus,
  listingStatuses,
  type Money,
} from '../types.ts'
import {
  ConversionError,
  parseBoolean,
  parseCurrency,
  parseNumber,
  parsePrice,
  parseTime,
  textOfHtml,
} from './convert.ts'
import { ImportError, RowError } from './errors.ts'
import type { AttributeSource, ImportMap, TextSource } from './map.ts'
import type { PlaceFinder } from './places.ts'

/** The same limits as the API's, but that a title may be short: old catalogues have them. */
export const limits = { title: 120, description: 8_000, text: 200, externalId: 200 }

export interface RowContext {
  sellerId: Id
  categories: readonly Category[]
  places: PlaceFinder
  now: Date
}

/** Turns the fields of a row into a listing. @throws RowError when they cannot be one */
export type RowReader = (fields: string[]) => BulkListing

type Getter = (fields: string[]) => string
type AttributeReader = (fields: string[], into: Record<string, AttributeValue>) => void

const defaultEmpty = ['None', 'null', 'NULL', 'N/A', 'NaN', 'nan', '-']
const none: Getter = () => ''

/**
 * Binds a map to a file's header.
 * @throws ImportError naming columns that the file does not have and attributes that no category has
 */
export function compileRows(map: ImportMap, header: readonly string[], context: RowContext): RowReader {
  const problems: string[] = []
  const empty = new Set(map.empty ?? defaultEmpty)
  const columns = new Map(header.map((name, index) => [name, index]))
  const bind = (source: TextSource | AttributeSource | undefined, where: string): Getter =>
    source === undefined ? none : bindSource(source, where, columns, empty, problems)

  const get = {
    externalId: bind(map.externalId, 'externalId'),
    title: bind(map.title, 'title'),
    description: bind(map.description, 'description'),
    category: bind(map.category, 'category'),
    price: bind(map.price, 'price'),
    currency: bind(map.currency, 'currency'),
    negotiable: bind(map.negotiable, 'negotiable'),
    condition: bind(map.condition, 'condition'),
    status: bind(map.status, 'status'),
    place: bind(map.place, 'place'),
    county: bind(map.county, 'county'),
    placeName: bind(map.placeName, 'placeName'),
    lat: bind(map.lat, 'lat'),
    lon: bind(map.lon, 'lon'),
    createdAt: bind(map.createdAt, 'createdAt'),
    publishedAt: bind(map.publishedAt, 'publishedAt'),
  }
  const leaves = new Map(
    context.categories.filter((category) => category.parentId !== null).map((leaf) => [leaf.id, leaf]),
  )
  const attributes = Object.entries(map.attributes ?? {}).map(([name, source]) => {
    if (![...leaves.values()].some((leaf) => leaf.attributes.some((attribute) => attribute.name === name))) {
      problems.push(`attributes.${name}: no category has this attribute`)
    }
    return { name, source, get: bind(source, `attributes.${name}`) }
  })
  checkCategories(map.category, leaves, problems)
  if (problems.length > 0) throw new ImportError(`The map does not fit the file:\n${problems.join('\n')}`)

  const readers = new Map<string, AttributeReader[]>()
  const readersOf = (leaf: Category): AttributeReader[] => {
    let found = readers.get(leaf.id)
    if (found === undefined) {
      found = attributes.flatMap(({ name, source, get: getText }) => {
        const attribute = leaf.attributes.find((candidate) => candidate.name === name)
        return attribute === undefined ? [] : [attributeReader(attribute, source, getText, map.decimal)]
      })
      readers.set(leaf.id, found)
    }
    return found
  }
  const priceSource = typeof map.price === 'object' ? map.price : {}
  const latest = context.now.getTime() + 86_400_000
  const nowText = context.now.toISOString()
  const isRequired = map.requireAttributes ?? true

  return (fields) => {
    if (fields.length !== header.length) {
      throw new RowError(
        'row',
        `has ${fields.length < header.length ? 'fewer' : 'more'} fields than the header's ${header.length}`,
      )
    }
    const leaf = leaves.get(get.category(fields))
    if (leaf === undefined)
      throw new RowError('category', 'is no category for listings', get.category(fields))
    const title = bounded('title', singleLine(get.title(fields)), limits.title)
    if (title === '') throw new RowError('title', 'is missing')
    const description = bounded('description', get.description(fields), limits.description)
    const statusText = get.status(fields)
    const status =
      statusText === '' ? undefined : optionOf<ListingStatus>('status', statusText, listingStatuses)
    const conditionText = leaf.hasCondition ? get.condition(fields) : ''
    const publishedAt = timeOf('publishedAt', get.publishedAt(fields), latest)
    const createdAt = timeOf('createdAt', get.createdAt(fields), latest) ?? publishedAt ?? nowText
    const values: Record<string, AttributeValue> = {}
    for (const read of readersOf(leaf)) read(fields, values)
    if (isRequired && (status ?? 'published') === 'published') requireAll(leaf, values)
    const name = get.place(fields)
    const place = name === '' ? undefined : context.places.find(name, get.county(fields))
    return {
      sellerId: context.sellerId,
      externalId: bounded('externalId', get.externalId(fields), limits.externalId) || null,
      title,
      description: description === '' ? title : description,
      categoryId: leaf.id,
      price: priceOf(get.price(fields), get.currency(fields), priceSource),
      negotiable: converted('negotiable', get.negotiable(fields) || 'no', parseBoolean),
      condition: conditionText === '' ? null : optionOf<Condition>('condition', conditionText, conditions),
      attributes: values,
      placeId: place?.id ?? null,
      placeName: place
        ? place.name
        : bounded('place', singleLine(name || get.placeName(fields)), limits.text) || null,
      ...coordinates(get.lat(fields), get.lon(fields)),
      ...(status !== undefined && { status }),
      createdAt,
      // Without a date of its own an update keeps the listing's, and a new one is published now.
      publishedAt,
    }
  }
}

function bindSource(
  source: TextSource | AttributeSource,
  where: string,
  columns: Map<string, number>,
  empty: Set<string>,
  problems: string[],
): Getter {
  const said = typeof source === 'string' ? { column: source } : source
  const at = (name: string): number => {
    const index = columns.get(name)
    if (index === undefined)
      problems.push(
        `${where}: the file has no column "${name}"; it has ${[...columns.keys()].slice(0, 50).join(', ')}`,
      )
    return index ?? 0
  }
  const longestEmpty = Math.max(0, ...[...empty].map((text) => text.length))
  const clean = (text: string): string => {
    const trimmed = text.trim()
    return trimmed.length <= longestEmpty && empty.has(trimmed) ? '' : trimmed
  }
  let raw: Getter
  if (said.value !== undefined) {
    const { value } = said
    raw = () => value
  } else if (said.columns !== undefined) {
    const indexes = said.columns.map(at)
    const join = said.join ?? ', '
    raw = (fields) => {
      let text = ''
      for (const index of indexes) {
        const part = clean(fields[index]!)
        if (part !== '') text = text === '' ? part : text + join + part
      }
      return text
    }
  } else {
    const index = at(said.column!)
    raw = (fields) => clean(fields[index]!)
  }
  if (said.html) {
    const inner = raw
    raw = (fields) => textOfHtml(inner(fields))
  }
  if (said.pattern !== undefined) {
    const inner = raw
    const pattern = new RegExp(said.pattern, 'u')
    raw = (fields) => {
      const match = pattern.exec(inner(fields))
      return match === null ? '' : (match[1] ?? match[0]).trim()
    }
  }
  const { values, otherwise } = said
  if (values === undefined && otherwise === undefined) return raw
  const table = new Map(Object.entries(values ?? {}))
  const folded = new Map(Object.entries(values ?? {}).map(([key, value]) => [key.toLowerCase(), value]))
  return (fields) => {
    const text = raw(fields)
    const known = table.get(text) ?? folded.get(text.toLowerCase())
    if (known !== undefined) return known
    if (values === undefined) return text === '' ? otherwise! : text
    if (otherwise !== undefined) return otherwise
    if (text === '') return ''
    throw new RowError(where, 'is not in the map’s table of values', text)
  }
}

/** Categories that the map names must exist. */
function checkCategories(source: TextSource, leaves: Map<string, Category>, problems: string[]): void {
  if (typeof source === 'string') return
  const named = [
    source.values === undefined ? source.value : undefined,
    source.otherwise,
    ...Object.values(source.values ?? {}),
  ]
  for (const id of new Set(named)) {
    if (id !== undefined && !leaves.has(id))
      problems.push(`category: there is no category "${id}" for listings`)
  }
}

function attributeReader(
  attribute: CategoryAttribute,
  source: AttributeSource,
  get: Getter,
  decimal: '.' | ',' | undefined,
): AttributeReader {
  const said = typeof source === 'string' ? {} : source
  const where = `attributes.${attribute.name}`
  const convert = attributeConverter(attribute, said, decimal)
  return (fields, into) => {
    let text = ''
    try {
      text = get(fields)
      if (text !== '') into[attribute.name] = convert(text)
    } catch (error) {
      if (!(error instanceof ConversionError || error instanceof RowError)) throw error
      if (said.onInvalid === 'drop') return
      throw error instanceof RowError ? error : new RowError(where, error.message, text)
    }
  }
}

function attributeConverter(
  attribute: CategoryAttribute,
  said: { unit?: string; contains?: string },
  decimal: '.' | ',' | undefined,
): (text: string) => AttributeValue {
  switch (attribute.type) {
    case 'number':
      return (text) => {
        const value = parseNumber(text, { unit: attribute.unit, assumed: said.unit, decimal })
        const { min = -Infinity, max = Infinity } = attribute
        if (value < min || value > max)
          throw new ConversionError(
            `is not between ${min} and ${max}${attribute.unit ? ` ${attribute.unit}` : ''}`,
          )
        return value
      }
    case 'boolean': {
      const wanted = said.contains?.toLowerCase()
      return wanted === undefined ? parseBoolean : (text) => text.toLowerCase().includes(wanted)
    }
    case 'enum': {
      const options = new Map<string, string>()
      for (const { value, label } of attribute.options!) {
        for (const name of [value, label.ro, label.en]) options.set(name.toLowerCase(), value)
      }
      return (text) => {
        const value = options.get(text.toLowerCase())
        if (value === undefined) throw new ConversionError('is none of the options')
        return value
      }
    }
    case 'text':
      return (text) => {
        if (text.length > limits.text) throw new ConversionError(`is longer than ${limits.text} characters`)
        return singleLine(text)
      }
  }
}

function requireAll(leaf: Category, values: Record<string, AttributeValue>): void {
  const missing = leaf.attributes.find(
    (attribute) => attribute.required && values[attribute.name] === undefined,
  )
  if (missing) throw new RowError(`attributes.${missing.name}`, 'is missing and required')
}

type PriceSettings = { currency?: Money['currency']; ignoreSymbol?: boolean; zero?: 'on-request' | 'free' }

function priceOf(
  text: string,
  currencyText: string,
  { currency = 'RON', ignoreSymbol, zero }: PriceSettings,
): Money | null {
  if (text === '') return null
  const assumed = currencyText === '' ? currency : converted('currency', currencyText, parseCurrency)
  const price = converted('price', text, (amount) => parsePrice(amount, assumed))
  if (price.amount === 0 && zero !== 'free') return null
  return ignoreSymbol ? { ...price, currency } : price
}

function coordinates(latText: string, lonText: string): { lat: number | null; lon: number | null } {
  if (latText === '' && lonText === '') return { lat: null, lon: null }
  const lat = degrees('lat', latText, 90)
  const lon = degrees('lon', lonText, 180)
  return { lat, lon }
}

function degrees(field: string, text: string, most: number): number {
  const value = /^[+-]?\d{1,3}(\.\d+)?$/.test(text) ? Number(text) : Number.NaN
  if (Number.isNaN(value)) throw new RowError(field, 'is not a number of degrees', text)
  if (Math.abs(value) > most) throw new RowError(field, `is not between -${most} and ${most}`, text)
  return value
}

function timeOf(field: string, text: string, latest: number): string | null {
  if (text === '') return null
  const time = converted(field, text, parseTime)
  if (Date.parse(time) > latest) throw new RowError(field, 'lies in the future', text)
  return time
}

function converted<T>(field: string, text: string, convert: (text: string) => T): T {
  try {
    return convert(text)
  } catch (error) {
    if (error instanceof ConversionError) throw new RowError(field, error.message, text)
    throw error
  }
}

function optionOf<T extends string>(field: string, text: string, options: readonly T[]): T {
  const option = options.find((candidate) => candidate === text)
  if (option === undefined) throw new RowError(field, `is none of ${options.join(', ')}`, text)
  return option
}

function bounded(field: string, text: string, most: number): string {
  if (text.length > most) throw new RowError(field, `is longer than ${most} characters`, text)
  return text
}

function singleLine(text: string): string {
  return /\s\s|[\n\r\t]/.test(text) ? text.replace(/\s+/g, ' ').trim() : text
}
