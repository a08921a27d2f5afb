import { expect, test } from 'vitest'
import type { SearchRequest } from '../types.ts'
import type { SearchEngine } from './search-engine.ts'
import { create, numbered } from './test-index.ts'

test('later pages score as the first did, while documents come and go', async () => {
  const engine = create()
  const documents = Array.from({ length: 60 }, (_, i) => ({
    id: `${String(i).padStart(3, '0')}`,
    title: `covor ${'lână '.repeat(1 + (i % 4))}${'x'.repeat(1 + (i % 9))}`,
  }))
  engine.upsert(documents)
  const seen: string[] = []
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<SearchEngine['search']>> = await engine.search({
      query: 'covor lână',
      limit: 7,
      cursor,
    })
    seen.push(...page.hits.map(({ id }) => id))
    cursor = page.cursor
    // changes how rare the words are
    engine.upsert(Array.from({ length: 50 }, (_, i) => ({ id: `other ${seen.length} ${i}`, title: 'birou' })))
  } while (cursor !== null)
  expect(seen.filter((id) => !id.startsWith('other')).sort()).toEqual(documents.map(({ id }) => id))
})

test('a cursor is good for its own query and sort only', async () => {
  const engine = create()
  engine.upsert(Array.from({ length: 30 }, (_, i) => ({ id: `${i}`, title: 'masă', price: i })))
  const { cursor } = await engine.search({ query: 'masă', limit: 5 })
  expect(cursor).not.toBeNull()
  for (const request of [
    { query: 'scaun', cursor },
    { query: 'masă', cursor, sort: { field: 'price', order: 'asc' } as const },
    { query: 'masă', cursor: 'x' },
    { query: 'masă', cursor: '' },
    { query: 'masă', cursor: Buffer.from('[1,2,3]').toString('base64url') },
    { query: 'masă', cursor: 'A'.repeat(100_000) },
  ]) {
    await expect(engine.search(request)).rejects.toMatchObject({ code: 'bad-cursor', field: 'cursor' })
  }
})

test('a full page leads on to documents that it made hopeless', async () => {
  const engine = create()
  const titled = (name: string, count: number, title: string) =>
    numbered(count, title).map((one) => ({ ...one, id: `${name} ${one.id}` }))
  // six hold the rare word, none of the others can reach a page of six
  engine.upsert([...titled('rare', 6, 'zibeline'), ...titled('other', 400, 'altceva')])
  engine.upsert(titled('common', 400, 'comun'))
  const request: SearchRequest = { query: 'zibeline comun', limit: 6, typos: false }
  const first = await engine.search(request)
  expect(first.hits.map(({ id }) => id.split(' ')[0])).toEqual(Array(6).fill('rare'))
  expect(first.total).toBe(406)
  const rest = await engine.search({ ...request, limit: 1000, cursor: first.cursor })
  expect(rest.hits).toHaveLength(400)
  expect(rest.cursor).toBeNull()
})
