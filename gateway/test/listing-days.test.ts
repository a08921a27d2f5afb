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
    await buyer.ask('PUT', `/v1/favourites/${id}`)
    await seller.ask('PUT', `/v1/favourites/${id}`)
    await buyer.ask('POST', `${at}/conversations`, { body: { text: 'Mai este de vânzare?' } })
    await test.app.writeActs()
    await look('Mozilla/5.0 (three)')
    await test.app.writeActs()
    const days = `/v1/me/listings/${id}/days`
    const total = { views: 3, phones: 0, messages: 1, saves: 1 }
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
