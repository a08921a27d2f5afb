import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { doorDialects, startTestApp, type TestApp } from './app.ts'
import { newPerson, publishListing } from './people.ts'

describe.each(doorDialects)('free things and things without a price on %s', (dialect) => {
  let test: TestApp
  const titles = async (query: string) => {
    const response = await test.app.inject(`/v1/search?${query}`)
    expect(response.statusCode).toBe(200)
    const { items, total } = response.json() as { items: { title: string; price: unknown }[]; total: number }
    expect(total).toBe(items.length)
    return items.map(({ title }) => title).sort()
  }

  beforeAll(async () => {
    test = await startTestApp(dialect)
    const seller = await newPerson(test.app)
    const car = (title: string, more: object, price: object | null) => ({
      title,
      categoryId: 'cars',
      price,
      attributes: { make: 'dacia', model: 'Logan', year: 2012, km: 180_000, fuel: 'diesel', ...more },
    })
    await publishListing(test.app, seller, car('Gratuită', { power: 75 }, { amount: 0, currency: 'EUR' }))
    await publishListing(test.app, seller, car('La cerere', {}, null))
    await publishListing(test.app, seller, car('Cu preț', { power: 90 }, { amount: 10_000, currency: 'RON' }))
  })
  afterAll(() => test.close())

  it('keeps what has no price or value under a bound that excludes nothing', async () => {
    const all = ['Cu preț', 'Gratuită', 'La cerere']
    expect(await titles('category=cars')).toEqual(all)
    for (const query of [
      'priceMin=0',
      'attr.powerMin=0',
      'attr.powerMax=99999',
      'priceMin=0&attr.yearMin=1&attr.kmMin=0',
    ])
      expect([query, await titles(`category=cars&${query}`)]).toEqual([query, all])
    expect(await titles('category=cars&priceMin=1')).toEqual(['Cu preț'])
    expect(await titles('category=cars&attr.powerMin=80')).toEqual(['Cu preț'])
    expect(await titles('priceMin=0&priceMax=10000')).toEqual(['Cu preț', 'Gratuită'])
  })

  it('finds what is free by a price of nothing, first in order, with its price', async () => {
    expect(await titles('priceMax=0')).toEqual(['Gratuită'])
    expect(await titles('priceMin=0&priceMax=0')).toEqual(['Gratuită'])
    const { items, ranges } = (await test.app.inject('/v1/search?sort=price-asc')).json()
    expect(items[0]).toMatchObject({ title: 'Gratuită', price: { amount: 0, currency: 'EUR' } })
    expect(items.at(-1)).toMatchObject({ title: 'La cerere', price: null })
    expect(ranges.price.min).toBe(0)
  })
})
