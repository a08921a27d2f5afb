import type { Worker } from 'node:worker_threads'
import { afterEach, expect, test, vi } from 'vitest'
import type { SearchRequest, SearchSchema } from '../../types.ts'
import type { Executor } from '../query/executor.ts'
import { SearchEngine } from '../search-engine.ts'
import type { Segment } from '../segment/segment.ts'

const schema: SearchSchema = {
  id: 'id',
  text: { title: { weight: 3 }, description: { weight: 1 } },
  keyword: ['colour'],
  numeric: ['price'],
  geo: 'location',
}
const colours = ['roșu', 'verde', 'alb']
const document = (at: number, round = 0) => ({
  id: `${at}`,
  title: `pisică ${at % 5} ${round}`,
  description: `câine ${at % 7}`,
  colour: colours[(at + round) % 3],
  price: at * 10 + round,
  location: { lat: 40 + (at % 10), lon: 20 },
})
const requests: SearchRequest[] = [
  { query: 'pisică', limit: 5, facets: ['colour'], ranges: ['price'], highlight: ['title'] },
  { query: 'pisca', filters: [{ field: 'colour', in: ['alb'] }], facets: ['colour'] },
  { near: { lat: 43, lon: 21, radiusKm: 500 }, sort: 'distance' },
  { query: '"câine 2" -verde', sort: { field: 'price', order: 'desc' } },
]

let open: SearchEngine[] = []
const create = (threads: number, startsLate = false) => {
  const engine = new SearchEngine(schema, { threads, startsLate })
  open.push(engine)
  return engine
}
const inside = (engine: SearchEngine) =>
  engine as unknown as {
    readers: { threads: ({ worker: Worker } | null)[] }
    executor: Executor
    segments: readonly Segment[]
  }
afterEach(async () => {
  vi.restoreAllMocks()
  for (const engine of open) await engine.close()
  open = []
})

test('threads answer as of the call, whatever is written meanwhile', async () => {
  const engine = create(2)
  const { executor } = inside(engine)
  const pending: [Promise<unknown>, unknown][] = []
  for (let round = 0; round < 40; round++) {
    const batch = Array.from({ length: 1 + ((round * 37) % 400) }, (_, at) =>
      document((at * 7 + round) % 900, round),
    )
    const gone = Array.from({ length: round % 20 }, (_, at) => `${(at * 13 + round * 5) % 900}`)
    engine.upsert(batch)
    engine.remove(gone)
    for (const request of requests) {
      pending.push([engine.search(request), executor.search(inside(engine).segments, request)])
    }
    if (round % 10 === 9) await engine.settle()
  }
  for (const [answer, expected] of pending) expect(await answer).toEqual(expected)
  expect(pending.some(([, expected]) => (expected as { total: number }).total > 100)).toBe(true)
})

test('threads that start late are none before the first search, which they answer', async () => {
  const engine = create(2, true)
  engine.upsert(Array.from({ length: 50 }, (_, at) => document(at)))
  const { readers, executor, segments } = inside(engine)
  expect(readers.threads).toEqual([null, null])
  const inHere = vi.spyOn(executor, 'search')
  const answer = await engine.search(requests[0]!)
  expect(inHere).not.toHaveBeenCalled()
  expect(readers.threads).not.toContain(null)
  expect(answer).toEqual(executor.search(segments, requests[0]!))
})

test('refusals come through with their code and field', async () => {
  const engine = create(1)
  await expect(engine.search({ facets: ['none'] })).rejects.toMatchObject({
    name: 'SearchError',
    code: 'unknown-field',
    field: 'none',
  })
  await expect(engine.search({ query: 'x', cursor: 'x' })).rejects.toMatchObject({ code: 'bad-cursor' })
})

test('searches are answered although their thread ends', async () => {
  const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => {})
  const engine = create(1)
  engine.upsert(Array.from({ length: 500 }, (_, at) => document(at)))
  for (let failures = 1; failures <= 5; failures++) {
    const answers = Array.from({ length: 20 }, () => engine.search(requests[0]!))
    const [thread] = inside(engine).readers.threads
    await thread?.worker.terminate()
    for (const answer of answers) expect((await answer).total).toBe(500)
    // after three failures this thread does it itself
    expect(warn).toHaveBeenCalledTimes(Math.min(failures, 3))
  }
})

test('searches under way are answered before the index closes, and later ones too', async () => {
  const engine = create(1)
  engine.upsert(Array.from({ length: 500 }, (_, at) => document(at)))
  const answers = Array.from({ length: 20 }, () => engine.search(requests[0]!))
  await engine.close()
  for (const answer of answers) expect((await answer).total).toBe(500)
  expect((await engine.search(requests[0]!)).total).toBe(500)
})
