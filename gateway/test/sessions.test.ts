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
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 })
      const theft = await refresh(person.refreshToken)
      expect([theft.statusCode, theft.json().type]).toEqual([401, '/problems/invalid-refresh-token'])
      expect((await refresh(refreshToken)).statusCode).toBe(401)
      expect(await statusOf(accessToken)).toBe(401)
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
      const until = performance.now() + 10_000
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
