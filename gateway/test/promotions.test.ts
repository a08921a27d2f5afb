import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dialects, drain, startTestApp, type TestApp } from './app.ts'
import { goodDraft, newAdmin, newPerson, type Person, publishListing } from './people.ts'
import { upkeep } from './upkeep.ts'

interface Answer {
  items: { id: string }[]
  promoted?: { id: string }[]
  total: number
}

describe.each(dialects)('listings at the top of results on %s', (dialect) => {
  let test: TestApp
  let admin: Person
  let seller: Person
  beforeAll(async () => {
    test = await startTestApp(dialect)
    admin = await newAdmin(test.app)
    seller = await newPerson(test.app)
    await turn('on')
  })
  afterAll(() => test.close())

  const dayMs = 86_400_000
  const turn = (promotions: 'on' | 'off') =>
    admin.ask('PATCH', '/v1/admin/settings', { body: { promotions } })
  const publish = async (title: string) => (await publishListing(test.app, seller, { title })).id
  const search = async (query: string): Promise<Answer> => {
    await drain(test.app)
    return (await test.app.inject(`/v1/search?${query}`)).json()
  }
  const topOf = async (query: string) => (await search(query)).promoted?.map(({ id }) => id)
  const grant = (listingId: string, name = 'top3') =>
    admin.ask('POST', '/v1/admin/promotions', { body: { listingId, package: name } })
  const redeem = (id: string, code: string, who = seller) =>
    who.ask('POST', `/v1/listings/${id}/promotion`, { body: { code } })

  it('stand there where they match and on the first page only, the others being found as before', async () => {
    const [first, second] = [await publish('Tobă mare'), await publish('Tobă mică')]
    expect(await topOf('q=tobă')).toBeUndefined()
    const granted = await grant(first)
    expect(granted.statusCode, granted.body).toBe(201)
    const answer = await search('q=tobă')
    expect(answer.promoted).toMatchObject([{ id: first, title: 'Tobă mare' }])
    expect(answer.items.map(({ id }) => id).sort()).toEqual([first, second].sort())
    expect(answer.total).toBe(2)
    expect(await topOf('q=mică')).toBeUndefined()
    expect(await topOf('q=tobă&category=cars')).toBeUndefined()
    const { next } = (await search('q=tobă&limit=1')) as unknown as { next: string }
    expect(await topOf(`q=tobă&limit=1&cursor=${next}`)).toBeUndefined()
    await admin.ask('POST', `/v1/admin/promotions/${granted.json().id}/end`)
    expect(await topOf('q=tobă')).toBeUndefined()
  })

  it('are two at most, and end by themselves', async () => {
    const ids = [await publish('Vioară unu'), await publish('Vioară doi'), await publish('Vioară trei')]
    for (const id of ids) await grant(id)
    expect(await topOf('q=vioară')).toHaveLength(2)
    // Another package stands behind the one that goes on.
    const longer = (await grant(ids[0]!, 'top7')).json()
    expect(Date.parse(longer.until) - Date.now()).toBeGreaterThan(9 * dayMs)
    await upkeep(test.app, new Date(Date.now() + 4 * dayMs))
    expect(await topOf('q=vioară')).toEqual([ids[0]])
    await upkeep(test.app, new Date(Date.now() + 11 * dayMs))
    expect(await topOf('q=vioară')).toBeUndefined()
  })

  it('get there by a code, as often as it says, and by nobody else’s', async () => {
    const id = await publish('Țambal cu pedale')
    const body = { package: 'top7', uses: 1, until: new Date(Date.now() + dayMs).toISOString() }
    const { code } = (await admin.ask('POST', '/v1/admin/promotion-codes', { body })).json()
    const stranger = await newPerson(test.app)
    expect((await redeem(id, code, stranger)).statusCode).toBe(404)
    // What was refused used nothing up.
    const typed = `${code.slice(0, 4)} ${code.slice(4).toLowerCase()}`
    expect((await redeem(id, typed)).json()).toMatchObject({ package: 'top7' })
    expect(await topOf('q=țambal')).toEqual([id])
    const { until } = (await seller.ask('GET', `/v1/listings/${id}/promotion`)).json()
    expect(Math.round((Date.parse(until) - Date.now()) / dayMs)).toBe(7)
    expect((await stranger.ask('GET', `/v1/listings/${id}/promotion`)).statusCode).toBe(404)
    for (const wrong of [code, 'NIMIC'])
      expect((await redeem(id, wrong)).json()).toMatchObject({ status: 400, errors: [{ pointer: '/code' }] })
    const draft = (await seller.ask('POST', '/v1/listings', { body: goodDraft })).json().id
    expect((await grant(draft)).statusCode).toBe(409)
    const other = (await admin.ask('POST', '/v1/admin/promotion-codes', { body })).json()
    expect((await admin.ask('DELETE', `/v1/admin/promotion-codes/${other.code}`)).statusCode).toBe(204)
    expect((await redeem(id, other.code)).statusCode).toBe(400)
    const late = { ...body, until: new Date(Date.now() + 400 * dayMs).toISOString() }
    expect((await admin.ask('POST', '/v1/admin/promotion-codes', { body: late })).statusCode).toBe(400)
    const { items } = (await admin.ask('GET', '/v1/admin/audit?kind=staff-acted&limit=100')).json()
    expect(JSON.stringify(items)).not.toContain(code)
  })

  it('are none where the site has no promotions', async () => {
    const id = await publish('Nai de trestie')
    await grant(id)
    expect(await topOf('q=nai')).toEqual([id])
    const ranking = async () => (await test.app.inject('/v1/rules')).json().ranking.promotedPerPage
    expect(await ranking()).toBe(2)
    await turn('off')
    // What was answered before may be kept for as long as nothing changes.
    expect(await topOf('q=nai&limit=7')).toBeUndefined()
    expect([await ranking(), (await grant(id)).statusCode, (await redeem(id, 'X')).statusCode]).toEqual([
      0, 409, 409,
    ])
    await turn('on')
  })

  it('leave the top with what takes the listing away', async () => {
    const id = await publish('Cobză veche')
    await grant(id)
    expect(await topOf('q=cobză')).toEqual([id])
    await seller.ask('POST', `/v1/listings/${id}/withdraw`)
    expect(await topOf('q=cobză')).toBeUndefined()
  })
})
