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

export { parseSynonyms } from './analysis/index.ts'
