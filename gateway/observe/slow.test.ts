import type { AddressInfo } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { noteStatement } from '@piata/db'
import fastify from 'fastify'
import { afterEach, expect, it, vi } from 'vitest'
import { Sampler } from './sampler.ts'
import { slowRequests } from './slow.ts'

const slowMs = 500
const database = { health: { plan: async (sql: string) => [`plan of ${sql}`] } as never }

afterEach(() => void vi.useRealTimers())

it('remembers slow routes by their pattern for a day, the slowest first, and no streams', async () => {
  const app = fastify()
  await app.register(slowRequests, { database, slowMs })
  let took = 0
  // Before the plugin's own hook comes to look at it.
  app.addHook('onSend', async (_request, reply) => {
    Object.defineProperty(reply, 'elapsedTime', { value: took })
  })
  app.get('/things/:id', () => 'thing')
  app.get('/others', () => 'others')
  app.get('/events', (_request, reply) => reply.type('text/event-stream').send('data: x'))
  const ask = async (url: string, ms: number) => {
    took = ms
    await app.inject(url)
  }
  vi.useFakeTimers({ toFake: ['Date'], now: 0 })
  await ask('/others', slowMs)
  await ask('/things/1', slowMs + 200)
  await ask('/things/2', slowMs + 100)
  await ask('/things/3', slowMs - 1)
  await ask('/events', 60_000)
  expect(app.slowRoutes(10)).toEqual([
    { route: 'GET /things/:id', times: 2, slowestMs: slowMs + 200, lastAt: 0 },
    { route: 'GET /others', times: 1, slowestMs: slowMs, lastAt: 0 },
  ])
  expect(app.slowRoutes(1)).toHaveLength(1)
  vi.setSystemTime(25 * 3_600_000)
  expect(app.slowRoutes(10)).toEqual([])
  await ask('/others', slowMs)
  expect(app.slowRoutes(10)).toMatchObject([{ times: 1 }])
})

it('tells of a slow request what the process did, what was asked of the database, and where the time was spent', async () => {
  const sampler = new Sampler()
  const app = fastify()
  await app.register(slowRequests, { database, slowMs: 200, namedFromMs: 0, sampler })
  const [oddName, haystack] = [/["'\x20-\x7e\\]+\/b"c/, '".'.repeat(300)]
  function spinning(ms: number): number {
    const end = performance.now() + ms
    let sum = 0
    while (performance.now() < end) {
      for (let i = 0; i < 100_000; i++) sum = (sum * 31 + i) % 1_000_003
      // Functions whose names have what JSON has to escape.
      sum += oddName.test(haystack) ? 1 : 0
    }
    return sum
  }
  app.post('/busy', async (request) => {
    // As of a body, what is heard from outside comes first.
    noteStatement('select ?', performance.now() - 5)
    noteStatement('select ?', performance.now() - 7)
    request.spent = { db: 12.3456, search: 0, images: 0, 'parse-remote': 0, 'parse-thread': 0 }
    return String(spinning(250))
  })
  app.get('/waiting', () => setTimeout(250, 'done'))
  app.get('/quick', () => 'done')
  try {
    await app.listen({ port: 0 })
    const origin = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
    const ask = async (path: string, init?: RequestInit) => (await fetch(origin + path, init)).text()
    await ask('/quick')
    await ask('/busy', { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } })
    await vi.waitFor(() => expect(app.slowRequests(9)).toHaveLength(1))
    const [busy] = app.slowRequests(9)
    expect(busy).toMatchObject({ route: 'POST /busy', status: 200, spent: { db: 12.35 } })
    expect(busy!.ms).toBeGreaterThanOrEqual(200)
    expect(busy!.statements).toMatchObject({
      count: 2,
      slowest: [{ sql: 'select ?', times: 2, plan: ['plan of select ?'] }],
    })
    expect(busy!.statements.slowest[0]!.ms).toBeGreaterThanOrEqual(12)
    const shareOf = (name: RegExp) => busy!.functions.find((one) => name.test(one.name))?.share ?? 0
    const [own, odd] = [shareOf(/^spinning gateway\/observe\/slow\.test\.ts:\d+$/), shareOf(/^RegExp: \["'/)]
    expect(Math.min(own, odd)).toBeGreaterThan(0)
    expect(own + odd).toBeGreaterThan(0.5)
    // Soon after another nothing is looked into.
    await ask('/waiting')
    expect(app.slowRequests(9)).toHaveLength(1)
    expect(app.slowRoutes(9)).toHaveLength(2)
    await setTimeout(1_000)
    await ask('/waiting')
    await vi.waitFor(() => expect(app.slowRequests(9)).toHaveLength(2))
    expect(app.slowRequests(1)).toMatchObject([
      { route: 'GET /waiting', functions: [{ name: '(idle)' }], statements: { count: 0, slowest: [] } },
    ])
    expect(
      app
        .slowRequests(1)[0]!
        .functions.map(({ name }) => name)
        .join(),
    ).not.toContain('spinning')
  } finally {
    sampler.stop()
    await app.close()
  }
})

it('looks into nothing where that is turned off', async () => {
  const app = fastify()
  await app.register(slowRequests, { database, slowMs: 0 })
  app.get('/waiting', () => setTimeout(5, 'done'))
  await app.inject('/waiting')
  expect([...app.slowRequests(9), ...app.slowRoutes(9)]).toEqual([])
})
