import type { Analyzer, QueryWord } from '../analysis/types.ts'
import { checkFilters, checkNear } from '../engine/filtering/request.ts'
import { SearchError, type SearchFilter, type SearchRequest, type SearchSchema } from '../types.ts'
import { coverCircle, unitsOf } from './cells.ts'
import type { Conditions } from './conditions.ts'
import { KeyWriter, type Kind, kinds } from './keys.ts'

/** What of a request tells which listings match. */
type AlertRequest = Pick<SearchRequest, 'query' | 'filters' | 'near'>

/** What a listing must meet and must not; distinct. */
interface Asked {
  must: number[]
  mustNot: number[]
}

/** Takes requests apart into conditions. */
export class Asking {
  readonly #schema: SearchSchema
  readonly #analyzer: Analyzer
  readonly #conditions: Conditions
  readonly #key = new KeyWriter()

  constructor(schema: SearchSchema, analyzer: Analyzer, conditions: Conditions) {
    this.#schema = schema
    this.#analyzer = analyzer
    this.#conditions = conditions
  }

  /** @throws SearchError as `search` does */
  check({ query, filters, near }: AlertRequest): void {
    if (query !== undefined && typeof query !== 'string')
      throw new SearchError('bad-filter', 'query must be a string', 'query')
    checkFilters(this.#schema, filters)
    checkNear(this.#schema, near)
  }

  /** The conditions of a request that was checked, each held once. */
  read({ query = '', filters = [], near }: AlertRequest): Asked {
    const must = new Set<number>()
    const mustNot = new Set<number>()
    this.#readText(query, must, mustNot)
    for (const filter of filters) this.#readFilter(filter, must, mustNot)
    if (near?.radiusKm !== undefined) this.#readCircle(near.lat, near.lon, near.radiusKm, must)
    for (const condition of must) this.#conditions.hold(condition)
    for (const condition of mustNot) this.#conditions.hold(condition)
    return { must: [...must], mustNot: [...mustNot] }
  }

  #readText(query: string, must: Set<number>, mustNot: Set<number>): void {
    const { words, phrases, negations } = this.#analyzer.parseQuery(query)
    const quoted = new Set(phrases.flatMap(({ folded }) => folded))
    // what holds the phrase holds its words
    for (const word of words) if (!word.isOptional && !quoted.has(word.folded)) must.add(this.#wordOf(word))
    for (const { folded } of phrases) {
      // a search is not filed under a phrase, but under one of its words
      for (const one of folded) must.add(this.#textOf(kinds.word, one))
      if (folded.length > 1) must.add(this.#phraseOf(folded))
    }
    for (const { folded } of negations)
      mustNot.add(folded.length === 1 ? this.#textOf(kinds.word, folded[0]!) : this.#phraseOf(folded))
  }

  /** A listing holds a word by one of its inflections, or of its other ways to be said. */
  #wordOf({ folded, stem, alternatives }: QueryWord): number {
    const stems = new Set([stem, ...alternatives.map((other) => this.#analyzer.stem(other.folded))])
    const parts = [...stems].map((one) => this.#textOf(kinds.stem, one))
    if (this.#analyzer.stem(folded) !== stem) parts.push(this.#textOf(kinds.word, folded))
    return this.#anyOf(parts)
  }

  #phraseOf(folded: readonly string[]): number {
    const parts = folded.map((one) => this.#textOf(kinds.word, one))
    return this.#madeOf(kinds.phrase, parts)
  }

  #readFilter(filter: SearchFilter, must: Set<number>, mustNot: Set<number>): void {
    if ('in' in filter) must.add(this.#anyOf(this.#valuesOf(filter.field, filter.in)))
    else if ('notIn' in filter) {
      if (filter.notIn.length > 0) mustNot.add(this.#anyOf(this.#valuesOf(filter.field, filter.notIn)))
    } else {
      const field = this.#textOf(kinds.number, filter.field)
      const key = this.#key.begin(kinds.range).int(field)
      key.double(filter.min ?? Number.NEGATIVE_INFINITY).double(filter.max ?? Number.POSITIVE_INFINITY)
      must.add(this.#conditions.intern(key))
    }
  }

  #valuesOf(field: string, values: readonly (string | boolean)[]): number[] {
    const key = this.#key
    return values.map((value) =>
      this.#conditions.intern(key.begin(kinds.value).text(field).byte(0xfe).text(String(value))),
    )
  }

  #readCircle(lat: number, lon: number, kilometres: number, must: Set<number>): void {
    const cells: number[] = []
    coverCircle({ lat, lon }, kilometres, (level, row, column) => {
      cells.push(this.#conditions.intern(this.#key.begin(kinds.cell).byte(level).int(row).int(column)))
    })
    must.add(this.#anyOf(cells))
    const key = this.#key.begin(kinds.circle).int(unitsOf(lat)).int(unitsOf(lon)).double(kilometres)
    must.add(this.#conditions.intern(key))
  }

  #textOf(kind: Kind, text: string): number {
    return this.#conditions.intern(this.#key.begin(kind).text(text))
  }

  /** One of the conditions; none of them is never met. */
  #anyOf(parts: readonly number[]): number {
    const distinct = [...new Set(parts)].sort((a, b) => a - b)
    return distinct.length === 1 ? distinct[0]! : this.#madeOf(kinds.any, distinct)
  }

  #madeOf(kind: Kind, parts: readonly number[]): number {
    const key = this.#key.begin(kind)
    for (const part of parts) key.int(part)
    return this.#conditions.intern(key)
  }
}
