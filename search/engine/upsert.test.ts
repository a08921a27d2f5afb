import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { SearchEngine } from './search-engine.ts'
import { create, ids, schema } from './test-index.ts'

test('a fresh document is found by the next search, replaced and removed by id', async () => {
  const engine = create()
  for (let i = 0; i < 700; i++) engine.upsert([{ id: `${i}`, title: `anunț ${i}` }])
  expect(await ids(engine, 'anunț 699')).toEqual(expect.arrayContaining(['699']))
  engine.upsert([{ id: '5', title: 'schimbat' }])
  expect(await ids(engine, 'schimbat')).toEqual(['5'])
  expect(engine.stats().documents).toBe(700)
  engine.remove(['5', 'unknown'])
  expect((await engine.search({ query: 'schimbat' })).total).toBe(0)
  expect(engine.stats().documents).toBe(699)
  engine.upsert([
    { id: '9', title: 'primul' },
    { id: '9', title: 'ultimul' },
  ])
  expect((await engine.search({ query: 'primul', typos: false })).total).toBe(0)
  expect(await ids(engine, 'ultimul')).toEqual(['9'])
})

test('merges begin when the turn of the event loop that writes ends', async () => {
  // writes do not pause
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const engine = create()
  for (let batch = 0; batch < 4; batch++) {
    engine.upsert(Array.from({ length: 300 }, (_, i) => ({ id: `${batch}-${i}`, title: 'cuvânt' })))
    // one term in each segment
    expect(engine.stats().terms).toBe(batch + 1)
  }
  while (engine.stats().terms > 1) await nextTurn()
  expect(engine.stats().documents).toBe(1200)
  vi.useRealTimers()
})

test('deletions and replacements during a merge hold after it', async () => {
  const engine = create()
  for (let batch = 0; batch < 8; batch++) {
    engine.upsert(
      Array.from({ length: 2000 }, (_, i) => ({ id: `${batch}-${i}`, title: `cuvânt b${batch}` })),
    )
  }
  // the merge begins when the turn ends; its result arrives on a later one
  await nextTurn()
  engine.remove(Array.from({ length: 8 }, (_, batch) => `${batch}-17`))
  engine.upsert([{ id: '3-18', title: 'altceva' }])
  expect(engine.stats().documents).toBe(15_992)
  await engine.settle()
  expect(engine.stats().documents).toBe(15_992)
  expect((await engine.search({ query: 'cuvânt' })).total).toBe(15_991)
  expect(await ids(engine, 'altceva')).toEqual(['3-18'])
})

test('a bad document is refused by name, and those before it stay', async () => {
  const engine = create()
  expect(() => engine.upsert([{ id: 'a', title: 'unu' }, { title: 'fără id' }])).toThrow(
    expect.objectContaining({ code: 'bad-document', field: 'id' }),
  )
  expect(await ids(engine, 'unu')).toEqual(['a'])
  for (const id of ['', 7, null, 'x'.repeat(513), '\ud800']) {
    expect(() => engine.upsert([{ id, title: 'x' }])).toThrow(
      expect.objectContaining({ code: 'bad-document' }),
    )
  }
})

test('closing drops a merge under way and lets the process end', async () => {
  const engine = new SearchEngine(schema)
  for (let batch = 0; batch < 4; batch++) {
    engine.upsert(Array.from({ length: 3000 }, (_, i) => ({ id: `${batch}-${i}`, title: 'cuvânt' })))
  }
  const settled = engine.settle()
  await engine.close()
  await settled
  expect((await engine.search({ query: 'cuvânt' })).total).toBe(12_000)
})

test('new attributes are filters and facets with no code, by the value’s type', async () => {
  const engine = create()
  engine.upsert([
    { id: 'a', title: 'x', attributes: { size: 'M', doors: 4, electric: true } },
    { id: 'b', title: 'x', attributes: { size: ['L', 'XL', 'L'], doors: 2, electric: false } },
    { id: 'c', title: 'x', attributes: { size: 12 } },
  ])
  const { facets, ranges } = await engine.search({
    facets: ['attributes.size', 'attributes.electric', 'attributes.doors'],
    ranges: ['attributes.doors', 'attributes.size', 'attributes.none'],
  })
  expect(facets).toEqual({
    'attributes.size': [
      { value: 'L', count: 1 },
      { value: 'M', count: 1 },
      { value: 'XL', count: 1 },
    ],
    'attributes.electric': [
      { value: 'false', count: 1 },
      { value: 'true', count: 1 },
    ],
    'attributes.doors': [],
  })
  expect(ranges).toEqual({
    'attributes.doors': { min: 2, max: 4 },
    'attributes.size': { min: 12, max: 12 },
    'attributes.none': null,
  })
  const { hits } = await engine.search({ filters: [{ field: 'attributes.electric', in: [true] }] })
  expect(hits.map(({ id }) => id)).toEqual(['a'])
})
