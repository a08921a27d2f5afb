import { once } from 'node:events'
import type { Server } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { Networks } from '@piata/config'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { serveMetrics } from '../observe/metrics-server.ts'
import { dialects, startTestApp, type TestApp } from './app.ts'

/** One connection of a client that speaks as it likes. */
class Client {
  static async to(port: number): Promise<Client> {
    const socket = connect(port, '127.0.0.1')
    await once(socket, 'connect')
    return new Client(socket)
  }

  readonly socket: Socket
  #text = ''
  #waiting: ((answer: string) => void) | undefined

  constructor(socket: Socket) {
    this.socket = socket
    socket.on('data', (chunk: Buffer) => {
      this.#text += chunk.toString('latin1')
      const head = this.#text.indexOf('\r\n\r\n')
      if (head === -1) return
      const length = Number(/content-length: (\d+)/i.exec(this.#text.slice(0, head))?.[1])
      const end = head + 4 + length
      if (this.#text.length < end) return
      const answer = this.#text.slice(0, end)
      this.#text = this.#text.slice(end)
      this.#waiting?.(answer)
    })
    socket.on('error', () => {})
  }

  /** Resolves with the text of the answer, which begins with `HTTP/1.1 <status>`. */
  ask(path: string, { method = 'GET', headers = '', body = '' } = {}): Promise<string> {
    return new Promise((resolve) => {
      this.#waiting = resolve
      const length = body === '' ? '' : `content-length: ${body.length}\r\n`
      this.socket.write(`${method} ${path} HTTP/1.1\r\nhost: localhost\r\n${length}${headers}\r\n${body}`)
    })
  }
}

const isRefused = (answer: string) => answer.startsWith('HTTP/1.1 503 ')
const spend = (ms: number) => {
  for (const start = performance.now(); performance.now() - start < ms; );
}

/** Every client asks again and again as soon as it is answered. */
function flood(clients: readonly Client[], path: string, onAnswer: () => void, headers = () => ''): void {
  for (const client of clients) {
    const ask = (): void => {
      client.ask(path, { headers: headers() }).then(() => {
        onAnswer()
        ask()
      })
    }
    ask()
  }
}

describe.for(dialects)('under a crowd, on %s', (dialect) => {
  let test: TestApp | undefined
  let aside: Server | undefined
  const clients: Client[] = []
  afterEach(async () => {
    vi.restoreAllMocks()
    for (const { socket } of clients.splice(0)) socket.destroy()
    aside?.closeAllConnections()
    aside?.close()
    aside = undefined
    await test?.close()
    test = undefined
  })

  const app = () => test!.app

  /** An app each of whose reads uses the event loop for a while, and so many connections to it. */
  async function start(count: number): Promise<number> {
    test = await startTestApp(dialect, {
      limitExempt: new Networks([]),
      limitReadPerMinute: 1_000_000,
      metricsPort: 1,
      corsOrigins: ['https://app.example'],
      trustProxy: new Networks(['127.0.0.1']),
    })
    const { app } = test
    await app.listen({ host: '127.0.0.1', port: 0, backlog: 4096 })
    const { port } = app.server.address() as AddressInfo
    while (clients.length < count) clients.push(await Client.to(port))
    const take = app.limitStore.take.bind(app.limitStore)
    vi.spyOn(app.limitStore, 'take').mockImplementation((...args) => {
      spend(1)
      return take(...args)
    })
    return port
  }

  it('refuses what a turn cannot take before Fastify sees it, and takes health checks that came last', async () => {
    await start(500)
    const asked = clients.slice(0, -1).map((client) => client.ask('/v1/categories'))
    const health = clients.at(-1)!.ask('/health/live')
    expect(await health).toMatch(/^HTTP\/1.1 200 /)
    const answers = await Promise.all(asked)
    const refused = answers.filter(isRefused)
    expect(refused.length).toBeGreaterThan(100)
    expect(refused.length).toBeLessThan(answers.length)

    const { app } = test!
    expect(app.door.refused).toBe(refused.length)
    const metrics = await app.metrics()
    expect(metrics).toContain(`piata_http_refused_total ${refused.length}\n`)
    const counts = metrics.matchAll(/^piata_http_request_duration_seconds_count\{[^}]*\} (\d+)$/gm)
    const seen = [...counts].reduce((sum, [, count]) => sum + Number(count), 0)
    expect(seen).toBe(answers.length - refused.length + 1)
  }, 120_000)

  it('tells whoever is refused why, with the id of the request, and reads on after its body', async () => {
    await start(300)
    const body = JSON.stringify({ text: 'x'.repeat(10_000) })
    const options = { method: 'POST', headers: 'origin: https://app.example\r\n', body }
    const answers = await Promise.all(clients.map((client) => client.ask('/v1/listings', options)))
    const at = answers.findLastIndex(isRefused)
    const [head, text] = answers[at]!.split('\r\n\r\n') as [string, string]
    const headers = new Headers(
      head
        .split('\r\n')
        .slice(1)
        .map((line) => line.split(': ') as [string, string]),
    )
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'application/problem+json; charset=utf-8',
      'retry-after': '1',
      'cache-control': 'no-store',
      'access-control-allow-origin': 'https://app.example',
      vary: 'origin',
    })
    const problem = JSON.parse(text)
    expect(problem).toMatchObject({ type: '/problems/unavailable', status: 503 })
    expect(problem.requestId).toBe(headers.get('x-request-id'))
    expect(new Set(answers.map((answer) => /requestId":"([^"]+)/.exec(answer)?.[1])).size).toBe(300)

    vi.restoreAllMocks()
    expect(await clients[at]!.ask('/v1/categories')).toMatch(/^HTTP\/1.1 200 /)
  }, 120_000)

  it('asks the database once for all checks of readiness of one moment', async () => {
    await start(0)
    const { app } = test!
    const ping = vi.spyOn(app.database, 'ping')
    const answers = await Promise.all(Array.from({ length: 200 }, () => app.inject('/health/ready')))
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200]))
    expect(ping.mock.calls.length).toBeLessThan(20)
    await app.inject('/health/ready')
    await app.inject('/health/ready')
    expect(ping.mock.calls.length).toBeGreaterThan(2)
  })

  it('hears others before those who ask again at once', async () => {
    const port = await start(1000)
    aside = await serveMetrics(test!.app, '127.0.0.1', 0)
    const checker = await Client.to(port)
    clients.push(checker)
    const crowd = clients.slice(0, 1000)
    let answered = 0
    flood(crowd, '/v1/categories', () => {
      answered += 1
    })
    // Not whether it is ready: on Postgres the answer to that has a patience of its own.
    const between: number[] = []
    for (let n = 0; n < 4; n++) {
      const before = answered
      expect(await checker.ask('/health/live')).toMatch(/^HTTP\/1.1 200 /)
      between.push(answered - before)
    }
    // A new connection to the port aside, too, waits for no crowd.
    const before = answered
    const other = await Client.to((aside.address() as AddressInfo).port)
    clients.push(other)
    expect(await other.ask('/health/live')).toMatch(/^HTTP\/1.1 200 /)
    expect(answered - before).toBeLessThan(800)
    // The first check came with all of the crowd.
    expect(Math.max(...between.slice(1))).toBeLessThan(500)
  }, 120_000)

  it('takes newcomers before those who come sooner than told, whichever connections of a proxy bring them', async () => {
    const port = await start(400)
    const proxy = await Client.to(port)
    let asked = 0
    const by = (host: number) => `x-forwarded-for: 203.0.113.${host}\r\n`
    await new Promise<void>((resolve) => {
      const onAnswer = () => {
        if (app().door.refused > 400) resolve()
      }
      // No connection brings the same one again.
      flood(clients, '/v1/categories', onAnswer, () => by(asked++ % 7))
    })
    clients.push(proxy)
    const { refused } = app().door
    const statuses: string[] = []
    for (let n = 0; n < 6; n++) {
      const answer = await proxy.ask('/v1/categories', { headers: by(100 + n) })
      statuses.push(answer.slice(9, 12))
    }
    expect(statuses).toEqual(statuses.map(() => '200'))
    expect(app().door.refused).toBeGreaterThan(refused)
  }, 120_000)

  it('lets no crowd of health checks keep others waiting', async () => {
    const port = await start(1000)
    const visitor = await Client.to(port)
    let answered = 0
    flood(clients, '/health/live', () => {
      answered += 1
    })
    clients.push(visitor)
    const between: number[] = []
    for (let n = 0; n < 6; n++) {
      const before = answered
      expect(await visitor.ask('/v1/categories')).toMatch(/^HTTP\/1.1 200 /)
      between.push(answered - before)
    }
    expect(Math.max(...between.slice(1))).toBeLessThan(500)
  }, 120_000)
})
