import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../database.ts'
import { favouriteRules } from '../rules/favourites.ts'
import { createTestDatabase, createUser, dialects, type TestDatabase } from '../testing/databases.ts'
import { listingInput } from '../testing/fixtures.ts'
import type { User } from './users.ts'

describe.each(dialects)('favourites on %s', (dialect) => {
  let test: TestDatabase
  let database: Database
  let seller: User
  beforeAll(async () => {
    test = await createTestDatabase(dialect)
    database = await test.open()
    seller = await createUser(database)
  })
  afterAll(() => test.drop())

  let made = 0
  /** Ids of new listings on show. */
  async function publish(count: number, owner = seller): Promise<string[]> {
    const before = new Set(await idsOf(owner))
    const now = new Date().toISOString()
    await database.listings.writeBatch(
      Array.from({ length: count }, () => ({
        ...listingInput({ title: `Anunț ${++made}` }),
        ...{ sellerId: owner.id, externalId: `f${made}`, createdAt: now, publishedAt: now },
      })),
    )
    return (await idsOf(owner)).filter((id) => !before.has(id))
  }
  async function idsOf(owner: User): Promise<string[]> {
    const { body } = await database.listings.page({ sellerId: owner.id, limit: 5_000 })
    return JSON.parse(String(body)).items.map(({ id }: { id: string }) => id)
  }
  const favouritesOf = async (user: User) =>
    JSON.parse(String(await database.favourites.ids(user.id))).ids as string[]
  const outcomes = async (user: User, ids: string[]) => [
    ...(await database.favourites.add(user.id, ids)).values(),
  ]

  it('are as many as an account may have, also when they come at once', async () => {
    const user = await createUser(database)
    const ids = await publish(favouriteRules.perAccount + 2)
    const most = ids.slice(0, favouriteRules.perAccount - 1)
    expect(new Set(await outcomes(user, most))).toEqual(new Set(['added']))
    const last = await Promise.all(ids.slice(-3).map((id) => outcomes(user, [id])))
    expect(last.flat().sort()).toEqual(['added', 'too-many', 'too-many'])
    expect((await favouritesOf(user)).length).toBe(favouriteRules.perAccount)
    // What its seller deleted makes room.
    await database.listings.remove(most[0]!, { id: seller.id, role: 'member' })
    const missing = ids.filter((id) => !most.includes(id))
    expect((await outcomes(user, missing)).sort()).toEqual(['added', 'present', 'too-many'])
  })

  it('of a deleted seller go, however many have them, and are nobody’s to add from then on', async () => {
    const leaving = await createUser(database)
    const [id] = await publish(1, leaving)
    const users = await Promise.all(Array.from({ length: 25 }, () => createUser(database)))
    for (const user of users) await database.favourites.add(user.id, [id!])
    await database.users.delete(leaving.id)
    const late = await createUser(database)
    expect(await outcomes(late, [id!])).toEqual(['missing'])
    // In small steps: none removes more than was asked for.
    for (let steps = 0; (await database.users.removeSome(10)) > 0; steps++) expect(steps).toBeLessThan(50)
    for (const user of users) {
      let kept = ''
      for await (const chunk of await database.users.export(user.id)) kept += chunk
      expect(kept).toContain('"favourites":[]')
    }
  })
})
