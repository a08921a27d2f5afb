import { type BulkListing, type Database, leavesOf } from '@piata/db'
import type { ImageService } from '@piata/images'
import { type DemoLogin, daysAgo, ensureDemoAccounts } from './accounts.ts'
import { generateCatalogue, generateSellers } from './catalogue/index.ts'
import { seedQueue } from './moderation.ts'
import { tellDemo } from './news.ts'
import { drawPool } from './picture-pool.ts'
import { saveDemoSearches } from './saved-searches.ts'
import { seedTalk } from './talk.ts'
import { seedWatching } from './watching.ts'

interface SeedOptions {
  /** Default 2,000. */
  listings?: number
  /** Default 1. The same seed makes the same catalogue. */
  seed?: string | number
  /** Pictures per category; busy categories get six times as many. Default 1, 0 for none. */
  pictures?: number
  /** Default: now. */
  now?: Date
  /** Where the demo logins are kept, readable by the owner only. */
  loginsFile: string
  onProgress?: (progress: SeedProgress) => void
}

export interface SeedProgress {
  step: 'pictures' | 'listings'
  done: number
  total: number
}

interface SeedResult {
  listings: number
  sellers: number
  pictures: number
  logins: DemoLogin[]
  /** Of each step. */
  seconds: { pictures: number; listings: number }
}

/** Not the result of any password: such accounts cannot log in. */
const noPassword = '!'
const batchSize = 5_000

/**
 * Fills a database with a demo catalogue: two accounts that can log in, sellers that cannot, drawn pictures, listings in every state, favourites, followed sellers, conversations, offers, ratings,
 * saved searches, telephone numbers of nobody, and something for moderators to decide.
 * @throws Error when the database was filled with the same seed before
 */
export async function seedDemo(
  database: Database,
  images: ImageService,
  options: SeedOptions,
): Promise<SeedResult> {
  const { listings = 2_000, seed = 1, pictures = 1, now = new Date(), onProgress } = options
  const sellers = generateSellers({ count: Math.max(20, Math.min(2_000, Math.ceil(listings / 12))), seed })
  if (await database.users.findByEmail(sellers[0]!.email)) {
    throw new Error(`This database was filled with the seed "${seed}" before; choose another with --seed.`)
  }
  const { logins, ids } = await ensureDemoAccounts(database, options.loginsFile)
  const started = performance.now()
  const leaves = leavesOf(await database.categories.all())
  const pool = await drawPool(database, images, ids[0]!, leaves, pictures, (done, total) =>
    onProgress?.({ step: 'pictures', done, total }),
  )
  const drawn = performance.now()
  const sellerIds = [ids[0]!]
  for (const [at, seller] of sellers.entries()) {
    // Some came lately, some have been there for years; none after its listings.
    const createdAt = daysAgo(120 + ((at * 97) % 1_500), now)
    const account = { ...seller, passwordHash: noPassword, isVerified: true, createdAt }
    sellerIds.push((await database.users.create(account)).id)
  }
  const catalogue = generateCatalogue({
    listings,
    seed,
    sellerIds,
    now,
    pictures: (leaf, random) => pool.pick(leaf, random),
  })
  let written = 0
  for (const batch of batches(catalogue)) {
    await database.listings.writeBatch(batch)
    written += batch.length
    onProgress?.({ step: 'listings', done: written, total: listings })
  }
  await seedWatching(database, ids[1]!, sellerIds)
  await seedTalk(database, sellerIds, now)
  await seedQueue(database, images, sellerIds)
  // Afterwards, as listings that are there already are not told.
  await saveDemoSearches(database, ids[0]!)
  await tellDemo(database, ids[0]!)
  await database.analyze()
  return {
    listings: written,
    sellers: sellerIds.length,
    pictures: pool.size,
    logins,
    seconds: { pictures: (drawn - started) / 1000, listings: (performance.now() - drawn) / 1000 },
  }
}

function* batches(listings: Iterable<BulkListing>): Generator<BulkListing[]> {
  let batch: BulkListing[] = []
  for (const listing of listings) {
    batch.push(listing)
    if (batch.length < batchSize) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
