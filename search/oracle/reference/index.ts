import MiniSearch from 'minisearch'
import {
  type SearchDocument,
  SearchError,
  type SearchIndex,
  type SearchRequest,
  type SearchResult,
  type SearchSchema,
  type SearchStats,
  type Suggestion,
} from '../../types.ts'
import { facetCounts, valueRange } from './counts.ts'
import { readDocument, type StoredDocument } from './fields.ts'
import { compare, decodeCursor, encodeCursor, type Match, sortKeys } from './order.ts'
import { checkRequest, constraints } from './request.ts'
import { readSnapshot, writeSnapshot } from './snapshot.ts'
import {
  holdsPhrase,
  type ParsedQuery,
  parseQuery,
  type QueryWord,
  terms,
  tokenize,
  unquoted,
} from './text.ts'
import { Vocabulary } from './vocabulary.ts'

/** With fewer matches than this the query is understood more loosely. */
const enoughMatches = 20

/** A document that holds the text, how well, and by which of its words. */
interface TextMatch {
  score: number
  terms: string[]
}

/** The whole face in its simplest form: MiniSearch for text, plain maps and arrays for the rest. Not made for speed. */
export class ReferenceIndex implements SearchIndex {
  readonly #schema: SearchSchema
  readonly #documents = new Map<string, StoredDocument>()
  readonly #vocabulary = new Vocabulary()
  readonly #text: MiniSearch<StoredDocument>
  #position: string | null = null

  constructor(schema: SearchSchema) {
    this.#schema = schema
    this.#text = new MiniSearch<StoredDocument>({
      fields: Object.keys(schema.text),
      idField: 'id',
      // MiniSearch asks for the id through the same function as for the fields.
      extractField: (document, field) => (field === 'id' ? document.id : (document.text.get(field) ?? '')),
      tokenize: terms,
      processTerm: (term) => term,
      searchOptions: {
        boost: Object.fromEntries(Object.entries(schema.text).map(([field, { weight }]) => [field, weight])),
      },
    })
  }

  static async open(path: string, schema: SearchSchema): Promise<ReferenceIndex> {
    const { position, documents } = await readSnapshot(path, schema)
    const index = new ReferenceIndex(schema)
    for (const document of documents) index.#add(document)
    index.#position = position
    return index
  }

  async upsertMany(
    batches: Iterable<readonly SearchDocument[]> | AsyncIterable<readonly SearchDocument[]>,
    refused?: (document: SearchDocument, error: SearchError) => void,
  ): Promise<void> {
    for await (const batch of batches) {
      for (const document of batch) {
        try {
          this.upsert([document])
        } catch (error) {
          if (refused === undefined || !(error instanceof SearchError)) throw error
          refused(document, error)
        }
      }
    }
  }

  upsert(documents: Iterable<SearchDocument>): void {
    for (const document of documents) {
      const stored = readDocument(this.#schema, document)
      this.remove([stored.id])
      this.#add(stored)
    }
  }

  remove(ids: Iterable<string>): void {
    for (const id of ids) {
      const document = this.#documents.get(id)
      if (!document) continue
      this.#documents.delete(id)
      this.#text.remove(document)
      for (const text of document.text.values()) this.#vocabulary.remove(id, text)
    }
  }

  async search(request: SearchRequest): Promise<SearchResult> {
    checkRequest(this.#schema, request)
    const limits = constraints(this.#schema, request)
    const after = request.cursor ? decodeCursor(request, request.cursor) : null
    let parsed = parseQuery(request.query ?? '')
    const passing = (document: StoredDocument, except?: string) =>
      limits.every((limit) => limit.field === except || limit.passes(document))

    let found = this.#match(request, parsed, passing)
    const mayUnquote = request.loosen !== false && parsed.phrases.length > 0
    if (mayUnquote && ![...found.keys()].some((document) => passing(document))) {
      parsed = unquoted(parsed)
      found = this.#match(request, parsed, passing)
    }
    const freshness = this.#schema.freshness?.field
    const matches: Match[] = []
    for (const [document, { score }] of found) {
      if (!passing(document)) continue
      matches.push({ document, score, ...sortKeys(request, freshness, document, score) })
    }
    const positioned = matches
      .map((match) => ({ keys: match.keys, id: match.document.id, match }))
      .sort(compare)
    const rest = after ? positioned.filter((position) => compare(position, after) > 0) : positioned
    const page = rest.slice(0, request.limit ?? 20)
    const last = page.at(-1)
    const others = (field: string) => [...found.keys()].filter((document) => passing(document, field))
    const corrected = matches.length === 0 ? this.#correct(parsed) : undefined
    return {
      hits: page.map(({ match: { document, score, distance } }) => ({
        id: document.id,
        score,
        ...(distance === null ? {} : { distanceKm: distance }),
        ...(request.highlight
          ? { highlights: highlights(document, request.highlight, found.get(document)) }
          : {}),
        ...(request.values?.length ? { values: valuesOf(document, request.values) } : {}),
      })),
      total: matches.length,
      facets: record(request.facets, (field) => facetCounts(others(field), field, request.facetLimit ?? 100)),
      ranges: record(request.ranges, (field) => valueRange(others(field), field)),
      cursor: last && rest.length > page.length ? encodeCursor(request, last) : null,
      ...(corrected === undefined ? {} : { corrected }),
    }
  }

  suggest(prefix: string, limit = 10): Suggestion[] {
    return this.#vocabulary.complete(prefix, limit)
  }

  setPosition(position: string): void {
    this.#position = position
  }

  stats(): SearchStats {
    return {
      documents: this.#documents.size,
      terms: this.#vocabulary.size,
      bytes: 0,
      position: this.#position,
    }
  }

  async save(path: string): Promise<void> {
    await writeSnapshot(path, this.#schema, {
      position: this.#position,
      documents: [...this.#documents.values()],
    })
  }

  async close(): Promise<void> {}

  #add(document: StoredDocument): void {
    this.#documents.set(document.id, document)
    this.#text.add(document)
    for (const text of document.text.values()) this.#vocabulary.add(document.id, text)
  }

  /** Which documents match the text, by CONTRACT.md. */
  #match(
    request: SearchRequest,
    query: ParsedQuery,
    passing: (document: StoredDocument) => boolean,
  ): Map<StoredDocument, TextMatch> {
    const { words, phrases, excluded } = query
    if (request.scoring === 'plain') return this.#plain(request.query ?? '')
    const found = new Map<StoredDocument, TextMatch>()
    if (words.length === 0) {
      for (const document of this.#documents.values()) {
        if (isCandidate(document, phrases, excluded)) found.set(document, { score: 0, terms: [] })
      }
      return found
    }
    const distinct = new Set(words.map(({ term }) => term)).size
    const stages = request.typos === false ? [0] : [0, 1, 2]
    const levels = [
      ...stages.map((stage) => ({ stage, held: distinct })),
      ...Array.from({ length: request.loosen === false ? 0 : distinct - 1 }, (_, at) => ({
        stage: stages.at(-1)!,
        held: distinct - 1 - at,
      })),
    ]
    const candidates = new Map<string, boolean>()
    for (const { stage, held } of levels) {
      for (const result of this.#stage(words, stage)) {
        if (result.held < held) continue
        const document = this.#documents.get(result.id)!
        const candidate = candidates.get(document.id) ?? isCandidate(document, phrases, excluded)
        candidates.set(document.id, candidate)
        // A document keeps the score of the tightest level that it holds.
        if (!candidate || found.has(document)) continue
        // Those that hold more words come first, whatever MiniSearch thinks of the rest.
        const score = result.held + result.score / (1 + result.score)
        found.set(document, { score, terms: result.terms })
      }
      if (found.size >= enoughMatches && [...found.keys()].some(passing)) break
    }
    return found
  }

  /** Exact words; from stage 1 on longer ones than the unfinished word, from stage 2 on misspelt ones too. */
  #stage(words: QueryWord[], stage: number): { id: string; score: number; held: number; terms: string[] }[] {
    const variants = words.map((word) => this.#vocabulary.variants(word, stage))
    const boosts = new Map<string, number>()
    for (const [term, boost] of variants.flatMap((list) => [...list])) {
      boosts.set(term, Math.max(boost, boosts.get(term) ?? 0))
    }
    const results = this.#text.search([...boosts.keys()].join('\n'), {
      tokenize: (text) => text.split('\n'),
      boostTerm: (term) => boosts.get(term)!,
    })
    return results.map(({ id, score, queryTerms }) => ({
      id: id as string,
      // MiniSearch multiplies by the terms found, of which one word may have many.
      score: score / queryTerms.length,
      held: variants.filter((list) => queryTerms.some((term) => list.has(term))).length,
      terms: queryTerms,
    }))
  }

  #plain(query: string): Map<StoredDocument, TextMatch> {
    const asked = terms(query)
    if (asked.length === 0) {
      return new Map([...this.#documents.values()].map((document) => [document, { score: 0, terms: [] }]))
    }
    return new Map(
      this.#text
        .search(asked.join(' '))
        .map((result) => [
          this.#documents.get(result.id as string)!,
          { score: result.score, terms: result.terms },
        ]),
    )
  }

  #correct(query: ParsedQuery): string | undefined {
    const words = query.words.map(({ term }) => this.#vocabulary.correct(term))
    return words.some((word, at) => word !== query.words[at]!.term) ? words.join(' ') : undefined
  }
}

function isCandidate({ text }: StoredDocument, phrases: string[][], excluded: string[][]): boolean {
  if (phrases.length === 0 && excluded.length === 0) return true
  const texts = [...text.values()].map(terms)
  return (
    phrases.every((phrase) => texts.some((tokens) => holdsPhrase(tokens, phrase))) &&
    !excluded.some((phrase) => texts.some((tokens) => holdsPhrase(tokens, phrase)))
  )
}

function highlights(document: StoredDocument, fields: string[], match: TextMatch | undefined) {
  const wanted = new Set(match?.terms)
  return record(fields, (field) =>
    tokenize(document.text.get(field) ?? '')
      .filter(({ term }) => wanted.has(term))
      .map(({ start, end }): [number, number] => [start, end]),
  )
}

function valuesOf(document: StoredDocument, fields: string[]): Record<string, number> {
  const values = fields.map((field) => [field, document.numeric.get(field)] as const)
  return Object.fromEntries(
    values.filter((entry): entry is readonly [string, number] => entry[1] !== undefined),
  )
}

function record<Value>(fields: string[] | undefined, value: (field: string) => Value): Record<string, Value> {
  return Object.fromEntries((fields ?? []).map((field) => [field, value(field)]))
}
