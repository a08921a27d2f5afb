import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { buildApp } from '../app.ts'
import { dialects, startTestApp, type TestApp } from './app.ts'
import { newPerson, type Person } from './people.ts'

describe.each(dialects)('sessions on %s', (dialect) => {
  let test: TestApp
  const post = (url: string, body: object, app = test.app) => app.inject({ method: 'POST', url, body })
  const refresh = (refreshToken: string) => post('/v1/auth/refresh', { refreshToken })
  const statusOf = async (accessToken: string, app = test.app) => {
    const headers = { authorization: `Bearer ${accessToken}` }
    return (await app.inject({ url: '/v1/me', headers })).statusCode
  }
  const pick = ({ email, password }: Person) => ({ email, password })
  const logIn = async ({ email, password }: Pick<Person, 'email' | 'password'>) =>
    (await post('/v1/auth/login', { email, password })).json()

  beforeAll(async () => {
    test = await startTestApp(dialect)
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.restoreAllMocks()
  })
  afterAll(() => test.close())

  describe('refreshing', () => {
    it('gives every one of many at once the same next token', async () => {
      const person = await newPerson(test.app)
      const answers = await Promise.all(Array.from({ length: 5 }, () => refresh(person.refreshToken)))
      expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200, 200])
      const tokens = new Set(answers.map((answer) => answer.json().refreshToken))
      expect(tokens.size).toBe(1)
      expect((await refresh([...tokens][0])).statusCode).toBe(200)
    })

    it('goes on after a lost answer, and ends the session when an old token comes later', async () => {
      const person = await newPerson(test.app)
      await refresh(person.refreshToken)
      const again = await refresh(person.refreshToken)
      expect(again.statusCode).toBe(200)
      const { accessToken, refreshToken } = (await refresh(again.json().refreshToken)).json()
      expect(await statusOf(accessToken)).toBe(200)
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 31_000 })
      const theft = await refresh(person.refreshToken)
      expect([theft.statusCode, theft.json().type]).toEqual([401, '/problems/invalid-refresh-token'])
      expect((await refresh(refreshToken)).statusCode).toBe(401)
      expect(await statusOf(accessToken)).toBe(401)
      const tasks = await test.app.database.tasks.list({ goal: 'mailer', limit: 100 })
      const told = tasks.map(({ input }) => input as { to: string; template: string; data: object })
      expect(told.filter(({ to }) => to === person.email)).toMatchObject([
        { template: 'session-reused', data: { startedAt: expect.any(String) } },
      ])
    })

    it('starts the life of a session anew, but never past its longest', async () => {
      const dayMs = 86_400_000
      const person = await newPerson(test.app)
      let { refreshToken } = person
      const start = Date.now()
      for (const day of [29, 58, 87, 116, 145, 174]) {
        vi.useFakeTimers({ toFake: ['Date'], now: start + day * dayMs })
        const answer = await refresh(refreshToken)
        expect(answer.statusCode).toBe(200)
        refreshToken = answer.json().refreshToken
      }
      vi.useFakeTimers({ toFake: ['Date'], now: start + 180 * dayMs + 1000 })
      expect((await refresh(refreshToken)).statusCode).toBe(401)
      const idle = await newPerson(test.app)
      vi.useFakeTimers({ toFake: ['Date'], now: start + 211 * dayMs })
      expect((await refresh(idle.refreshToken)).statusCode).toBe(401)
    })
  })

  describe('one’s own sessions', () => {
    const list = async (person: Person, query = '') =>
      (await person.ask('GET', `/v1/me/sessions${query}`)).json()

    it('are listed, by pages, with the present one marked', async () => {
      const person = await newPerson(test.app)
      const headers = { 'user-agent': 'Fancy Phone' }
      const { email, password } = person
      await test.app.inject({ method: 'POST', url: '/v1/auth/login', headers, body: { email, password } })
      const { items } = await list(person)
      expect(items.map((item: { current: boolean }) => item.current)).toEqual([false, true])
      expect(items[0]).toMatchObject({
        userAgent: 'Fancy Phone',
        network: null,
        createdAt: expect.any(String),
      })
      expect(Object.keys(items[0])).not.toContain('userId')
      const first = await list(person, '?limit=1')
      const second = await list(person, `?limit=1&cursor=${first.next}`)
      expect([first.items[0].id, second.items[0].id, second.next]).toEqual([items[0].id, items[1].id, null])
      expect((await person.ask('GET', '/v1/me/sessions?cursor=rubbish')).statusCode).toBe(400)
    })

    it('end one by one, each only by its owner', async () => {
      const [person, stranger] = [await newPerson(test.app), await newPerson(test.app)]
      const other = await logIn(person)
      const [{ id }] = (await list(person)).items
      expect((await stranger.ask('DELETE', `/v1/me/sessions/${id}`)).statusCode).toBe(404)
      expect(await statusOf(other.accessToken)).toBe(200)
      expect((await list(stranger)).items).toHaveLength(1)
      expect((await person.ask('DELETE', `/v1/me/sessions/${id}`)).statusCode).toBe(204)
      expect(await statusOf(other.accessToken)).toBe(401)
      expect((await refresh(other.refreshToken)).statusCode).toBe(401)
      expect((await person.ask('DELETE', `/v1/me/sessions/${id}`)).statusCode).toBe(404)
    })

    it('end all but the present one, and nobody else’s', async () => {
      const [person, stranger] = [await newPerson(test.app), await newPerson(test.app)]
      const others = [await logIn(person), await logIn(person)]
      expect((await person.ask('DELETE', '/v1/me/sessions')).statusCode).toBe(204)
      for (const { accessToken } of others) expect(await statusOf(accessToken)).toBe(401)
      expect(await statusOf(person.accessToken)).toBe(200)
      expect(await statusOf(stranger.accessToken)).toBe(200)
      expect((await list(person)).items).toHaveLength(1)
    })

    it('keep the network only where the operator says so', async () => {
      const app = await buildApp({ config: { ...test.config, sessionNetworks: true } })
      const { accessToken } = await newPerson(app)
      const headers = { authorization: `Bearer ${accessToken}` }
      const { items } = (await app.inject({ url: '/v1/me/sessions', headers })).json()
      expect(items[0].network).toBe('127.0.0.0/24')
      await app.close()
    })
  })

  describe('a confirmed session', () => {
    const password = 'cu totul alta parola'

    it('needs no password for five minutes, and no other session does', async () => {
      const person = await newPerson(test.app)
      const other = await logIn(person)
      const wrong = await person.ask('POST', '/v1/me/confirm', { body: { password: 'not this one' } })
      expect([wrong.statusCode, wrong.json().type]).toEqual([403, '/problems/wrong-password'])
      expect((await person.ask('DELETE', '/v1/me', { body: {} })).statusCode).toBe(400)
      const confirmed = await person.ask('POST', '/v1/me/confirm', { body: { password: person.password } })
      expect(confirmed.statusCode).toBe(200)
      expect(Date.parse(confirmed.json().confirmedUntil)).toBeGreaterThan(Date.now() + 290_000)
      const headers = { authorization: `Bearer ${other.accessToken}` }
      const theirs = await test.app.inject({ method: 'PATCH', url: '/v1/me', headers, body: { password } })
      expect([theirs.statusCode, theirs.json().errors[0].pointer]).toEqual([400, '/currentPassword'])
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 301_000 })
      expect((await person.ask('PATCH', '/v1/me', { body: { password } })).statusCode).toBe(400)
      vi.useRealTimers()
      expect((await person.ask('PATCH', '/v1/me', { body: { password } })).statusCode).toBe(200)
      expect((await logIn({ email: person.email, password })).user.id).toBe(person.id)
    })

    it('ends with the password that confirmed it, when another session changes that', async () => {
      const person = await newPerson(test.app)
      const owner = await logIn(person)
      await person.ask('POST', '/v1/me/confirm', { body: { password: person.password } })
      const headers = { authorization: `Bearer ${owner.accessToken}` }
      const body = { password, currentPassword: person.password }
      await test.app.inject({ method: 'PATCH', url: '/v1/me', headers, body })
      expect((await person.ask('DELETE', '/v1/me', { body: {} })).statusCode).toBe(401)
    })

    it('may delete the account', async () => {
      const person = await newPerson(test.app)
      await person.ask('POST', '/v1/me/confirm', { body: { password: person.password } })
      expect((await person.ask('DELETE', '/v1/me', { body: {} })).statusCode).toBe(204)
    })
  })

  describe('an access token is void at once', () => {
    it('after log-out, and only that session’s', async () => {
      const person = await newPerson(test.app)
      const other = await logIn(person)
      expect(await statusOf(person.accessToken)).toBe(200)
      await post('/v1/auth/logout', { refreshToken: person.refreshToken })
      expect(await statusOf(person.accessToken)).toBe(401)
      expect(await statusOf(other.accessToken)).toBe(200)
    })

    it('after a changed password; the session that changed it goes on with a new one', async () => {
      const person = await newPerson(test.app)
      const other = await logIn(person)
      const password = 'cu totul alta parola'
      const change = (body: object) => person.ask('PATCH', '/v1/me', { body })
      expect((await change({ password })).statusCode).toBe(400)
      const wrong = await change({ password, currentPassword: 'not this one' })
      expect([wrong.statusCode, wrong.json().type]).toEqual([403, '/problems/wrong-password'])
      expect(wrong.json().errors[0].pointer).toBe('/currentPassword')
      expect((await change({ password, currentPassword: person.password })).statusCode).toBe(200)
      expect(await statusOf(other.accessToken)).toBe(401)
      expect((await refresh(other.refreshToken)).statusCode).toBe(401)
      expect(await statusOf(person.accessToken)).toBe(401)
      expect(await statusOf((await refresh(person.refreshToken)).json().accessToken)).toBe(200)
      const { email } = person
      expect((await post('/v1/auth/login', { email, password: person.password })).statusCode).toBe(401)
      expect((await post('/v1/auth/login', { email, password })).statusCode).toBe(200)
    })

    it('after the account is gone', async () => {
      const person = await newPerson(test.app)
      const { accessToken } = await logIn(person)
      const remove = (body?: object) => person.ask('DELETE', '/v1/me', body && { body })
      expect((await remove()).statusCode).toBe(400)
      const wrong = await remove({ password: 'not this one' })
      expect([wrong.statusCode, wrong.json().errors[0].pointer]).toEqual([403, '/password'])
      expect(await statusOf(accessToken)).toBe(200)
      expect((await remove({ password: person.password })).statusCode).toBe(204)
      const create = await test.app.inject({
        method: 'POST',
        url: '/v1/listings',
        headers: { authorization: `Bearer ${accessToken}` },
        body: { categoryId: 'sofas' },
      })
      expect(create.statusCode).toBe(401)
    })

    it('on other gateways too, within a second, and after a restart', async () => {
      const keysDir = join(test.config.dataDir, 'keys')
      const second = { ...test.config, dataDir: join(test.config.dataDir, 'second'), keysDir }
      let other: FastifyInstance = await buildApp({ config: second })
      const person = await newPerson(test.app)
      expect(await statusOf(person.accessToken, other)).toBe(200)
      await post('/v1/auth/logout', { refreshToken: person.refreshToken })
      const until = performance.now() + 60_000
      while ((await statusOf(person.accessToken, other)) !== 401 && performance.now() < until) await delay(50)
      expect(await statusOf(person.accessToken, other)).toBe(401)
      await other.close()
      other = await buildApp({ config: second })
      expect(await statusOf(person.accessToken, other)).toBe(401)
      await other.close()
    })
  })

  describe('a password that was changed while it was being checked', () => {
    const password = 'cu totul alta parola'
    /** Lets something happen between the look at a password and what it allows. */
    const meanwhile = (work: () => Promise<unknown>) => {
      const { users } = test.app.database
      const find = users.findByEmail
      vi.spyOn(users, 'findByEmail').mockImplementationOnce(async (email) => {
        const found = await find(email)
        await work()
        return found
      })
    }
    const change = (person: Person, accessToken: string) =>
      test.app.inject({
        method: 'PATCH',
        url: '/v1/me',
        headers: { authorization: `Bearer ${accessToken}` },
        body: { password, currentPassword: person.password },
      })

    it('opens no session, also of an account that went', async () => {
      const [changing, leaving] = [await newPerson(test.app), await newPerson(test.app)]
      meanwhile(async () => expect((await change(changing, changing.accessToken)).statusCode).toBe(200))
      expect((await post('/v1/auth/login', pick(changing))).statusCode).toBe(401)
      meanwhile(() => leaving.ask('DELETE', '/v1/me', { body: { password: leaving.password } }))
      expect((await post('/v1/auth/login', pick(leaving))).statusCode).toBe(401)
    })

    it('neither sets another one nor ends the account', async () => {
      const person = await newPerson(test.app)
      const [thief, owner] = [await logIn(person), await logIn(person)]
      meanwhile(async () => expect((await change(person, owner.accessToken)).statusCode).toBe(200))
      const body = { password: 'a celui care a furat', currentPassword: person.password }
      const headers = { authorization: `Bearer ${thief.accessToken}` }
      const stolen = await test.app.inject({ method: 'PATCH', url: '/v1/me', headers, body })
      expect([stolen.statusCode, stolen.json().type]).toEqual([403, '/problems/wrong-password'])
      expect((await refresh(owner.refreshToken)).statusCode).toBe(200)
      expect((await post('/v1/auth/login', { email: person.email, password })).statusCode).toBe(200)

      const other = await newPerson(test.app)
      const { accessToken, refreshToken } = await logIn(other)
      meanwhile(() => change(other, accessToken))
      const removal = await other.ask('DELETE', '/v1/me', { body: { password: other.password } })
      expect(removal.statusCode).toBe(403)
      expect((await refresh(refreshToken)).statusCode).toBe(200)
    })
  })

  it('counts guesses of the present password as log-ins are counted', async () => {
    const person = await newPerson(test.app)
    const guess = () => person.ask('DELETE', '/v1/me', { body: { password: 'not this one' } })
    for (let n = 0; n < 10; n++) expect((await guess()).statusCode).toBe(403)
    expect((await guess()).statusCode).toBe(429)
    expect(await statusOf(person.accessToken)).toBe(200)
  })

  it.each(['1234567890', 'manchester2026', 'Ana-Pop-1987', 'piata12345'])(
    'refuses the password %s and says why',
    async (password) => {
      const email = 'ana.pop@piata.example'
      const refused = await post('/v1/auth/register', { email, password, name: 'Ana Pop' })
      expect(refused.statusCode).toBe(400)
      expect(refused.json().errors).toEqual([
        { pointer: '/password', detail: expect.stringMatching(/^(is|repeats) /) },
      ])
      const person = await newPerson(test.app)
      const body = { password, currentPassword: person.password, name: 'Ana Pop' }
      const changed = await person.ask('PATCH', '/v1/me', { body })
      expect([changed.statusCode, changed.json().errors[0].pointer]).toEqual([400, '/password'])
    },
  )
})
