import fc from 'fast-check'
import MiniSearch from 'minisearch'
import { expect, test } from 'vitest'
import { createAnalyzer } from '../analysis/index.ts'
import { SearchEngine } from '../engine/index.ts'
import { cases, draw, sayHowToRepeat, seed } from './cases.ts'
import { words } from './vocabulary.ts'

const fields = { title: 3, description: 1 }
const analyzer = createAnalyzer({ languages: ['ro', 'en'] })

function terms(text: string): string[] {
  const list: string[] = []
  analyzer.analyze(text, (term) => list.push(term))
  return list
}

interface Listing {
  id: string
  title: string
  description: string
}

const word = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.nat(words.length ** 2 - 1).map((at) => words[Math.floor(at ** 2 / words.length ** 3)]!),
  },
  { weight: 2, arbitrary: fc.constantFrom('mașină', 'masina', 'maşinile', 'de', 'the', 'bikes', 'bike') },
  {
    weight: 1,
    arbitrary: fc.constantFrom('iphone13', '128gb', '128 GB', 'dv7-1211ea', '2.0 tdi', 'wi-fi', '😀', 'ﬁn'),
  },
)
const text = fc.array(word, { maxLength: 12, size: 'max' }).map((list) => list.join(' '))
const listings = fc
  .array(fc.record({ title: text, description: text }), { minLength: 1, maxLength: 150, size: 'max' })
  .map((list): Listing[] =>
    list.map((fields, at) => ({ id: `listing-${String(at).padStart(4, '0')}`, ...fields })),
  )

test("plain scores are MiniSearch's own, given the same terms", { timeout: 300_000 }, async () => {
  sayHowToRepeat()
  let compared = 0
  await fc.assert(
    fc.asyncProperty(
      listings,
      fc.array(fc.nat(149), { maxLength: 30, size: 'max' }),
      fc.array(text, { minLength: 20, maxLength: 20 }),
      async (documents, doomed, queries) => {
        const peer = new MiniSearch<Listing>({
          fields: Object.keys(fields),
          tokenize: terms,
          processTerm: (term) => term,
          searchOptions: { boost: fields, combineWith: 'OR' },
        })
        const index = new SearchEngine({
          id: 'id',
          text: { title: { weight: fields.title }, description: { weight: fields.description } },
          keyword: [],
          numeric: [],
          languages: ['ro', 'en'],
        })
        try {
          peer.addAll(documents)
          index.upsert(documents as (Listing & Record<string, unknown>)[])
          for (const listing of new Set(doomed.map((at) => documents[at]))) {
            if (!listing) continue
            peer.remove(listing)
            index.remove([listing.id])
          }
          for (const query of queries) {
            if (terms(query).length === 0) continue
            const expected = new Map(peer.search(query).map(({ id, score }) => [id as string, score]))
            const { hits, total } = await index.search({ query, scoring: 'plain', limit: 1000 })
            expect(total, query).toBe(expected.size)
            expect(new Set(hits.map((hit) => hit.id)), query).toEqual(new Set(expected.keys()))
            for (const { id, score } of hits) {
              expect(Math.abs(score / expected.get(id)! - 1), `${query}: ${id}`).toBeLessThan(1e-9)
              compared += 1
            }
          }
        } finally {
          await index.close()
        }
      },
    ),
    { ...draw(30), endOnFailure: true },
  )
  expect(compared).toBeGreaterThan(cases(4_000))
})

test('the ten best of thousands are those of MiniSearch', { timeout: 300_000 }, async () => {
  const documents = fc
    .sample(fc.record({ title: text, description: text }), { seed, numRuns: 4000 })
    .map((fields, at): Listing => ({ id: `listing-${String(at).padStart(4, '0')}`, ...fields }))
  const peer = new MiniSearch<Listing>({
    fields: Object.keys(fields),
    tokenize: terms,
    processTerm: (term) => term,
    searchOptions: { boost: fields, combineWith: 'OR' },
  })
  peer.addAll(documents)
  const index = new SearchEngine({
    id: 'id',
    text: { title: { weight: fields.title }, description: { weight: fields.description } },
    keyword: [],
    numeric: [],
    languages: ['ro', 'en'],
  })
  try {
    index.upsert(documents as (Listing & Record<string, unknown>)[])
    for (const query of fc.sample(text, { seed, numRuns: 200 })) {
      if (terms(query).length === 0) continue
      const best = peer.search(query)
      const { hits, total } = await index.search({ query, scoring: 'plain', limit: 10 })
      expect(total, query).toBe(best.length)
      for (const [at, { score }] of hits.entries()) {
        expect(Math.abs(score / best[at]!.score - 1), `${query}: hit ${at}`).toBeLessThan(1e-9)
      }
    }
  } finally {
    await index.close()
  }
})
