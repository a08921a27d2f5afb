import { randomUUID } from 'node:crypto'
import { phoneRules } from '@piata/db'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { doorDialects, startTestApp, type TestApp } from './app.ts'
import { goodDraft, newPerson, type Person, publishListing } from './people.ts'

const number = '+33199000123'

describe.each(doorDialects)('telephone numbers on %s', (dialect) => {
  let test: TestApp
  let seller: Person
  let ana: Person
  let dan: Person
  let id: string
  beforeAll(async () => {
    test = await startTestApp(dialect, { limitWritePerMinute: 10_000 })
    seller = await newPerson(test.app)
    ana = await newPerson(test.app)
    dan = await newPerson(test.app)
    id = (await publishListing(test.app, seller)).id
  })
  afterAll(() => test.close())

  const show = (phoneVisibility: string, phone: string | null = '+33 1 99 00 01 23') =>
    seller.ask('PATCH', '/v1/me', { body: { phone, phoneVisibility } })
  const ask = (person: Person | undefined, listing = id) => {
    const url = `/v1/listings/${listing}/phone`
    return person ? person.ask('POST', url) : test.app.inject({ method: 'POST', url })
  }
  const countOf = async () => (await seller.ask('GET', '/v1/me/listings')).json().items[0].phoneCount

  it('are kept in one form, and refused by name where nobody can be called', async () => {
    expect((await show('everybody')).json()).toMatchObject({ phone: number, phoneVisibility: 'everybody' })
    for (const phone of ['0906 123 456', '12345', '0712 345']) {
      const answer = await show('everybody', phone)
      expect([answer.statusCode, answer.json().errors[0].pointer]).toEqual([400, '/phone'])
    }
    const worse = await seller.ask('PATCH', '/v1/me', { body: { phoneVisibility: 'friends' } })
    expect([worse.statusCode, worse.json().errors[0].pointer]).toEqual([400, '/phoneVisibility'])
    expect((await seller.ask('GET', '/v1/me')).json().phone).toBe(number)
  })

  it('are shown to whom the seller chose, and a new choice shows at once', async () => {
    const first = await test.app.inject(`/v1/listings/${id}`)
    for (const [choice, statuses] of [
      ['nobody', [409, 409]],
      ['members', [401, 200]],
      ['everybody', [200, 200]],
    ] as const) {
      await show(choice)
      expect([choice, (await ask(undefined)).statusCode, (await ask(ana)).statusCode]).toEqual([
        choice,
        ...statuses,
      ])
      const headers = { 'if-none-match': first.headers.etag as string }
      const detail = await test.app.inject({ url: `/v1/listings/${id}`, headers })
      if (detail.statusCode === 200) expect(detail.json().seller.phone).toBe(choice)
      else expect(first.json().seller.phone).toBe(choice)
    }
    const answer = await ask(undefined)
    expect(answer.json()).toEqual({ phone: number, text: '+33 1 99 00 01 23' })
    expect(answer.headers['cache-control']).toBe('private, no-store')
    await show('everybody', null)
    expect((await test.app.inject(`/v1/listings/${id}`)).json().seller.phone).toBe('nobody')
    expect((await ask(ana)).statusCode).toBe(409)
    await show('everybody')
  })

  it('stand in no listing, list or search', async () => {
    const urls = [
      `/v1/listings/${id}`,
      '/v1/listings',
      `/v1/listings?seller=${seller.id}`,
      `/v1/listings?ids=${id}`,
      '/v1/search?q=canapea',
    ]
    await ana.ask('PUT', `/v1/favourites/${id}`)
    await ana.ask('PUT', `/v1/following/${seller.id}`)
    for (const url of [...urls, '/v1/favourites', '/v1/following']) {
      const { statusCode, body } = await ana.ask('GET', url)
      expect([url, statusCode]).toEqual([url, 200])
      expect(body).not.toContain('99000123')
    }
  })

  it('count once for each who asks, and not for the seller', async () => {
    const before = await countOf()
    const person = await newPerson(test.app)
    const answers = await Promise.all([ask(person), ask(person), ask(person), ask(seller)])
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200])
    expect(await countOf()).toBe(before + 1)
    const url = `/v1/listings/${id}/phone`
    const headers = { 'idempotency-key': randomUUID() }
    const [first, again] = [await dan.ask('POST', url, { headers }), await dan.ask('POST', url, { headers })]
    expect([again.json(), again.headers['idempotent-replayed']]).toEqual([first.json(), 'true'])
    expect(await countOf()).toBe(before + 2)
  })

  it('count a guest’s address once a day', async () => {
    const before = await countOf()
    const url = `/v1/listings/${id}/phone`
    const from = (remoteAddress: string) => test.app.inject({ method: 'POST', url, remoteAddress })
    const asked = []
    for (let n = 0; n < 3; n++) asked.push(await from('203.0.113.7'), await from(`2001:db8:1:2::${n + 1}`))
    await Promise.all([from('203.0.113.8'), from('203.0.113.8')])
    expect(asked.map(({ statusCode }) => statusCode)).toEqual(Array(6).fill(200))
    expect(await countOf()).toBe(before + 3)
  })

  it('are of what is on offer', async () => {
    const draft = (await seller.ask('POST', '/v1/listings', { body: goodDraft })).json()
    expect((await ask(ana, draft.id)).statusCode).toBe(404)
    expect((await ask(seller, draft.id)).statusCode).toBe(200)
    expect((await ask(ana, randomUUID())).statusCode).toBe(404)
    expect((await ask(ana, 'x')).statusCode).toBe(400)
    const { id: gone } = await publishListing(test.app, seller)
    expect((await seller.ask('POST', `/v1/listings/${gone}/sell`)).statusCode).toBe(200)
    // Shown as sold, it is no secret that it is.
    const sold = await ask(ana, gone)
    expect([sold.statusCode, sold.json().detail]).toEqual([409, expect.stringContaining('it is sold')])
    for (const one of [draft.id, gone]) await seller.ask('DELETE', `/v1/listings/${one}`)
  })

  it('are not told between accounts of which one has blocked the other', async () => {
    const [blocked, blocking] = [await newPerson(test.app), await newPerson(test.app)]
    for (const [person, who] of [
      [blocked, seller],
      [blocking, blocking],
    ] as const) {
      const url = `/v1/listings/${id}/conversations`
      const { conversationId } = (await person.ask('POST', url, { body: { text: 'Bună ziua' } })).json()
      await who.ask('POST', `/v1/conversations/${conversationId}/block`, { body: { blocked: true } })
      expect((await ask(person)).statusCode).toBe(409)
    }
  })

  it('of many sellers are too many for a day', async () => {
    const person = await newPerson(test.app)
    const { database } = test.app
    const view = async () => {
      const other = await newPerson(test.app)
      await other.ask('PATCH', '/v1/me', { body: { phone: number, phoneVisibility: 'members' } })
      return (await publishListing(test.app, other)).id
    }
    const last = await view()
    // By the table, as that many accounts would take long to make.
    const known = database.phones
    for (let at = 0; at < phoneRules.sellersPerDay; at++) {
      const other = await database.users.create({
        ...{ email: `${randomUUID()}@piata.example`, name: 'Om', passwordHash: 'x', phone: number },
      })
      await database.users.update(other.id, { phoneVisibility: 'members' })
      const now = new Date().toISOString()
      await database.listings.writeBatch([
        {
          ...goodDraft,
          ...{ placeId: null, sellerId: other.id, externalId: 'x', createdAt: now, publishedAt: now },
        },
      ])
      const { body } = await database.listings.page({ sellerId: other.id, limit: 1 })
      const [{ id: listing }] = JSON.parse(String(body)).items
      expect(await known.ask(listing, { id: person.id, network: null, guest: null })).toEqual({
        phone: number,
        isNew: true,
      })
    }
    const refused = await ask(person, last)
    expect([refused.statusCode, refused.headers['retry-after']]).toEqual([429, '3600'])
    expect((await ask(ana, last)).statusCode).toBe(200)
  })

  it('that were asked for are in the export, and end with the account', async () => {
    const person = await newPerson(test.app)
    await ask(person)
    const exported = (await person.ask('GET', '/v1/me/export')).json()
    expect(exported.phoneViews).toEqual([
      { listingId: id, sellerId: seller.id, network: null, viewedAt: expect.any(String) },
    ])
    expect((await seller.ask('GET', '/v1/me/export')).json().account).toMatchObject({
      ...{ phone: number, phoneVisibility: 'everybody' },
    })
    await person.ask('DELETE', '/v1/me', { body: { password: person.password } })
    while ((await test.app.database.users.removeSome(100)) > 0);
    expect(await test.app.database.phones.purge('9999', 1_000)).toBeGreaterThan(0)
  })
})

describe('telephone numbers', () => {
  it('are asked for so often an hour, and then 429', async () => {
    const test = await startTestApp('sqlite', { limitPhonesPerHour: 2 })
    const [seller, ana] = [await newPerson(test.app), await newPerson(test.app)]
    const { id } = await publishListing(test.app, seller)
    const statuses = []
    for (let at = 0; at < 5; at++)
      statuses.push((await ana.ask('POST', `/v1/listings/${id}/phone`)).statusCode)
    expect(statuses).toEqual([409, 409, 429, 429, 429])
    await test.close()
  })
})
