import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { promisify } from 'node:util'
import type { Worker } from 'node:worker_threads'
import { afterEach, expect, test, vi } from 'vitest'
import type { Analyzer } from '../../analysis/types.ts'
import type { SearchEngine } from '../search-engine.ts'
import { create, createSmall, ids, numbered } from '../test-index.ts'
import type { Gathering } from './intake.ts'

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

const inside = (engine: SearchEngine) =>
  engine as unknown as {
    intake: { thread: { worker: Worker } | null; gather(): Gathering }
    analyzer: Analyzer
  }

test('an index that is closed takes no more documents', async () => {
  const engine = createSmall()
  async function* batches() {
    yield numbered(50)
    await engine.close()
    for (;;) yield numbered(4)
  }
  await expect(engine.upsertMany(batches())).rejects.toThrow(/closed/)
  await expect(engine.upsertMany([numbered(50)])).rejects.toThrow(/closed/)
})

test('many documents are analysed elsewhere, few are not worth a thread', async () => {
  const engine = create()
  const analyse = vi.spyOn(inside(engine).analyzer, 'analyzeInto')
  await engine.upsertMany([numbered(20)])
  expect(analyse).toHaveBeenCalledTimes(20)
  expect(inside(engine).intake.thread).toBeNull()
  analyse.mockClear()
  await engine.upsertMany([numbered(1000)])
  expect(analyse).not.toHaveBeenCalled()
  expect(engine.stats().documents).toBe(1000)
})

test('a thread that ends takes with it what it had, and no more', async () => {
  const engine = createSmall()
  engine.upsert([{ id: '90', title: 'vechi' }])
  let isEnded = false
  let isReturned = false
  async function* batches() {
    try {
      yield numbered(40)
      while (engine.stats().documents < 17) {
        yield [{ id: 'more', title: 'altul' }]
        await new Promise(setImmediate)
      }
      await inside(engine).intake.thread!.worker.terminate()
      isEnded = true
      yield [{ id: '90', title: 'nou' }]
      for (;;) yield numbered(4)
    } finally {
      isReturned = true
    }
  }
  await expect(engine.upsertMany(batches())).rejects.toThrow('The thread that takes documents in failed')
  expect([isEnded, isReturned]).toEqual([true, true])
  // what was shown is there, and older versions of what was lost
  expect((await engine.search({ query: 'cuvânt' })).total).toBeGreaterThanOrEqual(16)
  expect(await ids(engine, 'vechi')).toEqual(['90'])
  expect(await ids(engine, 'nou', { typos: false })).toEqual([])
  await engine.upsertMany([numbered(100, 'iarăși')])
  expect((await engine.search({ query: 'iarăși' })).total).toBe(100)
  await engine.settle()
  expect((await engine.search({ query: 'iarăși' })).total).toBe(100)
})

test('documents are read only as fast as the thread takes them', async () => {
  const engine = createSmall()
  const { intake } = inside(engine)
  const gates: (() => void)[] = []
  vi.spyOn(intake, 'gather').mockImplementation(() => {
    const gathering: Gathering = {
      isFull: false,
      add: () => new Promise((resolve) => gates.push(resolve)),
      finish: () => Promise.reject(new Error('not in this test')),
    }
    return gathering
  })
  let read = 0
  const batches = Array.from({ length: 14 }, (_, at) => [
    {
      get id() {
        read += 1
        return `${at}`
      },
    },
  ])
  const filling = engine.upsertMany(batches)
  filling.catch(() => {})
  for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate)
  expect(read).toBe(8)
  gates.shift()!()
  for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate)
  expect(read).toBe(12)
  while (gates.length > 0) {
    gates.shift()!()
    await new Promise(setImmediate)
  }
  await expect(filling).rejects.toThrow('not in this test')
})

test('a segment ends when the thread says that it is full', async () => {
  const engine = createSmall()
  const gather = inside(engine).intake.gather.bind(inside(engine).intake)
  const gathered = vi.spyOn(inside(engine).intake, 'gather').mockImplementation(() => {
    const { add, finish } = gather()
    return { add, finish, isFull: true }
  })
  await engine.upsertMany([numbered(12)])
  expect(gathered).toHaveBeenCalledTimes(3)
  expect(engine.stats().documents).toBe(12)
})

test('the thread ends when it has nothing to do, and comes back', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const engine = createSmall()
  await engine.upsertMany([numbered(10)])
  const { worker } = inside(engine).intake.thread!
  const ended = once(worker, 'exit')
  vi.advanceTimersByTime(5_000)
  await engine.upsertMany([numbered(20)])
  expect(inside(engine).intake.thread!.worker).toBe(worker)
  vi.advanceTimersByTime(10_000)
  await ended
  await engine.upsertMany([numbered(30)])
  expect(inside(engine).intake.thread!.worker).not.toBe(worker)
  expect(engine.stats().documents).toBe(30)
})

test('a process ends although its index was not closed', async () => {
  const code = `
    const { SearchEngine } = await import('../search-engine.ts')
    const engine = new SearchEngine({ id: 'id', text: { title: { weight: 1 } }, keyword: [], numeric: [] })
    await engine.upsertMany([Array.from({ length: 1000 }, (_, i) => ({ id: String(i), title: 'da' }))])
    console.log(engine.stats().documents)`
  const { stdout } = await promisify(execFile)(process.execPath, ['--eval', code], {
    cwd: import.meta.dirname,
    timeout: 20_000,
  })
  expect(stdout).toBe('1000\n')
})
