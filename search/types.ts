/** Languages whose stop words and endings search knows. */
export const searchLanguages = ['ro', 'en'] as const
export type SearchLanguage = (typeof searchLanguages)[number]

/** What a field of the schema weighs when its words match a query. */
interface TextField {
  weight: number
}

/** Describes the documents of an index. `attributes.*` stands for every key below `attributes`, by the value's type. */
export interface SearchSchema {
  /** Name of the property that holds the document's id (a string). */
  id: string
  /** At least one field. */
  text: Record<string, TextField>
  /** Exact filters and facets; values are strings, booleans or arrays of strings. */
  keyword: string[]
  /** Ranges, sorts and minimum/maximum; values are finite numbers. */
  numeric: string[]
  /** Property that holds `{ lat, lon }` in WGS 84 degrees, or null. */
  geo?: string
  /** Whose stop words and stemming apply; all that search knows where none are named. */
  languages?: SearchLanguage[]
  /** Groups of equivalent words, and one-way replacements. */
  synonyms?: Synonym[]
  /** Numeric field whose larger values win among equal relevance, e.g. `publishedAt`, and how much (0 to 1, default 0). */
  freshness?: { field: string; weight: number }
  /**
   * What the caller makes documents with besides their sources, by name, such as exchange rates. Pages of one search all belong to one value of
   * each: a cursor of an index that had another is refused by that name.
   */
  madeWith?: Record<string, string>
}

export type Synonym = { words: string[] } | { from: string; to: string[] }

export interface IndexOptions {
  /** Threads that search, so that the caller's own stays free; they share one copy of the index. 0 (the default) searches in the caller's. */
  threads?: number
  /** Starts the threads with the first search, which then takes longer, and not with the index. Default false; for tests, most of which never search. */
  startsLate?: boolean
  /**
   * Whether a thread joins what was written into fewer, larger segments, and learns phrases for suggestions. Default true; an index of a few hundred
   * documents that lives for a moment has no use for it.
   */
  merges?: boolean
}

export interface GeoPoint {
  lat: number
  lon: number
}

export type SearchDocument = Record<string, unknown>

export type SearchFilter =
  /** Holds any of the values. */
  | { field: string; in: (string | boolean)[] }
  /** Holds none of the values. */
  | { field: string; notIn: (string | boolean)[] }
  /** Lies in the closed range; either end may be left out. */
  | { field: string; min?: number; max?: number }

export type SearchSort = 'relevance' | 'distance' | { field: string; order: 'asc' | 'desc' }

export interface SearchRequest {
  /** Words, `"phrases"` and `-words`; empty or missing matches every document. */
  query?: string
  /** Whether misspelt words and unfinished last words match too. Default true. */
  typos?: boolean
  /**
   * Whether documents that lack some of the words match too where few hold all of them, and phrases are words where nothing holds them.
   * Default true. With `loosen` and `typos` off, whether a document matches depends on no other document.
   */
  loosen?: boolean
  /**
   * `plain` scores by BM25+ alone, as MiniSearch does with `combineWith: 'OR'`: no typos, no prefixes, no stemming beyond the
   * analyser's, no proximity or coverage boosts. For tests. Default `ranked`.
   */
  scoring?: 'ranked' | 'plain'
  filters?: SearchFilter[]
  /** With `radiusKm` it is a filter, without it only the origin of `distanceKm` and of the distance sort. */
  near?: GeoPoint & { radiusKm?: number }
  /** Keyword fields (or `attributes.*` names) to count; each ignores the filters on its own field. */
  facets?: string[]
  /** Numeric fields whose minimum and maximum over all matches are wanted; each ignores the filters on its own field. */
  ranges?: string[]
  /** Most values per facet, by count then value. Default 100. */
  facetLimit?: number
  sort?: SearchSort
  /** Whether hits in another order than by relevance have their score too, instead of 0. Default true. */
  scores?: boolean
  /** 1 to 1000; default 20. */
  limit?: number
  cursor?: string | null
  /** Text fields whose matches are wanted as highlights. */
  highlight?: string[]
  /** Numeric fields whose values are wanted with every hit. */
  values?: string[]
}

export interface SearchHit {
  id: string
  score: number
  distanceKm?: number
  /** Per field: [start, end) pairs in UTF-16 units of the field's text as it was indexed. */
  highlights?: Record<string, [number, number][]>
  /** Of the numeric fields that were asked for and that the document has. */
  values?: Record<string, number>
}

export interface SearchResult {
  hits: SearchHit[]
  /** Exact. */
  total: number
  facets: Record<string, { value: string; count: number }[]>
  /** Null where no match has a value. */
  ranges: Record<string, { min: number; max: number } | null>
  /** Opaque; null when there is no next page. */
  cursor: string | null
  /** The query as it was understood, when the query as typed finds nothing or clearly less. */
  corrected?: string
}

export interface Suggestion {
  text: string
  /** How many documents hold it. */
  count: number
}

export interface SearchStats {
  documents: number
  terms: number
  /** Bytes held outside the V8 heap. */
  bytes: number
  /** The position in the caller's change feed that `save` and `setPosition` carry. */
  position: string | null
}

export interface SearchIndex {
  /** Adds or replaces; the last one wins by id. Visible to the next search. */
  upsert(documents: Iterable<SearchDocument>): void
  /**
   * As `upsert`, for very many: they are read in slices of a few milliseconds that leave the event loop to others, and indexed in
   * another thread. Documents are found some time after they were handed over, all of them when it resolves; until then older versions
   * are. What `upsert` and `remove` are told meanwhile wins over what was handed over before. Whatever a document or the batches
   * throw ends the call; so does a failure of the thread, which loses what was not found yet.
   * @param refused is told of documents that cannot be indexed, which are left out; without it the first one ends the call.
   */
  upsertMany(
    batches: Iterable<readonly SearchDocument[]> | AsyncIterable<readonly SearchDocument[]>,
    refused?: (document: SearchDocument, error: SearchError) => void,
  ): Promise<void>
  remove(ids: Iterable<string>): void
  /** @throws SearchError for an unknown field, a bad cursor or a limit out of range. */
  search(request: SearchRequest): Promise<SearchResult>
  /** Completions by popularity; typo-tolerant. */
  suggest(prefix: string, limit?: number): Suggestion[]
  /** Remembers how far the caller's change feed has been applied; saved with the snapshot. */
  setPosition(position: string): void
  stats(): SearchStats
  /** Writes a snapshot atomically. */
  save(path: string): Promise<void>
  /** Waits for background work and frees threads. */
  close(): Promise<void>
}

/** A request or a snapshot that cannot be served; `field` names the request's part, where one is to blame. */
export class SearchError extends Error {
  override name = 'SearchError'
  readonly code:
    | 'unknown-field'
    | 'bad-cursor'
    | 'stale-cursor'
    | 'bad-limit'
    | 'bad-filter'
    | 'bad-document'
    | 'bad-snapshot'
  readonly field: string | undefined
  /** Of a stale cursor what is another now: `engine`, `schema`, or names of `madeWith`. */
  readonly changed: readonly string[]

  constructor(code: SearchError['code'], message: string, field?: string, changed: readonly string[] = []) {
    super(message)
    this.code = code
    this.field = field
    this.changed = changed
  }
}
