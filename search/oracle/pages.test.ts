import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SearchEngine } from '../engine/index.ts'
import type { SearchHit, SearchRequest, SearchResult } from '../types.ts'
import { cases, draw, sayHowToRepeat, seed } from './cases.ts'
import { documentOf, searchSchema } from './check-ranking.ts'
import { word } from './lexicon.ts'
import { type Listing, Ranking } from './ranking.ts'
import { rankingCase, textOf } from './ranking-generators.ts'

/** Listings of numbers: words that hardly a query asks for. */
function numbers(at: number): Listing {
  const piece = word(`${80_000 + (at % 50)}`)
  const writing = Array.from({ length: 1 + (at % 7) }, () => ({ piece, behind: ' ' }))
  const publishedAt = (at * 7) % 90
  return { id: `other ${at}`, texts: { title: writing, description: writing }, category: 'a', publishedAt }
}

/** Whether a listing stays as it is while others come and go. */
function isKnown(id: string): boolean {
  return !id.startsWith('other')
}

/** All hits of those, page by page without a pause. */
async function known(index: SearchEngine, request: SearchRequest): Promise<SearchHit[]> {
  const { hits, cursor } = await index.search(request)
  const rest = cursor === null ? [] : await known(index, { ...request, cursor })
  return [...hits.filter(({ id }) => isKnown(id)), ...rest]
}

/** How many documents there are, deleted ones included, as cursors tell. */
async function documentsOf(index: SearchEngine): Promise<number> {
  const { cursor } = await index.search({ limit: 1 })
  return (JSON.parse(Buffer.from(cursor!, 'base64url').toString()) as number[])[5]!
}

test('ranked pages lose and repeat nothing while other documents come, go and are merged', {
  timeout: 600_000,
}, async () => {
  sayHowToRepeat()
  let followed = 0
  const compared = { asTyped: 0, corrected: 0 }
  await fc.assert(
    fc.asyncProperty(
      rankingCase,
      fc.array(fc.tuple(fc.nat(400), fc.nat(400), fc.boolean(), fc.boolean()), {
        minLength: 8,
        maxLength: 8,
      }),
      async (given, writes) => {
        const ranking = new Ranking(given.schema, given.synonyms.rules)
        const index = new SearchEngine(searchSchema(given))
        const upsert = (listings: Listing[]) => {
          ranking.upsert(listings)
          index.upsert(listings.map(documentOf))
        }
        try {
          // Each listing thrice, far apart: equal scores in several segments.
          const all = given.steps.flatMap((step) =>
            step.kind === 'upsert' ? step.listings.slice(0, 120) : [],
          )
          for (const copy of ['c', 'a', 'b']) {
            const copies = all.map((listing) => ({ ...listing, id: `${listing.id} ${copy}` }))
            for (let at = 0; at < copies.length; at += 50) upsert(copies.slice(at, at + 50))
          }
          for (const question of given.questions.slice(0, 8)) {
            const others = new Set([...ranking.listings.keys()].filter((id) => !isKnown(id)))
            const query = textOf(question)
            const { typos } = question
            const expected = await known(index, { query, typos, limit: 1000 })
            // Deleted documents, which the oracle does not know, may decide how words are corrected.
            if (!typos || (await documentsOf(index)) === ranking.listings.size) {
              compared[typos ? 'corrected' : 'asTyped'] += 1
              const matching = ranking.search(question, () => true, ranking.figures()).map(({ id }) => id)
              expect(expected.map(({ id }) => id).toSorted(), query).toEqual(
                matching.filter(isKnown).toSorted(),
              )
            }
            const seen: SearchHit[] = []
            const pending = [...writes]
            let cursor: string | null = null
            do {
              const request = { query, typos, limit: 3 + (seen.length % 9) * 4, cursor }
              const page: SearchResult = await index.search(request)
              seen.push(...page.hits.filter(({ id }) => isKnown(id)))
              cursor = page.cursor
              followed += 1
              const [at, gone, isSettled, isAlike] = pending.shift() ?? [0, 0, false, false]
              // What is like the others changes which completions and corrections are the most frequent.
              const alike = all.slice(at % all.length, (at % all.length) + 20)
              const fresh = isAlike
                ? alike.map((listing) => ({ ...listing, id: `other ${listing.id}` }))
                : Array.from({ length: 30 }, (_, i) => numbers(at + i))
              upsert(fresh)
              const removed = [...others, ...fresh.map(({ id }) => id)].filter((_, i) => (i + gone) % 3 === 0)
              ranking.remove(removed)
              index.remove(removed)
              if (isSettled) await index.settle()
            } while (cursor !== null)
            expect(seen, query).toEqual(expected)
          }
        } finally {
          await index.close()
        }
      },
    ),
    { ...draw(6), endOnFailure: true },
  )
  expect(followed).toBeGreaterThan(cases(120))
  expect(Math.min(compared.asTyped, compared.corrected)).toBeGreaterThan(0)
})

test('equal documents score alike in whatever segment they lie', async () => {
  const compared = { pairs: 0 }
  for (const given of fc.sample(rankingCase, { seed, numRuns: cases(8) })) {
    const index = new SearchEngine(searchSchema(given))
    const steps = given.steps.flatMap((step) => (step.kind === 'upsert' ? step.listings.slice(0, 120) : []))
    const listings = [...new Map(steps.map((listing) => [listing.id, listing])).values()]
    const copies = (name: string) => listings.map((one) => documentOf({ ...one, id: `${one.id}|${name}` }))
    // Other words are rare beside the second copies, so that words are added up in another order.
    const others = Array.from({ length: 300 }, (_, at) =>
      documentOf({ ...listings[at % Math.min(7, listings.length)]!, id: `other ${at}` }),
    )
    try {
      index.upsert(copies('b'))
      index.upsert([...copies('a'), ...others])
      for (const question of given.questions) {
        const { hits } = await index.search({ query: textOf(question), typos: question.typos, limit: 1000 })
        const scores = new Map(hits.map(({ id, score }) => [id, score]))
        for (const [id, score] of scores) {
          if (!id.endsWith('|a')) continue
          const other = scores.get(`${id.slice(0, -1)}b`)
          if (other === undefined) continue
          expect(score, `${textOf(question)}: ${id}`).toBe(other)
          compared.pairs += 1
        }
      }
    } finally {
      await index.close()
    }
  }
  expect(compared.pairs).toBeGreaterThan(cases(1_200))
})
