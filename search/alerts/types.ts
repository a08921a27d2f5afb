import type { SearchDocument, SearchError, SearchRequest } from '../types.ts'

/** A saved search: what of a request says which listings match. */
export interface AlertSearch extends Pick<SearchRequest, 'query' | 'filters' | 'near'> {
  id: string
}

export interface AlertStats {
  searches: number
  /** Distinct things that they ask of a listing. */
  conditions: number
  /** Bytes held outside the V8 heap. */
  bytes: number
  /** As `SearchStats.position`. */
  position: string | null
}

/**
 * Saved searches that listings are asked of: an index turned round. A listing matches a search exactly when an index that holds it finds it by
 * that search with `typos` and `loosen` off, so whatever else is in that index.
 */
export interface AlertIndex {
  /**
   * Adds or replaces; the last one wins by id.
   * @param refused is told of searches that cannot be served, which are left out
   * @throws SearchError as `search` does, bad-document for an id, where nobody is told; those before it are in
   */
  add(searches: Iterable<AlertSearch>, refused?: (search: AlertSearch, error: SearchError) => void): void
  remove(ids: Iterable<string>): void
  has(id: string): boolean
  /** Ids of the searches that find the document, in no order. @throws SearchError bad-document */
  match(document: SearchDocument): string[]
  /** Remembers how far the caller's feed of searches has been followed; saved with the snapshot. */
  setPosition(position: string): void
  stats(): AlertStats
  /** Writes a snapshot atomically, as of now: what is in memory is copied first. */
  save(path: string): Promise<void>
}
