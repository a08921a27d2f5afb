import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { SearchSchema } from '../../types.ts'
import { distanceKm } from './geo.ts'
import { ReferenceIndex } from './index.ts'
import { editDistance } from './vocabulary.ts'

const schema: SearchSchema = {
  id: 'id',
  text: { title: { weight: 3 }, description: { weight: 1 } },
  keyword: ['category', 'county', 'attributes.*'],
  numeric: ['price', 'publishedAt', 'attributes.*'],
  geo: 'location',
  freshness: { field: 'publishedAt', weight: 0.1 },
}
const cluj = { lat: 46.77, lon: 23.59 }
const listings = [
  {
    id: 'a',
    title: 'Mașină de spălat Bosch',
    description: 'aproape nouă',
    category: ['home', 'washers'],
    county: 'CJ',
    price: 50_000,
    publishedAt: 3,
    attributes: { brand: 'Bosch', load: 7, inverter: true },
    location: cluj,
  },
  {
    id: 'b',
    title: 'Masina de cusut Singer',
    description: 'merge perfect',
    category: ['home', 'sewing'],
    county: 'IS',
    price: 20_000,
    publishedAt: 2,
    attributes: { brand: 'Singer', inverter: false },
    location: { lat: 47.16, lon: 27.59 },
  },
  {
    id: 'c',
    title: 'Volkswagen Golf 2.0 TDI',
    description: 'mas\u0326ina\u0306 de familie',
    category: ['vehicles', 'cars'],
    county: 'CJ',
    price: 900_000,
    publishedAt: 1,
    attributes: { brand: 'Volkswagen', km: 150_000 },
    location: null,
  },
]

let index: ReferenceIndex
beforeEach(() => {
  index = new ReferenceIndex(schema)
  index.upsert(listings)
})

async function ids(request: Parameters<ReferenceIndex['search']>[0]): Promise<string[]> {
  return (await index.search(request)).hits.map((hit) => hit.id)
}

describe('text', () => {
  test.each(['mașină', 'maşină', 'masina', 'mas\u0326ina\u0306'])(
    'finds every spelling by %s',
    async (query) => {
      expect((await ids({ query, typos: false })).sort()).toEqual(['a', 'b', 'c'])
    },
  )

  test('puts documents that hold all words before those that hold some', async () => {
    expect((await ids({ query: 'masina cusut', typos: false }))[0]).toBe('b')
  })

  test('forgives a misspelt word and completes the last one', async () => {
    expect(await ids({ query: 'volkswagne' })).toEqual(['c'])
    expect(await ids({ query: 'volksw' })).toEqual(['c'])
    expect(await ids({ query: 'volksw', typos: false })).toEqual([])
  })

  test('honours phrases and excluded words', async () => {
    expect(await ids({ query: '"masina de spalat"' })).toEqual(['a'])
    expect(await ids({ query: 'masina -bosch -familie' })).toEqual(['b'])
  })

  test('gives highlights in the offsets of the original text', async () => {
    const { hits } = await index.search({ query: 'masina', highlight: ['title', 'description'] })
    const golf = hits.find((hit) => hit.id === 'c')
    expect(golf?.highlights).toEqual({ title: [], description: [[0, 8]] })
  })

  test('says how it understood a query that finds nothing', async () => {
    expect((await index.search({ query: 'xolkswagen', typos: false })).corrected).toBe('volkswagen')
  })
})

describe('filters and counts', () => {
  test('filters by keyword, attribute, boolean and range', async () => {
    expect(await ids({ filters: [{ field: 'category', in: ['home'] }] })).toEqual(['a', 'b'])
    expect(await ids({ filters: [{ field: 'category', notIn: ['home'] }] })).toEqual(['c'])
    expect(await ids({ filters: [{ field: 'attributes.inverter', in: [false] }] })).toEqual(['b'])
    expect(await ids({ filters: [{ field: 'attributes.km', min: 1 }] })).toEqual(['c'])
    expect(await ids({ filters: [{ field: 'price', min: 20_000, max: 50_000 }] })).toEqual(['a', 'b'])
  })

  test("a facet and a range ignore their own field's filter only", async () => {
    const result = await index.search({
      filters: [
        { field: 'county', in: ['CJ'] },
        { field: 'price', max: 100_000 },
      ],
      facets: ['county', 'attributes.brand'],
      ranges: ['price', 'attributes.km'],
    })
    expect(result.total).toBe(1)
    expect(result.facets.county).toEqual([
      { value: 'CJ', count: 1 },
      { value: 'IS', count: 1 },
    ])
    expect(result.facets['attributes.brand']).toEqual([{ value: 'Bosch', count: 1 }])
    expect(result.ranges).toEqual({ price: { min: 50_000, max: 900_000 }, 'attributes.km': null })
  })

  test('near with a radius filters, without one it measures', async () => {
    expect(await ids({ near: { ...cluj, radiusKm: 10 } })).toEqual(['a'])
    const { hits } = await index.search({ near: cluj, sort: 'distance' })
    expect(hits.map((hit) => hit.id)).toEqual(['a', 'b', 'c'])
    expect(hits[1]?.distanceKm).toBeCloseTo(306.585, 3)
    expect(hits[2]).not.toHaveProperty('distanceKm')
  })

  test('a degree of a meridian is 111.195 km', () => {
    expect(distanceKm({ lat: 0, lon: 0 }, { lat: 1, lon: 0 })).toBeCloseTo(111.195, 3)
  })
})

describe('order and pages', () => {
  test('sorts by a field both ways, documents without it last', async () => {
    const sort = (order: 'asc' | 'desc') => ({ field: 'attributes.load', order }) as const
    index.upsert([{ id: 'd', attributes: { load: 9 } }])
    expect((await ids({ sort: sort('asc') })).slice(0, 2)).toEqual(['a', 'd'])
    expect((await ids({ sort: sort('desc') })).slice(0, 2)).toEqual(['d', 'a'])
  })

  test('pages join to the whole, also when documents come and go between them', async () => {
    const first = await index.search({ sort: { field: 'price', order: 'asc' }, limit: 1 })
    index.remove(['b'])
    index.upsert([{ id: 'cheap', price: 1 }])
    const rest = await index.search({
      sort: { field: 'price', order: 'asc' },
      limit: 5,
      cursor: first.cursor,
    })
    expect([...first.hits, ...rest.hits].map((hit) => hit.id)).toEqual(['b', 'a', 'c'])
    expect(rest.cursor).toBeNull()
  })

  test.each(['x', 'W10', Buffer.from('["relevance",[0],"a"]').toString('base64url')])(
    'refuses the cursor %s',
    async (cursor) => {
      await expect(index.search({ cursor })).rejects.toMatchObject({ code: 'bad-cursor' })
    },
  )

  test('names what it cannot serve', async () => {
    await expect(index.search({ facets: ['title'] })).rejects.toMatchObject({
      code: 'unknown-field',
      field: 'title',
    })
    await expect(index.search({ limit: 0 })).rejects.toMatchObject({ code: 'bad-limit' })
    await expect(index.search({ sort: 'distance' })).rejects.toMatchObject({ code: 'bad-filter' })
    expect(() => index.upsert([{ title: 'no id' }])).toThrow(/must be a string/)
  })
})

test('the last one wins by id, and what is removed is gone', async () => {
  index.upsert([{ id: 'a', title: 'Frigider Arctic', category: 'home' }])
  expect(await ids({ query: 'bosch', typos: false })).toEqual([])
  expect(await ids({ query: 'frigider' })).toEqual(['a'])
  index.remove(['a', 'unknown'])
  expect(index.stats().documents).toBe(2)
  expect(await ids({ query: 'frigider' })).toEqual([])
})

test('suggests completions by popularity as people spell them', () => {
  expect(index.suggest('mas', 1)).toEqual([{ text: 'mașină', count: 3 }])
  expect(index.suggest('masina de c')).toEqual([{ text: 'masina de cusut', count: 1 }])
  expect(index.suggest('volsk')[0]?.text).toBe('volkswagen')
})

test.each([
  ['golf', 'golf', 0],
  ['golf', 'glof', 1],
  ['golf', 'gol', 1],
  ['golf', 'golfe', 1],
  ['golf', 'gulf', 1],
  ['golf', 'flog', 3],
  ['golf', 'go', 2],
])('editDistance(%s, %s)', (a, b, expected) => {
  expect(editDistance(a, b)).toBe(expected)
})

describe('snapshot', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'piata-search-'))
  })
  afterEach(async () => await rm(folder, { recursive: true }))

  test('opens what was saved', async () => {
    index.setPosition('41')
    const path = join(folder, 'snapshot')
    await index.save(path)
    const opened = await ReferenceIndex.open(path, schema)
    expect(opened.stats()).toEqual(index.stats())
    const request = { query: 'masina', facets: ['category'], ranges: ['price'], near: cluj }
    expect(await opened.search(request)).toEqual(await index.search(request))
  })

  test('refuses a missing, torn or foreign one', async () => {
    const path = join(folder, 'snapshot')
    const refused = { code: 'bad-snapshot' }
    await expect(ReferenceIndex.open(path, schema)).rejects.toMatchObject(refused)
    await index.save(path)
    await expect(ReferenceIndex.open(path, { ...schema, keyword: [] })).rejects.toThrow(/another schema/)
    const bytes = await readFile(path)
    await writeFile(path, bytes.subarray(0, bytes.length / 2))
    await expect(ReferenceIndex.open(path, schema)).rejects.toMatchObject(refused)
  })
})
