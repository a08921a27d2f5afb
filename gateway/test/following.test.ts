import { randomUUID } from 'node:crypto'
import { favouriteRules } from '@piata/db'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dialects, startTestApp, type TestApp } from './app.ts'
import { newPerson, type Person } from './people.ts'

describe.each(dialects)('following on %s', (dialect) => {
  let test: TestApp
  let ana: Person
  let dan: Person
  beforeAll(async () => {
    test = await startTestApp(dialect, { limitWritePerMinute: 10_000 })
    ana = await newPerson(test.app, 'Ana Pop')
    dan = await newPerson(test.app, 'Dan Ionescu')
  })
  afterAll(() => test.close())

  const address = '/v1/following'
  const newSeller = async () =>
    (
      await test.app.database.users.create({
        ...{ email: `${randomUUID()}@piata.example`, name: 'Vânzător', passwordHash: 'x' },
      })
    ).id
  const names = async (person: Person) =>
    (await person.ask('GET', address)).json().items.map(({ name }: { name: string }) => name)

  it('begins and ends as often as one likes, for oneself alone', async () => {
    for (const _ of [1, 2]) expect((await ana.ask('PUT', `${address}/${dan.id}`)).statusCode).toBe(204)
    expect((await ana.ask('GET', `${address}/${dan.id}`)).json()).toEqual({ following: true })
    expect((await dan.ask('GET', `${address}/${dan.id}`)).json()).toEqual({ following: false })
    expect((await ana.ask('GET', address)).json()).toEqual({
      items: [{ id: dan.id, name: 'Dan Ionescu', since: expect.any(String), followedAt: expect.any(String) }],
      next: null,
    })
    expect(await names(dan)).toEqual([])
    for (const _ of [1, 2]) expect((await dan.ask('DELETE', `${address}/${dan.id}`)).statusCode).toBe(204)
    expect(await names(ana)).toEqual(['Dan Ionescu'])
    await ana.ask('DELETE', `${address}/${dan.id}`)
    expect(await names(ana)).toEqual([])
  })

  it('is of others who are there, and of so many', async () => {
    expect((await ana.ask('PUT', `${address}/${ana.id}`)).statusCode).toBe(409)
    expect((await ana.ask('PUT', `${address}/${randomUUID()}`)).statusCode).toBe(404)
    expect((await ana.ask('PUT', `${address}/x`)).statusCode).toBe(400)
    const person = await newPerson(test.app)
    for (let at = 0; at < favouriteRules.followed - 1; at++)
      await test.app.database.follows.add(person.id, await newSeller())
    const [one, two] = [await newSeller(), await newSeller()]
    const statuses = await Promise.all(
      [one, two].map(async (id) => (await person.ask('PUT', `${address}/${id}`)).statusCode),
    )
    expect(statuses.sort()).toEqual([204, 409])
    const first = (await person.ask('GET', `${address}?limit=100`)).json()
    const rest = (await person.ask('GET', `${address}?limit=100&cursor=${first.next}`)).json()
    const ids = [...first.items, ...rest.items].map(({ id }: { id: string }) => id)
    expect([new Set(ids).size, rest.next]).toEqual([favouriteRules.followed, null])
  })

  it('is in the export, and ends with either account', async () => {
    const [follower, seller] = [await newPerson(test.app), await newPerson(test.app)]
    await follower.ask('PUT', `${address}/${seller.id}`)
    await follower.ask('PUT', `${address}/${dan.id}`)
    const exported = (await follower.ask('GET', '/v1/me/export')).json()
    expect(exported.following.map(({ sellerId }: { sellerId: string }) => sellerId).sort()).toEqual(
      [seller.id, dan.id].sort(),
    )
    await seller.ask('DELETE', '/v1/me', { body: { password: seller.password } })
    expect(await names(follower)).toEqual(['Dan Ionescu'])
    while ((await test.app.database.users.removeSome(100)) > 0);
    const left = (await follower.ask('GET', '/v1/me/export')).json()
    expect(left.following).toMatchObject([{ sellerId: dan.id }])
  })
})
