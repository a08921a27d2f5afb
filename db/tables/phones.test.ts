import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../database.ts'
import { phoneRules } from '../rules/phones.ts'
import {
  createTestDatabase,
  createUser,
  dialects,
  parse,
  publishListing,
  type TestDatabase,
} from '../testing/databases.ts'

describe.each(dialects)('views of telephone numbers on %s', (dialect) => {
  let test: TestDatabase
  let database: Database
  beforeAll(async () => {
    test = await createTestDatabase(dialect)
    database = await test.open()
  })
  afterAll(() => test.drop())

  it('count a member once, a guest once a day, and forget guests after the day', async () => {
    const seller = await createUser(database)
    await database.users.update(seller.id, { phone: '+33199000123', phoneVisibility: 'everybody' })
    const [listing, other] = [await publishListing(database, seller), await publishListing(database, seller)]
    const member = await createUser(database)
    const ask = (id: string | null, guest: string | null, of = listing.id) =>
      database.phones.ask(of, { id, network: null, guest })
    const countOf = async (id: string) =>
      parse<{ items: { id: string; phoneCount: number }[] }>(
        await database.listings.ownPage(seller.id, { limit: 10 }),
      ).items.find((item) => item.id === id)!.phoneCount
    test.clock.now = new Date()
    for (const guest of ['one', 'one', 'two', 'one']) expect(await ask(null, guest)).toHaveProperty('phone')
    await ask(null, 'one', other.id)
    await Promise.all([ask(member.id, null), ask(member.id, null)])
    expect([await countOf(listing.id), await countOf(other.id)]).toEqual([3, 1])
    expect(await database.phones.purge('2000', 100)).toBe(0)
    test.clock.now = new Date(Date.now() + phoneRules.dayMs + 60_000)
    await ask(member.id, null)
    await ask(null, 'one of the next day')
    expect(await countOf(listing.id)).toBe(4)
    // Whoever asked while logged in is known for longer, to end a harvest.
    expect(await database.phones.purge('2000', 100)).toBe(3)
    expect(await database.phones.purge('2000', 100)).toBe(0)
    expect(await database.phones.purge('9999', 100)).toBe(3)
  })
})
