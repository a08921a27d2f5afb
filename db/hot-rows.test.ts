import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from './database.ts'
import { HotRows } from './hot-rows.ts'
import {
  actorOf,
  createTestDatabase,
  createUser,
  dialects,
  parse,
  publishListing,
  type TestDatabase,
} from './testing/databases.ts'

describe('rows that are asked for again and again', () => {
  it('are read once, until something is committed, and in time not at all more than fit', async () => {
    let revision: number | undefined = 1
    let reads = 0
    const rows = new HotRows<string>({ revision: () => revision })
    const get = (key: string) => rows.get(key, async () => `${key} ${++reads}`)
    expect([await get('a'), await get('a'), await get('b')]).toEqual(['a 1', 'a 1', 'b 2'])
    revision = 2
    expect([await get('a'), await get('b')]).toEqual(['a 3', 'b 4'])
    for (let n = 0; n < 600; n++) await get(`c${n}`)
    expect(await get('a')).toBe('a 605')
    revision = undefined
    expect([await get('a'), await get('a')]).toEqual(['a 606', 'a 607'])
  })

  it('are not kept when something was committed while they were read, nor when they are not there', async () => {
    let revision = 1
    const rows = new HotRows<string>({ revision: () => revision })
    const slow = rows.get('a', async () => {
      await nextTurn()
      return 'old'
    })
    revision = 2
    await rows.get('b', async () => 'b')
    expect(await slow).toBe('old')
    expect(await rows.get('a', async () => undefined)).toBeUndefined()
    expect(await rows.get('a', async () => 'new')).toBe('new')
  })
})

describe.each(dialects)('hot rows on %s', (dialect) => {
  let test: TestDatabase
  let database: Database
  beforeAll(async () => {
    test = await createTestDatabase(dialect)
    database = await test.open()
  })
  afterAll(() => test.drop())

  it('show what was written here at once, and what another process wrote in the next turn', async () => {
    const other = await test.open()
    const seller = await createUser(database)
    const listing = await publishListing(database, seller)
    const seen = async () => [
      parse<{ title: string }>(await database.listings.detail(listing.id)).title,
      (await database.users.findById(seller.id))?.name,
    ]
    await seen()
    for (const [n, writer] of [database, other, database, other].entries()) {
      await writer.listings.update(listing.id, actorOf(seller), { title: `Titlul ${n}` })
      await writer.users.update(seller.id, { name: `Numele ${n}` })
      if (writer === other) await nextTurn()
      expect(await seen()).toEqual([`Titlul ${n}`, `Numele ${n}`])
    }
    await database.transaction(async ({ users }) => {
      await users.update(seller.id, { name: 'Altul' })
      expect((await users.findById(seller.id))?.name).toBe('Altul')
      expect((await database.users.findById(seller.id))?.name).toBe('Numele 3')
    })
    expect((await database.users.findById(seller.id))?.name).toBe('Altul')
    await database.listings.remove(listing.id, actorOf(seller))
    expect(await database.listings.detail(listing.id)).toBeUndefined()
  })
})
