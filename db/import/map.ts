import { type LookupTable, parseSteps, type Step } from '../pipeline/index.ts'
import { type Currency, currencies } from '../types.ts'
import { type Encoding, encodings } from './encoding.ts'
import { ImportError } from './errors.ts'
import { type Form, forms } from './forms/table.ts'

/** Where a text comes from: a column by name, or more said. */
export type TextSource =
  | string
  | {
      column?: string
      /** Several columns, those that are empty left out. */
      columns?: string[]
      /** Between columns. Default ', '. */
      join?: string
      /** The same for every row. */
      value?: string
      /** What each text of the file becomes; others are refused unless `otherwise` is there. */
      values?: Record<string, string>
      otherwise?: string
      /** The text is simple HTML. */
      html?: boolean
      /** Whether a text that is too long loses its end, instead of the row being refused. */
      cut?: boolean
      /** A regular expression whose first group (or whole match) is kept; text that does not match counts as empty. */
      pattern?: string
    }

export type AttributeSource =
  | string
  | (Exclude<TextSource, string> & {
      /** Of numbers without a unit of their own; converted to the attribute's. */
      unit?: string
      /** For yes/no attributes: whether the text holds this one, e.g. an amenity of a list. */
      contains?: string
      /** What happens to a row whose value cannot be used. Default 'reject'. */
      onInvalid?: 'reject' | 'drop'
    })

type PriceSource =
  | string
  | (Exclude<TextSource, string> & {
      /** Of amounts without a currency of their own; default: the site’s first. */
      currency?: Currency
      /** Whether `currency` holds even where the text names another, e.g. a '$' that stands for any. */
      ignoreSymbol?: boolean
      /** What 0 means. Default 'free'. */
      zero?: 'on-request' | 'free'
    })

/** How the columns of a file become listings; kept as JSON. */
export interface ImportMap {
  /** For people. */
  about?: string
  /** Default: what the file's beginning shows. */
  format?: Form
  /** Of XML the element that is an item, of a spreadsheet its sheet. Default: found from the beginning, the first sheet. */
  items?: string
  /** Lines before the header, such as a title and a date; Excel's "sep=;" is passed over by itself. */
  skipLines?: number
  /** Default: what the file's first line says ("sep=;"), or the one that splits most rows alike. */
  delimiter?: ',' | ';' | '\t' | '|'
  /** Default: what the file's first megabyte looks like. A mark in the file is stronger. */
  encoding?: Encoding
  /**
   * Before the decimals of numbers (prices are read in either custom). Default: whatever each number shows; one that may mean two things, such as
   * 1.250, is told by its unit, its column's other numbers and the attribute's limits, or refused.
   */
  decimal?: '.' | ','
  /** What is done to rows before: the columns that the map names are those that the steps make. Refused rows stay those of the file. */
  steps?: Step[]
  /** What lookups of `steps` look in: columns by their names, all of one length. */
  tables?: Record<string, LookupTable>
  /** Texts that mean "nothing". Default: 'None', 'null', 'NULL', 'N/A', 'NaN', '-'. */
  empty?: string[]
  /** Whether a published row without a required attribute is refused. Default true. */
  requireAttributes?: boolean
  /** What names the row's listing in later imports. Default: what the row holds, all columns together. */
  externalId?: TextSource
  title: TextSource
  description?: TextSource
  category: TextSource
  price?: PriceSource
  currency?: TextSource
  negotiable?: TextSource
  condition?: TextSource
  /** Where none is said a new listing is published and one that is known keeps its status. */
  status?: TextSource
  /** A locality of the register, by name, with its county where names repeat; what is not found stays as free text. */
  place?: TextSource
  county?: TextSource
  /** Free text, where there is no `place`. */
  placeName?: TextSource
  lat?: TextSource
  lon?: TextSource
  createdAt?: TextSource
  publishedAt?: TextSource
  /** Addresses of pictures, as many as the text holds; told to whoever reads the rows, as an import fetches nothing itself. */
  images?: TextSource
  attributes?: Record<string, AttributeSource>
}

const textFields = [
  'externalId',
  'title',
  'description',
  'category',
  'currency',
  'negotiable',
  'condition',
  'status',
  'place',
  'county',
  'placeName',
  'lat',
  'lon',
  'createdAt',
  'publishedAt',
  'images',
] as const
type TextField = (typeof textFields)[number]

const textKeys = ['column', 'columns', 'join', 'value', 'values', 'otherwise', 'html', 'cut', 'pattern']
const settings = [
  'about',
  'format',
  'items',
  'skipLines',
  'delimiter',
  'encoding',
  'decimal',
  'empty',
  'requireAttributes',
  'steps',
  'tables',
]

/**
 * Checks a map as it was parsed from JSON.
 * @throws ImportError with every problem, each with the place in the map
 */
export function parseMap(json: unknown): ImportMap {
  const problems: string[] = []
  if (!isObject(json)) throw new ImportError('The map must be a JSON object.')
  const known = [...settings, ...textFields, 'price', 'attributes']
  checkKeys(json, known, '', problems)
  if (
    'skipLines' in json &&
    !(Number.isInteger(json.skipLines) && within(json.skipLines as number, 0, 1_000))
  )
    problems.push('skipLines: must be a whole number from 0 to 1000')
  oneOf(json, 'delimiter', [',', ';', '\t', '|'], problems)
  oneOf(json, 'encoding', encodings, problems)
  oneOf(json, 'format', forms, problems)
  if ('items' in json && typeof json.items !== 'string') problems.push('items: must be a text')
  oneOf(json, 'decimal', ['.', ','], problems)
  if ('requireAttributes' in json && typeof json.requireAttributes !== 'boolean')
    problems.push('requireAttributes: must be true or false')
  if ('steps' in json) {
    try {
      parseSteps(json.steps)
    } catch (error) {
      problems.push(`steps: ${(error as Error).message.replaceAll('\n', '\n  ')}`)
    }
  }
  if ('tables' in json && !isTables(json.tables))
    problems.push('tables: must be an object of tables, each an object of lists of texts of one length')
  if ('empty' in json && !isTexts(json.empty)) problems.push('empty: must be a list of texts')
  for (const field of textFields) if (field in json) checkSource(json[field], field, textKeys, problems)
  for (const field of ['title', 'category']) if (!(field in json)) problems.push(`${field}: is missing`)
  if ('price' in json) {
    checkSource(json.price, 'price', [...textKeys, 'currency', 'ignoreSymbol', 'zero'], problems)
    if (isObject(json.price)) {
      oneOf(json.price, 'currency', currencies, problems, 'price.')
      oneOf(json.price, 'zero', ['on-request', 'free'], problems, 'price.')
      if ('ignoreSymbol' in json.price && typeof json.price.ignoreSymbol !== 'boolean')
        problems.push('price.ignoreSymbol: must be true or false')
    }
  }
  if ('attributes' in json) {
    if (!isObject(json.attributes)) problems.push('attributes: must be an object')
    else
      for (const [name, source] of Object.entries(json.attributes))
        checkAttribute(source, `attributes.${name}`, problems)
  }
  if ('county' in json && !('place' in json)) problems.push('county: needs place')
  if ('lat' in json !== 'lon' in json) problems.push('lat and lon: need one another')
  if (problems.length > 0) throw new ImportError(`The map is wrong:\n${problems.join('\n')}`)
  return json as unknown as ImportMap
}

function checkAttribute(source: unknown, where: string, problems: string[]): void {
  checkSource(source, where, [...textKeys, 'unit', 'contains', 'onInvalid'], problems)
  if (!isObject(source)) return
  oneOf(source, 'onInvalid', ['reject', 'drop'], problems, `${where}.`)
  for (const key of ['unit', 'contains']) {
    if (key in source && typeof source[key] !== 'string') problems.push(`${where}.${key}: must be a text`)
  }
}

function checkSource(source: unknown, where: string, keys: string[], problems: string[]): void {
  if (typeof source === 'string') return
  if (!isObject(source)) {
    problems.push(`${where}: must be a column's name or an object`)
    return
  }
  checkKeys(source, keys, `${where}.`, problems)
  const origins = ['column', 'columns', 'value'].filter((key) => key in source)
  if (origins.length !== 1) problems.push(`${where}: must have one of column, columns, value`)
  if ('pattern' in source && !isPattern(source.pattern))
    problems.push(`${where}.pattern: must be a regular expression`)
  for (const key of ['column', 'join', 'value', 'otherwise']) {
    if (key in source && typeof source[key] !== 'string') problems.push(`${where}.${key}: must be a text`)
  }
  if ('columns' in source && !isTexts(source.columns))
    problems.push(`${where}.columns: must be a list of columns' names`)
  for (const key of ['html', 'cut']) {
    if (key in source && typeof source[key] !== 'boolean')
      problems.push(`${where}.${key}: must be true or false`)
  }
  if ('values' in source && !(isObject(source.values) && isTexts(Object.values(source.values)))) {
    problems.push(`${where}.values: must be an object of texts`)
  }
}

function checkKeys(
  object: Record<string, unknown>,
  known: readonly string[],
  prefix: string,
  problems: string[],
): void {
  for (const key of Object.keys(object)) {
    if (!known.includes(key)) problems.push(`${prefix}${key}: is not known; known are ${known.join(', ')}`)
  }
}

function oneOf(
  object: Record<string, unknown>,
  key: string,
  values: readonly string[],
  problems: string[],
  prefix = '',
): void {
  if (key in object && !values.includes(object[key] as string)) {
    problems.push(
      `${prefix}${key}: must be one of ${values.map((value) => JSON.stringify(value)).join(', ')}`,
    )
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function within(value: number, min: number, max: number): boolean {
  return value >= min && value <= max
}

function isPattern(value: unknown): boolean {
  if (typeof value !== 'string') return false
  try {
    new RegExp(value, 'u')
    return true
  } catch {
    return false
  }
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((text) => typeof text === 'string')
}

function isTables(value: unknown): boolean {
  return (
    isObject(value) &&
    Object.values(value).every((table) => {
      if (!isObject(table)) return false
      const columns = Object.values(table)
      return columns.every((column) => isTexts(column) && column.length === (columns[0] as string[]).length)
    })
  )
}

/** Column names of a file whose columns are listing fields already, folded: 'external_id', 'External ID' → 'externalid'. */
const columnNames: Record<string, TextField | 'price'> = {
  externalid: 'externalId',
  id: 'externalId',
  title: 'title',
  name: 'title',
  description: 'description',
  category: 'category',
  categoryid: 'category',
  price: 'price',
  currency: 'currency',
  negotiable: 'negotiable',
  condition: 'condition',
  status: 'status',
  place: 'place',
  city: 'place',
  county: 'county',
  placename: 'placeName',
  lat: 'lat',
  latitude: 'lat',
  lon: 'lon',
  lng: 'lon',
  longitude: 'lon',
  createdat: 'createdAt',
  publishedat: 'publishedAt',
  images: 'images',
  image: 'images',
  imageurl: 'images',
  imageurls: 'images',
  imagelink: 'images',
}

/**
 * The map of a file whose columns carry the names of listing fields and of attributes (`make`, `attributes.make`); other
 * columns are left alone.
 * @throws ImportError when title or category is missing
 */
export function mapOfHeader(header: readonly string[], attributeNames: ReadonlySet<string>): ImportMap {
  const found: Partial<Record<TextField | 'price', string>> = {}
  const attributes: Record<string, AttributeSource> = {}
  for (const column of header) {
    const folded = column.toLowerCase().replace(/[\s_-]/g, '')
    const field = Object.hasOwn(columnNames, folded) ? columnNames[folded]! : undefined
    const attribute = column.replace(/^attr(ibutes)?\./, '')
    if (field !== undefined) found[field] ??= column
    else if (attributeNames.has(attribute)) attributes[attribute] ??= column
  }
  const { title, category, ...rest } = found
  const missing = [title === undefined && 'title', category === undefined && 'category'].filter(
    (name) => name !== false,
  )
  if (title === undefined || category === undefined) {
    throw new ImportError(
      `Without a map the file needs the columns title and category; ${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} missing. It has: ${header.slice(0, 50).join(', ')}.`,
    )
  }
  if (rest.place === undefined) delete rest.county
  if (rest.lat === undefined || rest.lon === undefined) {
    delete rest.lat
    delete rest.lon
  }
  return { title, category, ...rest, attributes }
}
