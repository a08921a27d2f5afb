import { randomBytes } from 'node:crypto'
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { type BulkListing, type Database, DatabaseError, type Id } from '@piata/db'
import { hashPassword } from '@piata/gateway'
import type { ImageService } from '@piata/images'
import { generateCatalogue, generateSellers } from './catalogue/index.ts'
import { drawPool } from './picture-pool.ts'

/** An account that the demo makes, with the password that is written nowhere but in the logins file. */
export interface DemoLogin {
  role: 'seller' | 'admin'
  email: string
  password: string
}

export interface SeedOptions {
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

export interface SeedResult {
  listings: number
  sellers: number
  pictures: number
  logins: DemoLogin[]
  /** Of each step. */
  seconds: { pictures: number; listings: number }
}

export const demoSellerEmail = 'vanzator@demo.piata'

const demoAccounts = [
  { role: 'seller', email: demoSellerEmail, name: 'Vânzător demo', userRole: 'member' },
  { role: 'admin', email: 'admin@demo.piata', name: 'Administrator demo', userRole: 'admin' },
] as const

/** Not the result of any password: such accounts cannot log in. */
const noPassword = '!'
const batchSize = 5_000

/**
 * Fills a database with a demo catalogue: two accounts that can log in, sellers that cannot, drawn pictures, listings in every state.
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
  const leaves = (await database.categories.all()).filter((category) => category.parentId !== null)
  const pool = await drawPool(database, images, ids[0]!, leaves, pictures, (done, total) =>
    onProgress?.({ step: 'pictures', done, total }),
  )
  const drawn = performance.now()
  const sellerIds = [ids[0]!]
  for (const seller of sellers) {
    sellerIds.push((await database.users.create({ ...seller, passwordHash: noPassword })).id)
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
  await database.analyze()
  return {
    listings: written,
    sellers: sellerIds.length,
    pictures: pool.size,
    logins,
    seconds: { pictures: (drawn - started) / 1000, listings: (performance.now() - drawn) / 1000 },
  }
}

/** The logins of an earlier seeding, or none. */
export async function readDemoLogins(file: string): Promise<DemoLogin[]> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as DemoLogin[]
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

/**
 * Makes the two accounts with new passwords, or finds them; the seller comes first. Of an account that another command
 * makes at the same time there is no login: that command tells it.
 */
export async function ensureDemoAccounts(
  database: Database,
  file: string,
): Promise<{ logins: DemoLogin[]; ids: Id[] }> {
  const known = await readDemoLogins(file)
  const logins: DemoLogin[] = []
  const ids: Id[] = []
  for (const { role, email, name, userRole } of demoAccounts) {
    const existing = await database.users.findByEmail(email)
    const password = known.find((login) => login.email === email)?.password
    const login = { role, email, password: password ?? randomBytes(12).toString('base64url') }
    const passwordHash = existing && password ? undefined : await hashPassword(login.password)
    if (existing) {
      if (passwordHash) await database.users.update(existing.id, { passwordHash })
      ids.push(existing.id)
    } else {
      const user = { email, name, role: userRole, passwordHash: passwordHash!, locale: 'ro' as const }
      const made = await createUnlessTaken(database, user)
      if (made === undefined) {
        ids.push((await database.users.findByEmail(email))!.id)
        continue
      }
      ids.push(made)
    }
    logins.push(login)
  }
  const others = (await readDemoLogins(file)).filter(
    ({ email }) => !logins.some((own) => own.email === email),
  )
  await writePrivately(file, `${JSON.stringify([...logins, ...others], null, 2)}\n`)
  return { logins, ids }
}

/** The new account's id; undefined where its address is taken. */
async function createUnlessTaken(
  database: Database,
  user: Parameters<Database['users']['create']>[0],
): Promise<Id | undefined> {
  try {
    return (await database.users.create(user)).id
  } catch (error) {
    if (error instanceof DatabaseError && error.code === 'conflict') return undefined
    throw error
  }
}

async function writePrivately(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  const draft = `${file}.${process.pid}.new`
  await writeFile(draft, text, { mode: 0o600 })
  await chmod(draft, 0o600)
  await rename(draft, file)
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
