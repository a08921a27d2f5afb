import { parseSynonyms } from '../analysis/index.ts'
import type { SearchDocument, SearchSchema } from '../types.ts'
import type { Listing } from './ranking.ts'
import type { RankingCase } from './ranking-generators.ts'

/** The schema of a case, its synonyms read from their file. */
export function searchSchema({ schema, synonyms }: RankingCase): SearchSchema {
  return {
    ...schema,
    id: 'id',
    keyword: ['category'],
    numeric: ['publishedAt'],
    languages: ['ro', 'en'],
    synonyms: parseSynonyms(synonyms.file),
  }
}

/** A listing as it is handed to the index. */
export function documentOf({ id, texts, category, publishedAt }: Listing): SearchDocument {
  const fields = Object.entries(texts).map(([field, writing]) => [
    field,
    writing.map(({ piece, behind }) => piece.text + behind).join(''),
  ])
  return { id, category, publishedAt, ...Object.fromEntries(fields) }
}
