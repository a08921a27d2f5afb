import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { openDatabase } from '@piata/db'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dialects, startTestApp, type TestApp } from './app.ts'

const entry = fileURLToPath(new URL('../main.ts', import.meta.url))
const rounds = 2
const keysPerRound = 90
const deadlineMs = 240_000

interface Attempt {
  key: string
  path: string
  token?: string
  body: Record<string, unknown>
  /** The answer that came before the process died. */
  answered?: { status: number; text: string }
}

interface Gateway {
  child: ChildProcess
  address: string
}

/** What a client that was cut off can do: send the same request with the same key again. */
describe.each(dialects)('a gateway that is killed on %s', (dialect) => {
  let test: TestApp
  const children: ChildProcess[] = []
  beforeAll(async () => {
    // The folder and the database only: requests go to processes of their own.
    test = await startTestApp(dialect)
    await test.app.close()
  })
  afterAll(async () => {
    for (const child of children) if (child.kill('SIGKILL')) await once(child, 'exit')
    await test.close()
  })

  async function start(): Promise<Gateway> {
    const child = spawn(process.execPath, [entry], {
      cwd: test.config.dataDir,
      env: {
        ...process.env,
        PIATA_DATABASE_URL: test.config.databaseUrl,
        PIATA_DATA_DIR: test.config.dataDir,
        PIATA_GATEWAY_PORT: '0',
        PIATA_LIMIT_AUTH_PER_MINUTE: '1000000',
        PIATA_LIMIT_REGISTRATIONS_PER_HOUR: '1000000',
        PIATA_LIMIT_WRITE_PER_MINUTE: '1000000',
        PIATA_LIMIT_DRAFTS: '1000000',
        // A machine that is busy makes nobody wait too long.
        PIATA_MAX_EVENT_LOOP_DELAY_MS: '0',
        PIATA_WRITE_WAIT_SECONDS: '120',
        PIATA_SYNONYMS_FILE: '',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    children.push(child)
    for await (const chunk of child.stdout!) {
      const address = /Server listening at (http:\/\/[\d.:]+)/.exec(String(chunk))?.[1]
      if (address) return { child, address }
    }
    throw new Error('the gateway did not start')
  }

  /** As a client does: where it is told to come later, it sends the same again then. */
  async function send({ address }: Gateway, { key, path, token, body }: Attempt) {
    for (;;) {
      const response = await fetch(`${address}${path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'idempotency-key': key,
          ...(token && { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify(body),
      })
      const text = await response.text()
      if (response.status !== 503) return { status: response.status, text }
      await delay(Number(response.headers.get('retry-after')) * 1000)
    }
  }

  const registration = (): Attempt => ({
    key: randomUUID(),
    path: '/v1/auth/register',
    body: { email: `${randomUUID()}@piata.example`, password: 'o parola destul de lunga', name: 'Ana' },
  })

  it('has done each acknowledged request, and does none twice when all are sent again', {
    timeout: deadlineMs,
  }, async () => {
    let gateway = await start()
    const { user, accessToken: token } = JSON.parse((await send(gateway, registration())).text)
    const titles: string[] = []
    let cutOff = 0
    for (let round = 0; round < rounds; round++) {
      const people = await Promise.all([1, 2, 3, 4].map(() => send(gateway, registration())))
      const attempts = [
        ...people.map(({ text }): Attempt => {
          const { refreshToken } = JSON.parse(text)
          return { key: randomUUID(), path: '/v1/auth/refresh', body: { refreshToken } }
        }),
        ...Array.from({ length: keysPerRound }, (_, i): Attempt => {
          const title = `Lada ${round}.${i}`
          titles.push(title)
          return { key: randomUUID(), path: '/v1/listings', token, body: { categoryId: 'sofas', title } }
        }),
        registration(),
        registration(),
      ]
      let answers = 0
      const dead = once(gateway.child, 'exit')
      // Random moments, all of them while answers are under way.
      const killAfter = Math.floor(Math.random() * keysPerRound * 0.8)
      const sending = attempts.map(async (attempt) => {
        try {
          attempt.answered = await send(gateway, attempt)
        } catch {
          cutOff++
          return
        }
        if (++answers === killAfter + 1) {
          await delay(Math.random() * 4)
          gateway.child.kill('SIGKILL')
        }
      })
      await Promise.all(sending)
      await dead
      gateway = await start()
      const retries = await Promise.all(attempts.map((attempt) => send(gateway, attempt)))
      for (const [i, attempt] of attempts.entries()) {
        const retry = retries[i]!
        expect([attempt.path, retry.status]).toEqual([
          attempt.path,
          attempt.path.endsWith('refresh') ? 200 : 201,
        ])
        if (attempt.answered !== undefined) expect(retry).toEqual(attempt.answered)
      }
    }
    expect(cutOff).toBeGreaterThan(rounds * 5)
    gateway.child.kill('SIGKILL')
    await once(gateway.child, 'exit')
    const database = await openDatabase({ url: test.config.databaseUrl })
    try {
      const { body } = await database.listings.ownPage(user.id, { limit: 10_000 })
      const found = (JSON.parse(body.toString()) as { items: { title: string }[] }).items
      expect(found.map(({ title }) => title).sort()).toEqual(titles.sort())
    } finally {
      await database.close()
    }
  })
})
