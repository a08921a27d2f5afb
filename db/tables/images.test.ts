import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../database.ts'
import {
  actorOf,
  createTestDatabase,
  createUser,
  dialects,
  pictureOf,
  publishListing,
  recordImage,
  type TestDatabase,
} from '../testing/databases.ts'

const hashOf = (name: string) => name.padStart(64, '0')

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
    const image = pictureOf('nobody', '9')
    const { id } = await database.images.claim([image.sha256])
    await expect(database.images.record(id, [image])).rejects.toMatchObject({
      code: 'bad-reference',
      field: 'ownerId',
    })
  })

  it('removes old unattached images in steps, and takes the files that no row uses', async () => {
    const ana = await createUser(database)
    const attached = await recordImage(database, ana, 'b1')
    await publishListing(database, ana, { imageIds: [attached] })
    test.clock.now = new Date(Date.now() - 86_400_000)
    const old = await recordImage(database, ana, 'b2')
    const copy = await recordImage(database, ana, 'b1')
    const again = await recordImage(database, ana, 'b2')
    test.clock.now = null
    const fresh = await recordImage(database, ana, 'b3')
    const anHourAgo = new Date(Date.now() - 3_600_000).toISOString()
    expect(await database.images.removeUnattached(anHourAgo, 2)).toBe(2)
    expect(await database.images.removeUnattached(anHourAgo, 2)).toBe(1)
    expect((await database.images.takeUnused(10)).hashes).toEqual([hashOf('b2')])
    const left = await database.images.find([attached, old, copy, again, fresh], ana.id)
    expect(left.map((image) => image.id)).toEqual([attached, fresh])
  })

  it('keeps images that a draft holds', async () => {
    const ana = await createUser(database)
    const image = await recordImage(database, ana, 'c1')
    const listing = await publishListing(database, ana, { imageIds: [image] })
    await database.listings.move(listing.id, actorOf(ana), 'withdraw')
    await database.images.removeUnattached('2999-01-01T00:00:00.000Z', 1_000)
    expect(await database.images.find([image], ana.id)).toHaveLength(1)
  })

  describe('files', () => {
    const claimed = async (name: string) => (await database.images.claim([hashOf(name)])).claimed.length === 1
    /** As if an upload of the hash had been recorded and its listing deleted. */
    const orphan = async (...names: string[]) => {
      const { id } = await database.images.claim(names.map(hashOf))
      await database.images.release(id)
    }
    const take = async () => {
      const taken = await database.images.takeUnused(100)
      return { ...taken, forget: () => database.images.forget(taken.hashes, taken.until) }
    }
    beforeEach(async () => {
      test.clock.now = new Date(Date.now() + 3_600_000)
      await (await take()).forget()
      test.clock.now = null
    })

    it('are not taken while an upload claims them, and not claimed while they are removed', async () => {
      const ana = await createUser(database)
      await orphan('f1')
      const upload = await database.images.claim([hashOf('f1')])
      expect(upload.claimed).toEqual([hashOf('f1')])
      expect((await take()).hashes).toEqual([])
      await database.images.record(upload.id, [pictureOf(ana.id, 'f1')])
      expect((await take()).hashes).toEqual([])

      await orphan('f2')
      const removal = await take()
      expect(removal.hashes).toEqual([hashOf('f2')])
      expect(await database.images.claim([hashOf('f2')])).toMatchObject({
        claimed: [],
        removing: [hashOf('f2')],
      })
      expect((await take()).hashes).toEqual([])
      await removal.forget()
      expect(await claimed('f2')).toBe(true)
    })

    it('are claimed again when whoever removed them died at it', async () => {
      await orphan('f3')
      const removal = await take()
      expect(await claimed('f3')).toBe(false)
      test.clock.now = new Date(Date.parse(removal.until) + 1)
      expect(await claimed('f3')).toBe(true)
      await removal.forget()
      expect((await take()).hashes).toEqual([])
    })

    it('are taken when the upload that claimed them died, and not recorded by it after all', async () => {
      const ana = await createUser(database)
      const { id } = await database.images.claim([hashOf('f4')])
      test.clock.now = new Date(Date.now() + 16 * 60_000)
      expect((await take()).hashes).toContain(hashOf('f4'))
      await expect(database.images.record(id, [pictureOf(ana.id, 'f4')])).rejects.toMatchObject({
        code: 'busy',
      })
      expect(await database.images.find([], ana.id)).toEqual([])
    })

    it('stay when the same picture is recorded by one and let go of by another at once', async () => {
      const [ana, dan] = [await createUser(database), await createUser(database)]
      for (let round = 0; round < 10; round++) {
        const name = `e${round}`
        const image = await recordImage(database, ana, name)
        const { id: listing } = await publishListing(database, ana, { imageIds: [image] })
        const { id } = await database.images.claim([hashOf(name)])
        const removals = await Promise.all([
          database.images.record(id, [pictureOf(dan.id, name)]).then(() => undefined),
          database.listings.remove(listing, actorOf(ana)).then(take),
          take(),
        ])
        expect(removals.flatMap((removal) => removal?.hashes ?? [])).toEqual([])
        expect((await take()).hashes).toEqual([])
      }
    })

    it('are taken when two let go of the last rows of a picture at once', async () => {
      const people = [await createUser(database), await createUser(database)]
      const listings = await Promise.all(
        people.map(async (person) => {
          const image = await recordImage(database, person, 'f5')
          return (await publishListing(database, person, { imageIds: [image] })).id
        }),
      )
      await Promise.all(listings.map((id, i) => database.listings.remove(id, actorOf(people[i]!))))
      expect((await take()).hashes).toEqual([hashOf('f5')])
    })

    it('that the database knows nothing of are adopted, to be taken', async () => {
      const ana = await createUser(database)
      await recordImage(database, ana, 'f6')
      expect(await database.images.adopt([hashOf('f6'), hashOf('f7')])).toBe(1)
      expect((await take()).hashes).toEqual([hashOf('f7')])
    })
  })
})
