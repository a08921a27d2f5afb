import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../../database.ts'
import {
  actorOf,
  createTestDatabase,
  createUser,
  dialects,
  parse,
  recordImage,
  type TestDatabase,
} from '../../testing/databases.ts'
import { listingInput } from '../../testing/fixtures.ts'
import type { User } from '../users.ts'
import type { BulkListing, ListingDetail } from './face.ts'

describe.each(dialects)('bulk writes on %s', (dialect) => {
  let test: TestDatabase
  let database: Database
  let seller: User

  beforeAll(async () => {
    test = await createTestDatabase(dialect)
    database = await test.open()
  })
  beforeEach(async () => {
    seller = await createUser(database)
  })
  afterAll(() => test.drop())

  const bulk = (externalId: string | null, more: Partial<BulkListing> = {}): BulkListing => ({
    ...listingInput(),
    sellerId: seller.id,
    externalId,
    status: 'published',
    createdAt: '2026-04-01T00:00:00.000Z',
    publishedAt: '2026-04-02T00:00:00.000Z',
    ...more,
  })

  async function own(): Promise<ListingDetail[]> {
    const page = await database.listings.ownPage(seller.id, { limit: 100 })
    return parse<{ items: ListingDetail[] }>(page).items
  }

  it('creates with card, images, dates and a place that has no id', async () => {
    const images = [await recordImage(database, seller, 'e1'), await recordImage(database, seller, 'e2')]
    const elsewhere = { placeId: null, placeName: 'Leith', lat: 55.97, lon: -3.17 }
    const counts = await database.listings.writeBatch([
      bulk('1', { imageIds: images }),
      bulk('2', elsewhere),
      bulk(null, { status: 'sold' }),
      bulk(null, { status: 'draft', publishedAt: null }),
    ])
    expect(counts).toEqual({ created: 4, updated: 0, unchanged: 0 })
    const [draft, sold, second, first] = await own()
    expect(draft).toMatchObject({ status: 'draft', publishedAt: null, expiresAt: null })
    expect(sold).toMatchObject({ status: 'sold', publishedAt: '2026-04-02T00:00:00.000Z' })
    expect(second).toMatchObject({
      place: { id: null, name: 'Leith', county: null, countyCode: null },
      location: { lat: 55.97, lon: -3.17 },
    })
    expect(first).toMatchObject({ imageCount: 2, image: { sha256: 'e1'.padStart(64, '0') } })
    const stored = (await database.listings.find(first!.id))!
    expect(stored).toMatchObject({ externalId: '1', imageIds: images, createdAt: '2026-04-01T00:00:00.000Z' })
    const [document] = await database.listings.searchDocumentsById([second!.id])
    expect(document).toMatchObject({ place: 'Leith', countyCode: null })
  })

  it('publishes nothing in time to come, and keeps what it made of such a time', async () => {
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString()
    const later = bulk('later', { publishedAt: tomorrow, createdAt: tomorrow })
    const sold = bulk('sold', { publishedAt: tomorrow, status: 'sold' })
    await database.listings.writeBatch([later, sold])
    const before = await own()
    for (const { id, publishedAt } of before) {
      expect(Date.parse(publishedAt!)).toBeLessThanOrEqual(Date.now())
      expect(Date.parse((await database.listings.find(id))!.createdAt)).toBeLessThanOrEqual(Date.now())
    }
    expect(await database.listings.writeBatch([later, sold])).toMatchObject({ unchanged: 2 })
    expect(await own()).toEqual(before)
  })

  it('updates by seller and external id, counts what did not change, and tells the feed what did', async () => {
    await database.listings.writeBatch([bulk('a'), bulk('b'), bulk('c')])
    const before = await own()
    const start = await test.latest(database)
    const woken: number[] = []
    const stop = database.changes.onCommit(() => woken.push(1))
    const counts = await database.listings.writeBatch([
      bulk('a'),
      bulk('b', { title: 'Alt titlu' }),
      bulk('c', { status: 'withdrawn' }),
      bulk('d'),
    ])
    stop()
    expect(counts).toEqual({ created: 1, updated: 2, unchanged: 1 })
    expect(woken).toHaveLength(1)
    const after = await own()
    const byTitle = (items: ListingDetail[]) => new Map(items.map((item) => [item.id, item]))
    const [c, b, a] = before
    expect(byTitle(after).get(b!.id)).toMatchObject({ title: 'Alt titlu', version: 2 })
    expect(byTitle(after).get(a!.id)).toMatchObject({ version: 1 })
    expect(byTitle(after).get(c!.id)).toMatchObject({ status: 'withdrawn' })
    const { items } = await test.changesAfter(database, start, 10)
    const created = after.find((item) => !byTitle(before).has(item.id))!
    expect(items.map((change) => `${change.kind} ${change.listingId}`).sort()).toEqual(
      [`remove ${c!.id}`, `upsert ${b!.id}`, `publish ${created.id}`].sort(),
    )
  })

  it('tells of a price that fell, and leaves what tells of it alone when it comes again', async () => {
    const cost = (amount: number) => bulk('redus', { price: { amount, currency: 'RON' } })
    const reduced = async () =>
      ((await own()) as { reduced?: { amount: number } }[]).map((item) => item.reduced?.amount)
    await database.listings.writeBatch([cost(90_000)])
    await database.listings.writeBatch([cost(80_000)])
    expect(await reduced()).toContain(90_000)
    expect(await database.listings.writeBatch([cost(80_000)])).toMatchObject({ unchanged: 1 })
    await database.listings.writeBatch([cost(95_000)])
    expect(await reduced()).not.toContain(90_000)
  })

  it('takes the last of several with one external id, and keeps sellers apart', async () => {
    const other = await createUser(database)
    const counts = await database.listings.writeBatch([
      bulk('x', { title: 'Prima' }),
      bulk('x', { title: 'A doua', sellerId: other.id }),
      bulk('x', { title: 'A treia' }),
    ])
    expect(counts).toEqual({ created: 2, updated: 1, unchanged: 0 })
    expect((await own()).map((item) => item.title)).toEqual(['A treia'])
  })

  it('replaces images, keeps the date of publication and prolongs what is named again', async () => {
    const images = [await recordImage(database, seller, 'f1'), await recordImage(database, seller, 'f2')]
    test.clock.now = new Date('2026-04-02T00:00:00.000Z')
    await database.listings.writeBatch([bulk('p', { imageIds: images, publishedAt: null })])
    test.clock.now = new Date('2026-05-20T00:00:00.000Z')
    const again = bulk('p', { imageIds: images, publishedAt: null })
    expect(await database.listings.writeBatch([again])).toEqual({ created: 0, updated: 0, unchanged: 1 })
    const [prolonged] = await own()
    expect(prolonged).toMatchObject({
      publishedAt: '2026-04-02T00:00:00.000Z',
      expiresAt: '2026-07-19T00:00:00.000Z',
    })
    await database.listings.writeBatch([{ ...again, imageIds: [images[1]!] }])
    test.clock.now = null
    const [changed] = await own()
    expect(changed).toMatchObject({ imageCount: 1, image: { sha256: 'f2'.padStart(64, '0') } })
    expect((await database.listings.find(changed!.id))?.imageIds).toEqual([images[1]])
  })

  it('keeps the status and the pictures that a batch does not say', async () => {
    const owner = actorOf(seller)
    const bare = (externalId: string, more: Partial<BulkListing> = {}): BulkListing => {
      const { status: _, imageIds: __, ...rest } = bulk(externalId, more)
      return rest
    }
    await database.listings.writeBatch(['sold', 'reserved', 'withdrawn', 'pictured'].map((id) => bare(id)))
    const created = await own()
    expect(created.map(({ status, imageCount }) => [status, imageCount])).toEqual(
      Array.from({ length: 4 }, () => ['published', 0]),
    )
    const ids = created.map((listing) => listing.id).reverse()
    await database.listings.move(ids[0]!, owner, 'sell')
    await database.listings.move(ids[1]!, owner, 'reserve')
    await database.listings.move(ids[2]!, owner, 'withdraw')
    const imageIds = [await recordImage(database, seller, 'aa'), await recordImage(database, seller, 'ab')]
    await database.listings.update(ids[3]!, owner, { imageIds })

    const again = ['sold', 'reserved', 'withdrawn', 'pictured']
    expect(await database.listings.writeBatch(again.map((id) => bare(id)))).toEqual({
      created: 0,
      updated: 0,
      unchanged: 4,
    })
    const cheaper = { price: { amount: 100, currency: 'RON' as const } }
    expect(await database.listings.writeBatch(again.map((id) => bare(id, cheaper)))).toMatchObject({
      updated: 4,
    })
    const after = (await own()).reverse()
    expect(after.map(({ status, price }) => [status, price?.amount])).toEqual([
      ['sold', 100],
      ['reserved', 100],
      ['withdrawn', 100],
      ['published', 100],
    ])
    expect(after[3]).toMatchObject({ imageCount: 2, image: { sha256: 'aa'.padStart(64, '0') } })
    expect((await database.listings.find(ids[3]!))?.imageIds).toEqual(imageIds)
    await database.listings.writeBatch([bulk('sold', { status: 'published' }), bulk('pictured')])
    expect((await own()).reverse()).toMatchObject([
      { status: 'published' },
      {},
      {},
      { imageCount: 0, image: null },
    ])
  })

  it('publishes again what only time had ended, and leaves a renewal of the site alone', async () => {
    const owner = actorOf(seller)
    const { status: _, ...unsaid } = bulk('old', { publishedAt: null })
    test.clock.now = new Date('2026-01-01T00:00:00.000Z')
    await database.listings.writeBatch([unsaid])
    const [{ id } = { id: '' }] = await own()
    test.clock.now = new Date('2026-02-01T00:00:00.000Z')
    await database.listings.move(id, owner, 'renew')
    await database.listings.writeBatch([{ ...unsaid, title: 'Alt titlu' }])
    expect(await own()).toMatchObject([{ title: 'Alt titlu', expiresAt: '2026-04-02T00:00:00.000Z' }])
    test.clock.now = new Date('2026-06-01T00:00:00.000Z')
    await database.listings.expire('2026-06-01T00:00:00.000Z', 100_000)
    expect(await own()).toMatchObject([{ status: 'expired' }])
    await database.listings.writeBatch([{ ...unsaid, title: 'Alt titlu' }])
    test.clock.now = null
    expect(await own()).toMatchObject([{ status: 'published', expiresAt: '2026-07-31T00:00:00.000Z' }])
  })

  it('keeps a listing blocked that a moderator blocked', async () => {
    const moderator = actorOf(await createUser(database, { role: 'moderator' }))
    await database.listings.writeBatch([bulk('bad')])
    const [listing] = await own()
    await database.listings.move(listing!.id, moderator, 'block')
    await database.listings.writeBatch([bulk('bad', { title: 'Din nou' })])
    expect(await own()).toMatchObject([{ status: 'blocked', title: 'Din nou' }])
    expect(await database.listings.detail(listing!.id)).toBeUndefined()
  })

  it('writes all of a batch or nothing', async () => {
    const refused = [
      bulk(null, { sellerId: 'nobody' }),
      bulk(null, { categoryId: 'none' }),
      bulk(null, { placeId: 12_345 }),
      bulk(null, { imageIds: ['none'] }),
      bulk(null, { imageIds: Array.from({ length: 13 }, (_, i) => `${i}`) }),
    ]
    for (const bad of refused) {
      await expect(database.listings.writeBatch([bulk('ok'), bad])).rejects.toMatchObject({
        code: 'bad-reference',
      })
    }
    expect(await own()).toEqual([])
    expect(await database.listings.writeBatch([])).toEqual({ created: 0, updated: 0, unchanged: 0 })
  })

  it('stores text that one of the databases could not, and prices up to the limit', async () => {
    await database.listings.writeBatch([
      bulk('odd\0', {
        title: 'a\0b \ud800',
        attributes: { make: 'x\0\udfff' },
        price: { amount: 1_000_000_000_000, currency: 'RON' },
      }),
    ])
    const [listing] = await own()
    expect(listing).toMatchObject({
      title: 'ab \ufffd',
      price: { amount: 1_000_000_000_000, currency: 'RON' },
    })
    expect(parse(await database.listings.detail(listing!.id))).toMatchObject({
      attributes: { make: 'x\ufffd' },
      externalId: 'odd',
    })
    const tooMuch = bulk('big', { price: { amount: 1_000_000_000_001, currency: 'RON' } })
    await expect(database.listings.writeBatch([tooMuch])).rejects.toThrow()
  })

  it('writes thousands at once', async () => {
    const many = Array.from({ length: 5_000 }, (_, i) => bulk(`m${i}`))
    expect(await database.listings.writeBatch(many)).toEqual({ created: 5_000, updated: 0, unchanged: 0 })
    expect(await database.listings.writeBatch(many)).toEqual({ created: 0, updated: 0, unchanged: 5_000 })
  })
})
