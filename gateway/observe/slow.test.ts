import fastify from 'fastify'
import { afterEach, expect, it, vi } from 'vitest'
import { slowMs, slowRequests } from './slow.ts'

afterEach(() => void vi.useRealTimers())

it('remembers slow routes by their pattern for a day, the slowest first, and no streams', async () => {
  const app = fastify()
  await app.register(slowRequests)
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
