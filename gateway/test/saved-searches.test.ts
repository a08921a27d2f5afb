import { stopToken } from '@piata/agents'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dialects, startTestApp, type TestApp } from './app.ts'
import { newPerson, type Person } from './people.ts'

describe.each(dialects)('saved searches on %s', (dialect) => {
  let test: TestApp
  let ana: Person
  let dan: Person
  beforeAll(async () => {
    test = await startTestApp(dialect)
    ana = await newPerson(test.app)
    dan = await newPerson(test.app)
  })
  afterAll(() => test.close())

  const address = '/v1/saved-searches'
  let saved = 0
  const body = (more: object = {}) => ({
    name: 'Biciclete la Cluj',
    query: { q: `bicicletă ${++saved}`, county: 'CJ', priceMax: 100_000 },
    ...more,
  })
  const save = async (person: Person, more: object = {}, headers = {}) => {
    const answer = await person.ask('POST', address, { body: body(more), headers })
    expect(answer.statusCode, answer.body).toBe(201)
    return answer.json()
  }

  it('are saved, read, listed, changed and forgotten', async () => {
    const answer = await ana.ask('POST', address, { body: body({ name: '  Biciclete   la Cluj ' }) })
    expect(answer.statusCode, answer.body).toBe(201)
    const search = answer.json()
    expect(search).toMatchObject({
      ...{ name: 'Biciclete la Cluj', frequency: 'daily', locale: 'ro', toldAt: null, version: 1 },
      query: { q: 'bicicletă 1', county: 'CJ', priceMax: 100_000 },
    })
    const at = answer.headers.location as string
    expect(at).toBe(`${address}/${search.id}`)
    const read = await ana.ask('GET', at)
    expect([read.json(), read.headers.etag]).toEqual([search, answer.headers.etag])
    expect((await ana.ask('GET', address)).json()).toEqual({ items: [search], next: null })

    const stale = { 'if-match': `"${search.id}-7"` }
    const patch = { frequency: 'weekly', locale: 'en' }
    expect((await ana.ask('PATCH', at, { body: patch, headers: stale })).statusCode).toBe(412)
    expect((await ana.ask('DELETE', at, { headers: stale })).statusCode).toBe(412)
    const headers = { 'if-match': read.headers.etag as string }
    const changed = await ana.ask('PATCH', at, { body: patch, headers })
    expect(changed.json()).toMatchObject({ ...patch, name: 'Biciclete la Cluj', version: 2 })
    const unchanged = await ana.ask('GET', at, {
      headers: { 'if-none-match': changed.headers.etag as string },
    })
    expect(unchanged.statusCode).toBe(304)
    expect((await ana.ask('DELETE', at)).statusCode).toBe(204)
    expect((await ana.ask('GET', at)).statusCode).toBe(404)
  })

  it('of others are not there', async () => {
    const { id } = await save(ana)
    const at = `${address}/${id}`
    expect((await dan.ask('GET', at)).statusCode).toBe(404)
    expect((await dan.ask('PATCH', at, { body: { name: 'A mea' } })).statusCode).toBe(404)
    expect(
      (await dan.ask('PATCH', at, { body: { name: 'x' }, headers: { 'if-match': '*' } })).statusCode,
    ).toBe(404)
    expect((await dan.ask('DELETE', at)).statusCode).toBe(404)
    expect((await dan.ask('GET', address)).json().items).toEqual([])
    expect((await ana.ask('GET', at)).json().name).toBe('Biciclete la Cluj')
  })

  it('are saved once, however often a request comes', async () => {
    const asked = body()
    const headers = { 'idempotency-key': 'save-once' }
    const [first, again] = [
      await dan.ask('POST', address, { body: asked, headers }),
      await dan.ask('POST', address, { body: asked, headers }),
    ]
    expect(again.json()).toEqual(first.json())
    expect(again.headers['idempotent-replayed']).toBe('true')
    const same = await dan.ask('POST', address, { body: asked })
    expect([same.statusCode, same.json().errors]).toEqual([
      409,
      [{ pointer: '/query', detail: 'This search is saved already' }],
    ])
  })

  it.each([
    [{ query: {} }, '/query'],
    [{ query: { q: '  ', sort: 'newest' } }, '/query'],
    [{ query: { priceMin: 0 } }, '/query'],
    [{ query: { near: '46.7,23.6' } }, '/query'],
    [{ query: { q: 'x', limit: 20 } }, '/query/limit'],
    [{ query: { q: 'x', cursor: 'x' } }, '/query/cursor'],
    [{ query: { q: 'x', priceMax: '100' } }, '/query/priceMax'],
    [{ query: { q: 'x'.repeat(1_001) } }, '/query/q'],
    [{ query: { category: 'nothing' } }, '/query/category'],
    [{ query: { county: '12' } }, '/query/county'],
    [{ query: { q: 'x', sort: 'distance' } }, '/query/sort'],
    [{ query: { q: 'x', 'attr.nothing': '1' } }, '/query/attr.nothing'],
    [{ query: { priceMin: 5, priceMax: 4 } }, '/query/priceMin'],
    [{ query: { seller: 'me' } }, '/query/seller'],
    [{ name: '' }, '/name'],
    [{ name: '\u200b' }, '/name'],
    [{ name: 'x'.repeat(81) }, '/name'],
    [{ name: 'a\u0007' }, '/name'],
    [{ frequency: 'hourly' }, '/frequency'],
    [{ locale: 'fr' }, '/locale'],
    [{ userId: 'x' }, '/userId'],
  ])('%j is refused at %s', async (more, pointer) => {
    const answer = await ana.ask('POST', address, { body: { name: 'x', query: { q: 'x' }, ...more } })
    expect(answer.statusCode, answer.body).toBe(400)
    expect(answer.json().errors[0].pointer).toBe(pointer)
  })

  it('take every filter that search takes', async () => {
    const query = {
      ...{
        q: '"canapea extensibilă" -veche',
        category: 'sofas',
        place: 'Cluj-Napoca',
        condition: 'good,used',
      },
      ...{ near: '46.77,23.59', radiusKm: 30, 'attr.type': 'corner', sort: 'price-asc' },
    }
    expect((await save(ana, { query })).query).toEqual(query)
  })

  it('are in the export, and end with the account', async () => {
    const person = await newPerson(test.app)
    const { version: _, ...search } = await save(person)
    const exported = (await person.ask('GET', '/v1/me/export')).json()
    expect(exported.savedSearches).toEqual([search])
    expect(exported.savedSearchFinds).toEqual([])
    expect((await person.ask('DELETE', '/v1/me', { body: { password: person.password } })).statusCode).toBe(
      204,
    )
    await test.app.removeAccounts()
    const left = await test.app.database.savedSearches.page(person.id, { limit: 5 })
    expect(left.items).toEqual([])
  })

  describe('are stopped by a link', () => {
    const link = async (whose: { id: string } | { userId: string }) =>
      `/v1/unsubscribe/${stopToken(whose, await test.app.database.alerts.secret())}`
    const frequencies = async (person: Person) =>
      (await person.ask('GET', address)).json().items.map(({ frequency }: { frequency: string }) => frequency)

    it('without log-in, one or all, and only when it is sent, as mail programs send it', async () => {
      const person = await newPerson(test.app)
      const { id } = await save(person, { name: 'Una' })
      await save(person, { name: 'Alta' })
      const one = await link({ id })
      const all = await link({ userId: person.id })
      for (const method of ['GET', 'HEAD'] as const)
        expect((await test.app.inject({ method, url: one })).statusCode).toBe(200)
      expect((await test.app.inject(all)).json()).toEqual({
        searches: [{ name: 'Alta' }, { name: 'Una' }],
        kinds: [],
      })
      expect(await frequencies(person)).toEqual(['daily', 'daily'])

      const clicked = await test.app.inject({
        ...{ method: 'POST', url: one, body: 'List-Unsubscribe=One-Click' },
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      })
      expect([clicked.statusCode, clicked.json()]).toEqual([200, { searches: [{ name: 'Una' }], kinds: [] }])
      expect(await frequencies(person)).toEqual(['daily', 'never'])
      const form =
        '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n'
      const again = await test.app.inject({
        ...{ method: 'POST', url: all, body: form },
        headers: { 'content-type': 'multipart/form-data; boundary=b' },
      })
      expect(again.json()).toEqual({ searches: [{ name: 'Alta' }], kinds: [] })
      expect(await frequencies(person)).toEqual(['never', 'never'])
      expect((await test.app.inject({ method: 'POST', url: all })).json()).toEqual({
        searches: [],
        kinds: [],
      })
    })

    it('that is whole, and of this site', async () => {
      const { id } = await save(ana)
      const good = await link({ id })
      const other = stopToken({ id }, Buffer.alloc(32))
      const swapped = good.replace('/s', '/u')
      for (const bad of [
        good.slice(0, -1),
        `${good}A`,
        `/v1/unsubscribe/${other}`,
        swapped,
        `${good.slice(0, -3)}AAA`,
      ])
        for (const method of ['GET', 'POST'] as const)
          expect([400, 404]).toContain((await test.app.inject({ method, url: bad })).statusCode)
      expect((await ana.ask('GET', `${address}/${id}`)).json().frequency).toBe('daily')
    })
  })
})
