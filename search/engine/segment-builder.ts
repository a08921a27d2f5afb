import { type Analyzer, SPELLING_MARK } from '../analysis/types.ts'
import { type SearchDocument, SearchError, type SearchSchema } from '../types.ts'
import { ByteWriter, IntList } from './bytes.ts'
import { KeywordGatherer, NumericGatherer } from './gatherers.ts'
import { IdSet } from './id-builder.ts'
import { IdKey, MAX_ID_LENGTH } from './ids.ts'
import { COORDINATE_SCALE, NO_COORDINATE } from './segment.ts'
import type { Source } from './source.ts'
import { compareUtf8, packStrings, StringPool } from './string-pool.ts'
import { TokenWriter, writtenLength } from './tokens.ts'

/** Wildcard group of the schema: every key below `attributes`. */
export const ATTRIBUTES = 'attributes'
export const WILDCARD = 'attributes.*'

/** Gathers documents until they are assembled into a segment. Bounded by its caller. */
export class SegmentBuilder {
  private readonly schema: SearchSchema
  private readonly analyzer: Analyzer
  private readonly textFields: string[]
  private readonly termIds = new Map<string, number>()
  private readonly terms: string[] = []
  private termLengths = new Uint8Array(1024)
  private readonly tokens = new ByteWriter()
  private readonly field = new ByteWriter()
  private readonly writer = new TokenWriter(this.field)
  private readonly tokenStarts = new IntList()
  private readonly ids: string[] = []
  private readonly numberOf = new IdSet(this.ids)
  private readonly key = new IdKey()
  private readonly dropped = new Set<number>()
  private readonly keyword = new Map<string, KeywordGatherer>()
  private readonly numeric = new Map<string, NumericGatherer>()
  private readonly latitudes = new IntList()
  private readonly longitudes = new IntList()
  private readonly emit: (term: string, position: number, start: number, end: number) => void

  constructor(schema: SearchSchema, analyzer: Analyzer) {
    this.schema = schema
    this.analyzer = analyzer
    this.textFields = Object.keys(schema.text)
    this.emit = (term, position, start, end) => {
      let id = this.termIds.get(term)
      if (id === undefined) id = this.newTerm(term)
      this.writer.put(id, this.termLengths[id]!, position, start, end)
    }
  }

  /** Documents added, replaced ones included. */
  get length(): number {
    return this.ids.length
  }

  /** Bytes of text gathered, as a measure of memory. */
  get tokenBytes(): number {
    return this.tokens.length
  }

  /** Ids of the documents gathered. */
  addedIds(): readonly string[] {
    return this.ids
  }

  /** @throws SearchError `bad-document` when the id is missing or no usable string. */
  add(document: SearchDocument): void {
    const { schema } = this
    const id = readId(document, schema.id)
    const ordinal = this.ids.length
    this.ids.push(id)
    const replaced = this.numberOf.replace(this.key.set(id).hash, ordinal)
    if (replaced >= 0) this.dropped.add(replaced)
    this.tokenStarts.push(this.tokens.length)
    for (const name of this.textFields) {
      const text = document[name]
      this.field.length = 0
      if (typeof text === 'string' && text !== '') {
        this.writer.begin()
        this.analyzer.analyze(text, this.emit)
      }
      this.tokens.varint(this.field.length)
      this.tokens.append(this.field.view())
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
  }

  private newTerm(term: string): number {
    if (!term.isWellFormed()) {
      // the dictionary is UTF-8, which knows no lone surrogates
      const usable = term.toWellFormed()
      const known = this.termIds.get(usable) ?? this.newTerm(usable)
      this.termIds.set(term, known)
      return known
    }
    const id = this.terms.length
    this.terms.push(term)
    this.termIds.set(term, id)
    if (id === this.termLengths.length) {
      const grown = new Uint8Array(id * 2)
      grown.set(this.termLengths)
      this.termLengths = grown
    }
    this.termLengths[id] = writtenLength(term, SPELLING_MARK)
    return id
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

  /** What was gathered, for `assemble`. The builder is spent afterwards. */
  source(): Source {
    const count = this.terms.length
    const sorted = sortTerms(this.terms)
    const { bytes, offsets } = packStrings(sorted)
    const sortedOrdinals = new Uint32Array(count)
    const sortedLengths = new Uint8Array(count)
    for (let i = 0; i < count; i++) {
      const id = this.termIds.get(sorted[i]!)!
      sortedOrdinals[id] = i
      sortedLengths[i] = this.termLengths[id]!
    }
    let deleted: Uint32Array | null = null
    if (this.dropped.size > 0) {
      deleted = new Uint32Array((this.length + 31) >>> 5)
      for (const document of this.dropped) deleted[document >>> 5]! |= 1 << (document & 31)
    }
    return {
      documents: this.length,
      deleted,
      terms: new StringPool(bytes, offsets),
      sortedOrdinals,
      sortedLengths,
      tokenLengths: this.termLengths,
      tokens: this.tokens.view(),
      tokenStarts: this.tokenStarts.view(),
      copyId: (builder, document) => builder.push(this.ids[document]!),
      keyword: this.keyword,
      numeric: this.numeric,
      latitudes: Int32Array.from(this.latitudes.view()),
      longitudes: Int32Array.from(this.longitudes.view()),
    }
  }
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

function sortTerms(terms: readonly string[]): string[] {
  const sorted = [...terms].sort()
  // the built-in order is by UTF-16 units, which differs from that of UTF-8 only where surrogates occur
  for (let i = 0; i < sorted.length - 1; i++) {
    if (compareUtf8(sorted[i]!, sorted[i + 1]!) > 0) return sorted.sort(compareUtf8)
  }
  return sorted
}
