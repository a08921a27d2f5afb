import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SearchEngine } from '../engine/index.ts'
import type { SearchHit, SearchResult, SearchSchema } from '../types.ts'
import { cases, draw, sayHowToRepeat } from './cases.ts'
import { documentOf, searchSchema } from './check-ranking.ts'
import { type Figures, type Listing, type Ranked, Ranking } from './ranking.ts'
import {
  type AskedQuestion,
  type RankingCase,
  type RankingStep,
  rankingCase,
  textOf,
} from './ranking-generators.ts'

/** Relative; sums of doubles in another order. */
const tolerance = 1e-9

let folder: string
beforeAll(async () => {
  sayHowToRepeat()
  folder = await mkdtemp(join(tmpdir(), 'piata-ranking-'))
})
afterAll(async () => await rm(folder, { recursive: true }))

test('ranks and highlights as ARCHITECTURE.md says, through upserts, removals, snapshots and merges', {
  timeout: 600_000,
}, async () => {
  let compared = 0
  await fc.assert(
    fc.asyncProperty(rankingCase, async (given) => {
      const ranking = new Ranking(given.schema, given.synonyms.rules)
      const schema = searchSchema(given)
      let index = new SearchEngine(schema)
      const questions = [...given.questions]
      const share = Math.floor(questions.length / given.steps.length)
      try {
        for (const [at, step] of given.steps.entries()) {
          index = await apply(index, ranking, step, schema)
          const isLast = at === given.steps.length - 1
          for (const question of questions.splice(0, isLast ? questions.length : share)) {
            compared += await compare(index, ranking, given, question)
          }
        }
      } finally {
        await index.close()
      }
    }),
    draw(20),
  )
  expect(compared).toBeGreaterThan(cases(5_000))
})

async function apply(
  index: SearchEngine,
  ranking: Ranking,
  step: RankingStep,
  schema: SearchSchema,
): Promise<SearchEngine> {
  if (step.kind === 'upsert') {
    ranking.upsert(step.listings)
    index.upsert(step.listings.map(documentOf))
  } else if (step.kind === 'remove') {
    ranking.remove(step.ids)
    index.remove(step.ids)
  } else if (step.kind === 'settle') await index.settle()
  else {
    await index.save(join(folder, 'snapshot'))
    await index.close()
    return await SearchEngine.open(join(folder, 'snapshot'), schema)
  }
  return index
}

/** Compares all pages of an answer, and returns how many hits there were. */
async function compare(
  index: SearchEngine,
  ranking: Ranking,
  given: RankingCase,
  question: AskedQuestion,
): Promise<number> {
  const { limit, category, typos } = question
  const query = textOf(question)
  const passes = (listing: Listing) => category === null || listing.category === category
  const figures = await figuresOf(index, ranking)
  if (figures === null) return 0
  const expected = ranking.search(question, passes, figures)
  const filters = category === null ? [] : [{ field: 'category', in: [category] }]
  const fields = Object.keys(given.schema.text)
  const hits: SearchHit[] = []
  let cursor: string | null = null
  try {
    do {
      const page: SearchResult = await index.search({
        query,
        typos,
        limit,
        filters,
        cursor,
        highlight: fields,
      })
      expect(page.total, 'total').toBe(expected.length)
      hits.push(...page.hits)
      cursor = page.cursor
    } while (cursor !== null && hits.length < 40)
    compareHits(hits, expected, cursor === null)
  } catch (error) {
    const asked = `${JSON.stringify(query)} ${JSON.stringify({ typos, limit, category })}`
    throw new Error(`${(error as Error).message}\nasked: ${asked}\nsynonyms: ${given.synonyms.file}`, {
      cause: error,
    })
  }
  return hits.length
}

function compareHits(hits: SearchHit[], expected: Ranked[], isAll: boolean): void {
  const byId = new Map(expected.map((ranked) => [ranked.id, ranked]))
  expect(new Set(hits.map(({ id }) => id)).size, 'no hit twice').toBe(hits.length)
  if (isAll) expect(hits.length, 'every match on some page').toBe(expected.length)
  for (const [at, { id, score, highlights }] of hits.entries()) {
    const own = byId.get(id)
    expect(own, `${id} does not match`).toBeDefined()
    expectClose(score, own!.score, `score of ${id}`)
    expectClose(score, expected[at]!.score, `score of hit ${at}`)
    expect(highlights, `highlights of ${id}`).toEqual(own!.highlights)
    const before = hits[at - 1]
    if (before) expect(before.score > score || (before.score === score && before.id < id), 'order').toBe(true)
  }
}

function expectClose(found: number, expected: number, what: string): void {
  const difference = Math.abs(found - expected) / Math.max(Math.abs(expected), Number.MIN_VALUE)
  expect(difference, `${what}: ${found} instead of ${expected}`).toBeLessThanOrEqual(tolerance)
}

/** Those of the documents there are, or, as long as merges have not dropped deleted ones, those that a cursor carries. */
async function figuresOf(index: SearchEngine, ranking: Ranking): Promise<Figures | null> {
  const own = ranking.figures()
  const { cursor } = await index.search({ limit: 1 })
  if (cursor === null) return null
  const carried = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[]
  const [documents, meanLengths, freshness] = carried.slice(5) as [number, number[], [number, number]]
  expect(documents).toBeGreaterThanOrEqual(own.documents)
  return documents === own.documents ? own : { documents, meanLengths, freshness }
}
