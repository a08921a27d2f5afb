import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type AlertIndex,
  type AlertSearch,
  createAlertIndex,
  createSearchIndex,
  openAlertIndex,
  type SearchDocument,
  type SearchSchema,
} from '../index.ts'
import { cases, draw, sayHowToRepeat } from './cases.ts'
import { documentOf, searchSchema } from './check-ranking.ts'
import { document, request, schema } from './generators.ts'
import { naughty } from './naughty.ts'
import { rankingCase, textOf } from './ranking-generators.ts'

/*
 * A listing matches a saved search exactly when that search finds it, with typos and loosening off: in an index that holds nothing else, and among others.
 */

let folder: string
beforeAll(async () => {
  sayHowToRepeat()
  folder = await mkdtemp(join(tmpdir(), 'piata-alerts-'))
})
afterAll(async () => await rm(folder, { recursive: true }))

/** Ids of the documents that each search finds, all of them in one index. */
async function found(
  schema: SearchSchema,
  documents: readonly SearchDocument[],
  searches: readonly AlertSearch[],
): Promise<Map<string, Set<string>>> {
  const index = createSearchIndex(schema, { merges: false })
  index.upsert(documents)
  const answers = new Map<string, Set<string>>()
  for (const { id, ...asked } of searches) {
    const { hits } = await index.search({
      ...asked,
      ...{ typos: false, loosen: false, scores: false, limit: 1000 },
    })
    answers.set(id, new Set(hits.map((hit) => hit.id)))
  }
  await index.close()
  return answers
}

/** Both ways alike, for the documents together and the first few alone; gives how many pairs matched. */
async function compare(
  schema: SearchSchema,
  index: AlertIndex,
  documents: readonly SearchDocument[],
  searches: readonly AlertSearch[],
): Promise<number> {
  const together = await found(schema, documents, searches)
  let pairs = 0
  for (const [at, one] of documents.entries()) {
    const matched = index.match(one)
    const of = (answers: Map<string, Set<string>>) =>
      searches.filter(({ id }) => answers.get(id)!.has(one.id as string)).map(({ id }) => id)
    expect(matched.toSorted(), JSON.stringify(one)).toEqual(of(together).toSorted())
    if (at < 2) expect(of(await found(schema, [one], searches))).toEqual(of(together))
    pairs += matched.length
  }
  return pairs
}

/** The last one of an id, as an index has them. */
const latest = <Item extends { id?: unknown }>(items: readonly Item[]): Item[] => [
  ...new Map(items.map((item) => [item.id, item])).values(),
]

const searchIds = Array.from({ length: 40 }, (_, at) =>
  at % 3 === 0
    ? `căutare ${at} 😀`
    : `0190a5f2-7c1e-7${at.toString(16).padStart(3, '0')}-8000-${(at * 7919).toString(16).padStart(12, '0')}`,
)
const search: fc.Arbitrary<AlertSearch> = fc
  .tuple(fc.constantFrom(...searchIds), request, fc.boolean())
  .map(([id, { asked, filters, near }, hasWords]) => ({
    ...{ id, ...(hasWords && { query: asked.text }) },
    ...(filters && { filters }),
    ...(near && { near }),
  }))
const step = fc.oneof(
  { weight: 5, arbitrary: fc.array(search, { minLength: 1, maxLength: 30, size: 'max' }) },
  { weight: 3, arbitrary: fc.array(fc.constantFrom(...searchIds), { minLength: 1, maxLength: 20 }) },
  { weight: 1, arbitrary: fc.constant('reopen' as const) },
)

test('matches what searches find, while searches come, change and go', { timeout: 300_000 }, async () => {
  let pairs = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(document, { minLength: 1, maxLength: 40, size: 'max' }),
      fc.array(step, { minLength: 1, maxLength: 8, size: 'max' }),
      async (drawn, steps) => {
        const documents = latest(drawn).map((one): SearchDocument => ({ ...one }))
        const kept = new Map<string, AlertSearch>()
        let index = createAlertIndex(schema)
        for (const one of steps) {
          if (one === 'reopen') {
            index.setPosition('7')
            await index.save(join(folder, 'snapshot'))
            index = await openAlertIndex(join(folder, 'snapshot'), schema)
            expect(index.stats().position).toBe('7')
          } else if (typeof one[0] === 'string') {
            index.remove(one as string[])
            for (const id of one as string[]) kept.delete(id)
          } else {
            index.add(one as AlertSearch[])
            for (const added of one as AlertSearch[]) kept.set(added.id, added)
          }
          expect(index.stats().searches).toBe(kept.size)
        }
        for (const id of searchIds) expect(index.has(id)).toBe(kept.has(id))
        pairs += await compare(schema, index, documents, [...kept.values()])
        index.remove(kept.keys())
        // nothing of them is left
        expect(index.stats()).toMatchObject({ searches: 0, conditions: 0 })
        for (const one of documents) expect(index.match(one)).toEqual([])
      },
    ),
    draw(90),
  )
  expect(pairs).toBeGreaterThan(cases(400))
})

test('reads words as searches do: units, compounds, part numbers, synonyms, quotes, letters', {
  timeout: 300_000,
}, async () => {
  let pairs = 0
  await fc.assert(
    fc.asyncProperty(rankingCase, async (given) => {
      const own = searchSchema(given)
      const documents = latest(
        given.steps.flatMap((one) => (one.kind === 'upsert' ? one.listings : [])).map(documentOf),
      ).slice(0, 60)
      const searches = given.questions.map((question, at) => ({ id: `${at}`, query: textOf(question) }))
      const index = createAlertIndex(own)
      index.add(searches)
      pairs += await compare(own, index, documents, searches)
    }),
    draw(60),
  )
  expect(pairs).toBeGreaterThan(cases(20))
})

test('reads any text as searches do', { timeout: 300_000 }, async () => {
  const pieces = fc.constantFrom(
    ...Object.values(naughty),
    'wi-fi',
    'play station',
    '24 x 36 cm',
    'C++',
    'ps 5',
  )
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.array(pieces, { maxLength: 3 }).map((list) => list.join(' ')),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 12 }), async (texts) => {
      const documents = texts.map((one, at) => ({
        ...{ id: `${at}`, title: one, description: texts[at - 1], category: [one] },
        attributes: { [one]: one, load: at },
      }))
      const searches = texts.flatMap((one, at): AlertSearch[] => [
        { id: `words ${at}`, query: one },
        { id: `all ${at}`, query: `"${one}" -${texts[0]} ${one}`, filters: [] },
        { id: `value ${at}`, filters: [{ field: 'category', in: [one, 'x'.repeat(300)] }] },
        {
          id: `attribute ${at}`,
          filters: [{ field: `attributes.${one === '' || one === '*' ? 'x' : one}`, notIn: [one] }],
        },
      ])
      const index = createAlertIndex(schema)
      index.add(searches)
      await compare(schema, index, documents, searches)
    }),
    draw(30),
  )
})
