import { describe, expect, it } from 'vitest'
import type { SearchRequest, SearchResult, SearchSchema } from '../../types.ts'
import { SearchEngine } from '../search-engine.ts'

const schema: SearchSchema = {
  id: 'id',
  text: { title: { weight: 3 }, description: { weight: 1 } },
  keyword: [],
  numeric: ['price'],
  languages: ['ro', 'en'],
}

const letters = [...'abcdefghjklmnopqrstuvwxyz']
/** One edit from `zorwebuk`, and not linked to it by a stem. */
const near = letters.filter((letter) => letter !== 'w').map((letter) => `zor${letter}ebuk`)
/** What `te` begins. */
const longer = letters.flatMap((letter) => ['k', 'v', 'z'].map((end) => `te${letter}${letter}o${end}`))
/** What `zorweb` begins: what is twice is a completion, what is once, one letter longer, at most a correction. */
const onceOrTwice = letters.flatMap((letter) => {
  const twice = ['ko', 'vo', 'zo'].map((end) => `zorweb${letter}${end}`)
  return [`zorweb${letter}`, ...twice, ...twice]
})

function listings(name: string, titles: string[]): { id: string; title: string; price: number }[] {
  return titles.map((title, at) => ({ id: `${name} ${at}`, title, price: (at * 7) % 50 }))
}

/** Hits, page by page, of what was there when the first was asked for; before each of the next three `write` is called. */
async function follow(index: SearchEngine, request: SearchRequest, write: (at: number) => void) {
  const hits: SearchResult['hits'] = []
  let cursor: string | null = null
  let at = 0
  do {
    const page: SearchResult = await index.search({ ...request, limit: 9, cursor })
    hits.push(...page.hits.filter(({ id }) => !id.startsWith('other')))
    cursor = page.cursor
    if (at < 3) write(at)
    at += 1
  } while (cursor !== null)
  expect(at).toBeGreaterThan(2)
  return hits
}

describe('terms that answered a word on the first page answer it on the next', () => {
  it.each([
    // The first of equally frequent ones are taken; then the last are more frequent.
    ['the 16 best corrections', 'zorwebuk', near, [...near.slice(-9), ...near.slice(-9)]],
    ['the 48 most frequent completions', 'te', longer, [...longer.slice(-40), ...longer.slice(-40)]],
    [
      'corrections of what becomes usual',
      'zorwebuk',
      ['zorwebuk', ...near.slice(0, 15)],
      Array(30).fill('zorwebuk'),
    ],
    [
      'corrections by two edits',
      'zorwebuk',
      ['zorwebuk', ...near.map((word) => `${word}x`)],
      Array(30).fill('zorwebuk'),
    ],
    ['corrections that were too rare as completions', 'qqq zorweb', onceOrTwice, Array(30).fill('zorweba')],
  ])('%s', async (_, query, titles, others) => {
    for (const sort of ['relevance', { field: 'price', order: 'asc' }] as const) {
      const index = new SearchEngine(schema)
      for (const name of ['a', 'b', 'c']) index.upsert(listings(name, titles))
      const request: SearchRequest = { query, sort }
      const { hits } = await index.search({ ...request, limit: 1000 })
      expect(hits.length).toBeGreaterThan(18)
      const found = await follow(index, request, (at) => index.upsert(listings(`other ${at}`, others)))
      expect(found).toEqual(hits)
      const choosesAnew = (await index.search({ ...request, limit: 1000 })).hits
      expect(choosesAnew.filter(({ id }) => !id.startsWith('other'))).not.toEqual(hits)
      await index.close()
    }
  })

  it('when documents that made them frequent are removed', async () => {
    const index = new SearchEngine(schema)
    for (const name of ['a', 'b']) index.upsert(listings(name, near))
    const others = listings('other', near.slice(-9))
    index.upsert(others)
    const { hits } = await index.search({ query: 'zorwebuk', limit: 1000 })
    const found = await follow(index, { query: 'zorwebuk' }, () => index.remove(others.map(({ id }) => id)))
    expect(found).toEqual(hits.filter(({ id }) => !id.startsWith('other')))
    await index.close()
  })
})

it('is short enough for an address, whatever it carries', async () => {
  const words = letters.slice(0, 20).map((letter) => `${letter}${letter}orwebuk`)
  const index = new SearchEngine(schema)
  const titles = words.flatMap((word) =>
    letters.map((letter) => `${word.slice(0, 4)}${letter}${word.slice(5)}`),
  )
  const begun = longer.map((word) => `te${word}`)
  index.upsert(listings('a'.repeat(36), [...titles, ...begun]))
  const query = [...words.slice(0, 12), ...Array.from({ length: 19 }, (_, at) => `${at + 1000}`), 'te'].join(
    ' ',
  )
  const { cursor } = await index.search({ query, limit: 9 })
  expect(cursor!.length).toBeGreaterThan(2000)
  expect(cursor!.length).toBeLessThan(3000)
  expect((await index.search({ query, limit: 9, cursor })).hits).toHaveLength(9)
  await index.close()
})

describe('a cursor of an index that was another', () => {
  const documents = listings('a', Array(20).fill('bicicleta'))
  const pageOf = async (other: Partial<SearchSchema>, request: SearchRequest, threads = 0) => {
    const index = new SearchEngine(
      { ...schema, madeWith: { rates: '5.0', documents: '2' }, ...other },
      { threads },
    )
    index.upsert(documents)
    try {
      return await index.search({ query: 'bicicleta', limit: 3, ...request })
    } finally {
      await index.close()
    }
  }
  const requests: SearchRequest[] = [{}, { query: '' }, { sort: { field: 'price', order: 'asc' } }]

  it.each<[string, Partial<SearchSchema>, string[]]>([
    ['other rates', { madeWith: { rates: '5.1', documents: '2' } }, ['rates']],
    ['another form of documents', { madeWith: { rates: '5.0', documents: '3' } }, ['documents']],
    ['both', { madeWith: { rates: '5.1', documents: '3' } }, ['rates', 'documents']],
    ['fewer things', { madeWith: { rates: '5.0' } }, ['schema']],
    ['other weights', { text: { title: { weight: 2 }, description: { weight: 1 } } }, ['schema']],
    ['other synonyms', { synonyms: [{ words: ['bicicleta', 'bike'] }] }, ['schema']],
    ['another freshness', { freshness: { field: 'price', weight: 0.5 } }, ['schema']],
  ])('by %s is refused, naming them', async (_, other, changed) => {
    for (const request of requests) {
      const { cursor } = await pageOf({}, request)
      for (const threads of [0, 1]) {
        await expect(pageOf(other, { ...request, cursor: cursor! }, threads)).rejects.toMatchObject({
          code: 'stale-cursor',
          field: 'cursor',
          changed,
        })
      }
      expect((await pageOf({}, { ...request, cursor: cursor! })).hits).toHaveLength(3)
    }
  })

  it('is refused when it is of an engine of old, and as none when its stamp is none', async () => {
    const { cursor } = await pageOf({}, {})
    const fields = JSON.parse(Buffer.from(cursor!, 'base64url').toString()) as unknown[]
    const search = (stamp: unknown) =>
      pageOf({}, { cursor: Buffer.from(JSON.stringify(fields.with(0, stamp))).toString('base64url') })
    const stale = { code: 'stale-cursor', changed: ['engine'] }
    for (const stamp of [3, 99, [], (fields[0] as string[][]).with(0, ['engine', '3.7'])])
      await expect(search(stamp)).rejects.toMatchObject(stale)
    for (const stamp of [null, 'x', {}, [1], [['rates']], [['rates', 1]], [[['rates'], 'x']]])
      await expect(search(stamp)).rejects.toMatchObject({ code: 'bad-cursor' })
  })
})

it('refuses what is none', async () => {
  const index = new SearchEngine(schema)
  index.upsert(listings('a', near))
  const { cursor } = await index.search({ query: 'zorwebuk', limit: 3 })
  const fields = JSON.parse(Buffer.from(cursor!, 'base64url').toString()) as unknown[]
  const changed = (at: number, value: unknown) =>
    Buffer.from(JSON.stringify(fields.with(at, value))).toString('base64url')
  const search = (given: string) => index.search({ query: 'zorwebuk', cursor: given })
  expect((await search(changed(4, fields[4]))).hits.length).toBeGreaterThan(0)
  const wrong = [
    changed(4, 0.5),
    ...[null, [], [2], [0, 0], [0, 3, 2], [0, 1, 2, 3, 4, 5], [0, 'a']].map((reading) =>
      changed(10, reading),
    ),
    changed(8, []),
    ...[
      null,
      [],
      [1],
      [[1]],
      [[1, '', '', '']],
      [[null, '', '']],
      [[1, 2, '']],
      [[1, '', '', '']],
      [
        [1, '', ''],
        [1, '', ''],
      ],
    ].map((choices) => changed(9, choices)),
  ]
  for (const given of wrong) await expect(search(given)).rejects.toMatchObject({ code: 'bad-cursor' })
  await index.close()
})
