import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dialects, startTestApp, type TestApp } from './app.ts'
import { newPerson, publishListing } from './people.ts'

describe.each(dialects)('what happens to a listing on %s', (dialect) => {
  let test: TestApp
  beforeAll(async () => {
    test = await startTestApp(dialect)
  })
  afterAll(() => test.close())

  it('is counted by day for its seller, and told to nobody else', async () => {
    const [seller, buyer] = [await newPerson(test.app), await newPerson(test.app)]
    const { id } = await publishListing(test.app, seller)
    const at = `/v1/listings/${id}`
    const look = (agent: string, listing = id) =>
      test.app.inject({
        method: 'PUT',
        url: `/v1/listings/${listing}/look`,
        headers: { 'user-agent': agent },
      })
    for (const agent of ['Mozilla/5.0 (one)', 'Mozilla/5.0 (one)', 'Mozilla/5.0 (two)', 'SomeBot/1.0'])
      expect((await look(agent)).statusCode).toBe(204)
    await look('Mozilla/5.0 (one)', '01900000-0000-7000-8000-000000000000')
    // Each once a day, and the seller itself never, however it is done.
    await seller.ask('PUT', `${at}/look`, { headers: { 'user-agent': 'Mozilla/5.0 (own)' } })
    const guest = await newPerson(test.app)
    for (let n = 0; n < 2; n++) {
      await buyer.ask('PUT', `/v1/favourites/${id}`)
      await buyer.ask('DELETE', `/v1/favourites/${id}`)
      for (const person of [seller, guest]) {
        await person.ask('PUT', `/v1/favourites/${id}`)
        await person.ask('POST', '/v1/favourites', { body: { listingIds: [id] } })
      }
    }
    const merging = await newPerson(test.app)
    await merging.ask('POST', '/v1/favourites', { body: { listingIds: [id] } })
    const phone = { phone: '+40712345678', phoneVisibility: 'everybody' }
    const shown = await seller.ask('PATCH', '/v1/me', { body: phone, headers: { 'if-match': '*' } })
    expect(shown.statusCode, shown.body).toBe(200)
    for (const person of [seller, buyer, buyer, seller])
      expect((await person.ask('POST', `${at}/phone`)).statusCode).toBe(200)
    for (let n = 0; n < 2; n++) await test.app.inject({ method: 'POST', url: `${at}/phone` })
    for (const text of ['Mai este de vânzare?', 'Alo?'])
      await buyer.ask('POST', `${at}/conversations`, { body: { text } })
    const price = { amount: 110_000, currency: 'RON' }
    const offered = await guest.ask('POST', `${at}/offers`, { body: price })
    expect(offered.statusCode, offered.body).toBe(201)
    await test.app.writeActs()
    await look('Mozilla/5.0 (three)')
    await test.app.writeActs()
    const days = `/v1/me/listings/${id}/days`
    const total = { views: 3, phones: 2, messages: 2, saves: 3 }
    expect((await seller.ask('GET', days)).json()).toEqual({
      total,
      items: [{ day: new Date().toISOString().slice(0, 10), ...total }],
    })
    expect((await buyer.ask('GET', days)).statusCode).toBe(404)
    expect((await test.app.inject(days)).statusCode).toBe(401)
    expect((await seller.ask('DELETE', at)).statusCode).toBe(204)
    expect((await seller.ask('GET', days)).statusCode).toBe(404)
  })
})
