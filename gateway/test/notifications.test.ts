import { stopToken } from '@piata/agents'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { doorDialects, startTestApp, type TestApp } from './app.ts'
import { browserKeys, newPerson, type Person, publishListing } from './people.ts'

describe.each(doorDialects)('notifications on %s', (dialect) => {
  let test: TestApp
  let ana: Person
  let dan: Person
  beforeAll(async () => {
    test = await startTestApp(dialect)
    ana = await newPerson(test.app)
    dan = await newPerson(test.app, 'Dan Radu')
  })
  afterAll(() => test.close())

  const listingId = '01900000-0000-7000-8000-000000000001'
  const tell = (person: Person, title: string, key = title) =>
    test.app.database.notifications.notify({
      ...{ userId: person.id, kind: 'followed-seller', key },
      payload: { listingId, title, actorId: dan.id },
    })
  const list = (person: Person, query = '') => person.ask('GET', `/v1/notifications${query}`)
  const preferences = '/v1/me/notification-preferences'

  it('are listed for their account, page by page, with the number of unread ones', async () => {
    for (const title of ['Una', 'Două', 'Trei']) await tell(ana, title)
    const first = await list(ana, '?limit=2')
    expect(first.json()).toMatchObject({ items: [{ kind: 'followed-seller' }, {}], unread: 3 })
    expect(first.headers.link).toContain('rel="next"')
    const second = (await list(ana, `?limit=2&cursor=${first.json().next}`)).json()
    const titles = [...first.json().items, ...second.items].map(({ payload }) => payload.title)
    expect(titles.sort()).toEqual(['Două', 'Trei', 'Una'])
    expect(second.next).toBeNull()
    expect(first.json().items[0].with).toEqual({ id: dan.id, name: 'Dan Radu' })
    expect((await list(dan)).json()).toEqual({ items: [], next: null, unread: 0 })
    const again = await ana.ask('GET', '/v1/notifications?limit=2', {
      headers: { 'if-none-match': first.headers.etag as string },
    })
    expect(again.statusCode).toBe(304)
  })

  it('are read one by one or up to a moment, by their account alone', async () => {
    const { items } = (await list(ana)).json()
    const body = { ids: [items[2].id] }
    expect((await dan.ask('POST', '/v1/notifications/read', { body })).json()).toEqual({ unread: 0 })
    expect((await ana.ask('POST', '/v1/notifications/read', { body })).json()).toEqual({ unread: 2 })
    expect((await ana.ask('GET', '/v1/me/unread')).json()).toEqual({ conversations: 0, notifications: 2 })
    const all = { body: { upTo: items[0].at } }
    expect((await ana.ask('POST', '/v1/notifications/read', all)).json()).toEqual({ unread: 0 })
    await tell(ana, 'Nouă')
    expect((await list(ana)).json()).toMatchObject({
      unread: 1,
      items: [{ read: false }, { read: true }, {}, {}],
    })
  })

  it.each([
    [{}, ''],
    [{ ids: [] }, '/ids'],
    [{ ids: ['x'] }, '/ids/0'],
    [{ upTo: 'ieri' }, '/upTo'],
    [{ upTo: '2026-01-01T00:00:00Z', ids: [listingId] }, ''],
    [{ all: true }, '/all'],
  ])('%j is refused at %s', async (body, pointer) => {
    const answer = await ana.ask('POST', '/v1/notifications/read', { body })
    expect([answer.statusCode, answer.json().errors?.map((one: { pointer: string }) => one.pointer)]).toEqual(
      [400, expect.arrayContaining([pointer])],
    )
  })

  it('come as events, and tell a seller of a buyer’s message as it is chosen', async () => {
    const person = await newPerson(test.app)
    const chosen = { kinds: { message: { site: 'at-once', mail: 'never', push: 'never' } } }
    expect((await person.ask('PUT', preferences, { body: chosen })).statusCode).toBe(200)
    const listing = await publishListing(test.app, person)
    const url = `/v1/listings/${listing.id}/conversations`
    const sent = (await ana.ask('POST', url, { body: { text: 'Mai este?' } })).json()
    const events = await person.ask('GET', '/v1/events?seconds=0', { headers: { 'last-event-id': '0' } })
    expect(events.body).toContain('event: notification\n')
    expect((await list(person)).json()).toMatchObject({
      ...{ unread: 1, items: [{ kind: 'message', with: { id: ana.id } }] },
    })
    const read = { body: { seq: 1 } }
    await person.ask('POST', `/v1/conversations/${sent.conversationId}/read`, read)
    expect((await list(person)).json()).toMatchObject({ unread: 0, items: [{ read: true }] })
  })

  it('are chosen by whoever knows what was chosen before', async () => {
    const person = await newPerson(test.app)
    const before = await person.ask('GET', preferences)
    expect(before.json().paces.mail).toEqual(['at-once', 'daily', 'never'])
    const choose = (kinds: object, tag?: string) =>
      person.ask('PUT', preferences, { body: { kinds }, ...(tag && { headers: { 'if-match': tag } }) })
    const offer = { site: 'at-once', mail: 'daily', push: 'never' }
    const etag = before.headers.etag as string
    const after = await choose({ offer }, etag)
    expect(after.json().kinds).toEqual({ ...before.json().kinds, offer })
    expect((await choose({ offer }, etag)).statusCode).toBe(412)
    expect((await choose({ offer }, after.headers.etag as string)).statusCode).toBe(200)
    for (const kinds of [{}, { offer: {} }, { offer: { ...offer, push: 'daily' } }, { gossip: offer }])
      expect((await choose(kinds)).statusCode, JSON.stringify(kinds)).toBe(400)
    expect((await ana.ask('GET', preferences)).json()).toEqual(before.json())
    const exported = (await person.ask('GET', '/v1/me/export')).json()
    expect(exported.notificationPreferences).toContainEqual({ kind: 'offer', ...offer })
  })

  it('by mail end by the link of a mail, without a log-in, for its kind alone', async () => {
    const person = await newPerson(test.app)
    const secret = await test.app.database.alerts.secret()
    const address = (kind: 'offer' | 'all') =>
      `/v1/unsubscribe/${stopToken({ userId: person.id, kind }, secret)}`
    const click = (url: string) =>
      test.app.inject({
        ...{ method: 'POST', url, payload: 'List-Unsubscribe=One-Click' },
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      })
    const mailOf = async () => {
      const { kinds } = (await person.ask('GET', preferences)).json()
      return Object.fromEntries(
        Object.entries(kinds as Record<string, { mail: string }>).map(([kind, { mail }]) => [kind, mail]),
      )
    }
    const before = await mailOf()
    expect((await test.app.inject(address('offer'))).json()).toEqual({ searches: [], kinds: ['offer'] })
    expect(await mailOf()).toEqual(before)
    expect((await click(address('offer'))).json()).toEqual({ searches: [], kinds: ['offer'] })
    expect(await mailOf()).toEqual({ ...before, offer: 'never' })
    expect((await click(address('offer'))).json()).toEqual({ searches: [], kinds: [] })
    expect((await click(address('offer').replace(/offer$/, 'all'))).statusCode).toBe(404)
    expect((await click(address('all'))).statusCode).toBe(200)
    expect(new Set(Object.values(await mailOf()))).toEqual(new Set(['never']))
    await person.ask('DELETE', '/v1/me', { body: { password: person.password } })
    expect((await click(address('all'))).json()).toEqual({ searches: [], kinds: [] })
  })

  it('name the browsers that they are pushed to, each to be removed by its account', async () => {
    const keys = browserKeys
    const { id } = (
      await ana.ask('POST', '/v1/push/subscriptions', {
        body: { endpoint: 'https://push.example/ana-phone', keys },
        headers: { 'user-agent': 'Telefonul Anei' },
      })
    ).json()
    expect((await ana.ask('GET', '/v1/push/subscriptions')).json().items).toMatchObject([
      { id, userAgent: 'Telefonul Anei', lastOkAt: null },
    ])
    expect((await dan.ask('GET', '/v1/push/subscriptions')).json().items).toEqual([])
    expect((await dan.ask('DELETE', `/v1/push/subscriptions/${id}`)).statusCode).toBe(404)
    expect((await ana.ask('DELETE', `/v1/push/subscriptions/${id}`)).statusCode).toBe(204)
    expect((await ana.ask('DELETE', `/v1/push/subscriptions/${id}`)).statusCode).toBe(404)
  })
})
