import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadConfig } from '@piata/config'
import { type Database, type Listing, openDatabase } from '@piata/db'
import { buildApp } from '@piata/gateway'
import { createImageService, diskStore, type ImageService } from '@piata/images'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { demoSellerEmail, readDemoLogins } from './accounts.ts'
import { drawPool } from './picture-pool.ts'
import { seedDemo } from './seed.ts'

let folder: string
let database: Database
let images: ImageService
const databaseUrl = () => `sqlite:${join(folder, 'piata.db')}`
const now = new Date('2026-03-01T12:00:00.000Z')

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'piata-seed-'))
  database = await openDatabase({ url: databaseUrl() })
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

/** What the gateway answers to each. */
async function logIn(logins: { email: string; password: string }[]) {
  const config = {
    ...loadConfig({}),
    databaseUrl: databaseUrl(),
    dataDir: folder,
    logLevel: 'silent' as const,
  }
  const app = await buildApp({ config, database, images })
  try {
    const answers: { code: number; role: string | undefined }[] = []
    for (const { email, password } of logins) {
      const body = { email, password }
      const answer = await app.inject({ method: 'POST', url: '/v1/auth/login', body })
      answers.push({ code: answer.statusCode, role: answer.json().user?.role })
    }
    return answers
  } finally {
    await app.close()
  }
}

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
    const demo = (await database.users.findByEmail(demoSellerEmail))!
    expect(await database.notifications.unread(demo.id)).toBeGreaterThanOrEqual(3)
    const logins = await readDemoLogins(join(folder, 'logins.json'))
    expect(logins).toEqual(result.logins)
    const answers = await logIn(logins)
    expect(answers.map(({ code, role }) => [code, role])).toEqual([
      [200, 'member'],
      [200, 'admin'],
    ])
    const seller = (await database.users.findByEmail(logins[0]!.email))!
    const { items } = await database.savedSearches.page(seller.id, { limit: 10 })
    expect(items.map(({ frequency }) => frequency)).toEqual(['at-once', 'daily', 'weekly'])
  })

  it('makes sellers that nobody can log in as', async () => {
    await seed()
    const email = 'vanzator-1@1.demo.piata'
    const seller = (await database.users.findByEmail(email))!
    // Nobody sold anything before they came.
    expect(Date.now() - Date.parse(seller.createdAt)).toBeGreaterThan(90 * 86_400_000)
    const answers = await logIn(['!', 'undefined', 'parola'].map((password) => ({ email, password })))
    expect(answers.map(({ code }) => code)).toEqual([401, 401, 401])
  })

  it('refuses to fill a database twice with one seed, and takes another', async () => {
    const first = await seed()
    await expect(seed()).rejects.toThrow('seed "1" before')
    const published = await database.listings.countPublished()
    const second = await seed({ seed: 'two' })
    expect(second.logins).toEqual(first.logins)
    expect(await database.listings.countPublished()).toBeGreaterThan(published)
  })

  it('makes accounts that look used, with telephone numbers that nobody has', async () => {
    await seed()
    const { id, phone } = (await database.users.findByEmail('vanzator@demo.piata'))!
    expect(phone).toMatch(/^\+3319900\d{4}$/)
    const { items } = JSON.parse(String((await database.favourites.page(id, { limit: 50 })).body))
    expect(items).toHaveLength(12)
    expect(items.some(({ status }: { status: string }) => status === 'sold')).toBe(true)
    const isCheaper = ({ price, addedPrice }: Record<string, { amount: number }>) =>
      price !== null && price!.amount < addedPrice!.amount
    expect(items.some(isCheaper)).toBe(true)
    expect((await database.follows.page(id, { limit: 10 })).items).toHaveLength(4)
    expect((await database.sellers.find(id))!.answersWithinMinutes).toBe(35)
    expect(await database.ratings.summary(id)).toEqual({ average: 4.67, count: 3 })
    const inbox = JSON.parse(
      String((await database.conversations.page(id, { limit: 50, archived: false })).body),
    )
    const of = (wanted: (one: { role: string; unread: number; offer: object | null }) => boolean) =>
      inbox.items.filter(wanted).length
    expect([of(({ role }) => role === 'buyer'), of(({ offer }) => offer !== null)]).toEqual([1, 2])
    expect(of(({ unread }) => unread > 0)).toBeGreaterThanOrEqual(3)
    const times = inbox.items.map(({ activeAt }: { activeAt: string }) => activeAt)
    expect(new Set(times.map((time: string) => time.slice(0, 10))).size).toBeGreaterThanOrEqual(3)
    expect(times.every((time: string) => time < new Date().toISOString())).toBe(true)
    const told = JSON.parse(String((await database.notifications.page(id, { limit: 50 })).body))
    const { payload } = told.items.find(({ kind }: { kind: string }) => kind === 'price-drop')
    expect(items.find((one: { id: string }) => one.id === payload.listingId)).toMatchObject({
      ...{ price: payload.price, addedPrice: payload.before },
    })
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
