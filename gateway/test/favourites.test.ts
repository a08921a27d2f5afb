import { randomUUID } from 'node:crypto'
import { favouriteRules } from '@piata/db'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { doorDialects, startTestApp, type TestApp } from './app.ts'
import { goodDraft, newPerson, type Person, publishListing } from './people.ts'

describe.each(doorDialects)('favourites on %s', (dialect) => {
  let test: TestApp
  let seller: Person
  let ana: Person
  let dan: Person
  let listings: { id: string; title: string; price: unknown }[]
  beforeAll(async () => {
    test = await startTestApp(dialect, { limitWritePerMinute: 10_000 })
    seller = await newPerson(test.app)
    ana = await newPerson(test.app)
    dan = await newPerson(test.app)
    listings = []
    for (const title of ['Canapea roșie', 'Canapea verde', 'Canapea albă'])
      listings.push(await publishListing(test.app, seller, { title }))
  })
  afterAll(() => test.close())

  const address = '/v1/favourites'
  const titlesOf = async (person: Person, query = '') =>
    (await person.ask('GET', address + query)).json().items.map(({ title }: { title: string }) => title)
  const idsOf = async (person: Person) => (await person.ask('GET', `${address}/ids`)).json().ids
  const countOf = async (id: string) =>
    (await seller.ask('GET', '/v1/me/listings')).json().items.find((item: { id: string }) => item.id === id)
      .favouriteCount

  it('are added and removed as often as one likes, listed with the price of then, and counted for the seller', async () => {
    const { id, price } = listings[0]!
    expect(await countOf(id)).toBe(0)
    for (const _ of [1, 2]) expect((await ana.ask('PUT', `${address}/${id}`)).statusCode).toBe(204)
    expect((await dan.ask('PUT', `${address}/${id}`)).statusCode).toBe(204)
    expect(await countOf(id)).toBe(2)
    await seller.ask('PATCH', `/v1/listings/${id}`, { body: { price: { amount: 99_000, currency: 'RON' } } })
    await seller.ask('POST', `/v1/listings/${id}/sell`)
    const answer = await ana.ask('GET', address)
    const card = (await seller.ask('GET', '/v1/me/listings')).json().items.at(-1)
    const { addedAt, addedPrice, ...shown } = answer.json().items[0]
    expect(card).toMatchObject(shown)
    expect(shown).toMatchObject({ id, status: 'sold', price: { amount: 99_000, currency: 'RON' } })
    expect(addedPrice).toEqual(price)
    expect(Date.parse(addedAt)).not.toBeNaN()
    const headers = { 'if-none-match': answer.headers.etag as string }
    expect((await ana.ask('GET', address, { headers })).statusCode).toBe(304)
    for (const _ of [1, 2]) expect((await ana.ask('DELETE', `${address}/${id}`)).statusCode).toBe(204)
    // Nobody else's go along.
    expect([await idsOf(ana), await idsOf(dan), await countOf(id)]).toEqual([[], [id], 1])
  })

  it('come page by page, the last added first', async () => {
    const person = await newPerson(test.app)
    const [, green, white] = listings
    const body = { listingIds: [white!.id, green!.id] }
    expect((await person.ask('POST', address, { body })).json()).toEqual({
      ...{ added: [white!.id, green!.id], refused: [] },
    })
    expect(await idsOf(person)).toEqual([white!.id, green!.id])
    const first = (await person.ask('GET', `${address}?limit=1`)).json()
    expect([first.items[0].title, typeof first.next]).toEqual(['Canapea albă', 'string'])
    expect(await titlesOf(person, `?limit=1&cursor=${first.next}`)).toEqual(['Canapea verde'])
    expect((await person.ask('GET', `${address}?limit=1&cursor=x`)).statusCode).toBe(400)
  })

  it('are what may be seen, and not one’s own', async () => {
    const draft = (await seller.ask('POST', '/v1/listings', { body: goodDraft })).json()
    const own = await ana.ask('POST', '/v1/listings', { body: goodDraft })
    for (const id of [draft.id, own.json().id, randomUUID()])
      expect((await ana.ask('PUT', `${address}/${id}`)).statusCode).toBe(404)
    expect((await seller.ask('PUT', `${address}/${listings[1]!.id}`)).statusCode).toBe(409)
    expect((await ana.ask('PUT', `${address}/canapea`)).statusCode).toBe(400)
    const hidden = await publishListing(test.app, seller, { title: 'Canapea retrasă' })
    await ana.ask('PUT', `${address}/${hidden.id}`)
    await seller.ask('POST', `/v1/listings/${hidden.id}/withdraw`)
    expect(await idsOf(ana)).toEqual([])
    expect(await titlesOf(ana)).toEqual([])
    await seller.ask('POST', `/v1/listings/${hidden.id}/publish`)
    expect(await titlesOf(ana)).toEqual(['Canapea retrasă'])
    await seller.ask('DELETE', `/v1/listings/${hidden.id}`)
    expect(await titlesOf(ana)).toEqual([])
  })

  it('of before the log-in are added at once, what cannot be is told, and a retry answers the same', async () => {
    const person = await newPerson(test.app)
    const gone = randomUUID()
    const mine = await publishListing(test.app, person, { title: 'A mea' })
    const body = { listingIds: [listings[1]!.id, gone, mine.id, listings[1]!.id] }
    const headers = { 'idempotency-key': 'merge' }
    const first = await person.ask('POST', address, { body, headers })
    expect(first.json()).toEqual({ added: [listings[1]!.id], refused: [gone, mine.id] })
    const again = await person.ask('POST', address, { body, headers })
    expect([again.json(), again.headers['idempotent-replayed']]).toEqual([first.json(), 'true'])
    expect(await idsOf(person)).toEqual([listings[1]!.id])
  })

  it.each([
    ['nothing', {}, ''],
    ['an empty list', { listingIds: [] }, '/listingIds'],
    ['what is no id', { listingIds: ['x'] }, '/listingIds/0'],
    [
      'a longer list',
      { listingIds: Array.from({ length: favouriteRules.atOnce + 1 }, () => randomUUID()) },
      '/listingIds',
    ],
    ['another field', { listingIds: [randomUUID()], userId: 'x' }, '/userId'],
  ])('%s is refused', async (_, body, pointer) => {
    const answer = await ana.ask('POST', address, { body })
    expect([answer.statusCode, answer.json().errors[0].pointer]).toEqual([
      400,
      expect.stringContaining(pointer),
    ])
  })

  it('of a browser are listed by their ids, whoever asks, as far as they may be seen', async () => {
    const [, green, white] = listings
    const draft = (await seller.ask('POST', '/v1/listings', { body: goodDraft })).json()
    const ids = [white!.id, randomUUID(), draft.id, green!.id]
    const answer = await test.app.inject(`/v1/listings?ids=${ids.join(',')}`)
    expect(answer.json().items.map(({ title }: { title: string }) => title)).toEqual([
      'Canapea albă',
      'Canapea verde',
    ])
    expect(answer.json().next).toBeNull()
    const many = Array.from({ length: 51 }, () => randomUUID()).join(',')
    for (const query of ['ids=x', 'ids=', `ids=${many}`, `ids=${white!.id}&seller=${seller.id}`])
      expect((await test.app.inject(`/v1/listings?${query}`)).statusCode).toBe(400)
  })

  it('are in the export, and end with the account', async () => {
    const person = await newPerson(test.app)
    const { id, price } = listings[1]!
    await person.ask('PUT', `${address}/${id}`)
    const before = await countOf(id)
    const { favourites } = (await person.ask('GET', '/v1/me/export')).json()
    const { amount, currency } = price as { amount: number; currency: string }
    expect(favourites).toEqual([
      { listingId: id, addedAt: expect.any(String), priceAmount: amount, priceCurrency: currency },
    ])
    await person.ask('DELETE', '/v1/me', { body: { password: person.password } })
    while ((await test.app.database.users.removeSome(100)) > 0);
    expect(await countOf(id)).toBe(before - 1)
  })
})
