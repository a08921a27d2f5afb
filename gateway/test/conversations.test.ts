import type { Message } from '@piata/db'
import { firstContactsPerDay, messageRules } from '@piata/db'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { dialects, startTestApp, type TestApp } from './app.ts'
import { newPerson, type Person, publishListing } from './people.ts'

describe.each(dialects)('conversations on %s', (dialect) => {
  let test: TestApp
  let [buyer, seller, stranger] = [] as unknown as [Person, Person, Person]
  let listingId: string
  beforeAll(async () => {
    test = await startTestApp(dialect)
    seller = await newPerson(test.app, 'Dan')
    stranger = await newPerson(test.app)
    listingId = (await publishListing(test.app, seller)).id
  })
  beforeEach(async () => {
    buyer = await newPerson(test.app, 'Ana')
  })
  afterAll(() => test.close())

  const begin = (body: object = { text: 'Mai este?' }, headers = {}, person = buyer) =>
    person.ask('POST', `/v1/listings/${listingId}/conversations`, { body, headers })
  const begun = async (text = 'Mai este?') => {
    const answer = await begin({ text })
    expect(answer.statusCode, answer.body).toBe(201)
    return answer.json().conversationId as string
  }
  const at = (id: string, more = '') => `/v1/conversations/${id}${more}`
  const send = (person: Person, id: string, text: string) =>
    person.ask('POST', at(id, '/messages'), { body: { text } })
  const messagesOf = async (person: Person, id: string, query = ''): Promise<Message[]> =>
    (await person.ask('GET', at(id, `/messages${query}`))).json().items

  it('go from the first message to the answer that was seen', async () => {
    const answer = await begin({ text: '  Mai este?\r\nSun la 0712345678  ' })
    const { conversationId: id, message } = answer.json()
    expect([answer.statusCode, answer.headers.location]).toEqual([201, at(id)])
    expect(message).toMatchObject({ seq: 1, text: 'Mai este?\nSun la 0712345678', notes: [], state: 'sent' })
    expect((await seller.ask('GET', '/v1/conversations/unread')).json()).toEqual({ conversations: 1 })
    expect((await messagesOf(seller, id))[0]).toMatchObject({ mine: false, notes: ['phone'] })
    expect((await seller.ask('POST', at(id, '/read'), { body: { seq: 1 } })).statusCode).toBe(204)
    expect((await send(seller, id, 'Da')).statusCode).toBe(201)
    const read = await buyer.ask('GET', at(id))
    expect(read.json()).toMatchObject({ unread: 1, seenSeq: 1, role: 'buyer', with: { name: 'Dan' } })
    const same = await buyer.ask('GET', at(id), { headers: { 'if-none-match': read.headers.etag as string } })
    expect(same.statusCode).toBe(304)
    const list = await buyer.ask('GET', '/v1/conversations')
    expect(list.json()).toEqual({ items: [read.json()], next: null })
    expect(list.headers['cache-control']).toBe('private, no-cache')
    expect((await seller.ask('GET', '/v1/conversations/unread')).json()).toEqual({ conversations: 0 })
  })

  it('have each message once, however often its request comes', async () => {
    const headers = { 'idempotency-key': `begin-${buyer.id}` }
    const [first, again] = [await begin(undefined, headers), await begin(undefined, headers)]
    expect(again.headers['idempotent-replayed']).toBe('true')
    expect(again.json()).toEqual(first.json())
    const id = first.json().conversationId
    const key = { 'idempotency-key': `send-${buyer.id}` }
    const body = { text: 'Încă o dată' }
    await Promise.all([1, 2, 3].map(() => buyer.ask('POST', at(id, '/messages'), { body, headers: key })))
    expect(await messagesOf(seller, id)).toHaveLength(2)
    // One mail is planned, not three.
    const planned = (await test.app.database.tasks.list({ goal: 'messages', limit: 100 })).filter(
      ({ input }) => (input as { conversationId: string }).conversationId === id,
    )
    expect(planned).toMatchObject([{ state: 'queued', input: { side: 'seller' } }])
  })

  it('are walked back by next, and forward from what one has', async () => {
    const id = await begun('1')
    for (const text of ['2', '3', '4', '5']) await send(seller, id, text)
    const page = await buyer.ask('GET', at(id, '/messages?limit=2'))
    const { next } = page.json()
    expect(page.headers.link).toContain('rel="next"')
    const textsOf = async (query: string) => (await messagesOf(buyer, id, query)).map(({ text }) => text)
    expect(await textsOf(`?limit=9&cursor=${next}`)).toEqual(['3', '2', '1'])
    expect(await textsOf('?after=3')).toEqual(['4', '5'])
    expect((await buyer.ask('GET', at(id, '/messages?cursor=x'))).statusCode).toBe(400)
    expect((await buyer.ask('GET', '/v1/conversations?cursor=x')).statusCode).toBe(400)
  })

  it.each([
    [{}, '/text'],
    [{ text: ' \n ' }, '/text'],
    [{ text: '\u200b\u2060' }, '/text'],
    [{ text: 'x'.repeat(messageRules.text.max + 1) }, '/text'],
    [{ text: 'a\u202eb' }, '/text'],
    [{ text: 'a', imageIds: ['01900000-0000-7000-8000-000000000000'] }, '/imageIds'],
    [
      { text: '', imageIds: Array.from({ length: 7 }, (_, n) => `01900000-0000-7000-8000-00000000000${n}`) },
      '/imageIds',
    ],
    [{ text: 'a', kind: 'offer' }, '/kind'],
  ])('refuse %j by name', async (body, pointer) => {
    const answer = await begin(body)
    expect([answer.statusCode, answer.json().errors[0].pointer]).toEqual([400, pointer])
    expect((await buyer.ask('GET', '/v1/conversations')).json().items).toEqual([])
  })

  it('take a text of as many characters as are allowed, whatever these are', async () => {
    expect((await begin({ text: '😀'.repeat(messageRules.text.max) })).statusCode).toBe(201)
  })

  it('are hidden from others, and not one’s own listing’s', async () => {
    const id = await begun()
    for (const [method, more, body] of [
      ['GET', '', undefined],
      ['GET', '/messages', undefined],
      ['POST', '/messages', { text: 'a' }],
      ['POST', '/read', { seq: 1 }],
      ['POST', '/archive', { archived: true }],
      ['POST', '/block', { blocked: true }],
      ['POST', '/report', { reason: 'spam' }],
    ] as const)
      expect([more, (await stranger.ask(method, at(id, more), { body })).statusCode]).toEqual([more, 404])
    expect((await begin({ text: 'eu' }, {}, seller)).statusCode).toBe(409)
  })

  it('say nothing to whoever is blocked', async () => {
    const id = await begun('1')
    expect((await seller.ask('POST', at(id, '/block'), { body: { blocked: true } })).statusCode).toBe(204)
    const answer = await send(buyer, id, 'Alo?')
    expect([answer.statusCode, answer.json().message.state]).toEqual([201, 'sent'])
    expect(await messagesOf(seller, id)).toHaveLength(1)
    expect((await send(seller, id, 'x')).statusCode).toBe(409)
    expect((await seller.ask('GET', at(id))).json().blocked).toBe(true)
    await seller.ask('POST', at(id, '/block'), { body: { blocked: false } })
    expect((await send(seller, id, 'x')).statusCode).toBe(201)
  })

  it('are put away and reported', async () => {
    const id = await begun()
    await buyer.ask('POST', at(id, '/archive'), { body: { archived: true } })
    expect((await buyer.ask('GET', '/v1/conversations')).json().items).toEqual([])
    expect((await buyer.ask('GET', '/v1/conversations?archived=true')).json().items).toHaveLength(1)
    const report = await buyer.ask('POST', at(id, '/report'), {
      body: { reason: 'scam', text: 'Cere avans' },
    })
    expect(report.statusCode).toBe(204)
  })

  it('are begun with few a day by a new account, which may ask again with the same key later', async () => {
    const headers = { 'idempotency-key': `late-${buyer.id}` }
    for (let n = 0; n < firstContactsPerDay(0); n++) {
      const other = await publishListing(test.app, await newPerson(test.app))
      const answer = await buyer.ask('POST', `/v1/listings/${other.id}/conversations`, {
        body: { text: 'a' },
      })
      expect(answer.statusCode, answer.body).toBe(201)
    }
    const refused = await begin(undefined, headers)
    expect([refused.statusCode, refused.headers['retry-after']]).toEqual([429, '3600'])
    expect((await begin(undefined, headers)).headers['idempotent-replayed']).toBeUndefined()
  })

  it('need an address that was confirmed, where the site asks for it', async () => {
    const app = await test.restart({ emailVerification: 'required' })
    try {
      const fresh = await newPerson(app)
      const url = `/v1/listings/${listingId}/conversations`
      const headers = { 'idempotency-key': `unconfirmed-${fresh.id}` }
      const write = () => fresh.ask('POST', url, { body: { text: 'a' }, headers })
      const refused = await write()
      expect([refused.statusCode, refused.json().type]).toEqual([403, '/problems/email-not-verified'])
      await app.database.users.verifyEmail(fresh.id)
      const { conversationId } = (await write()).json()
      // A block that is over holds up nothing either.
      const block = (blocked: boolean) =>
        fresh.ask('POST', at(conversationId, '/block'), { body: { blocked } })
      const key = { 'idempotency-key': `blocking-${fresh.id}` }
      const next = () =>
        fresh.ask('POST', at(conversationId, '/messages'), { body: { text: 'b' }, headers: key })
      await block(true)
      expect((await next()).statusCode).toBe(409)
      await block(false)
      expect((await next()).statusCode).toBe(201)
    } finally {
      await test.restart()
    }
  })
})
