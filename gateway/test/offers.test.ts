import type { Conversation, Message } from '@piata/db'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { dialects, startTestApp, type TestApp } from './app.ts'
import { newPerson, type Person, publishListing } from './people.ts'

const lei = (amount: number) => ({ amount, currency: 'RON' })

describe.each(dialects)('offers on %s', (dialect) => {
  let test: TestApp
  let [buyer, seller, stranger] = [] as unknown as [Person, Person, Person]
  let listingId: string
  beforeAll(async () => {
    test = await startTestApp(dialect)
    stranger = await newPerson(test.app)
    buyer = await newPerson(test.app, 'Ana')
    seller = await newPerson(test.app, 'Dan')
  })
  beforeEach(async () => {
    buyer = await newPerson(test.app, 'Ana')
    listingId = (await publishListing(test.app, seller, { price: lei(100_000), negotiable: true })).id
  })
  afterAll(() => test.close())

  const offer = (amount: number, headers = {}, person = buyer) =>
    person.ask('POST', `/v1/listings/${listingId}/offers`, { body: lei(amount), headers })
  const answer = (person: Person, id: string, seq: number, how: string, headers = {}) =>
    person.ask('POST', `/v1/conversations/${id}/offers/${seq}/${how}`, { body: {}, headers })
  const begun = async (amount = 80_000, person = buyer) => {
    const made = await offer(amount, {}, person)
    expect(made.statusCode, made.body).toBe(201)
    return made.json().conversationId as string
  }
  const seen = async (person: Person, id: string): Promise<Conversation> =>
    (await person.ask('GET', `/v1/conversations/${id}`)).json()

  it('go from the listing over a counter to a reservation that only its buyer knows of', async () => {
    const id = await begun()
    const counter = await seller.ask('POST', `/v1/conversations/${id}/offers`, { body: lei(90_000) })
    expect([counter.statusCode, counter.json().message]).toMatchObject([
      201,
      { seq: 2, kind: 'counter', offer: { price: lei(90_000), state: 'open' } },
    ])
    const other = await begun(70_000, await newPerson(test.app))
    const accepted = await answer(buyer, id, 2, 'accept')
    expect([accepted.statusCode, accepted.json()]).toMatchObject([
      200,
      { seq: 2, offer: { state: 'accepted' } },
    ])
    expect(accepted.headers['cache-control']).toBe('no-store')
    const messages: Message[] = (await seller.ask('GET', `/v1/conversations/${id}/messages?after=0`)).json()
      .items
    expect(messages.map(({ kind, offer }) => [kind, offer?.state])).toEqual([
      ['offer', 'replaced'],
      ['counter', 'accepted'],
    ])
    expect(await seen(buyer, id)).toMatchObject({
      reserved: 'here',
      listing: { card: { status: 'reserved' } },
    })
    const late = await answer(seller, other, 1, 'accept')
    expect([late.statusCode, late.json().detail]).toEqual([409, 'The listing is reserved; release it first'])
    await seller.ask('POST', `/v1/listings/${listingId}/release`, { body: {} })
    expect(await seen(buyer, id)).toMatchObject({ reserved: null, offer: { state: 'ended' } })
  })

  it('are made and answered once, however often their request comes', async () => {
    const key = { 'idempotency-key': `offer-${buyer.id}` }
    const made = await Promise.all([1, 2, 3].map(() => offer(80_000, key)))
    const [id] = made.flatMap((one) => (one.statusCode === 201 ? [one.json().conversationId as string] : []))
    expect((await buyer.ask('GET', `/v1/conversations/${id}/messages`)).json().items).toHaveLength(1)
    // One end is planned, not three.
    const planned = (await test.app.database.tasks.list({ goal: 'offers', limit: 100 })).filter(
      ({ input }) => (input as { conversationId: string }).conversationId === id,
    )
    expect(planned).toMatchObject([{ state: 'queued', input: { conversationId: id, seq: 1 } }])
    const again = { 'idempotency-key': `accept-${buyer.id}` }
    const first = await answer(seller, id!, 1, 'accept', again)
    const second = await answer(seller, id!, 1, 'accept', again)
    expect([second.headers['idempotent-replayed'], second.json()]).toEqual(['true', first.json()])
    // Without the key it is another try.
    expect((await answer(seller, id!, 1, 'accept')).json()).toMatchObject({
      ...{ status: 409, detail: 'The offer was accepted already' },
    })
  })

  it.each([
    [{}, 400, '/amount'],
    [{ amount: 80_000 }, 400, '/currency'],
    [{ amount: -1, currency: 'RON' }, 400, '/amount'],
    [{ amount: 800.5, currency: 'RON' }, 400, '/amount'],
    [{ amount: '80000', currency: 'RON' }, 400, '/amount'],
    [{ amount: 1e300, currency: 'RON' }, 400, '/amount'],
    [{ amount: 9_999, currency: 'RON' }, 400, '/amount'],
    [{ amount: 100_001, currency: 'RON' }, 400, '/amount'],
    [{ amount: 80_000, currency: 'EUR' }, 400, '/currency'],
    [{ amount: 80_000, currency: 'RON', state: 'accepted' }, 400, '/state'],
  ])('refuse %j by name', async (body, status, pointer) => {
    const refused = await buyer.ask('POST', `/v1/listings/${listingId}/offers`, { body })
    expect([refused.statusCode, refused.json().errors[0].pointer]).toEqual([status, pointer])
    expect((await buyer.ask('GET', '/v1/conversations')).json().items).toEqual([])
  })

  it('are hidden from others, and not for one’s own listing', async () => {
    const id = await begun()
    for (const how of ['accept', 'decline', 'withdraw'])
      expect((await answer(stranger, id, 1, how)).statusCode).toBe(404)
    expect(
      (await stranger.ask('POST', `/v1/conversations/${id}/offers`, { body: lei(80_000) })).statusCode,
    ).toBe(404)
    expect((await offer(80_000, {}, seller)).statusCode).toBe(409)
    expect((await answer(buyer, id, 0, 'accept')).statusCode).toBe(400)
    expect((await answer(seller, id, 2_147_483_648, 'accept')).statusCode).toBe(400)
    expect((await answer(seller, id, 1, 'withdraw')).statusCode).toBe(409)
  })
})
