import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { createSearchIndex } from '../index.ts'
import { ReferenceIndex } from '../oracle/reference/index.ts'
import type { SearchDocument, SearchIndex, SearchSchema } from '../types.ts'
import { Random } from './random.ts'

/** Documents and people's grades (0 to 3) of some of them, by query and document id. */
export interface JudgedSet {
  name: string
  documents: SearchDocument[]
  judgments: Map<string, Map<string, number>>
}

/** Answers a query with document ids, best first; ten are enough. */
type Answer = (query: string) => Promise<string[]> | string[]

interface Relevance {
  /** Mean nDCG@10 with gain 2^grade − 1, as trec_eval's web track and most papers have it. */
  ndcg: number
  /** The same with gain = grade. */
  linear: number
  /** Share of the queries that found nothing, 0 to 1. */
  empty: number
  queries: { query: string; ndcg: number; found: number }[]
}

const productSchema: SearchSchema = {
  id: 'id',
  text: { title: { weight: 3 }, description: { weight: 1 } },
  keyword: ['brand'],
  numeric: ['priceMinor'],
  languages: ['en', 'ro'],
}

/**
 * The judged sets that a folder has: `products-icecat.jsonl.gz` with `products-judgments.tsv`, and `homedepot-titles.tsv.gz` (id, title) with
 * `homedepot-judgments.tsv`. Judgments are lines of query, id and grade under a heading.
 */
export function readJudgedSets(folder: string): JudgedSet[] {
  const sets: JudgedSet[] = []
  const has = (name: string) => existsSync(join(folder, name))
  if (has('products-icecat.jsonl.gz')) {
    const documents = readLines(folder, 'products-icecat.jsonl.gz').map((line) => {
      const { id, title, description, brand, priceMinor } = JSON.parse(line) as SearchDocument
      return { id, title, description, brand, priceMinor }
    })
    sets.push({ name: 'products', documents, judgments: readJudgments(folder, 'products-judgments.tsv') })
  }
  if (has('homedepot-titles.tsv.gz')) {
    const documents = readLines(folder, 'homedepot-titles.tsv.gz').map((line) => {
      const [id, title] = line.split('\t') as [string, string]
      return { id, title }
    })
    sets.push({
      name: 'titles of a hardware store',
      documents,
      judgments: readJudgments(folder, 'homedepot-judgments.tsv'),
    })
  }
  if (sets.length === 0) throw new Error(`${folder} holds no judged set`)
  return sets
}

function readLines(folder: string, name: string): string[] {
  const bytes = readFileSync(join(folder, name))
  return (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString().trim().split('\n')
}

function readJudgments(folder: string, name: string): JudgedSet['judgments'] {
  const judgments: JudgedSet['judgments'] = new Map()
  for (const row of readLines(folder, name).slice(1)) {
    const [query, id, grade] = row.split('\t') as [string, string, string]
    const grades = judgments.get(query) ?? new Map<string, number>()
    judgments.set(query, grades.set(id, Number(grade)))
  }
  return judgments
}

/** The whole set, queries as typed. Documents without a grade count as 0. */
export async function evaluate(answer: Answer, { judgments }: JudgedSet): Promise<Relevance> {
  return await run(
    answer,
    [...judgments].map(([query, grades]) => ({ query, grades })),
  )
}

/** Each query that has a word of five letters or more, with a random typo in the longest, drawn `draws` times. */
export async function evaluateTypos(
  answer: Answer,
  { judgments }: JudgedSet,
  draws = 10,
): Promise<Relevance> {
  const random = new Random(1)
  const trials: Trial[] = []
  for (let draw = 0; draw < draws; draw += 1) {
    for (const [query, grades] of judgments) {
      const misspelt = misspell(query, random)
      if (misspelt !== query) trials.push({ query: misspelt, grades })
    }
  }
  return await run(answer, trials)
}

/** One letter replaced, left out, doubled up with another or swapped with the next, in the longest word of ≥ 5 letters. */
export function misspell(query: string, random: Random): string {
  const words = query.split(' ')
  const longest = words.reduce((best, word, at) => (word.length > words[best]!.length ? at : best), 0)
  const word = words[longest]!
  if (word.length < 5) return query
  for (;;) {
    const at = random.below(word.length)
    const letter = String.fromCharCode(97 + random.below(26))
    const wrong = random.pick([
      `${word.slice(0, at)}${letter}${word.slice(at + 1)}`,
      `${word.slice(0, at)}${word.slice(at + 1)}`,
      `${word.slice(0, at)}${letter}${word.slice(at)}`,
      `${word.slice(0, at)}${word.slice(at + 1, at + 2)}${word[at]}${word.slice(at + 2)}`,
    ])
    if (wrong !== word) return words.with(longest, wrong).join(' ')
  }
}

/** Asks an index for its ten best. */
function answerOf(index: SearchIndex, typos: boolean): Answer {
  return async (query) => (await index.search({ query, typos, limit: 10 })).hits.map((hit) => hit.id)
}

interface Trial {
  query: string
  grades: Map<string, number>
}

async function run(answer: Answer, trials: Trial[]): Promise<Relevance> {
  let linear = 0
  const queries: Relevance['queries'] = []
  for (const { query, grades } of trials) {
    const ids = (await answer(query)).slice(0, 10)
    const found = ids.map((id) => grades.get(id) ?? 0)
    const best = [...grades.values()].sort((a, b) => b - a).slice(0, 10)
    queries.push({ query, ndcg: normalized(found, best, (grade) => 2 ** grade - 1), found: ids.length })
    linear += normalized(found, best, (grade) => grade)
  }
  return {
    ndcg: queries.reduce((sum, { ndcg }) => sum + ndcg, 0) / queries.length,
    linear: linear / queries.length,
    empty: queries.filter(({ found }) => found === 0).length / queries.length,
    queries,
  }
}

function normalized(found: number[], best: number[], gain: (grade: number) => number): number {
  const cumulated = (grades: number[]) =>
    grades.reduce((sum, grade, at) => sum + gain(grade) / Math.log2(at + 2), 0)
  const ideal = cumulated(best)
  return ideal > 0 ? cumulated(found) / ideal : 0
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { data: { type: 'string' }, queries: { type: 'boolean' } } })
  if (!values.data) throw new Error('--data FOLDER is needed: where the judged sets lie')
  for (const set of readJudgedSets(values.data)) {
    const whole = (index: SearchIndex) => {
      index.upsert(set.documents)
      return index
    }
    console.log(`${set.name}: ${set.documents.length} documents, ${set.judgments.size} queries`)
    for (const [name, index] of [
      ['reference', whole(new ReferenceIndex(productSchema))],
      ['index', whole(createSearchIndex(productSchema))],
    ] as const) {
      const asTyped = await evaluate(answerOf(index, true), set)
      const rows = {
        'as typed, typos off': await evaluate(answerOf(index, false), set),
        'as typed, typos on': asTyped,
        'one typo in the longest word': await evaluateTypos(answerOf(index, true), set),
      }
      for (const [what, { ndcg, linear, empty }] of Object.entries(rows)) {
        console.log(
          `${name.padEnd(10)} ${what.padEnd(30)} nDCG@10 ${ndcg.toFixed(4)} (linear gain ${linear.toFixed(4)}) empty ${(100 * empty).toFixed(1)} %`,
        )
      }
      if (values.queries) console.table(asTyped.queries)
      await index.close()
    }
  }
}
