import type { SearchResult } from '../../types.ts'
import type { StoredDocument } from './fields.ts'

/** Values by count, larger ones first, then by value in code-unit order. */
export function facetCounts(
  documents: Iterable<StoredDocument>,
  field: string,
  limit: number,
): SearchResult['facets'][string] {
  const counts = new Map<string, number>()
  for (const document of documents) {
    for (const value of document.keyword.get(field) ?? []) counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, limit)
}

export function valueRange(
  documents: Iterable<StoredDocument>,
  field: string,
): SearchResult['ranges'][string] {
  let range: { min: number; max: number } | null = null
  for (const document of documents) {
    const value = document.numeric.get(field)
    if (value === undefined) continue
    range = range
      ? { min: Math.min(range.min, value), max: Math.max(range.max, value) }
      : { min: value, max: value }
  }
  return range
}
