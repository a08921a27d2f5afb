import { type SearchDocument, SearchError, type SearchSchema } from '../../types.ts'
import { COORDINATE_SCALE, NO_COORDINATE } from '../segment/chunks.ts'
import { MAX_ID_LENGTH } from '../segment/ids.ts'

/** Wildcard group of the schema: every key below `attributes`. */
export const ATTRIBUTES = 'attributes'
export const WILDCARD = 'attributes.*'

/** What is kept of a document's values; another thread takes it as it is. */
export type PlainValue = string | number | null | string[]

/**
 * Appends what the schema says of a document: its id, the text fields, keyword fields and numeric fields in the schema's order without
 * the wildcard (null where there is no fit value), the number of attributes, their names and values by turns, latitude, longitude. A flat
 * list crosses threads at half the cost of objects, and is half the work to read there.
 * Nothing is appended when it throws.
 * @returns UTF-16 units of the texts
 * @throws SearchError `bad-document` when the id is missing or no usable string; whatever a getter of the document throws
 */
export function readDocument(schema: SearchSchema, document: SearchDocument, values: PlainValue[]): number {
  const start = values.length
  try {
    values.push(readId(document, schema.id))
    let length = 0
    for (const name in schema.text) {
      const text = document[name]
      const isText = typeof text === 'string'
      values.push(isText ? text : '')
      if (isText) length += text.length
    }
    for (const name of schema.keyword) if (name !== WILDCARD) values.push(readKeyword(document[name]))
    for (const name of schema.numeric) if (name !== WILDCARD) values.push(readNumber(document[name]))
    readAttributes(schema, document[ATTRIBUTES], values)
    readPoint(schema.geo === undefined ? undefined : document[schema.geo], values)
    return length
  } catch (error) {
    values.length = start
    throw error
  }
}

function readId(document: SearchDocument, field: string): string {
  const id = typeof document === 'object' && document !== null ? document[field] : undefined
  if (typeof id !== 'string' || id === '' || id.length > MAX_ID_LENGTH || !id.isWellFormed()) {
    throw new SearchError(
      'bad-document',
      `A document's "${field}" must be a well-formed string of 1 to ${MAX_ID_LENGTH} characters`,
      field,
    )
  }
  return id
}

function readKeyword(value: unknown): string | string[] | null {
  if (!Array.isArray(value)) return readWord(value)
  const words: string[] = []
  for (const item of value) {
    const word = readWord(item)
    if (word !== null) words.push(word)
  }
  return words.length === 0 ? null : words
}

function readWord(value: unknown): string | null {
  if (typeof value === 'boolean') return String(value)
  return typeof value === 'string' && value !== '' ? value.toWellFormed() : null
}

function readNumber(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}

function readAttributes({ keyword, numeric }: SearchSchema, attributes: unknown, values: PlainValue[]): void {
  const words = keyword.includes(WILDCARD)
  const numbers = numeric.includes(WILDCARD)
  const at = values.length
  values.push(0)
  if ((!words && !numbers) || typeof attributes !== 'object' || attributes === null) return
  let count = 0
  for (const [name, value] of Object.entries(attributes)) {
    const isNumber = typeof value === 'number'
    if (isNumber ? !numbers : !words) continue
    const read = isNumber ? readNumber(value) : readKeyword(value)
    if (read === null) continue
    values.push(name, read)
    count++
  }
  values[at] = count
}

/** Coordinates in units of 10^-7 degree. */
function readPoint(value: unknown, values: PlainValue[]): void {
  const { lat, lon } =
    typeof value === 'object' && value !== null ? (value as { lat?: unknown; lon?: unknown }) : {}
  const isPoint = typeof lat === 'number' && typeof lon === 'number'
  if (isPoint && lat >= -90 && lat <= 90 && lon >= -180 && lon <= 180) {
    values.push(Math.round(lat * COORDINATE_SCALE), Math.round(lon * COORDINATE_SCALE))
  } else values.push(NO_COORDINATE, NO_COORDINATE)
}
