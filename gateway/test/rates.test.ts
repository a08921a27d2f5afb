import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildApp } from '../app.ts'
import { dialects, drain, startTestApp, type TestApp } from './app.ts'
import { newPerson, type Person, publishListing } from './people.ts'

describe.each(dialects)('exchange rates that are read, on %s', (dialect) => {
  const ratesUrl = 'https://bank.example/rates.xml'
  const read = (EUR: number) =>
    test.app.database.exchangeRates.keep({
      rates: { EUR },
      date: '2026-11-27',
      readAt: '2026-11-27T12:00:00.000Z',
    })
  let test: TestApp
  let seller: Person
  beforeAll(async () => {
    test = await startTestApp(dialect, { ratesUrl, rates: { EUR: 5, USD: 4.5, GBP: 6 } })
    seller = await newPerson(test.app)
    for (const amount of [10_000, 20_000])
      await publishListing(test.app, seller, { price: { amount, currency: 'EUR' } })
  })
  afterAll(() => test.close())

  const search = async (app = test.app, query = '') =>
    (await app.inject(`/v1/search?sort=price-asc&limit=1${query}`)).json()
  const range = async (app = test.app) => (await search(app)).ranges.price

  it('hold in every gateway without a restart, and refuse cursors of before by name', async () => {
    const other = await buildApp({ config: test.config, waitForSearch: true })
    try {
      expect(await range()).toEqual({ min: 50_000, max: 100_000 })
      const { next } = await search()
      await read(5.2)
      await test.app.searching.followRates()
      expect(await range()).toEqual({ min: 52_000, max: 104_000 })
      const refused = await search(test.app, `&cursor=${encodeURIComponent(next)}`)
      expect(refused.errors).toMatchObject([{ pointer: '/cursor', code: 'rates-changed' }])
      // The other one's page goes on until it looks.
      expect((await search(other, `&cursor=${encodeURIComponent(next)}`)).items).toHaveLength(1)
      await other.searching.followRates()
      expect(await range(other)).toEqual({ min: 52_000, max: 104_000 })
    } finally {
      await other.close()
    }
  })

  it('make the index anew once, which follows what is written', async () => {
    await read(5.3)
    const before = test.app.searching.index()
    await Promise.all([test.app.searching.followRates(), test.app.searching.followRates()])
    const made = test.app.searching.index()
    expect(made).not.toBe(before)
    await test.app.searching.followRates()
    expect(test.app.searching.index()).toBe(made)
    await publishListing(test.app, seller, { price: { amount: 1_000, currency: 'EUR' } })
    await drain(test.app)
    expect(await range()).toEqual({ min: 5_300, max: 106_000 })
    await publishListing(test.app, seller, { price: { amount: 100, currency: 'USD' } })
    // What was not read is the settings'.
    expect(await range()).toEqual({ min: 450, max: 106_000 })
  })

  it('outlive a restart, and end with the setting', async () => {
    await test.restart()
    expect(test.app.searching.generation).toBe(0)
    expect(await range()).toMatchObject({ max: 106_000 })
    await test.restart({ ratesUrl: undefined })
    expect(await range()).toMatchObject({ max: 100_000 })
  })
})
