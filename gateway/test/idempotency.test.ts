import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { storedKeyOf } from '../idempotency/identity.ts'
import { dialects, startTestApp, type TestApp } from './app.ts'
import { goodDraft, newPerson, type Person } from './people.ts'

describe.each(dialects)('Idempotency-Key on %s', (dialect) => {
  let test: TestApp
  let person: Person
  beforeAll(async () => {
    test = await startTestApp(dialect)
    person = await newPerson(test.app)
  })
  afterAll(() => test.close())

  const create = (who: Person, key: string, title = 'O canapea') =>
    who.ask('POST', '/v1/listings', {
      body: { categoryId: 'sofas', title },
      headers: { 'idempotency-key': key },
    })

  it('gives every retry the first answer', async () => {
    const key = randomUUID()
    const first = await create(person, key)
    expect(first.statusCode).toBe(201)
    expect(first.headers).not.toHaveProperty('idempotent-replayed')
    const retry = await create(person, key)
    expect(retry.statusCode).toBe(201)
    expect(retry.headers['idempotent-replayed']).toBe('true')
    expect(retry.body).toBe(first.body)
    for (const name of ['location', 'etag', 'content-type'])
      expect(retry.headers[name]).toBe(first.headers[name])
    const mine = (await person.ask('GET', '/v1/me/listings?limit=100')).json().items
    expect(mine.filter(({ id }: { id: string }) => id === first.json().id)).toHaveLength(1)
  })

  it('keeps long answers readable, whichever codings the retry accepts', async () => {
    const key = randomUUID()
    const send = (coding: string) =>
      person.ask('POST', '/v1/listings', {
        body: { categoryId: 'sofas', description: 'O canapea lungă. '.repeat(200) },
        headers: { 'idempotency-key': key, 'accept-encoding': coding },
      })
    const first = await send('br')
    const retry = await send('identity')
    expect(retry.headers['idempotent-replayed']).toBe('true')
    expect(retry.headers).not.toHaveProperty('content-encoding')
    expect(retry.json()).toEqual(first.json())
    expect(retry.headers.vary).toBe(first.headers.vary)
  })

  it('refuses the key for another body or another address', async () => {
    const key = randomUUID()
    const first = await create(person, key)
    expect((await create(person, key, 'Altceva')).statusCode).toBe(422)
    const headers = { 'idempotency-key': key }
    const elsewhere = await person.ask('POST', `/v1/listings/${first.json().id}/withdraw`, { headers })
    expect(elsewhere.statusCode).toBe(422)
    expect(elsewhere.json().type).toBe('/problems/idempotency-mismatch')
  })

  it('does again what was refused, as the reason may be gone', async () => {
    const headers = { 'idempotency-key': randomUUID() }
    const { id } = (await create(person, randomUUID())).json()
    const publish = () => person.ask('POST', `/v1/listings/${id}/publish`, { headers })
    expect((await publish()).statusCode).toBe(409)
    const place = (await test.app.inject('/v1/places?q=Cluj-Napoca&limit=1')).json().items[0]
    const body = { ...goodDraft, placeId: place.id }
    const changed = await person.ask('PATCH', `/v1/listings/${id}`, { body, headers: { 'if-match': '*' } })
    expect(changed.statusCode, changed.body).toBe(200)
    const published = await publish()
    expect([published.statusCode, published.headers['idempotent-replayed']]).toEqual([200, undefined])
    expect((await publish()).headers['idempotent-replayed']).toBe('true')
  })

  it('keeps the keys of two people apart', async () => {
    const key = randomUUID()
    const other = await newPerson(test.app)
    const first = await create(person, key)
    const second = await create(other, key)
    expect(second.statusCode).toBe(201)
    expect(second.json().id).not.toBe(first.json().id)
  })

  it('lets one of many concurrent requests act', async () => {
    const key = randomUUID()
    const answers = await Promise.all(Array.from({ length: 8 }, () => create(person, key, 'Deodată')))
    const created = answers.filter(({ statusCode }) => statusCode === 201)
    expect(new Set(created.map((answer) => answer.json().id)).size).toBe(1)
    for (const { statusCode } of answers) expect([201, 409]).toContain(statusCode)
    const mine = (await person.ask('GET', '/v1/me/listings?limit=100')).json().items
    expect(mine.filter(({ title }: { title: string }) => title === 'Deodată')).toHaveLength(1)
  })

  it('repeats a registration and a log-in with the same tokens, cookie included', async () => {
    const headers = { 'idempotency-key': randomUUID() }
    const body = {
      email: `${randomUUID()}@piata.example`,
      password: 'o parola lunga',
      name: 'A',
      transport: 'cookie',
    }
    // other cookies of the site come and go meanwhile
    const register = (cookie: string) =>
      test.app.inject({ method: 'POST', url: '/v1/auth/register', body, headers: { ...headers, cookie } })
    const first = await register('visits=1')
    const retry = await register('visits=2; theme=dark')
    expect([first.statusCode, retry.statusCode]).toEqual([201, 201])
    expect(retry.json()).toEqual(first.json())
    expect(retry.cookies).toEqual(first.cookies)
    expect(retry.headers['idempotent-replayed']).toBe('true')
  })

  it('makes refreshing safe to repeat', async () => {
    const { refreshToken } = await newPerson(test.app)
    const headers = { 'idempotency-key': randomUUID() }
    const refresh = () =>
      test.app.inject({ method: 'POST', url: '/v1/auth/refresh', body: { refreshToken }, headers })
    const first = await refresh()
    expect((await refresh()).json()).toEqual(first.json())
    const next = await test.app.inject({
      method: 'POST',
      url: '/v1/auth/refresh',
      body: { refreshToken: first.json().refreshToken },
    })
    expect(next.statusCode).toBe(200)
  })

  it('keeps nothing of an account that was deleted', async () => {
    const leaving = await newPerson(test.app)
    const key = randomUUID()
    expect((await create(leaving, key)).statusCode).toBe(201)
    const outcome = async () => {
      const now = new Date().toISOString()
      return (await test.app.database.idempotency.find(leaving.id, storedKeyOf(key), 'other', now))?.outcome
    }
    expect(await outcome()).toBe('mismatch')
    const body = { password: leaving.password }
    expect((await leaving.ask('DELETE', '/v1/me', { body })).statusCode).toBe(204)
    await test.app.removeAccounts()
    expect(await outcome()).toBeUndefined()
  })

  it('refuses a broken key and does not keep invalid requests', async () => {
    expect((await create(person, 'x'.repeat(256))).statusCode).toBe(400)
    const key = randomUUID()
    const invalid = await person.ask('POST', '/v1/listings', {
      body: { categoryId: 5 },
      headers: { 'idempotency-key': key },
    })
    expect(invalid.statusCode).toBe(400)
    expect((await create(person, key)).statusCode).toBe(201)
  })
})
