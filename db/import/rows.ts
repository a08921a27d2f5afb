import { hash } from 'node:crypto'
import { ConversionError, parseBoolean } from '../reading/convert.ts'
import { agreedDecimal, type Decimal } from '../reading/digits.ts'
import { missingToPublish } from '../rules/content.ts'
import { attributePointer } from '../rules/faults.ts'
import { statusRules } from '../rules/lifecycle.ts'
import { listingRules } from '../rules/listing.ts'
import { type TextRule, textReason } from '../rules/text.ts'
import type { BulkListing, RowIdentity } from '../tables/listings/face.ts'
import type { Places } from '../tables/places.ts'
import { fold } from '../text.ts'
import {
  type AttributeValue,
  type Category,
  type Condition,
  type Currency,
  conditions,
  type Id,
  type ListingStatus,
  type Money,
  type Place,
  type Time,
} from '../types.ts'
import { type AttributeReader, attributeReader } from './attributes.ts'
import { ImportError, RowError } from './errors.ts'
import { findLeaves } from './leaves.ts'
import type { AttributeSource, ImportMap, TextSource } from './map.ts'
import type { Note } from './notes.ts'
import { parseCurrency, readPrice } from './prices.ts'
import { bindSource, type Getter, sampled } from './sources.ts'
import { cutNoting, textOf } from './texts.ts'
import { agreedDayOrder, TimeReader } from './times.ts'

export interface RowContext {
  sellerId: Id | { column: string }
  categories: readonly Category[]
  places: Pick<Places, 'named'>
  now: Date
  /** Of times without an offset. */
  timeZone: string
  /** Whether a row without an external id is a new listing each time it is read, instead of being known by what it holds. */
  allowDuplicates: boolean
  /** Whether titles that are too long lose their end, whatever the map says. */
  cutTitles: boolean
  /** Those of the site. */
  currencies: readonly Currency[]
  /** The statuses that a row may say. */
  statuses: readonly ListingStatus[]
  /** Whether a row without an external id is refused. */
  needsExternalId: boolean
}

/** Turns the fields of a row, as many as the header has, into a listing. @throws RowError when they cannot be one */
type RowReader = (fields: string[], note: Note) => BulkListing

export interface CompiledRows {
  read: RowReader
  /** What is told of a row whether or not it becomes a listing; empty where there is none. */
  about: (fields: string[]) => { externalId: string; images: string }
  /** By what a row is known again as the one that a listing was made of; undefined where it is not. */
  identify: (fields: string[]) => RowIdentity | undefined
}

const defaultEmpty = ['None', 'null', 'NULL', 'N/A', 'NaN', 'nan', '-']
const none: Getter = () => ''

/**
 * Binds a map to a file's header.
 * @param sample rows of the file, to tell the customs of its columns
 * @throws ImportError naming columns that the file does not have and attributes that no category has
 */
export function compileRows(
  map: ImportMap,
  header: readonly string[],
  sample: readonly string[][],
  context: RowContext,
): CompiledRows {
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
    images: bind(map.images, 'images'),
  }
  const { byId: leaves, named } = findLeaves(context.categories)
  const leafOf = remembered(named)
  const names = new Set([...leaves.values()].flatMap((leaf) => leaf.attributes.map(({ name }) => name)))
  const attributes = Object.entries(map.attributes ?? {}).map(([name, source]) => {
    if (!names.has(name)) problems.push(`attributes.${name}: no category has this attribute`)
    return { name, source, getText: bind(source, `attributes.${name}`) }
  })
  checkCategories(map.category, leaves, problems)
  if (problems.length > 0) throw new ImportError(`The map does not fit the file:\n${problems.join('\n')}`)

  const readers = new Map<string, AttributeReader[]>()
  /** Told of those that are read: a map names the attributes of all categories, and a file has listings of a few. */
  const agreed = new Map<string, Decimal | undefined>()
  const customOf = (name: string, getText: Getter) => {
    if (!agreed.has(name)) agreed.set(name, agreedDecimal(sampled(getText, sample)))
    return { decimal: map.decimal, agreed: agreed.get(name) }
  }
  const readersOf = (leaf: Category): AttributeReader[] => {
    let found = readers.get(leaf.id)
    if (found === undefined) {
      found = attributes.flatMap(({ name, source, getText }) => {
        const attribute = leaf.attributes.find((candidate) => candidate.name === name)
        if (attribute === undefined) return []
        return [attributeReader(attribute, source, getText, customOf(name, getText))]
      })
      readers.set(leaf.id, found)
    }
    return found
  }
  const timeOf = timeReader(context, sample, get)
  const priceSource = typeof map.price === 'object' ? map.price : {}
  const cuts = (source: TextSource | undefined) => typeof source === 'object' && source.cut === true
  const cut = {
    title: context.cutTitles || cuts(map.title),
    description: cuts(map.description),
    placeName: cuts(map.place) || cuts(map.placeName),
  }
  const nowText = context.now.toISOString()
  const isRequired = map.requireAttributes ?? true
  const contentOf = contentHash(header)

  const sellerOf = sellerFinder(context.sellerId, columns)
  const externalIdOf = (fields: string[]) =>
    textOf('externalId', get.externalId(fields), { ...listingRules.externalId, min: 0 })
  const read: RowReader = (fields, note) => {
    const categoryText = get.category(fields)
    const leaf = leafOf(categoryText)
    if (leaf === undefined) {
      throw categoryText === ''
        ? new RowError('category', ['missing'])
        : new RowError('category', ['no-category'], categoryText)
    }
    const statusText = get.status(fields)
    const status = statusText === '' ? undefined : optionOf('status', statusText, context.statuses)
    const text = (field: 'title' | 'description' | 'placeName', given: string, rule: TextRule) =>
      textOf(field, cut[field] ? cutNoting(field, given, rule.max, note) : given, rule)
    const { complete } = statusRules[status ?? 'published']
    const titleRule = complete ? listingRules.title : { ...listingRules.title, min: 1 }
    const title = text('title', get.title(fields), titleRule)
    const description = text('description', get.description(fields), { ...listingRules.description, min: 0 })
    const conditionText = leaf.hasCondition ? get.condition(fields) : ''
    const publishedAt = timeOf('publishedAt', fields, note)
    const createdAt = timeOf('createdAt', fields, note) ?? publishedAt ?? nowText
    const values: Record<string, AttributeValue> = {}
    for (const read of readersOf(leaf)) read(fields, values, note)
    const { price, negotiable } = priceOf(
      get.price(fields),
      get.currency(fields),
      context.currencies,
      priceSource,
      note,
    )
    const negotiableText = get.negotiable(fields)
    const name = get.place(fields)
    const place = name === '' ? undefined : placeOf(name, get.county(fields), context, note)
    const placeName = text('placeName', name || get.placeName(fields), { ...listingRules.placeName, min: 0 })
    const externalId = externalIdOf(fields)
    if (externalId === '' && context.needsExternalId) throw new RowError('externalId', ['missing'])
    const listing: BulkListing = {
      sellerId: sellerOf(fields),
      externalId: externalId || (context.allowDuplicates ? null : contentOf(fields)),
      title,
      description: description === '' ? title : description,
      categoryId: leaf.id,
      price,
      negotiable: negotiableText === '' ? negotiable : converted('negotiable', negotiableText, parseBoolean),
      condition: conditionText === '' ? null : optionOf<Condition>('condition', conditionText, conditions),
      attributes: values,
      placeId: place?.id ?? null,
      placeName: place ? place.name : placeName || null,
      ...coordinates(get.lat(fields), get.lon(fields)),
      ...(status !== undefined && { status }),
      createdAt,
      // Without a date of its own an update keeps the listing's, and a new one is published now.
      publishedAt,
    }
    if (complete) refuseIncomplete(listing, leaf, isRequired)
    return listing
  }
  const salt = saltOf(map, context, [
    ...attributes.map(({ name, getText }) => customOf(name, getText).agreed),
    agreedDayOrder([...sampled(get.createdAt, sample), ...sampled(get.publishedAt, sample)]),
  ])
  return {
    read,
    identify: (fields) => {
      try {
        const externalId = externalIdOf(fields) || (context.allowDuplicates ? '' : contentOf(fields))
        if (externalId === '') return undefined
        const rowHash = hash('sha256', `${salt}${fields.join('\x1f')}`, 'base64url').slice(0, 22)
        return { sellerId: sellerOf(fields), externalId, rowHash }
      } catch (error) {
        if (error instanceof RowError) return undefined
        throw error
      }
    },
    about: (fields) => ({
      externalId: orEmpty(() => externalIdOf(fields)),
      images: orEmpty(() => get.images(fields)),
    }),
  }
}

/** All that decides what a row means but its fields. */
function saltOf(map: ImportMap, context: RowContext, customs: unknown[]): string {
  const { categories, timeZone, cutTitles, statuses, currencies } = context
  return hash(
    'sha256',
    JSON.stringify([map, categories, timeZone, cutTitles, statuses, currencies, customs]),
    'base64url',
  )
}

function sellerFinder(
  sellerId: RowContext['sellerId'],
  columns: ReadonlyMap<string, number>,
): (fields: string[]) => Id {
  if (typeof sellerId === 'string') return () => sellerId
  const at = columns.get(sellerId.column) ?? -1
  return (fields) => {
    const id = fields[at] ?? ''
    if (id === '') throw new RowError('seller', ['no-account'])
    return id
  }
}

function orEmpty(read: () => string): string {
  try {
    return read()
  } catch (error) {
    if (error instanceof RowError) return ''
    throw error
  }
}

/** What a file of another site need not say, though the form asks for it. */
const forgiven: readonly string[] = ['/condition', '/placeId']

function refuseIncomplete(listing: BulkListing, leaf: Category, attributesToo: boolean): void {
  const missing = missingToPublish(listing, leaf).find(
    ({ pointer }) =>
      !forgiven.includes(pointer) && (attributesToo || !pointer.startsWith(attributePointer(''))),
  )
  if (missing === undefined) return
  const field = missing.pointer.slice(1).replaceAll('/', '.')
  throw new RowError(
    field,
    textReason(missing, field === 'title' ? listingRules.title : listingRules.description),
  )
}

/** A file has a few categories again and again. */
function remembered<T>(find: (text: string) => T): (text: string) => T {
  const found = new Map<string, T>()
  return (text) => {
    if (!found.has(text)) {
      if (found.size >= 1_000) found.clear()
      found.set(text, find(text))
    }
    return found.get(text)!
  }
}

/** Categories that the map names must exist. */
function checkCategories(
  source: TextSource,
  leaves: ReadonlyMap<string, Category>,
  problems: string[],
): void {
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

/** What a row holds, as an external id of its own: the same whatever the order of the columns and the blanks around texts. */
function contentHash(header: readonly string[]): (fields: string[]) => string {
  const order = header
    .map((name, index) => ({ name, index }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.index - b.index))
  return (fields) => {
    let content = ''
    for (const { name, index } of order) {
      const text = fields[index]!.trim()
      if (text !== '') content += `${name}\x1f${text}\x1e`
    }
    return `row:${hash('sha256', content, 'base64url').slice(0, 22)}`
  }
}

type PriceSettings = { currency?: Money['currency']; ignoreSymbol?: boolean; zero?: 'on-request' | 'free' }

/** A row never fails for its price. */
function priceOf(
  text: string,
  currencyText: string,
  offered: readonly Currency[],
  { currency = offered[0]!, ignoreSymbol, zero }: PriceSettings,
  note: Note,
): { price: Money | null; negotiable: boolean } {
  if (text === '') return { price: null, negotiable: false }
  let assumed = currency
  if (currencyText !== '') {
    try {
      assumed = parseCurrency(currencyText, currency)
    } catch (error) {
      if (!(error instanceof ConversionError)) throw error
      // Nothing is nothing in any currency.
      if (zero !== 'on-request' && readPrice(text, assumed).price?.amount === 0)
        return { price: { amount: 0, currency }, negotiable: false }
      note('currency', `${error.message}; the price is left out`, currencyText)
      return { price: null, negotiable: false }
    }
  }
  const { price, negotiable, note: said } = readPrice(text, assumed)
  if (said !== undefined) note('price', said, text)
  if (price === null || (price.amount === 0 && zero === 'on-request')) return { price: null, negotiable }
  const asked = ignoreSymbol ? { ...price, currency } : price
  if (asked.amount === 0 || offered.includes(asked.currency)) return { price: asked, negotiable }
  note('price', `is in ${asked.currency}, and not in ${offered.join(', ')}; left out`, text)
  return { price: null, negotiable }
}

/** The place that a row names, or none, with a note why. */
function placeOf(name: string, county: string, { places }: RowContext, note: Note): Place | undefined {
  const found = places.named(name, county)
  if (typeof found === 'object') return found
  const reason =
    found === 'several'
      ? 'is the name of several localities; a county would tell which'
      : 'is no known locality'
  note('place', `${reason}; kept as text`, county === '' ? name : `${name}, ${county}`)
  return undefined
}

function coordinates(latText: string, lonText: string): { lat: number | null; lon: number | null } {
  if (latText === '' && lonText === '') return { lat: null, lon: null }
  const lat = degrees('lat', latText, 90)
  const lon = degrees('lon', lonText, 180)
  return { lat, lon }
}

function degrees(field: string, text: string, most: number): number {
  const value = /^[+-]?\d{1,3}([.,]\d{1,20})?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN
  if (Number.isNaN(value)) throw new RowError(field, ['not-degrees'], text)
  if (Math.abs(value) > most)
    throw new RowError(field, ['not-between', { min: `-${most}`, max: `${most}` }], text)
  return value
}

type TimeField = 'createdAt' | 'publishedAt'

function timeReader(
  { timeZone, now }: RowContext,
  sample: readonly string[][],
  get: Record<TimeField, Getter>,
): (field: TimeField, fields: string[], note: Note) => Time | null {
  const texts = [...sampled(get.createdAt, sample), ...sampled(get.publishedAt, sample)]
  const order = agreedDayOrder(texts)
  const times = new TimeReader(timeZone, order)
  const nowText = now.toISOString()
  return (field, fields, note) => {
    const text = get[field](fields)
    if (text === '') return null
    const time = converted(field, text, (given) => times.read(given))
    if (time <= nowText) return time
    note(field, 'lies in the future and is left out', text)
    return null
  }
}

function converted<T>(field: string, text: string, convert: (text: string) => T): T {
  try {
    return convert(text)
  } catch (error) {
    if (error instanceof ConversionError) throw new RowError(field, [error.code, error.values], text)
    throw error
  }
}

/** `Like new` is `like-new`. */
function optionOf<T extends string>(field: string, text: string, options: readonly T[]): T {
  const folded = fold(text)
  const option = options.find((candidate) => fold(candidate) === folded)
  if (option === undefined) throw new RowError(field, ['none-of', { options: options.join(', ') }], text)
  return option
}
