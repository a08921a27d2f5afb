import { expect, test } from 'vitest'
import { SearchEngine } from './search-engine.ts'
import { Origin } from './segment/geo.ts'
import { create, ids, numbered, schema } from './test-index.ts'

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

test('words that stand together win, in the heaviest field', async () => {
  const engine = create()
  engine.upsert([
    { id: 'apart', title: 'roată lemn mare bicicletă', description: '' },
    { id: 'close', title: 'bicicletă roată lemn mare', description: '' },
  ])
  expect(await ids(engine, 'bicicletă roată')).toEqual(['close', 'apart'])
  expect(await ids(engine, 'mare bicicletă')).toEqual(['apart', 'close'])
})

test('a schema without text is refused', () => {
  expect(() => new SearchEngine({ id: 'id', text: {}, keyword: ['colour'], numeric: [] })).toThrow(
    'text field',
  )
})

test('an index that does not merge keeps what was written as it came, and finds the same', async () => {
  const segmentsOf = async (merges: boolean) => {
    const engine = new SearchEngine(schema, { merges })
    for (let at = 0; at < 6; at++)
      engine.upsert(numbered(300).map(({ id, title }) => ({ id: `${at} ${id}`, title })))
    await engine.settle()
    expect((await engine.search({ query: 'cuvânt' })).total).toBe(1_800)
    await engine.close()
    return (engine as unknown as { segments: unknown[] }).segments.length
  }
  expect(await segmentsOf(true)).toBe(1)
  expect(await segmentsOf(false)).toBe(6)
})
