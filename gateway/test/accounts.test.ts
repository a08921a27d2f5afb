import { DatabaseSync } from 'node:sqlite'
import { setTimeout as delay } from 'node:timers/promises'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dialects, drain, startTestApp, type TestApp } from './app.ts'
import { newPerson, type Person, publishListing } from './people.ts'

describe.each(dialects)('what grows with an account on %s', (dialect) => {
  let test: TestApp
  let address = ''
  beforeAll(async () => {
    test = await startTestApp(dialect, { limitDrafts: 3, limitListings: 2 })
    address = await test.app.listen({ host: '127.0.0.1', port: 0 })
  })
  afterAll(() => test.close())

  /** Listings past the API, as an import brings them. */
  async function fill(person: Person, count: number): Promise<void> {
    const one = {
      title: 'Canapea',
      description: 'Canapea de trei locuri, folosită doi ani. '.repeat(10),
      categoryId: 'sofas',
      price: null,
      negotiable: false,
      condition: 'good' as const,
      attributes: {},
      placeId: null,
      placeName: 'Cluj-Napoca',
      status: 'published' as const,
      createdAt: new Date().toISOString(),
      publishedAt: new Date().toISOString(),
    }
    for (let at = 0; at < count; at += 1000) {
      await test.app.database.listings.writeBatch(
        Array.from({ length: Math.min(1000, count - at) }, (_, i) => ({
          ...one,
          sellerId: person.id,
          externalId: String(at + i),
        })),
      )
    }
  }

  it('shows a new name at once, also to whoever has the old answer', async () => {
    const person = await newPerson(test.app, 'Ana Veche')
    const { id } = await publishListing(test.app, person)
    const read = (headers = {}) => test.app.inject({ url: `/v1/listings/${id}`, headers })
    const first = await read()
    expect(first.json().seller.name).toBe('Ana Veche')
    const before = await test.app.inject(`/v1/search?seller=${person.id}`)
    expect((await person.ask('PATCH', '/v1/me', { body: { name: 'Ana Nouă' } })).statusCode).toBe(200)
    const second = await read({ 'if-none-match': String(first.headers.etag) })
    expect(second.statusCode).toBe(200)
    expect(second.json()).toMatchObject({ seller: { name: 'Ana Nouă' }, version: first.json().version })
    // Nothing else was written: what lists show is as it was.
    const after = await test.app.inject(`/v1/search?seller=${person.id}`)
    expect(after.headers.etag).toBe(before.headers.etag)
    expect(after.json().items[0].seller).toEqual({ id: person.id })
  })

  it('refuses more drafts and more live listings than a member may have, by name', async () => {
    const person = await newPerson(test.app)
    for (let i = 0; i < 2; i++) await publishListing(test.app, person)
    const create = () => person.ask('POST', '/v1/listings', { body: { categoryId: 'sofas' } })
    for (let i = 0; i < 3; i++) expect((await create()).statusCode).toBe(201)
    const refused = await create()
    expect([refused.statusCode, refused.json().detail]).toEqual([409, expect.stringContaining('at most 3')])
    await expect(publishListing(test.app, person)).rejects.toThrow(/409/)
  })

  it('forgets an export whose client went away before it began', async () => {
    const person = await newPerson(test.app)
    const { limitAccount } = test.app
    const left = Promise.withResolvers<void>()
    // What a limit store on the network takes.
    test.app.limitAccount = async (_request, reply) => {
      aborter.abort()
      while (!reply.raw.destroyed) await delay(5)
      setImmediate(left.resolve)
    }
    const aborter = new AbortController()
    try {
      const headers = { authorization: `Bearer ${person.accessToken}` }
      await expect(fetch(`${address}/v1/me/export`, { headers, signal: aborter.signal })).rejects.toThrow()
      await left.promise
    } finally {
      test.app.limitAccount = limitAccount
    }
    await delay(50)
    expect((await person.ask('GET', '/v1/me/export')).statusCode).toBe(200)
  })

  it('streams an export, one at a time for an account', async () => {
    const person = await newPerson(test.app)
    await fill(person, 3000)
    const ask = () =>
      fetch(`${address}/v1/me/export`, { headers: { authorization: `Bearer ${person.accessToken}` } })
    const first = await ask()
    expect(first.headers.get('content-length')).toBeNull()
    const second = await ask()
    expect(second.status).toBe(429)
    await second.body?.cancel()
    const body = (await first.json()) as { account: { id: string }; listings: unknown[] }
    expect(body.account.id).toBe(person.id)
    expect(body.listings).toHaveLength(3000)
    await delay(50)
    const third = await ask()
    expect(third.status).toBe(200)
    await third.body?.cancel()
  })

  it('ends a large account at once, and removes it in steps while others are served', async () => {
    const person = await newPerson(test.app)
    await fill(person, 1500)
    await drain(test.app)
    expect((await test.app.inject(`/v1/search?seller=${person.id}&limit=1`)).json().total).toBe(1500)
    const [{ id }] = (await test.app.inject(`/v1/listings?seller=${person.id}&limit=1`)).json().items
    const { removeSome } = test.app.database.users
    let steps = 0
    test.app.database.users.removeSome = (...limits) => {
      steps++
      return removeSome(...limits)
    }
    const { statusCode } = await person.ask('DELETE', '/v1/me', { body: { password: person.password } })
    expect(statusCode).toBe(204)
    expect((await test.app.inject(`/v1/listings/${id}`)).statusCode).not.toBe(200)
    const login = await test.app.inject({
      method: 'POST',
      url: '/v1/auth/login',
      body: { email: person.email, password: person.password },
    })
    expect(login.statusCode).toBe(401)
    await test.app.removeAccounts()
    test.app.database.users.removeSome = removeSome
    expect(steps).toBeGreaterThanOrEqual(1500 / 400)
    await drain(test.app)
    expect((await test.app.inject(`/v1/search?seller=${person.id}`)).json().total).toBe(0)
  })

  it('goes on removing after the time of the request that began it, whoever locks the database for a while', async () => {
    const writeWaitMs = 500
    await test.restart({ writeWaitMs })
    const person = await newPerson(test.app)
    await fill(person, 1500)
    const { removeSome } = test.app.database.users
    let isLocked = false
    let removed = Number.POSITIVE_INFINITY
    test.app.database.users.removeSome = async (...limits) => {
      if (!isLocked) {
        isLocked = true
        setTimeout(await lockWrites(test.config.databaseUrl), 2 * writeWaitMs)
      }
      removed = await removeSome(...limits)
      return removed
    }
    await person.ask('DELETE', '/v1/me', { body: { password: person.password } })
    while (removed > 0) await delay(20)
    test.app.database.users.removeSome = removeSome
  })
})

/** Keeps others from removing listings, as another process may; resolves to what ends it. */
async function lockWrites(databaseUrl: string): Promise<() => Promise<void>> {
  if (databaseUrl.startsWith('sqlite:')) {
    const other = new DatabaseSync(databaseUrl.slice('sqlite:'.length))
    other.exec('begin immediate')
    return async () => other.close()
  }
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query('begin; lock table listings in exclusive mode')
  return () => client.end()
}
