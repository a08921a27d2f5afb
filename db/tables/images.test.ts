import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  actorOf,
  createTestDatabase,
  createUser,
  dialects,
  publishListing,
  recordImage,
  type TestDatabase,
} from '../testing/databases.ts'
import type { Database } from '../types.ts'

describe.each(dialects)('images on %s', (dialect) => {
  let test: TestDatabase
  let database: Database

  beforeAll(async () => {
    test = await createTestDatabase(dialect)
    database = await test.open()
  })
  afterAll(() => test.drop())

  it('finds an owner’s images in the order asked for, and nobody else’s', async () => {
    const ana = await createUser(database)
    const dan = await createUser(database)
    const [first, second] = [await recordImage(database, ana, 'a1'), await recordImage(database, ana, 'a2')]
    const found = await database.images.find([second, 'missing', first], ana.id)
    expect(found.map((image) => image.id)).toEqual([second, first])
    expect(found[0]).toMatchObject({ ownerId: ana.id, width: 1200, height: 900, bytes: 54_321 })
    expect(await database.images.find([first, second], dan.id)).toEqual([])
    expect(await database.images.find([], ana.id)).toEqual([])
  })

  it('refuses an owner that does not exist', async () => {
    const image = { ownerId: 'nobody', sha256: 'x', width: 1, height: 1, bytes: 1, placeholder: '' }
    await expect(database.images.record(image)).rejects.toMatchObject({
      code: 'bad-reference',
      field: 'ownerId',
    })
  })

  it('removes old unattached images and names the hashes that no row uses', async () => {
    const ana = await createUser(database)
    const attached = await recordImage(database, ana, 'b1')
    await publishListing(database, ana, { imageIds: [attached] })
    test.clock.now = new Date(Date.now() - 86_400_000)
    const old = await recordImage(database, ana, 'b2')
    const copy = await recordImage(database, ana, 'b1')
    const again = await recordImage(database, ana, 'b2')
    test.clock.now = null
    const fresh = await recordImage(database, ana, 'b3')
    const removed = await database.images.removeUnattached(new Date(Date.now() - 3_600_000).toISOString())
    expect(removed).toEqual(['b2'.padStart(64, '0')])
    const left = await database.images.find([attached, old, copy, again, fresh], ana.id)
    expect(left.map((image) => image.id)).toEqual([attached, fresh])
  })

  it('keeps images that a draft holds', async () => {
    const ana = await createUser(database)
    const image = await recordImage(database, ana, 'c1')
    const listing = await publishListing(database, ana, { imageIds: [image] })
    await database.listings.move(listing.id, actorOf(ana), 'withdraw')
    await database.images.removeUnattached('2999-01-01T00:00:00.000Z')
    expect(await database.images.find([image], ana.id)).toHaveLength(1)
  })
})
