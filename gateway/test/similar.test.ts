import { afterAll, beforeAll, expect, it } from 'vitest'
import { drain, startTestApp, type TestApp } from './app.ts'
import { newPerson, type Person, publishListing } from './people.ts'

let test: TestApp
let seller: Person
let golf: string
let corsa: string
let inEuros: string
beforeAll(async () => {
  test = await startTestApp('sqlite')
  seller = await newPerson(test.app)
  const placeOf = async (name: string) =>
    (await test.app.inject(`/v1/places?q=${name}&limit=1`)).json().items[0].id as number
  const [cluj, iasi] = [await placeOf('cluj-napoca'), await placeOf('iasi')]
  const car = (make: string, model: string, n: number, more: object) => ({
    ...{ sellerId: seller.id, externalId: `${make} ${model} ${n}`, categoryId: 'cars' },
    ...{
      title: `Mașină de familie ${n}`,
      description: 'Stare bună.',
      negotiable: false,
      condition: 'good' as const,
    },
    attributes: { make, model, year: 2012, km: 180_000, fuel: 'diesel' },
    ...{ price: { amount: 100_000 * n, currency: 'RON' as const }, placeId: iasi },
    ...{ createdAt: '2026-01-01T00:00:00.000Z', publishedAt: new Date().toISOString() },
    ...more,
  })
  const upTo = (most: number) => Array.from({ length: most }, (_, at) => at + 1)
  await test.app.database.listings.writeBatch([
    ...upTo(11).map((n) => car('volkswagen', 'Golf', n, {})),
    car('volkswagen', 'Golf', 12, { placeId: cluj }),
    // Free, on request, far too old and of another fuel.
    car('volkswagen', 'Golf', 13, { price: { amount: 0, currency: 'RON' } }),
    car('volkswagen', 'Golf', 14, { price: null }),
    car('volkswagen', 'Golf', 15, {
      price: { amount: 90_000, currency: 'RON' },
      attributes: { make: 'volkswagen', model: 'Golf', year: 1998, km: 180_000, fuel: 'petrol' },
    }),
    ...upTo(9).map((n) => car('opel', 'Corsa', n, { price: { amount: 900_000 + n, currency: 'EUR' } })),
  ])
  const published = (make: string, model: string) =>
    publishListing(test.app, seller, {
      ...{ categoryId: 'cars', title: 'De vânzare', condition: 'good', placeId: cluj },
      attributes: { make, model, year: 2013, km: 160_000, fuel: 'diesel' },
    })
  golf = (await published('volkswagen', 'Golf')).id
  corsa = (await published('opel', 'Corsa')).id
  inEuros = (
    await publishListing(test.app, seller, {
      ...{ categoryId: 'cars', title: 'De vânzare', condition: 'good', placeId: cluj },
      ...{ price: { amount: 250_000, currency: 'EUR' } },
      attributes: { make: 'volkswagen', model: 'Golf', year: 2004, km: 160_000, fuel: 'diesel' },
    })
  ).id
  await drain(test.app)
})
afterAll(() => test.close())

const similar = async (id: string, query = '') => {
  const response = await test.app.inject(`/v1/listings/${id}/similar${query}`)
  return { status: response.statusCode, ...response.json() }
}

it('lists what has the same attributes, from the same county first, whatever its words, and never itself', async () => {
  const { items } = await similar(golf, '?limit=30')
  const models = items.map(({ attributes }: { attributes: { model?: string } }) => attributes)
  const titles = items.map(({ title }: { title: string }) => title)
  expect(titles[0]).toBe('Mașină de familie 12')
  expect(items.map(({ id }: { id: string }) => id)).not.toContain(golf)
  // Its own kind, then what shares less with it.
  expect(models).toHaveLength(26)
  expect(titles.slice(0, 14).toSorted()).toEqual(
    Array.from({ length: 14 }, (_, at) => `Mașină de familie ${at + 1}`).toSorted(),
  )
})

it('says what is asked for those of its kind, by quartiles, and nothing of fewer than ten', async () => {
  // Of 1,000 to 12,000 lei, its own 900 lei aside: the third, the sixth and the ninth of twelve.
  expect((await similar(golf)).price).toEqual({
    ...{ low: 300_000, usual: 600_000, high: 900_000, currency: 'RON', count: 12 },
    by: ['make', 'model', 'fuel', 'year', 'km'],
  })
  const other = await similar(corsa)
  expect(other.price).toBeNull()
  expect(other.items).toHaveLength(8)
})

it('says it in the currency of the listing, or in the one that is asked for', async () => {
  const inLei = '/v1/price-guide?category=cars&attr.make=volkswagen&attr.model=Golf&attr.year=2012'
  const { price: lei } = (await test.app.inject(inLei)).json()
  const { price: euros } = (await test.app.inject(`${inLei}&currency=EUR`)).json()
  const { rates } = test.app.config
  expect(euros).toEqual({
    ...{ ...lei, currency: 'EUR' },
    ...Object.fromEntries(
      (['low', 'usual', 'high'] as const).map((end) => [end, Math.round(lei[end] / rates.EUR!)]),
    ),
  })
  expect((await similar(inEuros)).price).toMatchObject({ currency: 'EUR' })
})

it('guides whoever sets a price, and names parameters that say nothing', async () => {
  const guide = await test.app.inject(
    '/v1/price-guide?category=cars&attr.make=volkswagen&attr.model=Golf&attr.year=2012',
  )
  expect(guide.json().price).toMatchObject({ count: 13, by: ['make', 'model', 'year'], usual: 600_000 })
  const bare = await test.app.inject('/v1/price-guide?category=cars&condition=good')
  expect(bare.json()).toEqual({ price: null })
  const refused = await test.app.inject('/v1/price-guide?category=cars&attr.rooms=3&attr.year=abc')
  expect(refused.statusCode).toBe(400)
  expect(refused.json().errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
    '/attr.rooms',
    '/attr.year',
  ])
  expect((await test.app.inject('/v1/price-guide?category=none')).statusCode).toBe(400)
})

it('tells strangers nothing of a draft, and says what is gone', async () => {
  const draft = (
    await seller.ask('POST', '/v1/listings', { body: { categoryId: 'cars', title: 'Ciornă' } })
  ).json()
  expect((await similar(draft.id)).status).toBe(404)
  await seller.ask('DELETE', `/v1/listings/${corsa}`)
  expect((await similar(corsa)).status).toBe(410)
})
