import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { doorDialects, drain, startTestApp, type TestApp } from './app.ts'
import { newPerson, publishListing } from './people.ts'

const firm = {
  ...{ name: 'Mobilă Bună SRL', vatId: '18547290', registerNumber: 'J12/345/2020' },
  ...{
    address: 'Strada Lungă 5\nCluj-Napoca',
    email: 'firma@exemplu.test',
    phone: '0721 234 567',
    certified: true,
  },
}

describe.each(doorDialects)('traders on %s', (dialect) => {
  let test: TestApp
  beforeAll(async () => {
    test = await startTestApp(dialect)
  })
  afterAll(() => test.close())

  const read = async (id: string) => (await test.app.inject(`/v1/listings/${id}`)).json()

  it('say who they are, which their listings show, and are private again', async () => {
    const seller = await newPerson(test.app)
    const { id } = await publishListing(test.app, seller)
    expect(await read(id)).toMatchObject({ seller: { trader: null }, lowestBefore: null })
    expect((await seller.ask('GET', '/v1/me/trader')).statusCode).toBe(404)
    const put = (body: object) => seller.ask('PUT', '/v1/me/trader', { body })
    const wrong = await put({ ...firm, name: '', vatId: '18547291', address: 'aici', email: 'nimeni' })
    expect(wrong.statusCode).toBe(400)
    expect(wrong.json().errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      ...['/name', '/address', '/vatId', '/email'],
    ])
    expect((await put({ ...firm, certified: false })).json().errors[0].pointer).toBe('/certified')
    expect((await put(firm)).statusCode).toBe(200)
    const shown = {
      ...{ ...firm, vatId: 'RO18547290', phone: '+40721234567', certified: undefined },
      vatConfirmedAt: null,
    }
    expect((await read(id)).seller.trader).toEqual(JSON.parse(JSON.stringify(shown)))
    const page = (await test.app.inject(`/v1/sellers/${seller.id}`)).json()
    expect(page.trader.vatId).toBe('RO18547290')
    const exported = (await seller.ask('GET', '/v1/me/export')).json()
    expect(exported.trader).toMatchObject([{ vatId: 'RO18547290', certifiedAt: expect.any(String) }])
    expect((await seller.ask('DELETE', '/v1/me/trader')).statusCode).toBe(204)
    expect((await read(id)).seller.trader).toBeNull()
  })

  it('show the lowest price of thirty days beside one that is reduced', async () => {
    const [trader, person] = [await newPerson(test.app), await newPerson(test.app)]
    await trader.ask('PUT', '/v1/me/trader', { body: firm })
    const listings = [await publishListing(test.app, trader), await publishListing(test.app, person)]
    const cost = async (amount: number, currency = 'RON') => {
      for (const [at, owner] of [trader, person].entries())
        await owner.ask('PATCH', `/v1/listings/${listings[at]!.id}`, {
          body: { price: { amount, currency } },
        })
    }
    const lowest = () => Promise.all(listings.map(async ({ id }) => (await read(id)).lowestBefore))
    const reduced = () => Promise.all(listings.map(async ({ id }) => (await read(id)).reduced?.amount))
    expect(await lowest()).toEqual([null, null])
    await cost(150_000)
    expect(await lowest()).toEqual([null, null])
    expect(await reduced()).toEqual([undefined, undefined])
    // It was 1,200 and then 1,500: a reduction to 1,100 names the lower one.
    await cost(110_000)
    expect(await lowest()).toEqual([120_000, null])
    // Cards say it of everybody's, and go on to when something else is changed.
    expect(await reduced()).toEqual([120_000, 120_000])
    await person.ask('PATCH', `/v1/listings/${listings[1]!.id}`, { body: { title: 'Altceva de vânzare' } })
    expect(await reduced()).toEqual([120_000, 120_000])
    const found = async () => {
      await drain(test.app)
      const { items } = (await test.app.inject('/v1/search?reduced=true&sort=reduced')).json()
      return items.map(({ id }: { id: string }) => id)
    }
    expect(await found()).toEqual([listings[1]!.id, listings[0]!.id])
    // Raised before it is lowered: 1,100 was the price of the month.
    await cost(140_000)
    await cost(130_000)
    expect(await lowest()).toEqual([null, null])
    expect(await reduced()).toEqual([undefined, undefined])
    expect(await found()).toEqual([])
    // Of two currencies neither price is said to be the lower one.
    await cost(200_000, 'EUR')
    await cost(90_000)
    expect(await lowest()).toEqual([null, null])
    expect(await reduced()).toEqual([undefined, undefined])
  })
})
