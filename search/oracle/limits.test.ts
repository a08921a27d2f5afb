import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SearchEngine } from '../engine/index.ts'
import { SearchError, type SearchFilter, type SearchRequest } from '../types.ts'

const list = (length: number) => Array.from({ length }, (_, at) => at)
const words = (length: number) =>
  list(length).map((at) => `cuv${String.fromCharCode(97 + (at % 26), 97 + Math.floor(at / 26))}k`)

let index: SearchEngine
beforeAll(() => {
  index = new SearchEngine({
    id: 'id',
    text: { title: { weight: 3 } },
    keyword: ['category', 'attributes.*'],
    numeric: ['price', 'attributes.*'],
    geo: 'location',
  })
  index.upsert([
    ...words(64).map((title, at) => ({
      id: title,
      title,
      category: `c${at}`,
      price: at,
      location: { lat: 46, lon: 23 },
    })),
    { id: 'all', title: words(64).join(' '), category: 'all', price: 1 },
  ])
})
afterAll(async () => await index.close())

const inAll: SearchFilter = { field: 'category', in: ['all'] }
const within: [
  what: string,
  most: SearchRequest,
  beyond: SearchRequest,
  code: string,
  field: string,
  limit: string,
][] = [
  [
    'filters',
    { filters: list(30).map(() => inAll) },
    { filters: list(31).map(() => inAll) },
    'bad-filter',
    'filters',
    '30',
  ],
  [
    'filters of as many fields',
    { filters: list(30).map((at) => ({ field: `attributes.a${at}`, notIn: ['x'] })) },
    { filters: list(31).map((at) => ({ field: `attributes.a${at}`, notIn: ['x'] })) },
    'bad-filter',
    'filters',
    '30',
  ],
  [
    'values of a filter',
    { filters: [{ field: 'category', in: list(1000).map(String) }] },
    { filters: [{ field: 'category', in: list(1001).map(String) }] },
    'bad-filter',
    'category',
    '1000',
  ],
  [
    'values not wanted',
    { filters: [{ field: 'category', notIn: list(1000).map(String) }] },
    { filters: [{ field: 'category', notIn: list(1001).map(String) }] },
    'bad-filter',
    'category',
    '1000',
  ],
  [
    'facets',
    { facets: list(64).map((at) => `attributes.a${at}`) },
    { facets: list(65).map((at) => `attributes.a${at}`) },
    'bad-filter',
    'facets',
    '64',
  ],
  [
    'ranges',
    { ranges: list(64).map((at) => `attributes.a${at}`) },
    { ranges: list(65).map((at) => `attributes.a${at}`) },
    'bad-filter',
    'ranges',
    '64',
  ],
  [
    'values of hits',
    { values: list(64).map((at) => `attributes.a${at}`) },
    { values: list(65).map((at) => `attributes.a${at}`) },
    'bad-filter',
    'values',
    '64',
  ],
  ['hits', { limit: 1000 }, { limit: 1001 }, 'bad-limit', 'limit', '1000'],
  ['no hits', { limit: 1 }, { limit: 0 }, 'bad-limit', 'limit', '1000'],
  ['parts of hits', { limit: 2 }, { limit: 1.5 }, 'bad-limit', 'limit', '1000'],
  ['values of a facet', { facetLimit: 1000 }, { facetLimit: 1001 }, 'bad-limit', 'facetLimit', '1000'],
  ['no values of a facet', { facetLimit: 1 }, { facetLimit: 0 }, 'bad-limit', 'facetLimit', '1000'],
  [
    'latitudes',
    { near: { lat: 90, lon: 180 } },
    { near: { lat: 90.1, lon: 180 } },
    'bad-filter',
    'near',
    '90',
  ],
  [
    'longitudes',
    { near: { lat: -90, lon: -180 } },
    { near: { lat: 0, lon: -180.1 } },
    'bad-filter',
    'near',
    '180',
  ],
  [
    'radii',
    { near: { lat: 0, lon: 0, radiusKm: 0 } },
    { near: { lat: 0, lon: 0, radiusKm: -1 } },
    'bad-filter',
    'near',
    '0',
  ],
]

describe('what is beyond a limit is refused by name, what is at it is not', () => {
  test.each(within)('%s', async (_, most, beyond, code, field, limit) => {
    await expect(index.search(most)).resolves.toHaveProperty('total')
    const error = await index.search(beyond).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(SearchError)
    expect(error).toMatchObject({ code, field })
    expect((error as SearchError).message).toMatch(new RegExp(`\\b${limit}\\b`))
  })
})

describe('unknown fields are refused by name', () => {
  test.each<[string, SearchRequest]>([
    ['nothing', { filters: [{ field: 'nothing', in: ['x'] }] }],
    ['nothing', { filters: [{ field: 'nothing', min: 1 }] }],
    ['price', { filters: [{ field: 'price', in: ['1'] }] }],
    ['category', { filters: [{ field: 'category', min: 1 }] }],
    ['attributes.*', { filters: [{ field: 'attributes.*', in: ['x'] }] }],
    ['attributes.', { facets: ['attributes.'] }],
    ['price', { facets: ['price'] }],
    ['category', { ranges: ['category'] }],
    ['category', { values: ['category'] }],
    ['title', { sort: { field: 'title', order: 'asc' } }],
    ['category', { highlight: ['category'] }],
    ['__proto__', { highlight: ['__proto__'] }],
  ])('%s in %j', async (field, request) => {
    const error = await index.search(request).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(SearchError)
    expect(error).toMatchObject({ code: 'unknown-field', field })
    expect((error as SearchError).message).toContain(field)
  })
})

describe('of a query only so much is read', () => {
  const total = async (query: string) => (await index.search({ query, typos: false })).total
  const all = words(64)

  test('32 words: the 33rd is not looked for', async () => {
    // With 32 words at most, loosened to those of which one is held.
    expect(await total(`${all.slice(0, 32).join(' ')} `)).toBe(33)
    expect(await total(`${all.slice(0, 33).join(' ')} `)).toBe(33)
    expect(await total(`${all.slice(0, 31).join(' ')} `)).toBe(32)
  })

  test('10,000 units', async () => {
    const padding = ' '.repeat(10_000 - all[0]!.length - 1)
    expect(await total(`${padding}${all[0]} `)).toBe(2)
    // The last letter is not read, then no letter.
    expect(await total(`${padding}  ${all[0]} `)).toBe(0)
    expect(await total(`${' '.repeat(10_000)}${all[0]} `)).toBe(65)
  })

  test('8 phrases', async () => {
    const apart = (count: number) =>
      list(count)
        .map((at) => `"${all[at]} ${all[at + 1]}"`)
        .join(' ')
    expect(await total(apart(8))).toBe(1)
    // none holds the eighth, so nothing counts as quoted
    expect(await total(`${apart(7)} "${all[5]} ${all[3]}"`)).toBeGreaterThan(1)
    expect(await total(`${apart(8)} "${all[5]} ${all[3]}"`)).toBe(1)
  })

  test('16 negations', async () => {
    const without = (count: number) =>
      all
        .slice(0, count)
        .map((word) => `-${word}`)
        .join(' ')
    expect(await total(without(16))).toBe(64 - 16)
    expect(await total(without(17))).toBe(64 - 16)
  })

  test('misspellings of the first 12 words', async () => {
    const wrong = (at: number) => `${all[at]!.slice(0, 3)}q${all[at]!.slice(3)}`
    const fillers = list(11).map((at) => `umplutură${String.fromCharCode(97 + at)}z`)
    const found = async (query: string) =>
      (await index.search({ query: `${query} `, limit: 1000 })).hits.map(({ id }) => id)
    expect(await found([...fillers, wrong(40)].join(' '))).toContain(all[40])
    expect(await found([...fillers, 'altceva', wrong(40)].join(' '))).not.toContain(all[40])
  })
})

test('an id may have 512 units, a term has 64', async () => {
  index.upsert([{ id: 'i'.repeat(512), title: `${'t'.repeat(64)}ab` }])
  expect(() => index.upsert([{ id: 'i'.repeat(513) }])).toThrow(
    expect.objectContaining({ name: 'SearchError', code: 'bad-document', field: 'id' }),
  )
  const { hits } = await index.search({ query: `${'t'.repeat(64)}cd `, typos: false })
  expect(hits.map(({ id }) => id)).toEqual(['i'.repeat(512)])
  index.remove(['i'.repeat(512)])
})
