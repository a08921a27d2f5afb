import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SearchEngine } from '../engine/index.ts'
import type { SearchIndex } from '../types.ts'
import { cases, draw, sayHowToRepeat } from './cases.ts'
import { compareAnswers, type Implementation } from './check.ts'
import { history, rankedRequest, request, type Step, schema, type Write } from './generators.ts'
import { Oracle, type OracleDocument } from './oracle.ts'
import { ReferenceIndex } from './reference/index.ts'
import { absent, editDistance, rare, words } from './vocabulary.ts'

type Listed = OracleDocument & Record<string, unknown>

const implementations: [string, Implementation, { histories: number; questions: number }][] = [
  [
    'the engine',
    {
      create: (given) => takingFewAsMany(new SearchEngine(given)),
      open: async (path, given) => takingFewAsMany(await SearchEngine.open(path, given)),
      hasPlainTerms: true,
      settle: async (index) => await (index as SearchEngine).settle(),
    },
    { histories: 80, questions: 40 },
  ],
  [
    'the reference',
    {
      create: (given) => new ReferenceIndex(given),
      open: (path, given) => ReferenceIndex.open(path, given),
      hasPlainTerms: false,
    },
    { histories: 8, questions: 40 },
  ],
]

let folder: string
beforeAll(async () => {
  sayHowToRepeat()
  folder = await mkdtemp(join(tmpdir(), 'piata-oracle-'))
})
afterAll(async () => await rm(folder, { recursive: true }))

test('the made-up words lie far apart', () => {
  const all = [...words, ...rare, ...absent]
  for (const word of all) {
    for (const other of all) {
      if (word === other || word.startsWith(other) || other.startsWith(word)) continue
      expect(editDistance(word, other), `${word} ${other}`).toBeGreaterThanOrEqual(5)
    }
  }
})

describe.each(implementations)('%s', (_, implementation, { histories, questions }) => {
  test('answers as the oracle does, through upserts, removals, snapshots and merges', {
    timeout: 600_000,
  }, async () => {
    let asked = 0
    await fc.assert(
      fc.asyncProperty(
        history,
        fc.array(implementation.hasPlainTerms ? request : rankedRequest, {
          minLength: questions,
          maxLength: questions,
        }),
        async (steps, requests) => {
          const oracle = new Oracle()
          let index = implementation.create(schema)
          try {
            // A few questions after each step, the rest at the end.
            for (const [at, step] of steps.entries()) {
              index = await apply(implementation, index, oracle, step)
              expect(index.stats().documents).toBe(oracle.documents.size)
              for (const question of requests.slice(at * 4, at * 4 + 4)) {
                await compareAnswers(index, oracle, question)
                asked += 1
              }
            }
            for (const question of requests.slice(steps.length * 4)) {
              await compareAnswers(index, oracle, question)
              asked += 1
            }
          } finally {
            await index.close()
          }
        },
      ),
      {
        ...draw(histories),
        interruptAfterTimeLimit: 540_000,
        markInterruptAsFailure: true,
      },
    )
    expect(asked).toBeGreaterThanOrEqual(cases(histories) * questions)
  })

  test('pages by a field lose and repeat nothing while other documents come and go', {
    timeout: 600_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(history, history, fc.integer({ min: 1, max: 7 }), async (before, during, limit) => {
        const oracle = new Oracle()
        let index = implementation.create(schema)
        try {
          for (const step of before) index = await apply(implementation, index, oracle, step)
          const untouched = new Map(oracle.documents)
          const sort = { field: 'price', order: 'desc' } as const
          const seen: string[] = []
          let cursor: string | null = null
          const steps = during.filter((step) => step.kind !== 'reopen')
          do {
            const result = await index.search({ sort, limit, cursor })
            seen.push(...result.hits.map((hit) => hit.id))
            cursor = result.cursor
            const step = steps.shift()
            if (step) {
              for (const id of touched(step)) untouched.delete(id)
              index = await apply(implementation, index, oracle, step)
            }
          } while (cursor !== null)
          for (const id of untouched.keys()) {
            expect(
              seen.filter((other) => other === id),
              `${id} is seen once`,
            ).toHaveLength(1)
          }
        } finally {
          await index.close()
        }
      }),
      {
        ...draw(histories / 4),
        interruptAfterTimeLimit: 540_000,
        markInterruptAsFailure: true,
      },
    )
  })
})

/** What a thread does with thousands of documents, it does with some dozens here. */
function takingFewAsMany(engine: SearchEngine): SearchEngine {
  engine.bulkSizes = { chunk: 3, underWay: 2, segment: 20 }
  return engine
}

async function apply(
  implementation: Implementation,
  index: SearchIndex,
  oracle: Oracle,
  step: Step,
): Promise<SearchIndex> {
  if (step.kind === 'upsert' || step.kind === 'remove') write(index, oracle, step)
  else if (step.kind === 'bulk') await index.upsertMany(batchesOf(index, oracle, step.parts))
  else if (step.kind === 'settle') {
    await implementation.settle?.(index)
  } else {
    const path = join(folder, 'snapshot')
    index.setPosition(String(oracle.documents.size))
    await index.save(path)
    await index.close()
    const opened = await implementation.open(path, schema)
    expect(opened.stats().position).toBe(String(oracle.documents.size))
    return opened
  }
  return index
}

function write(index: SearchIndex, oracle: Oracle, step: Write): void {
  if (step.kind === 'remove') {
    oracle.remove(step.ids)
    index.remove(step.ids)
  } else {
    oracle.upsert(step.documents)
    index.upsert(step.documents as Listed[])
  }
}

async function* batchesOf(
  index: SearchIndex,
  oracle: Oracle,
  parts: Extract<Step, { kind: 'bulk' }>['parts'],
): AsyncGenerator<Listed[]> {
  for (const part of parts) {
    if (part.kind === 'batch') {
      oracle.upsert(part.documents)
      yield part.documents as Listed[]
    } else write(index, oracle, part)
  }
}

function touched(step: Step | Extract<Step, { kind: 'bulk' }>['parts'][number]): string[] {
  if (step.kind === 'bulk') return step.parts.flatMap(touched)
  if (step.kind === 'batch') return step.documents.map((document) => document.id)
  if (step.kind === 'upsert') return step.documents.map((document) => document.id)
  return step.kind === 'remove' ? step.ids : []
}
