import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../database.ts'
import { createTestDatabase, createUser, dialects, type TestDatabase } from '../testing/databases.ts'
import { listingInput } from '../testing/fixtures.ts'

describe.each(dialects)('listings of suspended sellers on %s', (dialect) => {
  let test: TestDatabase
  let database: Database
  beforeAll(async () => {
    test = await createTestDatabase(dialect)
    database = await test.open()
  })
  afterAll(() => test.drop())

  const count = 450
  const stock = async (sellerId: string) => {
    const at = '2026-01-01T00:00:00.000Z'
    const batch = Array.from({ length: count }, (_, i) => {
      const { imageIds: _none, ...input } = listingInput()
      const row = { ...input, sellerId, externalId: `${i}`, createdAt: at, publishedAt: at }
      return { ...row, status: i % 3 === 0 ? ('reserved' as const) : ('published' as const) }
    })
    await database.listings.writeBatch(batch)
  }
  const items = ({ body }: { body: Buffer }) => JSON.parse(String(body)).items as { id: string }[]
  const tellAll = async () => {
    for (let told = 1; told > 0; ) told = await database.hiddenSellers.tellSome(100)
  }
  /** What others see of a seller's listing, by every way that leads to it. */
  const seenOf = async (sellerId: string, id: string, place: { seq: number; id: string }) => {
    const { listings, changes, favourites, sellers } = database
    const buyer = await createUser(database)
    const outcomes = await favourites.add(buyer.id, [id])
    return {
      list: items(await listings.page({ limit: 5 })).length,
      category: items(await listings.page({ limit: 5, categoryId: 'cars' })).length,
      seller: items(await listings.page({ limit: 5, sellerId })).length,
      cards: (await listings.cards([place])).found,
      byIds: JSON.parse(String(await listings.byIds([id]))).items.length,
      detail: (await listings.detail(id)) !== undefined,
      index: (await listings.searchDocuments({ after: null, limit: 5 })).length,
      changed: (await listings.searchDocumentsById([id])).length,
      published: await listings.countPublished(),
      census: (await changes.census(await test.latest(database))).unchanged,
      sitemap: (await listings.sitemap(null, 5)).length,
      followed: JSON.parse(String((await changes.page(null, 5)).body)).items.length,
      heart: outcomes.get(id),
      profile: (await sellers.find(sellerId)) !== undefined,
      message: await database.conversations
        .begin(buyer.id, id, { text: 'Mai este?', imageIds: [] })
        .then(() => true)
        .catch((error: { code?: string }) => error.code),
    }
  }

  it('are seen by nobody at once, and come back, and search hears of each in steps', async () => {
    const [seller, moderator] = [
      await createUser(database),
      await createUser(database, { role: 'moderator' }),
    ]
    await stock(seller.id)
    const [first] = await database.listings.searchDocuments({ after: null, limit: 1 })
    const { id, seq } = first!
    const seen = await seenOf(seller.id, id, { id, seq })
    expect(seen).toMatchObject({ list: 5, category: 5, seller: 5, cards: 1, byIds: 1, detail: true })
    expect(seen).toMatchObject({ index: 5, changed: 1, published: count, census: count, sitemap: 5 })
    expect(seen).toMatchObject({ followed: 5, heart: 'added', profile: true, message: true })

    let position = await test.latest(database)
    const who = { id: seller.id, actorId: moderator.id }
    await database.accounts.suspendMember(who, { reason: 'because', until: null })
    const hidden = await seenOf(seller.id, id, { id, seq })
    expect(hidden).toMatchObject({ list: 0, category: 0, seller: 0, cards: 0, byIds: 0, detail: false })
    expect(hidden).toMatchObject({ index: 0, changed: 0, published: 0, census: 0, sitemap: 0 })
    expect(hidden).toMatchObject({ followed: 0, heart: 'missing', profile: true, message: 'not-found' })
    for (const actor of [seller, moderator]) expect(await database.listings.detail(id, actor)).toBeDefined()
    await tellAll()
    const kinds = async () => {
      const { items: told } = await test.changesAfter(database, position, 2 * count)
      return [new Set(told.map(({ kind }) => kind)), new Set(told.map(({ listingId }) => listingId)).size]
    }
    expect(await kinds()).toEqual([new Set(['remove']), count])

    position = await test.latest(database)
    await database.accounts.unsuspendMember(who)
    expect(await seenOf(seller.id, id, { id, seq })).toMatchObject({ list: 5, cards: 1, published: count })
    await tellAll()
    expect(await kinds()).toEqual([new Set(['upsert']), count])
    expect(await database.hiddenSellers.tellSome(100)).toBe(0)
    await database.accounts.suspend(seller.email, { reason: 'for a day', until: '2999-01-02T00:00:00.000Z' })
    expect(await database.hiddenSellers.endSome('2999-01-01T23:00:00.000Z', 10)).toBe(0)
    expect(await database.listings.countPublished()).toBe(0)
    expect(await database.hiddenSellers.endSome('2999-01-02T00:00:00.000Z', 10)).toBe(1)
    expect(await database.listings.countPublished()).toBe(count)
  })
})
