import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dialects, startTestApp, type TestApp } from './app.ts'
import { newPerson, type Person, publishListing } from './people.ts'

describe.each(dialects)('ratings on %s', (dialect) => {
  let test: TestApp
  let [buyer, seller, stranger] = [] as unknown as [Person, Person, Person]
  let id: string
  beforeAll(async () => {
    test = await startTestApp(dialect)
    buyer = await newPerson(test.app, 'Ana')
    seller = await newPerson(test.app, 'Dan')
    stranger = await newPerson(test.app)
    const listing = await publishListing(test.app, seller)
    const begun = await buyer.ask('POST', `/v1/listings/${listing.id}/conversations`, {
      body: { text: 'Mai este?' },
    })
    id = begun.json().conversationId
    expect((await name(seller)).statusCode).toBe(409)
    await seller.ask('POST', `/v1/listings/${listing.id}/sell`, { body: {} })
  })
  afterAll(() => test.close())

  const name = (person: Person) => person.ask('POST', `/v1/conversations/${id}/deal`, { body: {} })
  const rate = (person: Person, body: object, headers = {}) =>
    person.ask('POST', `/v1/conversations/${id}/ratings`, { body, headers })
  const dealOf = async (person: Person, of = id) =>
    (await person.ask('GET', `/v1/conversations/${of}`)).json().deal
  const ratingsOf = async (person: Person) => (await test.app.inject(`/v1/users/${person.id}/ratings`)).json()

  it('go from the sale to what everybody reads', async () => {
    expect((await rate(buyer, { stars: 5 })).statusCode).toBe(409)
    expect([(await name(stranger)).statusCode, (await name(buyer)).statusCode]).toEqual([404, 204])
    expect([await dealOf(buyer), await dealOf(seller)]).toEqual([null, null])
    expect((await name(seller)).statusCode).toBe(204)
    const deal = { here: true, open: true, rateUntil: expect.any(String), rated: null }
    expect([await dealOf(buyer), await dealOf(seller)]).toEqual([deal, deal])
    expect((await rate(stranger, { stars: 5 })).statusCode).toBe(404)
    for (const [body, pointer] of [
      [{}, '/stars'],
      [{ stars: 0 }, '/stars'],
      [{ stars: 6 }, '/stars'],
      [{ stars: 4.5 }, '/stars'],
      [{ stars: 5, tags: ['best'] }, '/tags/0'],
      [{ stars: 5, text: 'x'.repeat(1_001) }, '/text'],
      [{ stars: 5, shownAt: null }, '/shownAt'],
    ] as const) {
      const refused = await rate(buyer, body)
      expect([refused.statusCode, refused.json().errors[0].pointer]).toEqual([400, pointer])
    }
    const key = { 'idempotency-key': `rate-${buyer.id}` }
    const body = { stars: 5, tags: ['friendly'], text: 'Totul bine' }
    const [first, again] = [await rate(buyer, body, key), await rate(buyer, body, key)]
    expect([first.statusCode, again.json()]).toEqual([201, first.json()])
    expect(await ratingsOf(seller)).toEqual({ items: [], next: null, count: 0, average: null })
    expect([await dealOf(buyer), await dealOf(seller)]).toEqual([
      { ...deal, rated: { ...body, shown: false } },
      deal,
    ])
    expect((await rate(seller, { stars: 4 })).statusCode).toBe(201)
    expect([await dealOf(buyer), await dealOf(seller)]).toEqual([
      { ...deal, rated: { ...body, shown: true } },
      { ...deal, rated: { stars: 4, tags: [], text: '', shown: true } },
    ])
    expect(await ratingsOf(seller)).toMatchObject({
      items: [{ ...body, role: 'buyer', author: { name: 'Ana' } }],
      ...{ count: 1, average: null },
    })
    const reply = (person: Person) =>
      person.ask('POST', `/v1/ratings/${first.json().id}/reply`, { body: { text: 'Mulțumesc' } })
    expect([(await reply(buyer)).statusCode, (await reply(seller)).statusCode]).toEqual([404, 204])
    expect((await reply(seller)).statusCode).toBe(409)
    const shown = await test.app.inject(`/v1/users/${seller.id}/ratings`)
    expect(shown.json().items[0]).toMatchObject({ notes: [], reply: { text: 'Mulțumesc', notes: [] } })
    const same = await test.app.inject({
      url: `/v1/users/${seller.id}/ratings`,
      headers: { 'if-none-match': shown.headers.etag as string },
    })
    expect(same.statusCode).toBe(304)
  })

  it('are of one buyer of a listing: another learns nothing of it, and three make an average', async () => {
    const profile = async () => (await test.app.inject(`/v1/sellers/${seller.id}`)).json().rating
    for (const stars of [4, 5]) {
      expect(await profile()).toBeNull()
      const listing = await publishListing(test.app, seller)
      const [other, loser] = [await newPerson(test.app), await newPerson(test.app)]
      const begin = async (person: Person): Promise<string> => {
        const body = { text: 'Mai este?' }
        const begun = await person.ask('POST', `/v1/listings/${listing.id}/conversations`, { body })
        return begun.json().conversationId
      }
      const [bought, missed] = [await begin(other), await begin(loser)]
      await seller.ask('POST', `/v1/listings/${listing.id}/sell`, { body: {} })
      await seller.ask('POST', `/v1/conversations/${bought}/deal`, { body: {} })
      expect(await dealOf(loser, missed)).toBeNull()
      expect(await dealOf(seller, missed)).toMatchObject({ here: false, rated: null })
      for (const person of [other, seller])
        await person.ask('POST', `/v1/conversations/${bought}/ratings`, { body: { stars } })
    }
    expect(await profile()).toEqual({ average: 4.67, count: 3 })
  })
})
