import { afterEach, expect, test, vi } from 'vitest'
import { create } from '../test-index.ts'
import { Positions } from './positions.ts'

afterEach(() => void vi.restoreAllMocks())

/** How many documents a query for `rare common` looks at the neighbours of, and reads, for its first page. */
async function looksFor(titles: readonly string[]): Promise<{ first: string; looked: number; read: number }> {
  const engine = create()
  engine.upsert(titles.map((title, i) => ({ id: `${i}`, title })))
  const looks = vi.spyOn(Positions.prototype, 'possiblePairs')
  const reads = vi.spyOn(Positions.prototype, 'adjacentPairs')
  const { hits } = await engine.search({ query: 'rare common ', limit: 5, typos: false })
  // reading begins with a look
  const looked = looks.mock.calls.length - reads.mock.calls.length
  return { first: titles[Number(hits[0]!.id)]!, looked, read: reads.mock.calls.length }
}

const many = (title: string) => Array.from({ length: 500 }, () => title)

test('what holds one word alone is not looked at for its neighbours', async () => {
  const { first, looked, read } = await looksFor([...many('common thing'), 'common rare', 'rare common'])
  expect(first).toBe('rare common')
  expect(looked).toBeLessThanOrEqual(2)
  expect(read).toBeLessThanOrEqual(2)
})

test('what holds words that cannot stand side by side is not read', async () => {
  const { first, looked, read } = await looksFor([...many('common big rare'), 'rare common big'])
  expect(first).toBe('rare common big')
  expect(looked).toBeGreaterThan(5)
  expect(read).toBeLessThanOrEqual(5)
})
