import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Database, type Listing, openDatabase } from '@piata/db'
import { verifyPassword } from '@piata/gateway'
import { createImageService, diskStore, type ImageService } from '@piata/images'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readDemoLogins } from './accounts.ts'
import { drawPool } from './picture-pool.ts'
import { seedDemo } from './seed.ts'

let folder: string
let database: Database
let images: ImageService
const now = new Date('2026-03-01T12:00:00.000Z')

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'piata-seed-'))
  database = await openDatabase({ url: 'sqlite::memory:' })
  images = createImageService({ store: diskStore(join(folder, 'images')), workers: 1 })
})
afterEach(async () => {
  await images.close()
  await database.close()
  await rm(folder, { recursive: true, force: true })
})

const seed = (options: { seed?: string; listings?: number } = {}) =>
  seedDemo(database, images, {
    listings: 400,
    pictures: 0,
    now,
    loginsFile: join(folder, 'keys/logins.json'),
    ...options,
  })

describe('seedDemo', () => {
  it('fills the database and writes logins that work, for the owner’s eyes only', async () => {
    const steps: number[] = []
    const result = await seedDemo(database, images, {
      listings: 6_000,
      pictures: 0,
      now,
      loginsFile: join(folder, 'logins.json'),
      onProgress: ({ done }) => steps.push(done),
    })
    expect(result).toMatchObject({ listings: 6_000, sellers: 501, pictures: 0 })
    expect(steps).toEqual([5_000, 6_000])
    expect(await database.listings.countPublished()).toBeGreaterThan(4_600)
    expect((await stat(join(folder, 'logins.json'))).mode & 0o777).toBe(0o600)
    const logins = await readDemoLogins(join(folder, 'logins.json'))
    expect(logins).toEqual(result.logins)
    for (const { role, email, password } of logins) {
      const user = (await database.users.findByEmail(email))!
      expect(await verifyPassword(user.passwordHash, password)).toBe(true)
      expect(user.role).toBe(role === 'admin' ? 'admin' : 'member')
    }
  })

  it('makes sellers that nobody can log in as', async () => {
    await seed()
    const seller = (await database.users.findByEmail('vanzator-1@1.demo.piata'))!
    for (const password of ['', '!', 'undefined'])
      expect(await verifyPassword(seller.passwordHash, password)).toBe(false)
  })

  it('refuses to fill a database twice with one seed, and takes another', async () => {
    const first = await seed()
    await expect(seed()).rejects.toThrow('seed "1" before')
    const published = await database.listings.countPublished()
    const second = await seed({ seed: 'two' })
    expect(second.logins).toEqual(first.logins)
    expect(await database.listings.countPublished()).toBeGreaterThan(published)
  })

  it('knows no logins before it ran', async () => {
    expect(await readDemoLogins(join(folder, 'none.json'))).toEqual([])
  })
})

describe('drawPool', () => {
  it('draws several things of a busy category, and gives a listing photos of one of them', async () => {
    const owner = await database.users.create({ email: 'a@b.ro', name: 'A', passwordHash: '!' })
    const leaves = (await database.categories.all()).filter((category) =>
      ['cars', 'books'].includes(category.id),
    )
    const drawn: number[] = []
    const pool = await drawPool(database, images, owner.id, leaves, 1, (done) => drawn.push(done))
    expect(pool.size).toBe(7)
    expect(drawn).toEqual([1, 2, 3, 4, 5, 6, 7])
    const random = {
      chance: () => false,
      int: (_min: number, max: number) => max,
      pick: <T>(items: readonly T[]) => items[1] ?? items[0]!,
    }
    const photos = pool.pick('cars', random as never)
    expect(new Set(photos).size).toBe(2)
    expect(await database.images.find(photos, owner.id)).toHaveLength(2)
    expect(pool.pick('books', random as never)).toHaveLength(1)
    expect(pool.pick('phones', random as never)).toEqual([])
    const listing: Listing = await database.listings.create(owner.id, {
      title: 'Golf',
      description: 'x',
      categoryId: 'cars',
      price: null,
      negotiable: false,
      condition: null,
      attributes: {},
      placeId: null,
      imageIds: photos,
    })
    expect(listing.imageIds).toEqual(photos)
  })
})
