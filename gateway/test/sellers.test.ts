import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { doorDialects, startTestApp, type TestApp } from './app.ts'
import { newPerson, publishListing } from './people.ts'

describe.each(doorDialects)('sellers on %s', (dialect) => {
  let test: TestApp
  beforeAll(async () => {
    test = await startTestApp(dialect)
  })
  afterAll(() => test.close())

  it('are shown with what is known of them, and nothing else, until they go', async () => {
    const seller = await newPerson(test.app, 'Ana Pop')
    const address = `/v1/sellers/${seller.id}`
    const { id } = await publishListing(test.app, seller)
    const answer = await test.app.inject(address)
    expect(answer.json()).toEqual({
      ...{ id: seller.id, name: 'Ana Pop', since: expect.any(String), emailVerified: false },
      ...{ soldCount: 0, answersWithinMinutes: null, trader: null, rating: null },
    })
    await seller.ask('POST', `/v1/listings/${id}/sell`)
    await test.app.database.users.verifyEmail(seller.id)
    await test.app.database.sellers.setAnswerTime(seller.id, 45)
    const headers = { 'if-none-match': answer.headers.etag as string }
    const later = await test.app.inject({ url: address, headers })
    expect(later.json()).toMatchObject({ soldCount: 1, emailVerified: true, answersWithinMinutes: 45 })
    const same = { 'if-none-match': later.headers.etag as string }
    expect((await test.app.inject({ url: address, headers: same })).statusCode).toBe(304)
    await seller.ask('DELETE', '/v1/me', { body: { password: seller.password } })
    expect((await test.app.inject(address)).statusCode).toBe(404)
    // Who went has no answer time from then on.
    await test.app.database.sellers.setAnswerTime(seller.id, 45)
    while ((await test.app.database.users.removeSome(100)) > 0);
    await test.app.database.sellers.setAnswerTime(seller.id, 45)
  })

  it('that are not there are 404', async () => {
    expect((await test.app.inject(`/v1/sellers/${randomUUID()}`)).statusCode).toBe(404)
    expect((await test.app.inject('/v1/sellers/ana')).statusCode).toBe(400)
  })
})
