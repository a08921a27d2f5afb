import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../database.ts'
import {
  actorOf,
  createTestDatabase,
  createUser,
  dialects,
  parse,
  publishListing,
  recordImage,
  type TestDatabase,
} from '../testing/databases.ts'
import { listingInput } from '../testing/fixtures.ts'
import type { ListingCard } from './listings/face.ts'

describe.each(dialects)('users on %s', (dialect) => {
  let test: TestDatabase
  let database: Database

  beforeAll(async () => {
    test = await createTestDatabase(dialect)
    database = await test.open()
  })
  afterAll(() => test.drop())

  it('keeps an account and finds it by id and by address in any case', async () => {
    const user = await database.users.create({
      email: ' Ana.Pop@Example.com ',
      name: 'Ana',
      passwordHash: 'secret-hash',
      phone: '0700',
      locale: 'en',
    })
    expect(user).toMatchObject({ email: 'Ana.Pop@example.com', role: 'member', locale: 'en', version: 1 })
    expect(user.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(await database.users.findById(user.id)).toEqual(user)
    expect(await database.users.findByEmail('ana.pop@EXAMPLE.com')).toEqual({
      ...user,
      passwordHash: 'secret-hash',
    })
    expect(await database.users.findById('nobody')).toBeUndefined()
    expect(await database.users.findMany([user.id, 'nobody'])).toEqual(new Map([[user.id, user]]))
    expect(await database.users.findByEmail('nobody@example.com')).toBeUndefined()
  })

  it('refuses an address that is taken, also by two at once', async () => {
    const create = (email: string) => database.users.create({ email, name: 'x', passwordHash: 'x' })
    const outcomes = await Promise.allSettled([create('two@example.com'), create('TWO@example.com')])
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected'])
    const refusal = outcomes.find((outcome) => outcome.status === 'rejected')
    expect(refusal?.reason).toMatchObject({ name: 'DatabaseError', code: 'conflict', field: 'email' })
  })

  it('changes what is named, counts versions and holds the caller to the one it read', async () => {
    const user = await createUser(database)
    const changed = await database.users.update(user.id, { phone: '0711', locale: 'en' }, 1)
    expect(changed).toMatchObject({ name: user.name, phone: '0711', locale: 'en', version: 2 })
    await expect(database.users.update(user.id, { name: 'x' }, 1)).rejects.toMatchObject({ code: 'stale' })
    await expect(database.users.update('nobody', { name: 'x' })).rejects.toMatchObject({ code: 'not-found' })
    expect(await database.users.update(user.id, { phone: null })).toMatchObject({ phone: null, version: 3 })
  })

  it('keeps a password as it is until the transaction that asked for it ends', async () => {
    const user = await createUser(database)
    await database.users.update(user.id, { passwordHash: 'old' })
    const order: string[] = []
    let change: Promise<unknown> | undefined
    await database.transaction(async ({ users }) => {
      expect(await users.holdPassword(user.id, 'old')).toMatchObject({ id: user.id, tokenVersion: 2 })
      change = database.users.update(user.id, { passwordHash: 'new' }).then(() => order.push('changed'))
      await delay(100)
      order.push('kept')
    })
    await change
    expect(order).toEqual(['kept', 'changed'])
    expect(await database.users.holdPassword(user.id, 'old')).toBeUndefined()
    expect(await database.users.holdPassword(user.id, 'new')).toMatchObject({ tokenVersion: 3 })
    await database.users.delete(user.id)
    expect(await database.users.holdPassword(user.id, '')).toBeUndefined()
  })

  it('shows a new name with each listing at once, and writes one row for it', async () => {
    const seller = await createUser(database, { name: 'A "quoted" \\ name' })
    const mine = await publishListing(database, seller)
    const before = await database.listings.detail(mine.id)
    await database.users.update(seller.id, { name: 'Nou ș "x" \\' })
    const { items } = parse<{ items: ListingCard[] }>(
      await database.listings.page({ limit: 10, sellerId: seller.id }),
    )
    expect(items).toMatchObject([{ seller: { id: seller.id } }])
    expect(items[0]!.seller).not.toHaveProperty('name')
    const detail = await database.listings.detail(mine.id)
    expect(parse(detail)).toMatchObject({ seller: { name: 'Nou ș "x" \\' }, version: mine.version })
    expect(detail!.etag).not.toBe(before!.etag)
    expect(detail!.updatedAt >= before!.updatedAt).toBe(true)
  })

  it('ends an account at once and removes it in steps that another process can go on with', async () => {
    const user = await createUser(database)
    const other = await createUser(database)
    const kept = await publishListing(database, other)
    const listings = []
    for (let i = 0; i < 7; i++) listings.push(await publishListing(database, user))
    const before = await test.latest(database)
    await database.users.delete(user.id)
    expect(await database.users.findById(user.id)).toBeUndefined()
    expect(await database.users.findByEmail(user.email)).toBeUndefined()
    expect(await database.listings.detail(listings[0]!.id)).toBeUndefined()
    await expect(database.users.export(user.id)).rejects.toMatchObject({ code: 'not-found' })
    await expect(database.listings.create(user.id, listingInput())).rejects.toMatchObject({
      code: 'bad-reference',
    })
    expect(
      await database.users.create({ email: user.email, name: 'Again', passwordHash: 'x' }),
    ).toMatchObject({ name: 'Again' })
    expect(await database.users.removeSome(3)).toBeGreaterThan(0)
    const later = await test.open()
    let steps = 1
    while ((await later.users.removeSome(3)) > 0) steps++
    expect(steps).toBeGreaterThanOrEqual(4)
    const { items } = await test.changesAfter(database, before, 20)
    expect(items.map(({ listingId }) => listingId).sort()).toEqual(listings.map(({ id }) => id).sort())
    expect(await database.listings.find(kept.id)).toBeDefined()
    expect(await database.listings.find(listings[6]!.id)).toBeUndefined()
  })

  it('ends a step of removal when its time is over', async () => {
    const user = await createUser(database)
    const batch = Array.from({ length: 450 }, (_, i) => ({
      ...listingInput(),
      imageIds: [],
      sellerId: user.id,
      externalId: String(i),
      status: 'draft' as const,
      createdAt: '2026-01-01T00:00:00.000Z',
      publishedAt: null,
    }))
    await database.listings.writeBatch(batch)
    await database.users.delete(user.id)
    const removed = await database.users.removeSome(1000, 0)
    expect(removed).toBeGreaterThan(0)
    expect(removed).toBeLessThanOrEqual(201)
    expect(await database.users.removeSome(1000)).toBe(450 - (removed - 1) + 1)
    while ((await database.users.removeSome(1000)) > 0);
  })

  it('removes all of a person, tells the feed and names the pictures that nobody uses any more', async () => {
    const user = await createUser(database)
    const other = await createUser(database)
    const shared = await recordImage(database, user, 'cafe')
    await recordImage(database, other, 'cafe')
    const own = await recordImage(database, user, 'beef')
    const listed = await publishListing(database, user, { imageIds: [own, shared] })
    const draft = await database.listings.create(user.id, listingInput())
    await database.sessions.create({
      userId: user.id,
      tokenHash: `t${user.id}`,
      expiresAt: '2999-01-01T00:00:00.000Z',
    })
    const before = await test.latest(database)

    await database.users.delete(user.id)
    while ((await database.users.removeSome(100)) > 0);

    expect((await database.images.takeUnused(10)).hashes).toEqual(['beef'.padStart(64, '0')])
    expect(await database.users.findById(user.id)).toBeUndefined()
    expect(await database.listings.find(listed.id)).toBeUndefined()
    expect(await database.listings.find(draft.id)).toBeUndefined()
    expect(await database.images.find([own], user.id)).toEqual([])
    const next = { tokenHash: 'n', expiresAt: '2999-01-01T00:00:00.000Z' }
    expect(await database.sessions.rotate(`t${user.id}`, next)).toEqual({ outcome: 'unknown' })
    const { items } = await test.changesAfter(database, before, 10)
    expect(items.map((change) => [change.listingId, change.kind])).toEqual([[listed.id, 'remove']])
    await expect(database.users.delete(user.id)).rejects.toMatchObject({ code: 'not-found' })
  })

  it('exports what is kept about a person and no secrets', async () => {
    const user = await createUser(database)
    const image = await recordImage(database, user)
    const listing = await publishListing(database, user, { imageIds: [image] })
    await createUser(database)
    await database.sessions.create({
      userId: user.id,
      tokenHash: 'tokenhash',
      expiresAt: '2999-01-01T00:00:00.000Z',
      userAgent: 'Browser 1.0',
    })
    const bytes = Buffer.concat(await Array.fromAsync(await database.users.export(user.id)))
    expect(JSON.parse(bytes.toString())).toMatchObject({
      account: { id: user.id, email: user.email, createdAt: user.createdAt },
      sessions: [{ userAgent: 'Browser 1.0' }],
      images: [{ id: image }],
      listings: [{ id: listing.id, title: listing.title, imageIds: [image] }],
    })
    expect(bytes.toString()).not.toMatch(/tokenhash|passwordHash|"hash"/)
    await expect(database.users.export('nobody')).rejects.toMatchObject({ code: 'not-found' })
  })

  it('exports page by page, each listing once and in order', async () => {
    const user = await createUser(database)
    const batch = Array.from({ length: 230 }, (_, i) => ({
      ...listingInput({ title: `Anunț ${i}` }),
      imageIds: [],
      sellerId: user.id,
      externalId: String(i),
      status: (['draft', 'published', 'sold'] as const)[i % 3]!,
      createdAt: '2026-01-01T00:00:00.000Z',
      publishedAt: null,
    }))
    await database.listings.writeBatch(batch)
    const chunks = await Array.fromAsync(await database.users.export(user.id))
    const { listings } = JSON.parse(Buffer.concat(chunks).toString()) as { listings: { title: string }[] }
    expect(listings.map(({ title }) => title)).toEqual(batch.map(({ title }) => title))
    expect(Math.max(...chunks.map(({ length }) => length))).toBeLessThan(100 * 1500)
  })

  it('lets a person close the account while others rename themselves', async () => {
    const people = await Promise.all(Array.from({ length: 4 }, () => createUser(database)))
    for (const person of people) await publishListing(database, person)
    await Promise.all([
      database.users.delete(people[0]!.id),
      database.users.update(people[1]!.id, { name: 'B' }),
      database.users.delete(people[2]!.id),
      database.users.update(people[3]!.id, { name: 'D' }),
    ])
    expect(await database.users.findById(people[0]!.id)).toBeUndefined()
    expect((await database.users.findById(people[3]!.id))?.name).toBe('D')
    expect(actorOf(people[1]!)).toEqual({ id: people[1]!.id, role: 'member' })
  })

  it('takes an account of another site for one that is here only where its address is confirmed, or it came before', async () => {
    const old = (email: string, createdAt: string | null) => ({
      ...{ email, name: 'Vechi', passwordHash: '!', createdAt, isVerified: false },
    })
    const account = (email: string, isVerified: boolean) =>
      database.users.create({ email, name: 'Nou', passwordHash: 'hash', isVerified })
    await account('luat@exemplu.test', false)
    const confirmed = await account('confirmat@exemplu.test', true)
    const then = '2019-03-04T05:06:07.000Z'
    const brought = [
      old('LUAT@exemplu.test', null),
      old('confirmat@exemplu.test', then),
      old('vechi@exemplu.test', then),
    ]
    const first = await database.users.adopt(brought)
    const [squatted, known, made] = first.ids
    expect([squatted, known, first.made.size]).toEqual([undefined, confirmed.id, 1])
    expect(first.made.has(made)).toBe(true)
    const again = await database.users.adopt(brought)
    expect([again.ids, again.made.size]).toEqual([first.ids, 0])
  })
})
