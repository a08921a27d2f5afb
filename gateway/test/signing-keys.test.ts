import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { ConfigError } from '@piata/config'
import type { FastifyInstance } from 'fastify'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { operate } from '../accounts/operate.ts'
import { buildApp } from '../app.ts'
import { dialects, startTestApp, type TestApp } from './app.ts'
import { newPerson, type Person } from './people.ts'

describe.each(dialects)('signing keys on %s', (dialect) => {
  let test: TestApp
  let other: FastifyInstance
  const kidOf = (token: string): string =>
    JSON.parse(Buffer.from(token.split('.')[0]!, 'base64url').toString()).kid
  const refresh = async (refreshToken: string, app = test.app) =>
    (await app.inject({ method: 'POST', url: '/v1/auth/refresh', body: { refreshToken } })).json()
  const statusOf = async (accessToken: string, app = test.app) =>
    (await app.inject({ url: '/v1/me', headers: { authorization: `Bearer ${accessToken}` } })).statusCode
  const published = async (app = test.app): Promise<string[]> =>
    (await app.inject('/.well-known/jwks.json')).json().keys.map(({ kid }: { kid: string }) => kid)
  const admin = (...args: string[]) => operate(args, test.app.database, test.config)

  beforeAll(async () => {
    test = await startTestApp(dialect)
    const keysDir = join(test.config.dataDir, 'keys')
    other = await buildApp({
      config: { ...test.config, dataDir: join(test.config.dataDir, 'second'), keysDir },
    })
  })
  afterEach(() => {
    vi.useRealTimers()
  })
  afterAll(async () => {
    await other.close()
    await test.close()
  })

  it('are the same on every gateway, with the next one published before it signs', async () => {
    const keys = await published()
    expect(keys).toHaveLength(2)
    expect(await published(other)).toEqual(keys)
    const person = await newPerson(test.app)
    expect(kidOf(person.accessToken)).toBe(keys[0])
    expect(await statusOf(person.accessToken, other)).toBe(200)
  })

  it('turn at a command without a log-out, also on a gateway that has not heard of the new one', async () => {
    const person = await newPerson(test.app)
    const before = kidOf(person.accessToken)
    // Twice at once: the second time signs with a key that was not published yet.
    await admin('rotate-keys')
    await admin('rotate-keys')
    await vi.waitFor(async () => expect((await published()).length).toBeGreaterThanOrEqual(4), 60_000)
    const next = await refresh(person.refreshToken)
    expect(kidOf(next.accessToken)).not.toBe(before)
    const answers = await Promise.all([
      statusOf(next.accessToken, other),
      statusOf(next.accessToken),
      statusOf(person.accessToken, other),
      statusOf(person.accessToken),
    ])
    expect(answers).toEqual([200, 200, 200, 200])
    expect(await published(other)).toEqual(await published())
    // What is made of the root secret is the same: the retry of a refresh too.
    expect((await refresh(person.refreshToken, other)).refreshToken).toBe(next.refreshToken)
  })

  it('turn by themselves when their time is over', async () => {
    const person = await newPerson(test.app)
    const [, next] = (await published()).slice(-2)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 29 * 86_400_000 })
    const late: Person = await newPerson(test.app)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 2 * 86_400_000 })
    const { accessToken } = await refresh(late.refreshToken)
    expect([kidOf(accessToken), kidOf(late.accessToken)]).toEqual([next, kidOf(person.accessToken)])
    expect(await statusOf(accessToken, other)).toBe(200)
    await vi.waitFor(async () => expect((await published()).at(-1)).not.toBe(next), 60_000)
  })

  it('are looked for a few times a second, however many are made up', async () => {
    const { signingKeys } = other.database
    const list = vi.spyOn(signingKeys, 'list')
    const head = () => Buffer.from(JSON.stringify({ kid: randomBytes(32).toString('base64url') }))
    const tokens = Array.from({ length: 200 }, () => `${head().toString('base64url')}.e30.AAAA`)
    const answers = await Promise.all(tokens.map((token) => statusOf(token, other)))
    expect(new Set(answers)).toEqual(new Set([401]))
    // One look for all, and those of the round that follows the table.
    expect(list.mock.calls.length).toBeLessThan(20)
    list.mockClear()
    expect(await statusOf('e30.e30.AAAA', other)).toBe(401)
    list.mockRestore()
  })

  it('that another secret sealed stop a start in one line, and can be given up', async () => {
    const config = { ...test.config, dataDir: join(test.config.dataDir, 'third'), secretKey: randomBytes(32) }
    await expect(buildApp({ config })).rejects.toThrow(/sealed with another secret/)
    await expect(buildApp({ config })).rejects.toThrow(ConfigError)
    await expect(operate(['rotate-keys'], test.app.database, config)).rejects.toThrow(/another secret/)

    const person = await newPerson(test.app)
    await admin('rotate-keys', '--replace')
    await vi.waitFor(async () => expect(await published()).toHaveLength(2), 60_000)
    expect(await statusOf(person.accessToken)).toBe(401)
    expect(await statusOf((await refresh(person.refreshToken)).accessToken)).toBe(200)
  })
})
