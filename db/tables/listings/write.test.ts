import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../../database.ts'
import { DatabaseError } from '../../errors.ts'
import { isListed, isVisible } from '../../rules/lifecycle.ts'
import { listingRules } from '../../rules/listing.ts'
import {
  actorOf,
  createTestDatabase,
  createUser,
  dialects,
  parse,
  publishListing,
  recordImage,
  type TestDatabase,
} from '../../testing/databases.ts'
import { listingInput } from '../../testing/fixtures.ts'
import { type Actor, type ListingInput, listingMoves } from '../../types.ts'
import type { User } from '../users.ts'
import type { ListingDetail, ListingKey } from './face.ts'

describe.each(dialects)('writing listings on %s', (dialect) => {
  let test: TestDatabase
  let database: Database
  let seller: User
  let stranger: Actor
  let moderator: Actor
  let admin: Actor

  beforeAll(async () => {
    test = await createTestDatabase(dialect)
    database = await test.open()
    seller = await createUser(database)
    stranger = actorOf(await createUser(database))
    moderator = actorOf(await createUser(database, { role: 'moderator' }))
    admin = actorOf(await createUser(database, { role: 'admin' }))
  })
  beforeEach(() => {
    test.clock.now = null
  })
  afterAll(() => test.drop())

  const detailOf = async (id: string, actor?: Actor) =>
    parse<ListingDetail>(await database.listings.detail(id, actor))

  it('creates a draft that only its owner and the staff see, with the place filled in', async () => {
    const image = await recordImage(database, seller)
    const listing = await database.listings.create(seller.id, listingInput({ imageIds: [image] }))
    expect(listing).toMatchObject({
      ...listingInput({ imageIds: [image] }),
      sellerId: seller.id,
      status: 'draft',
      placeName: 'Cluj-Napoca',
      lat: 44.01,
      lon: 25.99,
      publishedAt: null,
      version: 1,
    })
    expect(await database.listings.find(listing.id)).toEqual(listing)
    expect(await database.listings.detail(listing.id)).toBeUndefined()
    expect(await database.listings.detail(listing.id, stranger)).toBeUndefined()
    for (const actor of [actorOf(seller), moderator, admin]) {
      expect(await detailOf(listing.id, actor)).toMatchObject({ id: listing.id, status: 'draft' })
    }
  })

  it.each<[string, Partial<ListingInput>, string]>([
    ['a category that does not exist', { categoryId: 'none' }, 'categoryId'],
    ['a category that is not a leaf', { categoryId: 'vehicles' }, 'categoryId'],
    ['a place that does not exist', { placeId: 999 }, 'placeId'],
    ['an image that does not exist', { imageIds: ['none'] }, 'imageIds'],
    ['thirteen images', { imageIds: Array.from({ length: 13 }, (_, i) => `i${i}`) }, 'imageIds'],
  ])('refuses %s, in new listings and in changes', async (_, more, field) => {
    const refusal = { name: 'DatabaseError', code: 'bad-reference', field }
    await expect(database.listings.create(seller.id, listingInput(more))).rejects.toMatchObject(refusal)
    const { id } = await database.listings.create(seller.id, listingInput())
    await expect(database.listings.update(id, actorOf(seller), more)).rejects.toMatchObject(refusal)
    expect(await database.listings.find(id)).toMatchObject({ version: 1 })
  })

  it('refuses somebody else’s image and one that is named twice', async () => {
    const theirs = await recordImage(database, stranger, 'f')
    const own = await recordImage(database, seller)
    for (const imageIds of [[theirs], [own, own]]) {
      await expect(database.listings.create(seller.id, listingInput({ imageIds }))).rejects.toMatchObject({
        code: 'bad-reference',
      })
    }
  })

  it('changes what a patch names, keeps the rest, and rewrites the card in the same transaction', async () => {
    const [first, second] = [
      await recordImage(database, seller, '1'),
      await recordImage(database, seller, '2'),
    ]
    const { id } = await publishListing(database, seller, { imageIds: [first] })
    const changed = await database.listings.update(
      id,
      actorOf(seller),
      { title: 'Altceva', price: null, placeId: 4, imageIds: [second, first] },
      2,
    )
    expect(changed).toMatchObject({
      title: 'Altceva',
      price: null,
      placeId: 4,
      placeName: 'Iași',
      lat: 44.04,
      imageIds: [second, first],
      description: listingInput().description,
      version: 3,
    })
    expect(await database.listings.find(id)).toEqual(changed)
    const keys = await database.listings.searchDocumentsById([id])
    const card = JSON.parse(String((await database.listings.cards(keys)).body))
    expect(card).toMatchObject({
      title: 'Altceva',
      price: null,
      place: { id: 4, name: 'Iași', countyCode: 'IS' },
      image: { sha256: '2'.padStart(64, '0') },
      imageCount: 2,
      attributes: { year: 2015, automatic: false },
      categoryPath: ['vehicles', 'cars'],
      seller: { id: seller.id },
      status: 'published',
    })
    expect(card.attributes).not.toHaveProperty('make')
  })

  it('keeps ownership and versions in every write', async () => {
    const { id } = await publishListing(database, seller)
    for (const actor of [stranger, moderator]) {
      await expect(database.listings.update(id, actor, { title: 'x' })).rejects.toMatchObject({
        code: 'not-found',
      })
      await expect(database.listings.remove(id, actor)).rejects.toMatchObject({ code: 'not-found' })
    }
    await expect(database.listings.move(id, stranger, 'sell')).rejects.toMatchObject({ code: 'not-found' })
    await expect(database.listings.move('none', stranger, 'sell')).rejects.toMatchObject({
      code: 'not-found',
    })
    const stale = { code: 'stale' }
    await expect(database.listings.update(id, actorOf(seller), { title: 'x' }, 1)).rejects.toMatchObject(
      stale,
    )
    await expect(database.listings.move(id, actorOf(seller), 'sell', 1)).rejects.toMatchObject(stale)
    await expect(database.listings.remove(id, actorOf(seller), 1)).rejects.toMatchObject(stale)
    expect(await database.listings.update(id, admin, { title: 'By admin' }, 2)).toMatchObject({ version: 3 })
  })

  it('remembers of what was public that it is gone, of drafts nothing', async () => {
    const person = await createUser(database)
    const [deleted, sold, ofAccount] = await Promise.all(
      [1, 2, 3].map(() => publishListing(database, person)),
    )
    const drafts = await Promise.all([1, 2].map(() => database.listings.create(person.id, listingInput())))
    await database.listings.remove(deleted!.id, actorOf(person))
    await database.listings.move(sold!.id, actorOf(person), 'sell')
    await database.listings.remove(sold!.id, actorOf(person))
    await database.listings.remove(drafts[0]!.id, actorOf(person))
    expect(await database.listings.isGone(ofAccount!.id)).toBe(false)
    await database.users.delete(person.id)
    while ((await database.users.removeSome(100)) > 0);
    for (const { id } of [deleted!, sold!, ofAccount!]) expect(await database.listings.isGone(id)).toBe(true)
    for (const id of [drafts[0]!.id, drafts[1]!.id, 'none'])
      expect(await database.listings.isGone(id)).toBe(false)
  })

  it('tells its owner and the staff what they may do with it, and others nothing', async () => {
    const { id } = await publishListing(database, seller)
    const owners = { moves: ['reserve', 'sell', 'renew', 'withdraw'], editable: true, visible: true }
    expect(await detailOf(id, actorOf(seller))).toMatchObject(owners)
    expect(await detailOf(id, admin)).toMatchObject({ moves: ['withdraw', 'block'], editable: true })
    expect(await detailOf(id, moderator)).toMatchObject({ moves: ['block'], editable: false })
    for (const actor of [undefined, stranger]) {
      const detail = await detailOf(id, actor)
      for (const name of ['moves', 'editable', 'visible']) expect(detail).not.toHaveProperty(name)
    }
    const page = await database.listings.ownPage(seller.id, { limit: 1 })
    expect(parse<{ items: ListingDetail[] }>(page).items[0]).toMatchObject({ id, ...owners })
  })

  it('publishes again what has expired', async () => {
    test.clock.now = new Date('2020-01-01T00:00:00.000Z')
    const { id } = await publishListing(database, seller)
    test.clock.now = new Date('2020-04-01T00:00:00.000Z')
    await database.listings.expire(test.clock.now.toISOString(), 1_000)
    expect(await database.listings.move(id, actorOf(seller), 'publish')).toMatchObject({
      status: 'published',
      publishedAt: '2020-04-01T00:00:00.000Z',
      expiresAt: '2020-05-31T00:00:00.000Z',
    })
  })

  it('lets one of two edits of the same version win', async () => {
    const { id } = await publishListing(database, seller)
    const edit = (title: string) => database.listings.update(id, actorOf(seller), { title }, 2)
    const outcomes = await Promise.allSettled([edit('Prima'), edit('A doua')])
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('refuses to publish what is incomplete and names each missing part', async () => {
    const { id } = await database.listings.create(seller.id, listingInput({ title: '', attributes: {} }))
    await expect(database.listings.move(id, actorOf(seller), 'publish')).rejects.toMatchObject({
      code: 'incomplete',
      faults: [{ pointer: '/title' }, { pointer: '/attributes/make' }],
    })
    await database.listings.update(id, actorOf(seller), { title: 'Dacia', attributes: { make: 'dacia' } })
    expect(await database.listings.move(id, actorOf(seller), 'publish')).toMatchObject({
      status: 'published',
    })
    await expect(database.listings.update(id, actorOf(seller), { description: '' })).rejects.toMatchObject({
      code: 'incomplete',
      faults: [{ pointer: '/description', code: 'missing' }],
    })
  })

  it('lets what an import left out stay away, and nothing else go', async () => {
    const { sellerId: _, ...bare } = { ...listingInput({ condition: null, placeId: null }), sellerId: '' }
    await database.listings.writeBatch([
      {
        ...bare,
        imageIds: [],
        sellerId: seller.id,
        externalId: 'bare',
        createdAt: '2026-01-01T00:00:00.000Z',
        publishedAt: null,
      },
    ])
    const page = JSON.parse(String((await database.listings.ownPage(seller.id, { limit: 1 })).body))
    const { id, status } = page.items[0]
    expect(status).toBe('published')
    const edit = (patch: Parameters<Database['listings']['update']>[2]) =>
      database.listings.update(id, actorOf(seller), patch)
    expect(await edit({ title: 'Dacia 1310' })).toMatchObject({ title: 'Dacia 1310' })
    await expect(edit({ attributes: {} })).rejects.toMatchObject({
      faults: [{ pointer: '/attributes/make' }],
    })
    await edit({ condition: 'used' })
    await expect(edit({ condition: null })).rejects.toMatchObject({ faults: [{ pointer: '/condition' }] })
  })

  it('dates publication and expiry, and renews', async () => {
    test.clock.now = new Date('2026-01-01T10:00:00.007Z')
    const listing = await publishListing(database, seller)
    expect(listing).toMatchObject({
      publishedAt: '2026-01-01T10:00:00.007Z',
      expiresAt: '2026-03-02T10:00:00.007Z',
    })
    expect(await detailOf(listing.id)).toMatchObject({
      publishedAt: listing.publishedAt,
      expiresAt: listing.expiresAt,
      updatedAt: '2026-01-01T10:00:00.007Z',
    })
    test.clock.now = new Date('2026-01-11T10:00:00.000Z')
    expect(await database.listings.move(listing.id, actorOf(seller), 'renew')).toMatchObject({
      publishedAt: listing.publishedAt,
      expiresAt: '2026-03-12T10:00:00.000Z',
    })
    expect(listingRules.lifeDays).toBe(60)
  })

  it('expires what is due, a limited number at a time, and lets its owner renew it', async () => {
    test.clock.now = new Date('2020-01-01T00:00:00.000Z')
    const due = [await publishListing(database, seller), await publishListing(database, seller)]
    const reserved = await publishListing(database, seller)
    await database.listings.move(reserved.id, actorOf(seller), 'reserve')
    test.clock.now = null
    const before = await test.latest(database)
    expect(await database.listings.expire('2020-02-29T23:59:59.999Z', 10)).toBe(0)
    expect(await database.listings.expire('2020-03-01T00:00:00.000Z', 1)).toBe(1)
    expect(await database.listings.expire('2020-03-01T00:00:00.000Z', 10)).toBe(1)
    expect(await database.listings.expire('2020-03-01T00:00:00.000Z', 10)).toBe(0)
    const changes = (await test.changesAfter(database, before, 10)).items
    expect(changes.map((change) => change.kind)).toEqual(['remove', 'remove'])
    expect(changes.map((change) => change.listingId).sort()).toEqual(due.map((listing) => listing.id).sort())
    expect(await detailOf(due[0]!.id)).toMatchObject({ status: 'expired', version: 3 })
    expect(await database.listings.move(due[0]!.id, actorOf(seller), 'renew')).toMatchObject({
      status: 'published',
    })
    expect(await detailOf(due[0]!.id)).toMatchObject({ status: 'published' })
  })

  it('removes a listing with the pictures that nothing else uses', async () => {
    const [own, used] = [await recordImage(database, seller, 'd1'), await recordImage(database, seller, 'd2')]
    const other = await publishListing(database, seller, { imageIds: [used] })
    const { id } = await publishListing(database, seller, { imageIds: [own, used] })
    const before = await test.latest(database)
    await database.listings.remove(id, actorOf(seller))
    expect((await database.images.takeUnused(10)).hashes).toEqual(['d1'.padStart(64, '0')])
    expect(await database.listings.find(id)).toBeUndefined()
    expect(await database.images.find([own, used], seller.id)).toHaveLength(1)
    expect((await test.changesAfter(database, before, 10)).items).toMatchObject([
      { listingId: id, kind: 'remove' },
    ])
    expect((await database.listings.find(other.id))?.imageIds).toEqual([used])
  })

  it('keeps list, detail, card and feed agreeing through any moves of anybody', async () => {
    const actors: Actor[] = [actorOf(seller), stranger, moderator, admin]
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(3), fc.constantFrom(...listingMoves)), { maxLength: 10 }),
        async (steps) => {
          const start = await test.latest(database)
          let current = await database.listings.create(seller.id, listingInput())
          let key: ListingKey | undefined
          for (const [who, move] of steps) {
            const before = current
            try {
              current = await database.listings.move(before.id, actors[who]!, move)
              expect(current.version).toBe(before.version + 1)
              const [document] = await database.listings.searchDocumentsById([current.id])
              key = document ?? key
            } catch (error) {
              expect(error).toBeInstanceOf(DatabaseError)
              current = (await database.listings.find(before.id))!
              expect(current).toEqual(before)
            }
          }
          const { items } = await test.changesAfter(database, start, 100)
          const mine = items.filter((change) => change.listingId === current.id)
          expect((mine.at(-1)?.kind ?? 'remove') !== 'remove').toBe(isListed(current.status))
          const documents = await database.listings.searchDocumentsById([current.id])
          expect(documents).toHaveLength(isListed(current.status) ? 1 : 0)
          const cards = key === undefined ? { found: 0 } : await database.listings.cards([key])
          expect(cards.found).toBe(isListed(current.status) ? 1 : 0)
          const detail = await database.listings.detail(current.id)
          expect(detail !== undefined).toBe(isVisible(current.status))
          const own = parse<ListingDetail>(await database.listings.detail(current.id, actorOf(seller)))
          expect(own).toMatchObject({
            status: current.status,
            publishedAt: current.publishedAt,
            version: current.version,
          })
        },
      ),
      { numRuns: 40 },
    )
  })

  it('refuses a member more drafts or live listings than may be, however many come at once', async () => {
    const limited = await test.open({ quotas: { drafts: 3, listings: 2 } })
    const member = await createUser(limited)
    const admin = await createUser(limited, { role: 'admin' })
    const create = (who: User) => limited.listings.create(who.id, listingInput())
    const outcomes = await Promise.allSettled(Array.from({ length: 6 }, () => create(member)))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
    await expect(create(member)).rejects.toMatchObject({ code: 'conflict', message: /at most 3 listings/ })
    const ids = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value.id] : []))
    const move = (id: string, name: 'publish' | 'withdraw') =>
      limited.listings.move(id, actorOf(member), name)
    await move(ids[0]!, 'publish')
    await move(ids[1]!, 'publish')
    await expect(move(ids[2]!, 'publish')).rejects.toMatchObject({ code: 'conflict', message: /at most 2/ })
    // A draft that was taken back is still one.
    await move(ids[2]!, 'withdraw')
    await create(member)
    await create(member)
    await expect(create(member)).rejects.toMatchObject({ code: 'conflict' })
    await Promise.all(Array.from({ length: 5 }, () => create(admin)))
  })
})
