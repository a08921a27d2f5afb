import { AlertEngine, type AlertIndex } from './alerts/index.ts'
import { SearchEngine } from './engine/index.ts'
import type { IndexOptions, SearchIndex, SearchSchema } from './types.ts'

export * from './types.ts'

/** An empty index in memory. */
export function createSearchIndex(schema: SearchSchema, options?: IndexOptions): SearchIndex {
  return new SearchEngine(schema, options)
}

/** @throws SearchError bad-snapshot when the file is missing, torn, or of another version or schema. */
export async function openSearchIndex(
  path: string,
  schema: SearchSchema,
  options?: IndexOptions,
): Promise<SearchIndex> {
  return await SearchEngine.open(path, schema, options)
}

/** No saved searches yet, in memory. What matches what is as in a search index of the same schema. */
export function createAlertIndex(schema: SearchSchema): AlertIndex {
  return new AlertEngine(schema)
}

/** @throws SearchError bad-snapshot when the file is missing, torn, or of another version or schema. */
export async function openAlertIndex(path: string, schema: SearchSchema): Promise<AlertIndex> {
  return await AlertEngine.open(path, schema)
}

export type { AlertIndex, AlertSearch } from './alerts/index.ts'
export { createStemmer, memoised, parseSynonyms } from './analysis/index.ts'
