import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Database } from './database.ts'
import { createTestDatabase, dialects, type TestDatabase } from './testing/databases.ts'
import { listingInput } from './testing/fixtures.ts'

describe.each(dialects)('one transaction of many calls on %s', (dialect) => {
  let test: TestDatabase
  let database: Database

  beforeAll(async () => {
    test = await createTestDatabase(dialect)
    database = await test.open()
  })
  afterAll(() => test.drop())

  const person = (email: string) => ({ email, name: 'Ana', passwordHash: 'x' })

  it('keeps all of it, and its reads see what it wrote', async () => {
    const { id, own, bytes } = await database.transaction(async ({ users, listings, images }) => {
      const user = await users.create(person('all@piata.example'))
      const sha256 = 'a1'.padStart(64, '0')
      const claim = await images.claim([sha256])
      const image = { ownerId: user.id, sha256, width: 1, height: 1, bytes: 1, placeholder: '' }
      const [picture] = await images.record(claim.id, [image])
      const listing = await listings.create(user.id, { ...listingInput(), imageIds: [picture!.id] })
      await listings.move(listing.id, { id: user.id, role: 'member' }, 'publish')
      const detail = await listings.detail(listing.id)
      return { id: listing.id, own: await listings.ownPage(user.id, { limit: 2 }), bytes: detail!.body }
    })
    expect((await database.listings.detail(id))!.body.equals(bytes)).toBe(true)
    expect(JSON.parse(bytes.toString())).toMatchObject({ status: 'published', imageCount: 1 })
    expect(JSON.parse(own.body.toString())).toMatchObject({
      items: [{ id, status: 'published' }],
      next: null,
    })
  })

  it('keeps nothing when one call fails, and tells no listener', async () => {
    const { id } = await database.users.create(person('some@piata.example'))
    const listener = vi.fn()
    const stop = database.changes.onCommit(listener)
    const failing = database.transaction(async ({ users, listings }) => {
      await users.update(id, { name: 'Other' })
      const listing = await listings.create(id, listingInput())
      await listings.move(listing.id, { id, role: 'member' }, 'publish')
      await users.create(person('some@piata.example'))
    })
    await expect(failing).rejects.toMatchObject({ code: 'conflict', field: 'email' })
    expect(await database.users.findById(id)).toMatchObject({ name: 'Ana', version: 1 })
    expect((await database.listings.ownPage(id, { limit: 1 })).body.toString()).toBe(
      '{"items":[],"next":null}',
    )
    expect(listener).not.toHaveBeenCalled()
    stop()
  })
})
