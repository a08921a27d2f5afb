import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import type { SearchSchema } from '../types.ts'
import { Origin } from './geo.ts'
import { SearchEngine } from './search-engine.ts'

const schema: SearchSchema = {
  id: 'id',
  text: { title: { weight: 3 }, description: { weight: 1 } },
  keyword: ['category', 'seller', 'attributes.*'],
  numeric: ['price', 'attributes.*'],
  geo: 'location',
}

const open: SearchEngine[] = []
function create(options: Partial<SearchSchema> = {}): SearchEngine {
  const engine = new SearchEngine({ ...schema, ...options })
  open.push(engine)
  return engine
}
afterEach(async () => {
  for (const engine of open.splice(0)) await engine.close()
})

const ids = async (engine: SearchEngine, query: string, more: object = {}) =>
  (await engine.search({ query, ...more })).hits.map(({ id }) => id)

test('more than one chunk of documents: totals, facets, ranges and pages agree with counting', async () => {
  const engine = create()
  const count = 140_000
  const document = (i: number) => ({
    id: `${i}`,
    title: i % 3 === 0 ? 'galben' : 'albastru',
    description: i % 1000 === 1 ? 'special' : '',
    category: [`c${i % 7}`],
    price: i,
    ...(i % 10_000 === 0 ? { attributes: { rare: 'yes', weight: i } } : {}),
  })
  const batch = 70_001
  for (let at = 0; at < count; at += batch) {
    engine.upsert(Array.from({ length: Math.min(batch, count - at) }, (_, i) => document(at + i)))
  }
  await engine.settle()
  const all = Array.from({ length: count }, (_, i) => i)

  const blue = all.filter((i) => i % 3 !== 0 && i >= 500 && i <= 139_000)
  const result = await engine.search({
    query: 'albastru',
    filters: [
      { field: 'category', in: ['c2'] },
      { field: 'price', min: 500, max: 139_000 },
    ],
    facets: ['category', 'attributes.rare'],
    ranges: ['price'],
    sort: { field: 'price', order: 'desc' },
    limit: 3,
  })
  expect(result.total).toBe(blue.filter((i) => i % 7 === 2).length)
  for (const { value, count: counted } of result.facets.category!) {
    expect(counted).toBe(blue.filter((i) => `c${i % 7}` === value).length)
  }
  const [least, most] = [
    all.find((i) => i % 3 !== 0 && i % 7 === 2)!,
    all.findLast((i) => i % 3 !== 0 && i % 7 === 2)!,
  ]
  expect(result.ranges.price).toEqual({ min: least, max: most })
  expect(result.hits.map(({ id }) => Number(id))).toEqual(
    blue
      .filter((i) => i % 7 === 2)
      .reverse()
      .slice(0, 3),
  )

  const both = all.filter((i) => i % 3 === 0 && i % 1000 === 1)
  expect((await engine.search({ query: 'special galben' })).total).toBe(both.length)
  const { total, hits } = await engine.search({
    filters: [{ field: 'attributes.rare', in: ['yes'] }],
    sort: { field: 'attributes.weight', order: 'asc' },
    limit: 100,
  })
  expect(total).toBe(14)
  expect(hits.map(({ id }) => Number(id))).toEqual(all.filter((i) => i % 10_000 === 0))
  const everything = await engine.search({ facets: ['category'], limit: 1 })
  expect(everything.total).toBe(count)
  expect(everything.facets.category!.reduce((sum, { count: counted }) => sum + counted, 0)).toBe(count)
})

test('lists without words over more than one chunk, with deleted documents among them, agree with counting', async () => {
  const engine = create()
  const count = 150_000
  const documents = Array.from({ length: count }, (_, i) => ({
    id: String(i).padStart(6, '0'),
    title: i % 2 === 0 ? 'lampă' : 'masă',
    category: [`c${i % 5}`],
    seller: `s${i % 1000}`,
    attributes: { stars: i % 3 },
    ...(i % 4 === 0 ? {} : { price: (i * 7919) % 50_021 }),
    location: { lat: ((i * 31) % 900) / 5 - 90, lon: ((i * 17) % 1799) / 5 - 180 },
  }))
  for (let at = 0; at < count; at += 75_000) engine.upsert(documents.slice(at, at + 75_000))
  await engine.settle()
  // the dearest and the cheapest go, and every ninth
  const isGone = ({ price = 1 }: { price?: number }, i: number) => price < 20 || price > 50_000 || i % 9 === 0
  engine.remove(documents.filter(isGone).map(({ id }) => id))
  const live = documents.filter((document, i) => !isGone(document, i))
  const origin = new Origin(-89, 100)
  const isNear = ({ location: { lat, lon } }: (typeof live)[number]) =>
    origin.kilometres(Math.round(lat * 1e7), Math.round(lon * 1e7)) <= 800
  const inRange = ({ price = -1 }: { price?: number }) => price >= 1000 && price <= 1500
  const cases: [object, (document: (typeof live)[number]) => boolean][] = [
    [{}, () => true],
    [{ near: { lat: -89, lon: 100, radiusKm: 800 } }, isNear],
    [{ filters: [{ field: 'price', min: 1000, max: 1500 }] }, inRange],
    [
      { query: 'lampă', near: { lat: -89, lon: 100, radiusKm: 800 } },
      (document) => isNear(document) && document.title === 'lampă',
    ],
    [
      {
        query: 'lampă',
        filters: [
          { field: 'price', min: 1000, max: 1500 },
          { field: 'seller', in: ['s6', 's7', 's8'] },
        ],
      },
      (document) =>
        inRange(document) && document.title === 'lampă' && ['s6', 's7', 's8'].includes(document.seller),
    ],
  ]
  // few have it, so the rest fills the page by id
  const rare = await engine.search({ sort: { field: 'attributes.rare', order: 'asc' }, limit: 5 })
  expect(rare.hits.map(({ id }) => id)).toEqual(live.slice(0, 5).map(({ id }) => id))
  expect(rare.total).toBe(live.length)

  // equal numbers by id, from page to page
  const byStars = { sort: { field: 'attributes.stars', order: 'desc' }, limit: 1000 } as const
  const threeStars = live.filter(({ attributes: { stars } }) => stars === 2)
  const starred = await engine.search(byStars)
  expect(starred.hits.map(({ id }) => id)).toEqual(threeStars.slice(0, 1000).map(({ id }) => id))
  const more = await engine.search({ ...byStars, cursor: starred.cursor })
  expect(more.hits.map(({ id }) => id)).toEqual(threeStars.slice(1000, 2000).map(({ id }) => id))

  // around a point, from page to page
  const kilometres = ({ location: { lat, lon } }: (typeof live)[number]) =>
    origin.kilometres(Math.round(lat * 1e7), Math.round(lon * 1e7))
  const nearest = live
    .map((document) => ({ id: document.id, distance: kilometres(document) }))
    .sort((x, y) => x.distance - y.distance || (x.id < y.id ? -1 : 1))
  let around: string | null = null
  for (const page of [0, 1, 2]) {
    const near = { lat: -89, lon: 100 }
    const found = await engine.search({
      near,
      sort: 'distance',
      limit: 100,
      facets: ['category'],
      cursor: around,
    })
    expect(found.total).toBe(live.length)
    expect(found.hits.map(({ id }) => id)).toEqual(
      nearest.slice(page * 100, page * 100 + 100).map(({ id }) => id),
    )
    around = found.cursor
  }

  // counters look behind filters of two fields: what passes either is looked up
  const sellers = Array.from({ length: 60 }, (_, i) => `s${i * 7}`)
  const both = await engine.search({
    filters: [
      { field: 'price', min: 1000 },
      { field: 'price', max: 1500 },
      { field: 'price', max: 1600 },
      { field: 'seller', in: sellers },
    ],
    facets: ['seller'],
    ranges: ['price'],
    facetLimit: 1000,
  })
  const ofSeller = live.filter(({ seller }) => sellers.includes(seller))
  expect(both.total).toBe(ofSeller.filter(inRange).length)
  expect(both.facets.seller!.reduce((sum, row) => sum + row.count, 0)).toBe(live.filter(inRange).length)
  const theirPrices = ofSeller.flatMap(({ price }) => price ?? [])
  expect(both.ranges.price).toEqual({ min: Math.min(...theirPrices), max: Math.max(...theirPrices) })

  for (const order of ['asc', 'desc'] as const) {
    for (const [request, isMatch] of cases) {
      const sign = order === 'asc' ? 1 : -1
      const key = ({ price }: { price?: number }) => (price === undefined ? Infinity : price * sign)
      const matches = live.filter(isMatch).sort((a, b) => key(a) - key(b) || (a.id < b.id ? -1 : 1))
      const counts = new Map<string, number>()
      for (const { category } of matches) counts.set(category[0]!, (counts.get(category[0]!) ?? 0) + 1)
      const prices = matches.flatMap(({ price }) => price ?? []).sort((a, b) => a - b)
      const more = { facets: ['category'], limit: 50, sort: { field: 'price', order } }
      const ranges = 'filters' in request ? [] : ['price']
      const first = await engine.search({ ...request, ...more, ranges })
      expect(first.total).toBe(matches.length)
      expect(new Map(first.facets.category!.map((row) => [row.value, row.count]))).toEqual(counts)
      if (ranges.length > 0) expect(first.ranges.price).toEqual({ min: prices[0], max: prices.at(-1) })
      expect(first.hits.map(({ id }) => id)).toEqual(matches.slice(0, 50).map(({ id }) => id))
      if (first.cursor === null) continue
      const second = await engine.search({ ...request, ...more, cursor: first.cursor })
      expect(second.total).toBe(matches.length)
      expect(second.hits.map(({ id }) => id)).toEqual(matches.slice(50, 100).map(({ id }) => id))
    }
  }
})

test('a query is not understood more loosely because few of its matches pass the filters', async () => {
  const engine = create()
  engine.upsert(
    Array.from({ length: 4000 }, (_, i) => ({
      id: `${i}`,
      title: i % 2 === 0 ? 'galben' : 'galbenuș',
      seller: `s${Math.floor(i / 4)}`,
    })),
  )
  const few = { filters: [{ field: 'seller', in: ['s7'] }] }
  expect((await ids(engine, 'galben', few)).sort()).toEqual(['28', '30'])
  expect((await ids(engine, 'galbenu', few)).sort()).toEqual(['29', '31'])
})

test('documents that a filter brings up score as they do without it', async () => {
  const engine = create()
  engine.upsert(
    Array.from({ length: 6000 }, (_, i) => ({
      id: `${i}`,
      title: ['birou', 'lemn', ...(i % 2 === 0 ? ['masiv', 'lemn'] : []), `m${i % 7}`].join(' '),
      description: i % 5 === 0 ? 'birou vechi' : '',
      price: i,
    })),
  )
  const scores = new Map<string, number>()
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<SearchEngine['search']>> = await engine.search({
      query: 'birou lemn',
      limit: 1000,
      cursor,
    })
    for (const { id, score } of page.hits) scores.set(id, score)
    cursor = page.cursor
  } while (cursor !== null)
  expect(scores.size).toBe(6000)
  const { hits, total } = await engine.search({
    query: 'birou lemn',
    filters: [{ field: 'price', min: 2000, max: 2099 }],
    limit: 1000,
  })
  expect(total).toBe(100)
  for (const { id, score } of hits) expect(score).toBe(scores.get(id))
})

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

test('words that stand together win, in the heaviest field', async () => {
  const engine = create()
  engine.upsert([
    { id: 'apart', title: 'roată lemn mare bicicletă', description: '' },
    { id: 'close', title: 'bicicletă roată lemn mare', description: '' },
  ])
  expect(await ids(engine, 'bicicletă roată')).toEqual(['close', 'apart'])
  expect(await ids(engine, 'mare bicicletă')).toEqual(['apart', 'close'])
})

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

const plainDocument = (i: number, version: string) => ({
  id: `00000000-0000-7000-8000-${i.toString(16).padStart(12, '0')}`,
  title: `piesa${i} ${version}`,
  category: [`c${i % 5}`],
})

async function* batchesOf(count: number, version: string, meanwhile: (at: number) => void = () => {}) {
  for (let at = 0; at < count; at += 500) {
    yield Array.from({ length: Math.min(500, count - at) }, (_, i) => plainDocument(at + i, version))
    meanwhile(at)
    await new Promise(setImmediate)
  }
}

test('many documents replace older versions, and lose to what is written meanwhile', async () => {
  const engine = create()
  const count = 34_000
  await engine.upsertMany(batchesOf(count, 'vechi'))
  expect((await engine.search({ query: 'vechi' })).total).toBe(count)
  const seen = new Set<number>()
  let isOver = false
  const watch = (async () => {
    // every document is there at any time, in one version only
    while (!isOver) {
      seen.add((await engine.search({ limit: 1 })).total)
      const counted = await engine.search({ query: 'vechi', facets: ['category'], limit: 1 })
      const fresh = await engine.search({ query: 'nou', typos: false, limit: 1 })
      const edited = await engine.search({ query: 'editat', typos: false, limit: 1 })
      expect(counted.total + fresh.total + edited.total).toBe(engine.stats().documents)
      await new Promise(setImmediate)
    }
  })()
  await engine.upsertMany(
    batchesOf(count, 'nou', (at) => {
      if (at === 1000) {
        engine.upsert([plainDocument(3, 'editat'), plainDocument(30_000, 'editat')])
        engine.remove([plainDocument(4, '').id, plainDocument(31_000, '').id])
      }
      // in the large segment that is assembled by now
      if (at === 33_000) engine.upsert([plainDocument(5, 'editat')])
    }),
  )
  isOver = true
  await watch
  const total = async (query: string) => (await engine.search({ query, typos: false })).total
  // 30,000 and 31,000 were handed over again after they were edited and removed
  expect(await total('editat')).toBe(2)
  expect(await total('"piesa3 editat"')).toBe(1)
  expect(await total('"piesa5 editat"')).toBe(1)
  expect(await total('"piesa30000 nou"')).toBe(1)
  expect(await total('"piesa31000 nou"')).toBe(1)
  expect(await total('"piesa4"')).toBe(0)
  expect(await total('vechi')).toBe(0)
  expect(await total('nou')).toBe(count - 3)
  expect(engine.stats().documents).toBe(count - 1)
  for (const documents of seen) expect(documents).toBeGreaterThanOrEqual(count - 2)
  await engine.settle()
  expect(await total('nou')).toBe(count - 3)
  expect(engine.stats().documents).toBe(count - 1)
})

test('many documents: the last version of an id wins, refused ones are left out, ids need not be UUIDs', async () => {
  const engine = create()
  const documents = Array.from({ length: 3000 }, (_, i) => ({
    id: `n${i % 1000}`,
    title: `runda${i >> 8} x${i}`,
  }))
  const refused: unknown[] = []
  await engine.upsertMany(
    [documents, [{ id: '', title: 'fără' }], [{ id: 'ultimul', title: 'gata' }]],
    (one) => refused.push(one.title),
  )
  expect(refused).toEqual(['fără'])
  expect(engine.stats().documents).toBe(1001)
  expect(await ids(engine, 'x2500', { typos: false })).toEqual(['n500'])
  expect(await ids(engine, 'x500', { typos: false })).toEqual([])
  expect(await ids(engine, 'gata')).toEqual(['ultimul'])
  await expect(engine.upsertMany([[{ id: 'a', title: 'rest' }, { title: 'fără' }]])).rejects.toThrow(/"id"/)
  expect(await ids(engine, 'rest')).toEqual(['a'])
})

test('an index that is closed takes no more documents', async () => {
  const engine = create()
  const filling = engine.upsertMany(batchesOf(40_000, 'nou', (at) => at === 33_000 && engine.close()))
  await expect(filling).rejects.toThrow(/closed/)
})

test('a small index suggests phrases of its titles when writes pause', async () => {
  const index = new SearchEngine({ id: 'id', text: { title: { weight: 1 } }, keyword: [], numeric: [] })
  index.upsert(['Volkswagen Golf', 'Volkswagen Golf 7'].map((title, at) => ({ id: `d${at}`, title })))
  await index.settle()
  expect(index.suggest('volks', 2)).toEqual([
    { text: 'volkswagen', count: 2 },
    { text: 'volkswagen golf', count: 2 },
  ])
  await index.close()
})

test('what stands for a synonym of several words is not suggested, but what somebody wrote is', async () => {
  const engine = new SearchEngine({
    ...schema,
    synonyms: [{ words: ['mașină de spălat', 'washing machine'] }, { words: ['smartwatch', 'smart watch'] }],
  })
  engine.upsert([
    { id: 'a', title: 'Mașină de spălat rufe' },
    { id: 'b', title: 'smart watch' },
    { id: 'c', title: 'Smartwatch' },
  ])
  const texts = (prefix: string) => engine.suggest(prefix).map(({ text }) => text)
  expect(texts('masina')).toEqual(['mașină'])
  expect(texts('smartw')[0]).toBe('smartwatch')
  expect((await engine.search({ query: 'washing machine' })).total).toBe(1)
  await engine.close()
})
