import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { ApiScope } from '@piata/db'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { buildApp } from '../app.ts'
import { newApiKey } from '../auth/api-key-text.ts'
import { dialects, startTestApp, type TestApp } from './app.ts'
import { goodDraft, newAdmin, newPerson, type Person } from './people.ts'

const dayMs = 86_400_000
const nobodysId = '01900000-0000-7000-8000-000000000000'

describe.each(dialects)('API keys on %s', (dialect) => {
  let test: TestApp
  const make = async (person: Person, scopes: ApiScope[], more: object = {}) => {
    const response = await person.ask('POST', '/v1/api-keys', {
      body: { name: 'Shop', scopes, currentPassword: person.password, ...more },
    })
    if (response.statusCode !== 201) throw new Error(`no key: ${response.body}`)
    return response.json() as {
      id: string
      key: string
      start: string
      expiresAt: string
      usedAt: string | null
    }
  }
  const ask = (key: string, url: string, more: InjectOptions = {}, app: FastifyInstance = test.app) =>
    app.inject({ url, ...more, headers: { authorization: `Bearer ${key}`, ...more.headers } })
  const statusOf = async (key: string, app?: FastifyInstance) =>
    (await ask(key, '/v1/me', {}, app)).statusCode

  beforeAll(async () => {
    test = await startTestApp(dialect)
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.restoreAllMocks()
  })
  afterAll(() => test.close())

  it('act for their account within their scopes', async () => {
    const person = await newPerson(test.app)
    const { key } = await make(person, ['listings:write', 'account:read'])
    const me = await ask(key, '/v1/me')
    expect([me.statusCode, me.json().id]).toEqual([200, person.id])
    const created = await ask(key, '/v1/listings', { method: 'POST', body: goodDraft })
    expect(created.statusCode).toBe(201)
    const own = await ask(key, '/v1/me/listings')
    expect([own.statusCode, own.json().detail]).toEqual([403, 'The API key lacks the scope listings:read.'])
    expect(own.headers['www-authenticate']).toContain('scope="listings:read"')
    const stranger = await newPerson(test.app)
    const foreign = await make(stranger, ['listings:read', 'listings:write'])
    const url = `/v1/listings/${created.json().id}`
    expect((await ask(foreign.key, url)).statusCode).toBe(404)
    expect((await ask(foreign.key, url, { method: 'DELETE' })).statusCode).toBe(404)
    const reading = await make(person, ['listings:read'])
    expect((await ask(reading.key, url)).statusCode).toBe(200)
    expect((await ask(reading.key, url, { method: 'DELETE' })).statusCode).toBe(403)
  })

  it('are shown once, kept as hashes, listed by how they begin, and by nobody else', async () => {
    const person = await newPerson(test.app)
    const made = await make(person, ['listings:read'], { addresses: ['203.0.113.0/24'] })
    expect(made.key).toMatch(/^piata_[0-9A-Za-z]{36}$/)
    expect(made.key.startsWith(made.start)).toBe(true)
    const list = await person.ask('GET', '/v1/api-keys')
    const { key: _, ...shown } = made
    expect(list.json()).toEqual({ items: [shown], next: null })
    expect(list.body).not.toContain(made.key)
    const stranger = await newPerson(test.app)
    expect((await stranger.ask('GET', '/v1/api-keys')).json().items).toEqual([])
    expect((await stranger.ask('DELETE', `/v1/api-keys/${made.id}`)).statusCode).toBe(404)
    const exported = (await person.ask('GET', '/v1/me/export')).body
    expect(JSON.parse(exported).apiKeys).toEqual([shown])
    expect(exported).not.toContain(made.key)
  })

  it('are the same in the answer to a retry, and only to whoever has its Idempotency-Key', async () => {
    const person = await newPerson(test.app)
    const headers = { 'idempotency-key': 'one' }
    const body = { name: 'Shop', scopes: ['listings:read'], currentPassword: person.password }
    const first = await person.ask('POST', '/v1/api-keys', { headers, body })
    const again = await person.ask('POST', '/v1/api-keys', { headers, body })
    expect([again.statusCode, again.headers['idempotent-replayed']]).toEqual([201, 'true'])
    expect(again.json().key).toBe(first.json().key)
    const other = await person.ask('POST', '/v1/api-keys', { headers: { 'idempotency-key': 'two' }, body })
    expect(other.json().key).not.toBe(first.json().key)
    expect((await person.ask('GET', '/v1/api-keys')).json().items).toHaveLength(2)
  })

  it('are refused without a look into the database where the checksum is wrong', async () => {
    const find = vi.spyOn(test.app.database.apiKeys, 'find')
    const { text } = newApiKey()
    const last = text.endsWith('0') ? '1' : '0'
    for (const forged of [
      text.slice(0, -1) + last,
      text.slice(0, -1),
      `${text}0`,
      'piata_',
      `piata_${'-'.repeat(36)}`,
    ]) {
      const refused = await ask(forged, '/v1/me')
      expect([forged, refused.statusCode]).toEqual([forged, 401])
    }
    expect(find).not.toHaveBeenCalled()
    expect(await statusOf(text)).toBe(401)
    expect(find).toHaveBeenCalledOnce()
  })

  it('ask the database once while they are used', async () => {
    const { key } = await make(await newPerson(test.app), ['listings:read'])
    const find = vi.spyOn(test.app.database.apiKeys, 'find')
    for (let n = 0; n < 5; n++) {
      expect((await ask(key, `/v1/listings/${nobodysId}`)).statusCode).toBe(404)
    }
    expect(find).toHaveBeenCalledOnce()
  })

  it('expire', async () => {
    const person = await newPerson(test.app)
    const soon = await make(person, ['account:read'], {
      expiresAt: new Date(Date.now() + dayMs).toISOString(),
    })
    const usual = await make(person, ['account:read'])
    expect(Date.parse(usual.expiresAt) - Date.now()).toBeGreaterThan(364 * dayMs)
    expect(await statusOf(soon.key)).toBe(200)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + dayMs + 1000 })
    const late = await ask(soon.key, '/v1/me')
    expect([late.statusCode, late.json().detail]).toEqual([401, 'The API key has expired.'])
    expect(await statusOf(usual.key)).toBe(200)
  })

  it('are bound to addresses and networks where their owner says so', async () => {
    const person = await newPerson(test.app)
    const bound = await make(person, ['account:read'], { addresses: ['203.0.113.0/24', '2001:db8::7'] })
    const from = async (remoteAddress: string) =>
      (await ask(bound.key, '/v1/me', { remoteAddress })).statusCode
    expect(await from('203.0.113.9')).toBe(200)
    expect(await from('::ffff:203.0.113.9')).toBe(200)
    expect(await from('2001:db8:0:0:0:0:0:7')).toBe(200)
    expect(await from('203.0.114.9')).toBe(403)
    expect(await from('2001:db8::8')).toBe(403)
  })

  it('end at once when they are deleted or their account is, elsewhere within a second', async () => {
    const keysDir = join(test.config.dataDir, 'keys')
    const other = await buildApp({
      config: { ...test.config, dataDir: join(test.config.dataDir, 'other'), keysDir },
    })
    const person = await newPerson(test.app)
    const [deleted, kept] = [await make(person, ['account:read']), await make(person, ['account:read'])]
    for (const { key } of [deleted, kept])
      expect([await statusOf(key), await statusOf(key, other)]).toEqual([200, 200])
    const unknown = 'The API key is unknown or was deleted.'
    const refusedElsewhere = async (key: string) => {
      const until = performance.now() + 60_000
      const detail = async () => (await ask(key, '/v1/me', {}, other)).json().detail
      while ((await detail()) !== unknown && performance.now() < until) await delay(50)
      return detail()
    }
    expect((await person.ask('DELETE', `/v1/api-keys/${deleted.id}`)).statusCode).toBe(204)
    expect(await statusOf(deleted.key)).toBe(401)
    expect(await refusedElsewhere(deleted.key)).toBe(unknown)
    expect([await statusOf(kept.key), await statusOf(kept.key, other)]).toEqual([200, 200])
    await person.ask('DELETE', '/v1/me', { body: { password: person.password } })
    expect(await statusOf(kept.key)).toBe(401)
    expect(await refusedElsewhere(kept.key)).toBe(unknown)
    await other.close()
  })

  it('outlive a changed password, and are refused while their account is suspended', async () => {
    const person = await newPerson(test.app)
    const { key } = await make(person, ['account:read'])
    expect(await statusOf(key)).toBe(200)
    const body = { password: 'cu totul alta parola', currentPassword: person.password }
    expect((await person.ask('PATCH', '/v1/me', { body })).statusCode).toBe(200)
    expect(await statusOf(key)).toBe(200)
    const { accounts } = test.app.database
    await accounts.suspend(person.email, { reason: 'because', until: null })
    await test.app.forgetEndedSessions()
    expect(await statusOf(key)).toBe(401)
    await accounts.unsuspend(person.email)
    await test.app.forgetEndedSessions()
    expect(await statusOf(key)).toBe(200)
  })

  it('never outlive a deletion that happens while they are read', async () => {
    const person = await newPerson(test.app)
    const { id, key } = await make(person, ['account:read'])
    const { apiKeys } = test.app.database
    const { find } = apiKeys
    vi.spyOn(apiKeys, 'find').mockImplementationOnce(async (hash) => {
      const found = await find(hash)
      await person.ask('DELETE', `/v1/api-keys/${id}`)
      return found
    })
    expect(await statusOf(key)).toBe(401)
    expect(await statusOf(key)).toBe(401)
  })

  it('do what their routes name, and nothing else, whoever owns them', async () => {
    const admin = await newAdmin(test.app)
    const scopes: ApiScope[] = [
      'listings:read',
      'listings:write',
      'images:write',
      'account:read',
      'changes:read',
      'webhooks:write',
    ]
    const { id, key } = await make(admin, scopes)
    let refused = 0
    for (const { method, url, config } of test.app.routeTable) {
      if (config?.access !== 'member' && config?.access !== 'admin') continue
      if (config.keyScope !== undefined) {
        expect([url, scopes]).toEqual([url, expect.arrayContaining([config.keyScope])])
        continue
      }
      refused++
      const path = url.replace(':id', id).replace(/:\w+/g, 'x')
      for (const each of [method].flat()) {
        const answer = await ask(key, path, { method: each as 'GET' })
        expect([each, url, answer.statusCode]).toEqual([each, url, 403])
      }
    }
    expect(refused).toBeGreaterThan(8)
    // An administrator may see what is whose ever; a key is an ordinary member's.
    const draft = await (await newPerson(test.app)).ask('POST', '/v1/listings', { body: goodDraft })
    const url = `/v1/listings/${draft.json().id}`
    expect((await admin.ask('GET', url)).statusCode).toBe(200)
    expect((await ask(key, url)).statusCode).toBe(404)
  })

  it('show no pictures of drafts, and are no access tokens elsewhere', async () => {
    const { key } = await make(await newPerson(test.app), ['listings:read'])
    expect((await ask(key, `/img/card/${'0'.repeat(64)}.webp`)).statusCode).toBe(404)
    expect((await ask(key, '/v1/listings')).statusCode).toBe(200)
  })

  it('are made by who knows the password, and told by mail', async () => {
    const person = await newPerson(test.app)
    const body = { name: 'Shop', scopes: ['listings:read'] }
    const without = await person.ask('POST', '/v1/api-keys', { body })
    expect([without.statusCode, without.json().errors[0].pointer]).toEqual([400, '/currentPassword'])
    const wrong = await person.ask('POST', '/v1/api-keys', {
      body: { ...body, currentPassword: 'alta parola' },
    })
    expect([wrong.statusCode, wrong.json().type]).toEqual([403, '/problems/wrong-password'])
    expect((await person.ask('GET', '/v1/api-keys')).json().items).toEqual([])
    const mails = () => test.app.database.tasks.list({ goal: 'mailer', limit: 100 })
    const before = (await mails()).length
    await make(person, ['listings:read'])
    // Its address was never confirmed, so that it may be somebody else's.
    expect(await mails()).toHaveLength(before)
    await test.app.database.users.verifyEmail(person.id)
    await make(person, ['listings:read'])
    expect((await mails())[0]!.input).toMatchObject({ to: person.email, template: 'api-key-made' })
  })

  it('are at most twenty for an account, also when all are made at once', async () => {
    const person = await newPerson(test.app)
    await person.ask('POST', '/v1/me/confirm', { body: { password: person.password } })
    const body = { name: 'Shop', scopes: ['listings:read'] }
    const answers = await Promise.all(
      Array.from({ length: 23 }, () => person.ask('POST', '/v1/api-keys', { body })),
    )
    const statuses = answers.map(({ statusCode }) => statusCode).sort()
    expect(statuses).toEqual([...Array(20).fill(201), 409, 409, 409])
  })

  it('say what is wrong with what is asked for, all at once', async () => {
    const person = await newPerson(test.app)
    const errorsOf = async (more: object) => {
      const refused = await person.ask('POST', '/v1/api-keys', {
        body: { name: 'Shop', scopes: ['listings:read'], ...more },
      })
      expect([more, refused.statusCode]).toEqual([more, 400])
      return refused.json().errors.map(({ pointer }: { pointer: string }) => pointer)
    }
    const late = new Date(Date.now() + 367 * dayMs).toISOString()
    expect(
      await errorsOf({ expiresAt: late, addresses: ['10.0.0.1', '0.0.0.0/0', 'x'], name: '\u200b' }),
    ).toEqual(['/name', '/expiresAt', '/addresses/1', '/addresses/2'])
    expect(await errorsOf({ expiresAt: '2020-01-01T00:00:00Z' })).toEqual(['/expiresAt'])
    expect(await errorsOf({ scopes: [] })).toEqual(['/scopes'])
    expect(await errorsOf({ scopes: ['everything'] })).toEqual(['/scopes/0'])
    expect(await errorsOf({ role: 'admin' })).toEqual(['/role'])
  })

  it('tell when they were last used, written at most once a minute', async () => {
    const person = await newPerson(test.app)
    const { key } = await make(person, ['account:read'])
    const touch = vi.spyOn(test.app.database.apiKeys, 'touch')
    const usedAt = async () => (await person.ask('GET', '/v1/api-keys')).json().items[0].usedAt
    await statusOf(key)
    await statusOf(key)
    await vi.waitFor(async () => expect(await usedAt()).toMatch(/Z$/), { timeout: 60_000, interval: 50 })
    await statusOf(key)
    await delay(1_200)
    expect(touch).toHaveBeenCalledOnce()
  })

  it('have a limit of their own', async () => {
    await test.restart({ limitKeyPerMinute: 3 })
    const person = await newPerson(test.app)
    const [one, other] = [await make(person, ['account:read']), await make(person, ['account:read'])]
    for (let n = 0; n < 3; n++) expect(await statusOf(one.key)).toBe(200)
    const refused = await ask(one.key, '/v1/me')
    expect([refused.statusCode, refused.headers.ratelimit]).toEqual([
      429,
      expect.stringContaining('"key";r=0'),
    ])
    expect(await statusOf(other.key)).toBe(200)
    await test.restart()
  })
})
