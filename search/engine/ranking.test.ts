import { afterEach, describe, expect, it } from 'vitest'
import type { SearchDocument, SearchRequest, SearchSchema } from '../types.ts'
import { SearchEngine } from './search-engine.ts'

const schema: SearchSchema = {
  id: 'id',
  text: { title: { weight: 3 }, description: { weight: 1 } },
  keyword: [],
  numeric: [],
  languages: ['ro', 'en'],
  synonyms: [{ words: ['tv', 'televizor'] }, { words: ['pc', 'personal computer'] }],
}

let engine: SearchEngine | undefined

afterEach(async () => {
  await engine?.close()
  engine = undefined
})

/** Ids, best first, of an index of titles (which are their own ids) or documents. */
async function ask(
  documents: (string | SearchDocument)[],
  request: SearchRequest | string,
): Promise<string[]> {
  engine = new SearchEngine(schema)
  engine.upsert(
    documents.map((document) =>
      typeof document === 'string' ? { id: document, title: document } : document,
    ),
  )
  const { hits } = await engine.search(typeof request === 'string' ? { query: request } : request)
  await engine.close()
  return hits.map((hit) => hit.id)
}

describe('spellings', () => {
  const written = {
    comma: 'mașină',
    cedilla: 'maşină',
    bare: 'masina',
    decomposed: 'mașină'.normalize('NFD'),
  }
  const documents = Object.entries(written).map(([id, word]) => ({ id, title: `${word} de spălat` }))

  it.each([
    ['mașină', ['cedilla', 'comma', 'decomposed'], ['bare']],
    ['maşină', ['cedilla', 'comma', 'decomposed'], ['bare']],
    ['masina', ['bare'], ['cedilla', 'comma', 'decomposed']],
  ])('finds all four by %s, its own spelling first', async (query, first, rest) => {
    for (const typos of [true, false]) {
      const ids = await ask(documents, { query, typos })
      expect(ids.slice(0, first.length).sort()).toEqual(first)
      expect(ids.slice(first.length).sort()).toEqual(rest)
    }
  })
})

describe('numbers, units and codes', () => {
  it.each([
    ['128gb', 'telefon 128 GB'],
    ['128 gb', 'telefon 128gb'],
    ['2.0 tdi', 'golf 2.0TDI'],
    ['2.0tdi', 'golf 2,0 TDI'],
    ['iphone13', 'Apple iPhone 13'],
    ['iphone 13', 'Apple iphone13 mini'],
    ['dv7-1211ea', 'HP Pavilion dv7-1211ea Notebook'],
    ['1211ea', 'HP Pavilion dv7-1211ea Notebook'],
    ['dv7', 'HP Pavilion dv7-1211ea Notebook'],
    ['wifi router', 'Wi-Fi router'],
    ['wi-fi router', 'WiFi router'],
    ['play station', 'Playstation 5'],
    ['ps 5', 'PS5 nou'],
    ['17 inch', 'monitor 17"'],
    ['50 mp', 'apartament 50 m²'],
    ['tv', 'televizoare'],
    ['pc', 'Personal computers'],
    ['personal computer', 'PC'],
  ])('finds by %s what is written %s', async (query, title) => {
    const ids = await ask(['altceva 64 GB 1.9 tdi iphone 12', title], { query, typos: false })
    expect(ids[0]).toBe(title)
  })
})

describe('order', () => {
  it('puts the word as typed before its inflections, completions, misspellings by one and by two', async () => {
    const titles = ['televezir', 'televizir', 'televizorist', 'televizorul', 'televizor']
    expect(await ask(titles.toReversed(), 'televizor')).toEqual([
      'televizor',
      'televizorul',
      'televizorist',
      'televizir',
      'televezir',
    ])
  })

  it('counts a swap as one mistake, and one in the first letter for more', async () => {
    expect(await ask(['dulapuri', 'dualpuri', 'bulapuri'], 'dulapuri ')).toEqual([
      'dulapuri',
      'dualpuri',
      'bulapuri',
    ])
  })

  it('prefers all words, then closeness, then the heavier field', async () => {
    expect(
      await ask(
        [
          { id: 'some', title: 'bicicletă bicicletă bicicletă' },
          { id: 'apart', title: 'bicicletă nouă pentru copii' },
          { id: 'close', title: 'nouă pentru bicicletă copii' },
          { id: 'below', title: 'nouă', description: 'pentru bicicletă copii' },
        ],
        'bicicletă copii ',
      ),
    ).toEqual(['close', 'apart', 'below', 'some'])
  })

  it('sees what stands next to the last part of a compound', async () => {
    expect(
      await ask(
        [
          { id: 'apart', title: 'dv7-1211ea negru laptop hp' },
          { id: 'close', title: 'negru dv7-1211ea laptop hp' },
        ],
        'dv7-1211ea laptop ',
      ),
    ).toEqual(['close', 'apart'])
  })

  it('prefers the shorter title, and leaves stop words aside', async () => {
    expect(await ask(['husă de telefon', 'husă pentru telefon negru din piele'], 'husă la telefon')).toEqual([
      'husă de telefon',
      'husă pentru telefon negru din piele',
    ])
  })
})

describe('scores in another order', () => {
  it('are those of relevance, or 0 where they are not wanted', async () => {
    engine = new SearchEngine({ ...schema, numeric: ['price'], freshness: { field: 'price', weight: 0.3 } })
    const titles = ['masă de lemn', 'lemn de masă', 'masa', 'scaun', 'lemn', 'masă rotundă de lemn masiv']
    // in two segments
    engine.upsert(titles.slice(0, 3).map((title, at) => ({ id: `${at}`, title, price: 9 - at })))
    engine.upsert(Array.from({ length: 300 }, (_, at) => ({ id: `x${at}`, title: 'pat', price: at })))
    engine.upsert(titles.slice(3).map((title, at) => ({ id: `${at + 3}`, title, price: 5 + at })))
    const request: SearchRequest = { query: 'masă lemn' }
    const scoreOf = new Map((await engine.search(request)).hits.map(({ id, score }) => [id, score]))
    const sort = { field: 'price', order: 'asc' } as const
    const byPrice = await engine.search({ ...request, sort })
    expect(byPrice.hits.map(({ id }) => id)).not.toEqual([...scoreOf.keys()])
    expect(new Map(byPrice.hits.map(({ id, score }) => [id, score]))).toEqual(scoreOf)
    expect(new Set(scoreOf.values()).size).toBeGreaterThan(3)
    const unscored = await engine.search({ ...request, sort, scores: false })
    expect(unscored).toEqual({ ...byPrice, hits: byPrice.hits.map((hit) => ({ ...hit, score: 0 })) })
    const relevant = await engine.search({ ...request, scores: false })
    expect(new Map(relevant.hits.map(({ id, score }) => [id, score]))).toEqual(scoreOf)
  })
})
