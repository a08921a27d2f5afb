import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { Agent, createServer, get, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const entry = fileURLToPath(new URL('../main.ts', import.meta.url))
const checkMs = 100
const drainSeconds = 4

/** A gateway process of its own; two of them share one database. */
interface Backend {
  child: ChildProcess
  url: string
  isReady: boolean
}

/** What any balancer does: keeps connections alive, asks for readiness, sends nothing twice. */
class Balancer {
  readonly server: Server
  readonly #backends: Backend[]
  readonly #agent = new Agent({ keepAlive: true })
  readonly #timer: NodeJS.Timeout
  #turn = 0

  constructor(backends: Backend[]) {
    this.#backends = backends
    this.#timer = setInterval(() => this.#check(), checkMs)
    this.server = createServer((incoming, outgoing) => {
      const ready = this.#backends.filter(({ isReady }) => isReady)
      const chosen = ready[this.#turn++ % ready.length]
      if (chosen === undefined) return outgoing.writeHead(502).end()
      const forwarded = request(
        chosen.url + incoming.url,
        { method: incoming.method ?? 'GET', headers: { host: 'shop' }, agent: this.#agent },
        (answer) => {
          outgoing.writeHead(answer.statusCode!)
          answer.pipe(outgoing)
        },
      )
      forwarded.on('error', () => outgoing.writeHead(502).end())
      forwarded.end()
    })
  }

  #check(): void {
    for (const backend of this.#backends) {
      get(`${backend.url}/health/ready`, { agent: false, timeout: 1000 }, (answer) => {
        backend.isReady = answer.statusCode === 200
        answer.resume()
      }).on('error', () => {
        backend.isReady = false
      })
    }
  }

  close(): void {
    clearInterval(this.#timer)
    this.server.close()
    this.#agent.destroy()
  }
}

describe('a rolling restart', () => {
  let folder: string
  const backends: Backend[] = []
  let balancer: Balancer

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'piata-rolling-'))
    for (const name of ['a', 'b']) backends.push(await start(name))
    balancer = new Balancer(backends)
    balancer.server.listen(0, '127.0.0.1')
    await once(balancer.server, 'listening')
  }, 120_000)
  afterAll(async () => {
    balancer.close()
    for (const { child } of backends) {
      child.kill('SIGKILL')
    }
    await rm(folder, { recursive: true, force: true })
  })

  async function start(name: string, port = 0): Promise<Backend> {
    const child = spawn(process.execPath, [entry], {
      cwd: folder,
      env: {
        ...process.env,
        PIATA_DATABASE_URL: `sqlite:${join(folder, 'piata.db')}`,
        PIATA_DATA_DIR: join(folder, name),
        PIATA_KEYS_DIR: join(folder, 'keys'),
        PIATA_GATEWAY_PORT: String(port),
        PIATA_DRAIN_SECONDS: String(drainSeconds),
        PIATA_MAX_EVENT_LOOP_DELAY_MS: '0',
      },
    })
    const url = await new Promise<string>((resolve, reject) => {
      let output = ''
      const read = (chunk: Buffer) => {
        output += chunk
        const address = /Server listening at (http:\/\/[\d.:]+)/.exec(output)?.[1]
        if (address) resolve(address)
      }
      child.stdout!.on('data', read)
      child.stderr!.on('data', read)
      child.once('exit', () => reject(new Error(output)))
    })
    return { child, url, isReady: false }
  }

  const isReady = async (backend: Backend) => {
    while (!backend.isReady) await delay(20)
  }

  it('loses no request', async () => {
    for (const backend of backends) await isReady(backend)
    const { port } = balancer.server.address() as AddressInfo
    const agent = new Agent({ keepAlive: true })
    let isOver = false
    const outcomes = new Map<number, number>()
    const ask = () =>
      new Promise<number>((resolve) => {
        get({ port, path: '/v1/listings?limit=5', agent, headers: { host: 'shop' } }, (answer) => {
          answer.resume()
          answer.on('end', () => resolve(answer.statusCode!)).on('error', () => resolve(0))
        }).on('error', () => resolve(0))
      })
    const visitors = Array.from({ length: 8 }, async () => {
      while (!isOver) {
        const status = await ask()
        outcomes.set(status, (outcomes.get(status) ?? 0) + 1)
        await delay(5)
      }
    })

    for (const [at, backend] of backends.entries()) {
      const ended = once(backend.child, 'exit')
      backend.child.kill('SIGTERM')
      expect((await ended)[0]).toBe(0)
      const { port: own } = new URL(backend.url)
      Object.assign(backend, await start(at === 0 ? 'a' : 'b', Number(own)))
      await isReady(backend)
    }
    isOver = true
    await Promise.all(visitors)
    agent.destroy()
    expect([...outcomes.keys()]).toEqual([200])
    expect(outcomes.get(200)).toBeGreaterThan(100)
  }, 180_000)

  it('says that it stops, and ends the connections of those it answers', async () => {
    const [backend] = backends
    backend!.child.kill('SIGTERM')
    let answer = await fetch(`${backend!.url}/health/ready`)
    while (answer.status === 200) answer = await fetch(`${backend!.url}/health/ready`)
    expect(await answer.json()).toMatchObject({ status: 503, detail: 'This gateway is about to stop.' })
    const served = await fetch(`${backend!.url}/v1/categories`)
    expect([served.status, served.headers.get('connection')]).toEqual([200, 'close'])
    // A second signal does not wait for the rest.
    backend!.child.kill('SIGTERM')
    await once(backend!.child, 'exit')
  })
})
