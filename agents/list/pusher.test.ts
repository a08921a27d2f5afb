import { loadConfig, Networks } from '@piata/config'
import type { Database, Id } from '@piata/db'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { mostPayloadBytes } from '../push/encryption.ts'
import { createPusher } from '../push/index.ts'
import { vapidKeysOf } from '../push/keys.ts'
import { type PushService, startPushService } from '../push/testing/service.ts'
import { AgentBook } from '../runtime/book.ts'
import { dialects, startServices, type TestServices } from '../test/database.ts'

describe.each(dialects)('the pusher on %s', (dialect) => {
  let services: TestServices
  let database: Database
  let push: PushService
  let account: Id
  beforeAll(async () => {
    push = await startPushService()
    services = await startServices(dialect)
    database = services.database
    const pusher = createPusher({
      reach: { networks: new Networks(['127.0.0.1']) },
      resolve: async (name) => [name === 'private.test' ? '10.0.0.1' : '127.0.0.1'],
      tls: { ca: push.certificate },
    })
    await services.runner([pusher]).start()
  })
  afterAll(async () => {
    await services?.close()
    await push?.close()
  })
  let users = 0
  beforeEach(async () => {
    push.messages.length = 0
    push.answers.clear()
    const email = `push${users++}@piata.example`
    account = (await database.users.create({ email, name: 'Ana', passwordHash: 'x' })).id
  })

  const subscribe = (path: string, host?: string, userId = account) =>
    database.pushSubscriptions.add(userId, push.subscribe(path, host))
  const tell = async (more: object = {}) => {
    const input = { account, payload: '{"title":"Știri"}', ...more }
    await database.tasks.enqueue({ goal: 'pusher', input })
  }
  /** What became of each task of a browser of the test's account, once all have ended. */
  const outcomes = async (expected: number) => {
    const ended = async () => {
      const tasks = await database.tasks.list({ goal: 'pusher', limit: 100 })
      return tasks.filter(({ endedAt }) => endedAt !== null)
    }
    await expect.poll(async () => (await ended()).length).toBeGreaterThanOrEqual(expected)
    return ended()
  }
  const left = async () =>
    (await database.pushSubscriptions.of(account)).map(({ endpoint }) => new URL(endpoint).pathname)
  const received = (count: number) => expect.poll(() => push.messages.length).toBe(count)

  it('sends to every browser of the account, each what it alone can read', async () => {
    await subscribe('/one')
    await subscribe('/two', 'other.test')
    const other = (
      await database.users.create({ email: `o${users++}@piata.example`, name: 'x', passwordHash: 'x' })
    ).id
    await subscribe('/other', 'push.test', other)
    await tell({ ttl: 600, urgency: 'high', topic: 'news' })
    await received(2)
    const messages = push.messages.toSorted((a, b) => (a.path < b.path ? -1 : 1))
    expect(messages.map(({ path, text }) => [path, text])).toEqual([
      ['/one', '{"title":"Știri"}'],
      ['/two', '{"title":"Știri"}'],
    ])
    for (const { headers } of messages) {
      expect(headers).toMatchObject({ 'content-encoding': 'aes128gcm', urgency: 'high', topic: 'news' })
      expect(Number(headers.ttl)).toBeGreaterThan(590)
      expect(Number(headers.ttl)).toBeLessThanOrEqual(600)
    }
    const kept = await database.pushSubscriptions.vapidKeys(() => {
      throw new Error('made twice')
    })
    expect(messages[0]!.headers.authorization).toContain(`k=${kept.publicKey}`)
    // A stolen database signs nothing.
    const { privateKey } = await vapidKeysOf(database, services.config)
    expect(Buffer.from(privateKey, 'base64url').length).toBe(32)
    expect(JSON.stringify(kept)).not.toContain(privateKey)
    const elsewhere = loadConfig({ PIATA_SECRET_KEY: Buffer.alloc(32, 7).toString('base64url') })
    await expect(vapidKeysOf(database, elsewhere)).rejects.toThrow('sealed with another secret')
  })

  it('forgets browsers that are gone, which costs no other anything', async () => {
    for (const path of ['/gone', '/unknown', '/here']) await subscribe(path)
    push.answers.set('/gone', [{ status: 410 }])
    push.answers.set('/unknown', [{ status: 404 }])
    await tell()
    await received(3)
    await expect.poll(left).toEqual(['/here'])
  })

  it('tries again what a service cannot take now, later where it says when, and nothing else', async () => {
    for (const path of ['/busy', '/broken', '/steady']) await subscribe(path)
    push.answers.set('/busy', [{ status: 429, headers: { 'retry-after': '1' } }, { status: 201 }])
    push.answers.set('/broken', [{ status: 503 }, { status: 500 }, { status: 201 }])
    await tell()
    await received(6)
    const counts = Object.groupBy(push.messages, ({ path }) => path)
    expect([counts['/busy']!.length, counts['/broken']!.length, counts['/steady']!.length]).toEqual([2, 3, 1])
    // Only the first answer named a time, and the message waited for it.
    const ended = async () =>
      (await database.tasks.list({ goal: 'pusher', limit: 100 })).filter(({ endedAt }) => endedAt !== null)
    const delays = async () =>
      (await ended()).flatMap(
        ({ output }) => (output as { output?: { delayedUntil?: string } }).output?.delayedUntil ?? [],
      )
    expect(await delays()).toHaveLength(1)
    const [delayedUntil] = await delays()
    await expect
      .poll(async () => (await ended()).filter(({ runAt }) => runAt === delayedUntil).length, {
        timeout: 60_000,
      })
      .toBe(1)
    const [again] = (await ended()).filter(({ runAt }) => runAt === delayedUntil)
    expect(again!.startedAt! >= delayedUntil!).toBe(true)
    expect(again).toMatchObject({ input: { delays: 1 }, output: { output: { status: 201 } } })
    expect(await left()).toEqual(['/busy', '/broken', '/steady'])
  })

  it('asks no address of a private network, follows no redirect, and lets go of what refuses again and again', async () => {
    await subscribe('/private', 'private.test')
    await subscribe('/moved')
    push.answers.set('/moved', [
      { status: 307, headers: { location: `https://push.test:${push.port}/elsewhere` } },
    ])
    for (let time = 1; time <= 5; time++) {
      await tell()
      await received(time)
    }
    await expect.poll(left).toEqual([])
    expect(push.messages.map(({ path }) => path)).toEqual(Array.from({ length: 5 }, () => '/moved'))
  })

  it('sends nothing to accounts that are gone, and nothing that came too late', async () => {
    await subscribe('/late')
    const { id } = (await database.pushSubscriptions.of(account))[0]!
    const until = new Date(Date.now() - 1_000).toISOString()
    await database.tasks.enqueue({
      goal: 'pusher',
      input: { subscription: id, payload: 'x', until, delays: 0 },
      key: 'late',
    })
    await database.users.delete(account)
    await tell()
    const tasks = await outcomes(1)
    await expect
      .poll(async () => JSON.stringify((await outcomes(1)).map(({ output }) => output)))
      .toMatch(/too late.*gone|gone.*too late/)
    expect(tasks.length).toBeGreaterThan(0)
    expect(push.messages).toEqual([])
  })

  it('keeps a browser for whoever subscribed it last, with the same keys only, and twenty an account', async () => {
    const browser = push.subscribe('/shared')
    const first = await database.pushSubscriptions.add(account, browser)
    const other = (
      await database.users.create({ email: `o${users++}@piata.example`, name: 'x', passwordHash: 'x' })
    ).id
    const forged = { ...browser, auth: Buffer.alloc(16).toString('base64url') }
    await expect(database.pushSubscriptions.add(other, forged)).rejects.toMatchObject({
      ...{ code: 'conflict', field: 'endpoint' },
    })
    expect(await database.pushSubscriptions.remove(other, browser.endpoint)).toBe(false)
    expect((await database.pushSubscriptions.add(other, browser)).id).toBe(first.id)
    expect(await left()).toEqual([])
    for (let at = 0; at < 21; at++) await subscribe(`/browser-${at}`)
    const paths = await left()
    expect([paths.length, paths[0], paths.at(-1)]).toEqual([20, '/browser-1', '/browser-20'])
    expect(
      await database.pushSubscriptions.remove(
        account,
        (await database.pushSubscriptions.of(account))[0]!.endpoint,
      ),
    ).toBe(true)
  })
})

it('refuses messages that no service takes', () => {
  const book = new AgentBook([createPusher()])
  const good = { account: '01900000-0000-7000-8000-000000000000', payload: 'x' }
  book.checkInput('pusher', { ...good, payload: 'x'.repeat(mostPayloadBytes) })
  for (const bad of [
    { payload: '' },
    { payload: 'x'.repeat(mostPayloadBytes + 1) },
    { topic: 'a b' },
    { topic: 'x'.repeat(33) },
    { urgency: 'now' },
    { ttl: -1 },
    { account: 'ana' },
    { endpoint: 'https://push.example/' },
  ])
    expect(() => book.checkInput('pusher', { ...good, ...bad }), JSON.stringify(bad)).toThrow('is wrong')
})
