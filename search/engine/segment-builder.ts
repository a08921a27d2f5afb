import type { Analyzer, TermTable } from '../analysis/index.ts'
import { type SearchDocument, SearchError, type SearchSchema } from '../types.ts'
import { ByteWriter, IntList } from './bytes.ts'
import type { Gathered } from './gathered.ts'
import { KeywordGatherer, NumericGatherer } from './gatherers.ts'
import { GatheredIds } from './id-builder.ts'
import { type IdKey, MAX_ID_LENGTH } from './ids.ts'
import { COORDINATE_SCALE, NO_COORDINATE } from './segment.ts'
import { MOST_SORTED } from './string-pool.ts'
import { TokenWriter } from './tokens.ts'

/** Wildcard group of the schema: every key below `attributes`. */
export const ATTRIBUTES = 'attributes'
export const WILDCARD = 'attributes.*'

/** Most terms of one builder: more could not be sorted at once. */
const MOST_TERMS = MOST_SORTED >>> 1
/** Arrays of zeros that the last builders left: a table of terms is large beside a small batch. */
const MOST_SPARE = 2
const spareNumbers: Uint32Array[] = []

/** Gathers documents until they are assembled into a segment. Bounded by its caller. */
export class SegmentBuilder {
  private readonly schema: SearchSchema
  private readonly analyzer: Analyzer
  private readonly textFields: string[]
  private readonly table: TermTable
  /** Per term of the table its number here + 1, 0 is none. */
  private numbers: Uint32Array
  /** Terms of the table by their numbers here. */
  private readonly terms = new IntList()
  private readonly termBytes = new ByteWriter()
  private readonly termOffsets = new IntList()
  private termLengths = new Uint8Array(1024)
  private readonly tokens = new ByteWriter()
  private readonly writer = new TokenWriter(this.tokens)
  private readonly tokenStarts = new IntList()
  private readonly ids = new GatheredIds()
  /** Bit per document that was replaced or removed, once there is one. */
  private dropped: Uint32Array | null = null
  private readonly keyword = new Map<string, KeywordGatherer>()
  private readonly numeric = new Map<string, NumericGatherer>()
  private readonly latitudes = new IntList()
  private readonly longitudes = new IntList()

  constructor(schema: SearchSchema, analyzer: Analyzer) {
    this.schema = schema
    this.analyzer = analyzer
    this.textFields = Object.keys(schema.text)
    this.table = analyzer.terms()
    this.numbers = spareNumbers.pop() ?? new Uint32Array(1024)
    this.termOffsets.push(0)
  }

  /** Documents added, replaced ones included. */
  get length(): number {
    return this.ids.length
  }

  /** Bytes of text gathered, as a measure of memory. */
  get tokenBytes(): number {
    return this.tokens.length
  }

  /** Whether no more terms may come in. */
  get isFull(): boolean {
    return this.terms.length >= MOST_TERMS
  }

  /**
   * Adds a document and sets the key to its id.
   * @throws SearchError `bad-document` when the id is missing or no usable string.
   */
  add(document: SearchDocument, key: IdKey): string {
    const { schema } = this
    const id = readId(document, schema.id)
    const ordinal = this.length
    const replaced = this.ids.add(key.set(id), id)
    if (replaced >= 0) this.drop(replaced)
    this.tokenStarts.push(this.tokens.length)
    for (const name of this.textFields) {
      const text = document[name]
      const part = this.tokens.beginPart()
      if (typeof text === 'string' && text !== '') this.addText(text)
      this.tokens.endPart(part)
    }
    for (const name of schema.keyword) {
      if (name !== WILDCARD) this.addKeyword(ordinal, name, document[name])
    }
    for (const name of schema.numeric) {
      if (name !== WILDCARD) this.addNumber(ordinal, name, document[name])
    }
    this.addAttributes(ordinal, document)
    const point = readPoint(schema.geo === undefined ? undefined : document[schema.geo])
    this.latitudes.push(point === null ? NO_COORDINATE : point.lat)
    this.longitudes.push(point === null ? NO_COORDINATE : point.lon)
    return id
  }

  private addText(text: string): void {
    const { writer } = this
    const { length, terms, positions, starts, ends } = this.analyzer.analyzeInto(this.table, text)
    writer.begin()
    for (let i = 0; i < length; i++) {
      const term = terms[i]!
      let number = term < this.numbers.length ? this.numbers[term]! : 0
      if (number === 0) number = this.newTerm(term)
      writer.put(number - 1, this.termLengths[number - 1]!, positions[i]!, starts[i]!, ends[i]!)
    }
  }

  private newTerm(term: number): number {
    const { table, termBytes } = this
    if (term >= this.numbers.length) {
      const grown = new Uint32Array(Math.max(term + 1, this.numbers.length * 2))
      grown.set(this.numbers)
      this.numbers = grown
    }
    const index = this.terms.length
    this.terms.push(term)
    termBytes.reserve(table.room(term))
    termBytes.length = table.copyTo(term, termBytes.bytes, termBytes.length)
    this.termOffsets.push(termBytes.length)
    if (index === this.termLengths.length) {
      const grown = new Uint8Array(index * 2)
      grown.set(this.termLengths)
      this.termLengths = grown
    }
    this.termLengths[index] = table.writtenLengths[term]!
    this.numbers[term] = index + 1
    return index + 1
  }

  /** Documents by their ids. */
  get added(): GatheredIds {
    return this.ids
  }

  isDropped(document: number): boolean {
    const word = document >>> 5
    const { dropped } = this
    return dropped !== null && word < dropped.length && (dropped[word]! & (1 << (document & 31))) !== 0
  }

  /** Leaves the document out, also when it was gathered already: see `isDropped`. */
  drop(document: number): void {
    const word = document >>> 5
    if (this.dropped === null || word >= this.dropped.length) {
      const grown = new Uint32Array(Math.max(16, word * 2))
      if (this.dropped !== null) grown.set(this.dropped)
      this.dropped = grown
    }
    this.dropped[word]! |= 1 << (document & 31)
  }

  private addAttributes(ordinal: number, document: SearchDocument): void {
    const words = this.schema.keyword.includes(WILDCARD)
    const numbers = this.schema.numeric.includes(WILDCARD)
    const attributes = document[ATTRIBUTES]
    if ((!words && !numbers) || typeof attributes !== 'object' || attributes === null) return
    for (const [key, value] of Object.entries(attributes)) {
      const name = `${ATTRIBUTES}.${key}`
      if (typeof value === 'number') {
        if (numbers) this.addNumber(ordinal, name, value)
      } else if (words) this.addKeyword(ordinal, name, value)
    }
  }

  private addKeyword(ordinal: number, name: string, value: unknown): void {
    const isList = Array.isArray(value)
    const text = typeof value === 'boolean' ? String(value) : value
    if (!isList && (typeof text !== 'string' || text === '')) return
    let column = this.keyword.get(name)
    if (column === undefined) {
      column = new KeywordGatherer()
      this.keyword.set(name, column)
    }
    if (isList) column.addMany(ordinal, value)
    else column.addOne(ordinal, (text as string).toWellFormed())
  }

  private addNumber(ordinal: number, name: string, value: unknown): void {
    if (typeof value !== 'number' || !Number.isFinite(value)) return
    let column = this.numeric.get(name)
    if (column === undefined) {
      column = new NumericGatherer()
      this.numeric.set(name, column)
    }
    column.add(ordinal, value)
  }

  /** Views of what was gathered. The builder is spent afterwards. */
  gather(): Gathered {
    const { terms, numbers, dropped } = this
    for (let i = 0; i < terms.length; i++) numbers[terms.items[i]!] = 0
    if (spareNumbers.length < MOST_SPARE) spareNumbers.push(numbers)
    const words = (this.length + 31) >>> 5
    let deleted: Uint32Array | null = null
    if (dropped !== null) {
      deleted = new Uint32Array(words)
      deleted.set(dropped.subarray(0, words))
    }
    return {
      documents: this.length,
      deleted,
      termBytes: this.termBytes.view(),
      termOffsets: this.termOffsets.view(),
      termLengths: this.termLengths,
      tokens: this.tokens.view(),
      tokenStarts: this.tokenStarts.view(),
      ids: this.ids.gathered(),
      keyword: [...this.keyword].map(([name, column]) => column.gathered(name)),
      numeric: [...this.numeric].map(([name, column]) => column.gathered(name)),
      latitudes: asSigned(this.latitudes.view()),
      longitudes: asSigned(this.longitudes.view()),
    }
  }
}

function asSigned({ buffer, byteOffset, length }: Uint32Array): Int32Array {
  return new Int32Array(buffer, byteOffset, length)
}

/** @throws SearchError `bad-document` */
export function readId(document: SearchDocument, field: string): string {
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

/** Coordinates in units of 10^-7 degree, or null when there is no valid pair. */
function readPoint(value: unknown): { lat: number; lon: number } | null {
  if (typeof value !== 'object' || value === null) return null
  const { lat, lon } = value as { lat?: unknown; lon?: unknown }
  if (typeof lat !== 'number' || typeof lon !== 'number') return null
  if (!(lat >= -90 && lat <= 90 && lon >= -180 && lon <= 180)) return null
  return { lat: Math.round(lat * COORDINATE_SCALE), lon: Math.round(lon * COORDINATE_SCALE) }
}
