import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SearchEngine } from '../engine/index.ts'
import { type SearchDocument, SearchError, type SearchIndex, type SearchRequest } from '../types.ts'
import { cases, sayHowToRepeat, seed } from './cases.ts'
import { schema } from './generators.ts'
import { naughty } from './naughty.ts'
import { ReferenceIndex } from './reference/index.ts'
import { words } from './vocabulary.ts'

const implementations: [string, () => SearchIndex][] = [
  ['the engine', () => new SearchEngine(schema)],
  ['the reference', () => new ReferenceIndex(schema)],
]

describe.each(implementations)('%s', (_, create) => {
  let index: SearchIndex
  beforeAll(() => {
    sayHowToRepeat()
    index = create()
    index.upsert(
      Object.entries(naughty).map(([name, text], at) => ({
        id: name,
        title: text,
        description: `${name} ${text}`,
        category: [text, name],
        price: at,
        attributes: { [text]: text, text },
      })),
    )
  })
  afterAll(async () => await index.close())

  /** Whatever is asked, there is an answer of the documented shape or a SearchError. */
  async function ask(request: SearchRequest): Promise<void> {
    try {
      const result = await index.search(request)
      expect(Number.isInteger(result.total)).toBe(true)
      expect(result.hits.length).toBeLessThanOrEqual(result.total)
      for (const { score, highlights = {} } of result.hits) {
        expect(Number.isFinite(score)).toBe(true)
        for (const ranges of Object.values(highlights)) {
          for (const [start, end] of ranges) expect(start).toBeLessThan(end)
        }
      }
    } catch (error) {
      if (!(error instanceof SearchError)) throw error
    }
  }

  describe('as query, prefix, filter and cursor', () => {
    const everywhere = async (text: string) => {
      const highlight = ['title', 'description']
      await ask({ query: text, highlight, facets: ['category', 'attributes.text'], facetLimit: 1000 })
      await ask({ query: text, typos: false })
      await ask({ query: text, scoring: 'plain' })
      await ask({ query: `"${text}" -${text} ${text}`, highlight })
      await ask({ cursor: text })
      await ask({ filters: [{ field: 'category', in: [text] }] })
      await ask({ filters: [{ field: text, in: [text] }] })
      await ask({ filters: [{ field: `attributes.${text}`, notIn: [text] }], facets: [`attributes.${text}`] })
      await ask({ sort: { field: text, order: 'asc' }, highlight: [text], ranges: [text] })
      for (const suggestion of index.suggest(text, 5)) expect(suggestion.count).toBeGreaterThan(0)
    }

    test.each(Object.entries(naughty))('%s', async (_, text) => await everywhere(text))

    test('any string', { timeout: 120_000 }, async () => {
      const pieces = fc.constantFrom(...Object.values(naughty), ...words)
      const text = fc.oneof(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.array(pieces, { maxLength: 4 }).map((list) => list.join(' ')),
      )
      await fc.assert(fc.asyncProperty(text, everywhere), { seed, numRuns: 100 })
    })
  })

  describe('large queries', () => {
    const wrong = (at: number) =>
      `${words[at % words.length]!.slice(0, 3)}q${words[at % words.length]!.slice(4)}`
    test.each([
      ['10,000 letters', 'x'.repeat(10_000)],
      ['100,000 letters', 'mașină'.repeat(16_667)],
      ['1,000 words', Array.from({ length: 1000 }, (_, at) => `${words[at % words.length]}${at}`).join(' ')],
      ['500 misspelt words', Array.from({ length: 500 }, (_, at) => wrong(at)).join(' ')],
      ['500 phrases', Array.from({ length: 500 }, (_, at) => `"${wrong(at)} ${wrong(at + 1)}"`).join(' ')],
      ['500 exclusions', Array.from({ length: 500 }, (_, at) => `-${wrong(at)}`).join(' ')],
      ['one word 1,000 times', 'mașină '.repeat(1000)],
    ])('%s', async (_, query) => {
      await ask({ query, highlight: ['title'] })
      await ask({ query, scoring: 'plain' })
      index.suggest(query)
    })
  })

  test('any document', { timeout: 120_000 }, async () => {
    const value = fc.oneof(
      fc.anything({
        withBigInt: true,
        withDate: true,
        withMap: true,
        withNullPrototype: true,
        withSparseArray: true,
        withTypedArray: true,
        maxDepth: 2,
      }),
      fc.string({ unit: 'binary' }),
      fc.constantFrom<unknown>(NaN, -0, Infinity, 1e308, 5e-324, Symbol('x'), () => 1, new Proxy({}, {})),
    )
    const location = fc.oneof(
      value,
      fc.record({ lat: value, lon: value }),
      fc.record({ lat: fc.double(), lon: fc.double() }),
    )
    const document = fc.record(
      {
        id: fc.oneof(fc.string({ unit: 'binary' }), value),
        title: value,
        description: value,
        category: value,
        county: value,
        price: value,
        publishedAt: value,
        attributes: value,
        location,
      },
      { requiredKeys: [] },
    )
    const fuzzed = create()
    try {
      await fc.assert(
        fc.asyncProperty(fc.array(document, { maxLength: 5 }), async (documents) => {
          for (const item of documents as SearchDocument[]) {
            try {
              fuzzed.upsert([item])
            } catch (error) {
              if (!(error instanceof SearchError)) throw error
              expect(error.code).toBe('bad-document')
            }
          }
          const { total, hits } = await fuzzed.search({
            facets: ['category'],
            ranges: ['price'],
            limit: 1000,
          })
          expect(total).toBe(fuzzed.stats().documents)
          for (const hit of hits) expect(typeof hit.id).toBe('string')
          if (total > 500) fuzzed.remove(hits.map((hit) => hit.id))
        }),
        { seed, numRuns: cases(300) },
      )
    } finally {
      await fuzzed.close()
    }
  })

  test('a document that is refused leaves those before it in the index, and no half of itself', async () => {
    const strict = create()
    try {
      expect(() =>
        strict.upsert([
          { id: 'kept', title: 'brundavok' },
          { id: 7, title: 'celmofuzd' },
        ] as SearchDocument[]),
      ).toThrow(SearchError)
      expect(strict.stats().documents).toBe(1)
      expect((await strict.search({ query: 'celmofuzd', typos: false })).total).toBe(0)
      expect((await strict.search({ query: 'brundavok' })).total).toBe(1)
    } finally {
      await strict.close()
    }
  })

  test.each<[string, SearchRequest]>([
    ['limit 0', { limit: 0 }],
    ['limit 1001', { limit: 1001 }],
    ['limit 1.5', { limit: 1.5 }],
    ['limit NaN', { limit: Number.NaN }],
    ['facetLimit 0', { facetLimit: 0 }],
    ['latitude 91', { near: { lat: 91, lon: 0 } }],
    ['latitude NaN', { near: { lat: Number.NaN, lon: 0 } }],
    ['radius NaN', { near: { lat: 0, lon: 0, radiusKm: Number.NaN } }],
    ['radius below 0', { near: { lat: 0, lon: 0, radiusKm: -1 } }],
    ['min NaN', { filters: [{ field: 'price', min: Number.NaN }] }],
    ['range of a keyword', { filters: [{ field: 'county', min: 1 }] }],
    ['values of a number', { filters: [{ field: 'price', in: ['1'] }] }],
    ['unknown sort', { sort: { field: 'county', order: 'asc' } }],
    ['unknown facet', { facets: ['price'] }],
    ['facet of the wildcard itself', { facets: ['attributes'] }],
    ['unknown highlight', { highlight: ['county'] }],
    ['distance from nowhere', { sort: 'distance' }],
  ])('refuses %s by a SearchError', async (_, request) => {
    await expect(index.search(request)).rejects.toBeInstanceOf(SearchError)
  })
})
