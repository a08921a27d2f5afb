import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Client } from 'pg'
import { describe, expect, it, onTestFinished } from 'vitest'
import { dialects, programs, startTestApp } from './app.ts'
import { newPerson, publishListing } from './people.ts'

const hasPostgres = dialects.some((dialect) => dialect === 'postgres')

/** A way to a server that can be cut, as a restart or a network fault does. */
async function startWay(to: { host: string; port: number }) {
  const sockets = new Set<Socket>()
  const listen = (port: number) =>
    new Promise<Server>((resolve) => {
      const server = createServer((socket) => {
        const onward = connect(to.port, to.host)
        for (const [one, other] of [
          [socket, onward],
          [onward, socket],
        ] as const) {
          sockets.add(one)
          one
            .on('error', () => other.destroy())
            .on('close', () => {
              sockets.delete(one)
              other.destroy()
            })
        }
        socket.pipe(onward)
        onward.pipe(socket)
      }).listen(port, '127.0.0.1', () => resolve(server))
    })
  let server = await listen(0)
  const { port } = server.address() as { port: number }
  const cut = async () => {
    const closed = new Promise((resolve) => server.close(resolve))
    for (const socket of sockets) socket.destroy()
    await closed
  }
  return {
    port,
    cut,
    async mend() {
      server = await listen(port)
    },
  }
}

describe.runIf(hasPostgres)('a row that another client has locked', () => {
  it('stops only those who want to change it, and not for long', { timeout: 120_000 }, async () => {
    // the smallest pool: one connection writes
    const test = await startTestApp('postgres', { databaseConnections: 4, writeWaitMs: 5000 })
    onTestFinished(() => test.close())
    const seller = await newPerson(test.app)
    const { id } = await publishListing(test.app, seller)
    const other = await publishListing(test.app, seller)
    const read = () =>
      Promise.all([
        test.app.inject('/health/ready'),
        test.app.inject('/v1/listings?limit=5'),
        test.app.inject(`/v1/listings/${id}`),
        test.app.inject('/v1/search?q=canapea'),
        seller.ask('GET', '/v1/me'),
      ])
    // What each opens and compiles the first time is no part of how long it waits.
    await read()
    const client = new Client({ connectionString: test.config.databaseUrl })
    await client.connect()
    onTestFinished(() => client.end())
    await client.query('begin')
    await client.query('select 1 from listings where id = $1 for update', [id])

    let waiting = 2
    const edits = [1, 2].map((n) =>
      seller.ask('PATCH', `/v1/listings/${id}`, { body: { title: `Titlul ${n}` } }).finally(() => waiting--),
    )
    await delay(200)
    const reads = await read()
    expect(reads.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200, 200])
    expect(waiting).toBe(2)
    const answers = await Promise.all(edits)
    for (const { statusCode, headers } of answers) {
      expect(statusCode).toBe(503)
      expect(headers['retry-after']).toBeDefined()
      expect(headers['content-type']).toContain('application/problem+json')
    }
    // the row is still locked; what else is written goes on
    const edit = await seller.ask('PATCH', `/v1/listings/${other.id}`, { body: { title: 'Altul, liber' } })
    expect(edit.statusCode).toBe(200)
    await client.query('rollback')
    expect(
      (await seller.ask('PATCH', `/v1/listings/${id}`, { body: { title: 'Din nou liber' } })).statusCode,
    ).toBe(200)
  })

  it('does not keep others from writing, however often somebody asks to change it', {
    timeout: 120_000,
  }, async () => {
    const test = await startTestApp('postgres', { writeWaitMs: 5000 })
    onTestFinished(() => test.close())
    const [seller, other] = [await newPerson(test.app), await newPerson(test.app)]
    const { id } = await publishListing(test.app, seller)
    const client = new Client({ connectionString: test.config.databaseUrl })
    await client.connect()
    onTestFinished(() => client.end())
    await client.query('begin')
    await client.query('select 1 from listings where id = $1 for update', [id])
    let waiting = 40
    const edits = Array.from({ length: 40 }, (_, n) =>
      seller.ask('PATCH', `/v1/listings/${id}`, { body: { title: `Titlul ${n}` } }).finally(() => waiting--),
    )
    await delay(200)
    const written = await other.ask('PATCH', '/v1/me', { body: { name: 'Alt nume' } })
    expect(written.statusCode).toBe(200)
    // none of those that began before has ended, so the write has passed them
    expect(waiting).toBe(40)
    for (const { statusCode } of await Promise.all(edits)) expect(statusCode).toBe(503)
    await client.query('rollback')
  })
})

/** The gateway as a process of its own, with what it logs. */
async function startProcess(environment: Record<string, string>) {
  const main = fileURLToPath(new URL('../main.ts', import.meta.url))
  const child = spawn(process.execPath, [main], {
    env: { ...programs, PIATA_GATEWAY_PORT: '0', PIATA_DRAIN_SECONDS: '0', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines: { level: number; msg: string; err?: unknown }[] = []
  const listening = new Promise<string>((resolve) => {
    createInterface(child.stdout).on('line', (line) => {
      const entry = JSON.parse(line) as { level: number; msg: string }
      lines.push(entry)
      const address = /Server listening at (\S+)/.exec(entry.msg)?.[1]
      if (address) resolve(address)
    })
  })
  const address = await listening
  return {
    lines,
    async ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
      const response = await fetch(address + path, {
        method,
        headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      return { status: response.status, headers: response.headers, json: (await response.json()) as Answer }
    },
    async stop() {
      const exit = once(child, 'exit')
      child.kill('SIGTERM')
      await exit
    },
  }
}

interface Answer {
  id: string
  accessToken: string
}

describe.runIf(hasPostgres)('a Postgres that goes away', () => {
  it('makes every request a 503 that says when to come back, tells the log once, and is used again', {
    timeout: 60_000,
  }, async () => {
    const direct = await startTestApp('postgres')
    onTestFinished(() => direct.close())
    const url = new URL(direct.config.databaseUrl)
    const way = await startWay({ host: url.hostname, port: Number(url.port || 5432) })
    onTestFinished(() => way.cut())
    url.hostname = '127.0.0.1'
    url.port = String(way.port)
    const gateway = await startProcess({
      PIATA_DATABASE_URL: url.href,
      PIATA_DATA_DIR: join(direct.config.dataDir, 'other'),
      PIATA_KEYS_DIR: join(direct.config.dataDir, 'keys'),
      PIATA_LIMIT_READ_PER_MINUTE: '1000000',
      PIATA_LIMIT_WRITE_PER_MINUTE: '1000000',
    })
    onTestFinished(() => gateway.stop())
    const person = { email: 'ana@piata.example', password: 'o parola destul de lunga', name: 'Ana' }
    const { accessToken } = (await gateway.ask('POST', '/v1/auth/register', person)).json
    const authorization = `Bearer ${accessToken}`
    const draft = { categoryId: 'sofas', title: 'Canapea' }
    const { id } = (await gateway.ask('POST', '/v1/listings', draft, { authorization })).json
    expect(id).toBeDefined()

    const requests: ((n: number) => ReturnType<typeof gateway.ask>)[] = [
      () => gateway.ask('GET', '/v1/listings?limit=5'),
      () => gateway.ask('GET', `/v1/listings/${id}`, undefined, { authorization }),
      () => gateway.ask('GET', '/health/ready'),
      () => gateway.ask('GET', '/v1/me', undefined, { authorization }),
      (n) => gateway.ask('PATCH', `/v1/listings/${id}`, { title: `Titlul ${n}` }, { authorization }),
      (n) =>
        gateway.ask('POST', '/v1/listings', draft, { authorization, 'idempotency-key': `a-first-try-${n}` }),
      () => gateway.ask('GET', '/v1/me/listings', undefined, { authorization }),
    ]
    const ask = (n: number) => requests[n % requests.length]!(n)
    const underWay = Array.from({ length: 40 }, (_, n) => ask(n))
    await delay(5)
    await way.cut()
    const began = performance.now()
    const answers = await Promise.all(underWay)
    for (let n = 0; performance.now() - began < 3_000; n += 14) {
      answers.push(...(await Promise.all(Array.from({ length: 14 }, (_, k) => ask(n + k)))))
      await delay(20)
    }
    const failed = answers.filter(({ status }) => status >= 400)
    expect(failed.length).toBeGreaterThan(50)
    expect([...new Set(failed.map(({ status }) => status))]).toEqual([503])
    for (const { headers } of failed) {
      expect(headers.get('retry-after')).not.toBeNull()
      expect(headers.get('content-type')).toContain('application/problem+json')
    }
    await way.mend()
    await expect
      .poll(async () => (await gateway.ask('GET', '/health/ready')).status, { interval: 50 })
      .toBe(200)
    for (let n = 0; n < requests.length; n++) expect((await ask(n)).status).toBeLessThan(300)
    const { lines } = gateway
    expect(lines.filter(({ err }) => err !== undefined)).toEqual([])
    expect(lines.map(({ msg }) => msg).filter((msg) => /cannot be reached|answers again/.test(msg))).toEqual([
      expect.stringMatching(/cannot be reached/),
      expect.stringMatching(/answers again/),
    ])
  })
})
