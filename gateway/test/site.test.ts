import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { buildApp } from '../app.ts'
import { doorDialects, startTestApp, type TestApp } from './app.ts'
import { goodDraft, newAdmin, newPerson, type Person, publishListing } from './people.ts'

describe.each(doorDialects)('what is chosen for the site on %s', (dialect) => {
  let test: TestApp
  let admin: Person
  beforeAll(async () => {
    test = await startTestApp(dialect)
    admin = await newAdmin(test.app)
  })
  afterAll(() => test.close())

  const address = '/v1/admin/settings'
  const change = (body: object, headers = {}) => admin.ask('PATCH', address, { body, headers })
  const site = async (app = test.app) => (await app.inject('/v1/site')).json()

  it('holds on every gateway, is counted, and is known for good', async () => {
    const other = await buildApp({ config: test.config, startsLate: true })
    try {
      expect(await site(other)).toMatchObject({ name: 'Piata', logo: null, country: 'RO', pages: [] })
      const read = await admin.ask('GET', address)
      expect(read.json()).toMatchObject({ version: 0, settings: { name: 'Piata', moderation: 'after' } })
      expect(read.json().fields).toContainEqual({ name: 'pictures', kind: 'whole', min: 1, max: 12 })
      const etag = String(read.headers.etag)
      const changed = await change({ name: 'Târg', country: 'MD', moderation: 'first' }, { 'if-match': etag })
      expect(changed.json()).toMatchObject({ version: 1, settings: { name: 'Târg', moderatedFirst: 3 } })
      expect((await change({ name: 'Alt' }, { 'if-match': etag })).statusCode).toBe(412)
      await vi.waitFor(async () => expect(await site(other)).toMatchObject({ name: 'Târg', country: 'MD' }), {
        timeout: 20_000,
      })
      expect(other.database.site.current.moderation).toBe('first')
      expect(await site()).not.toHaveProperty('moderation')
      // What is so already is no change.
      expect((await change({ name: ' Târg ' })).json().version).toBe(1)
      const { items } = (await admin.ask('GET', `${address}/history`)).json()
      expect(items).toEqual([
        {
          ...{ version: 1, changedAt: expect.any(String) },
          changed: {
            name: { from: 'Piata', to: 'Târg' },
            country: { from: 'RO', to: 'MD' },
            moderation: { from: 'after', to: 'first' },
          },
        },
      ])
    } finally {
      await other.close()
    }
    const app = await test.restart()
    admin = { ...admin, ask: (await newAdmin(app)).ask }
    expect(await site()).toMatchObject({ name: 'Târg' })
  })

  it('is refused by name where it cannot be', async () => {
    const svg = `data:image/png;base64,${Buffer.from('<svg onload="x">').toString('base64')}`
    const wrong = {
      ...{ name: ' ', accent: '#ffff00', logo: svg, contactEmail: 'nobody', country: 'ZZ' },
      ...{ languages: ['ro', 'ro'], ratesUrl: 'http://bank.example', categories: ['none'] },
      homeCategories: ['none'],
    }
    const refusal = await change(wrong)
    expect(refusal.statusCode).toBe(400)
    const pointers = refusal.json().errors.map(({ pointer }: { pointer: string }) => pointer)
    expect(pointers.sort()).toEqual(
      Object.keys(wrong)
        .map((name) => `/${name}`)
        .sort(),
    )
    expect((await change({ pictures: 13 })).json().errors[0].pointer).toBe('/pictures')
    expect((await change({ colour: 'red' })).statusCode).toBe(400)
    const member = await newPerson(test.app)
    expect((await member.ask('PATCH', address, { body: { name: 'Mine' } })).statusCode).toBe(403)
  })

  it('says how long listings live, how many pictures they have and where they may be', async () => {
    const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(40)])
    const logo = `data:image/png;base64,${png.toString('base64')}`
    await change({ moderation: 'after', listingDays: 7, pictures: 2, categories: ['home-garden'], logo })
    const rules = (await test.app.inject('/v1/rules')).json()
    expect(rules).toMatchObject({ lifeDays: 7, images: { max: 2 } })
    const shown = await site()
    const picture = await test.app.inject(shown.logo)
    expect(picture.rawPayload).toEqual(png)
    expect(picture.headers).toMatchObject({
      'content-type': 'image/png',
      'cache-control': expect.stringContaining('immutable'),
    })
    const seller = await newPerson(test.app)
    const listing = await publishListing(test.app, seller)
    expect(Date.parse(listing.expiresAt!) - Date.parse(listing.publishedAt!)).toBe(7 * 86_400_000)
    const three = Array.from({ length: 3 }, (_, at) => `01900000-0000-7000-8000-00000000000${at}`)
    const crowd = await seller.ask('PATCH', `/v1/listings/${listing.id}`, { body: { imageIds: three } })
    expect(crowd.json().errors[0]).toMatchObject({
      pointer: '/imageIds',
      detail: expect.stringMatching(/at most 2/),
    })
    const car = await seller.ask('POST', '/v1/listings', { body: { ...goodDraft, categoryId: 'cars' } })
    expect(car.json().errors).toContainEqual(expect.objectContaining({ pointer: '/categoryId' }))
    const { items } = (await test.app.inject('/v1/categories')).json()
    expect(items.map(({ id }: { id: string }) => id)).toEqual(['home-garden'])
    await change({ categories: [] })
    expect((await test.app.inject('/v1/categories')).json().items.length).toBeGreaterThan(5)
  })

  it('compares prices by its first currency, at its own rates', async () => {
    const seller = await newPerson(test.app)
    const price = { amount: 10_000, currency: 'EUR' }
    const { id } = await publishListing(test.app, seller, { price, title: 'Fotoliu zburător albastru' })
    const found = async (most: number) => {
      const { items } = (await test.app.inject(`/v1/search?q=zburător&priceMax=${most}`)).json()
      return items.map((item: { id: string }) => item.id)
    }
    expect([await found(49_999), await found(50_000)]).toEqual([[], [id]])
    await change({ currencies: ['EUR', 'RON'], rates: { EUR: 5.2, RON: 1, USD: 4 } })
    await test.app.searching.followRates()
    expect([await found(9_999), await found(10_000)]).toEqual([[], [id]])
    expect((await test.app.inject('/v1/rules')).json().price.currencies).toEqual(['EUR', 'RON'])
    const dollars = { ...goodDraft, price: { amount: 10_000, currency: 'USD' } }
    const refused = await seller.ask('POST', '/v1/listings', { body: dollars })
    expect(refused.json().errors).toMatchObject([{ pointer: '/price/currency' }])
  })

  it('takes the money of another country by settings alone, once it knows what that is worth', async () => {
    const patch = (body: object) => admin.ask('PATCH', '/v1/admin/settings', { body })
    const unknown = await patch({ currencies: ['HUF', 'PLN'], rates: { HUF: 1 } })
    expect([unknown.statusCode, unknown.json().errors]).toMatchObject([400, [{ pointer: '/rates' }]])
    await change({ currencies: ['HUF', 'EUR'], rates: { HUF: 1, EUR: 400 } })
    await test.app.searching.followRates()
    const seller = await newPerson(test.app)
    const title = 'Cimbal unguresc'
    const forints = await publishListing(test.app, seller, {
      ...{ title, price: { amount: 3_900_000, currency: 'HUF' } },
    })
    const euros = await publishListing(test.app, seller, {
      ...{ title, price: { amount: 10_000, currency: 'EUR' } },
    })
    const { items, ranges } = (await test.app.inject('/v1/search?q=cimbal&sort=price-asc')).json()
    expect(items.map(({ id }: { id: string }) => id)).toEqual([forints.id, euros.id])
    expect(ranges.price).toEqual({ min: 3_900_000, max: 4_000_000 })
    // RON has no rate there: nothing can be asked for in it.
    const lei = await test.app.inject('/v1/search?q=cimbal&priceMax=100&currency=RON')
    expect([lei.statusCode, lei.json().errors]).toMatchObject([400, [{ pointer: '/currency' }]])
    await change({ currencies: ['RON', 'EUR', 'USD', 'GBP'], rates: {} })
    await test.app.searching.followRates()
  })

  it('sells nothing below the smallest coin, nor for a part of one', async () => {
    for (const top30 of [0.001, 1.005, 0]) {
      const refused = await change({ promotionPrices: { top30 } })
      const pointer = expect.stringMatching(/^\/promotionPrices/)
      expect([top30, refused.statusCode, refused.json().errors]).toMatchObject([top30, 400, [{ pointer }]])
    }
    expect((await change({ promotionPrices: { top3: 0.29, top30: 19.99 } })).statusCode).toBe(200)
    await change({ promotionPrices: {} })
  })

  it('has pages of law in versions, which anybody reads', async () => {
    const page = '/v1/admin/pages/terms/ro'
    const write = (body: object, headers = {}) => admin.ask('PUT', page, { body, headers })
    expect((await admin.ask('GET', page)).json()).toMatchObject({ version: 0, versions: [] })
    expect((await test.app.inject('/v1/site/pages/terms/ro')).statusCode).toBe(404)
    const first = await write({ title: 'Termeni', body: '# Unu' })
    expect(first.json()).toMatchObject({ version: 1, page: 'terms', locale: 'ro' })
    const etag = String(first.headers.etag)
    expect((await write({ title: 'Termeni', body: '# Doi' }, { 'if-match': etag })).statusCode).toBe(200)
    expect((await write({ title: 'Termeni', body: '# Trei' }, { 'if-match': etag })).statusCode).toBe(412)
    const now = await test.app.inject('/v1/site/pages/terms/ro')
    expect(now.json()).toMatchObject({ version: 2, body: '# Doi' })
    expect((await test.app.inject('/v1/site/pages/terms/ro?version=1')).json().body).toBe('# Unu')
    expect((await site()).pages).toMatchObject([{ page: 'terms', locale: 'ro', title: 'Termeni' }])
    expect((await write({ title: '', body: 'x'.repeat(100_001) })).json().errors).toMatchObject([
      { pointer: '/title' },
      { pointer: '/body' },
    ])
    await write({ title: 'Termeni', body: '' })
    expect((await test.app.inject('/v1/site/pages/terms/ro')).statusCode).toBe(404)
    expect((await site()).pages).toEqual([])
  })
})
