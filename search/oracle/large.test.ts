import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SearchEngine } from '../engine/index.ts'
import { cases, sayHowToRepeat, seed } from './cases.ts'
import { compareAnswers } from './check.ts'
import { document, request, schema, wronglyWritten } from './generators.ts'
import { Oracle, type OracleDocument, type OracleRequest } from './oracle.ts'
import { rare } from './vocabulary.ts'

const rounds = cases(8)
const perRound = 700
const questionsPerRound = 30

/**
 * Corpora of thousands: several segments at once, posting lists of many blocks, merges in the background, some of them under way while
 * documents are replaced and removed.
 */
test('answers as the oracle does over many segments and while they are merged', {
  timeout: 600_000,
}, async () => {
  sayHowToRepeat()
  const folder = await mkdtemp(join(tmpdir(), 'piata-oracle-'))
  const drawn = fc.sample(document, { seed, numRuns: rounds * perRound })
  const questions = fc.sample(request, { seed, numRuns: rounds * questionsPerRound })
  const oracle = new Oracle()
  let index = new SearchEngine(schema)
  try {
    for (let round = 0; round < rounds; round += 1) {
      // Two thirds new, one third in place of earlier ones; every tenth of those goes.
      const batch = drawn.slice(round * perRound, (round + 1) * perRound).map(
        (item, at): OracleDocument => ({
          ...rightlyWritten(item),
          id: idOf(at % 3 === 0 ? (at * 7 + round) % 3000 : round * perRound + at),
        }),
      )
      const gone = Array.from({ length: 90 }, (_, at) =>
        idOf((at * 131 + round * 17) % ((round + 1) * perRound)),
      )
      oracle.upsert(batch)
      oracle.remove(gone)
      for (let at = 0; at < batch.length; at += 300) {
        index.upsert(batch.slice(at, at + 300) as (OracleDocument & Record<string, unknown>)[])
      }
      index.remove(gone)
      if (round % 4 === 2) await index.settle()
      if (round === 5) {
        await index.save(join(folder, 'snapshot'))
        await index.close()
        index = await SearchEngine.open(join(folder, 'snapshot'), schema)
      }
      expect(index.stats().documents).toBe(oracle.documents.size)
      for (const question of questions.slice(round * questionsPerRound, (round + 1) * questionsPerRound)) {
        await compareAnswers(index, oracle, question)
        await comparePrefix(index, question)
      }
    }
    await index.settle()
    for (const question of questions.slice(0, 100)) await compareAnswers(index, oracle, question)
  } finally {
    await index.close()
    await rm(folder, { recursive: true })
  }
})

/** What a short page leaves unscored must not change it: it is the start of a long one. */
async function comparePrefix(
  index: SearchEngine,
  { asked, cursor: _, ...question }: OracleRequest,
): Promise<void> {
  const short = await index.search({ ...question, query: asked.text, limit: 10 })
  const long = await index.search({ ...question, query: asked.text, limit: 1000 })
  expect(short.hits, asked.text).toEqual(long.hits.slice(0, 10))
}

/** Half of them UUIDs, in no order. */
function idOf(number: number): string {
  const mixed = Math.imul(number + 1, 0x9e3779b1) >>> 0
  const hex = mixed.toString(16).padStart(8, '0')
  return number % 2 === 0
    ? `${hex}-0000-7000-8000-${number.toString(16).padStart(12, '0')}`
    : `${hex} listing ${number}`
}

/** In so many documents no word is rare, and misspelt ones might be taken for rightly spelt. */
function rightlyWritten(document: OracleDocument): OracleDocument {
  const right = (text: string) => rare.reduce((all, word) => all.replaceAll(wronglyWritten(word), word), text)
  return {
    ...document,
    ...(document.title === undefined ? {} : { title: right(document.title) }),
    ...(document.description === undefined ? {} : { description: right(document.description) }),
  }
}
