import { afterEach } from 'vitest'
import type { SearchSchema } from '../types.ts'
import { SearchEngine } from './search-engine.ts'

/** A schema with a field of each kind. */
export const schema: SearchSchema = {
  id: 'id',
  text: { title: { weight: 3 }, description: { weight: 1 } },
  keyword: ['category', 'seller', 'attributes.*'],
  numeric: ['price', 'attributes.*'],
  geo: 'location',
}

const open: SearchEngine[] = []
afterEach(async () => {
  for (const engine of open.splice(0)) await engine.close()
})

/** An empty index, closed when the test ends. */
export function create(options: Partial<SearchSchema> = {}): SearchEngine {
  const engine = new SearchEngine({ ...schema, ...options })
  open.push(engine)
  return engine
}

/** Ids of the hits. */
export async function ids(engine: SearchEngine, query: string, more: object = {}): Promise<string[]> {
  return (await engine.search({ query, ...more })).hits.map(({ id }) => id)
}

/** An index to which a few documents are many. */
export function createSmall(): SearchEngine {
  const engine = create()
  engine.bulkSizes = { chunk: 4, underWay: 2, segment: 16 }
  return engine
}

/** Documents of ids `'0'`, `'1'`, … */
export const numbered = (count: number, title = 'cuvânt') =>
  Array.from({ length: count }, (_, i) => ({ id: `${i}`, title }))
