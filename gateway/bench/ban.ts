import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay, setImmediate as nextTurn } from 'node:timers/promises'
import { loadConfig } from '@piata/config'
import { report } from '@piata/config/figures'
import type { Database, Id } from '@piata/db'
import { buildApp } from '../app.ts'

/**
 * How soon a seller with 10,000 listings among others' 30,000 is out of search after the ban, and back in it, and how long a write of
 * somebody else waits meanwhile at most.
 */
const listings = 10_000
const others = 30_000

const folder = mkdtempSync(join(tmpdir(), 'piata-bench-'))
const config = {
  ...loadConfig({ PIATA_EMAIL_VERIFICATION: 'off' }),
  dataDir: folder,
  databaseUrl: `sqlite:${join(folder, 'piata.db')}`,
  agents: 'off' as const,
  logLevel: 'silent' as const,
}
const app = await buildApp({ config, waitForSearch: true })
const { database } = app

async function stock(name: string, count: number): Promise<Id> {
  const email = `${name}@example.com`
  const { id } = await database.users.create({ email, name, passwordHash: '-' })
  for (let from = 0; from < count; from += 500) {
    const batch = Array.from({ length: 500 }, (_, i) => listing(id, from + i))
    await database.listings.writeBatch(batch)
  }
  return id
}

function listing(sellerId: Id, i: number): Parameters<Database['listings']['writeBatch']>[0][number] {
  const at = new Date(Date.now() - i * 1_000).toISOString()
  return {
    ...{ sellerId, externalId: `${i}`, createdAt: at, publishedAt: at, categoryId: 'sofas' },
    ...{ title: `Canapea numărul ${i}`, description: 'Canapea de trei locuri, folosită doi ani.' },
    ...{ price: { amount: 100_000 + i, currency: 'RON' }, negotiable: true, condition: 'good' },
    ...{ attributes: { type: 'corner' }, placeId: null, placeName: 'Cluj-Napoca', lat: null, lon: null },
  }
}

const sellerId = await stock('seller', listings)
await stock('others', others)
const staff = await database.users.create({
  ...{ email: 'staff@example.com', name: 'Staff', passwordHash: '-', role: 'moderator' },
})
await app.searching.drain()
const ofSeller = async () => {
  const filters = [{ field: 'seller', in: [sellerId] }]
  return (await app.searching.index().search({ filters, limit: 1 } as never)).total
}

/** Writes of somebody else, one after the other, until it is over: how long the slowest took. */
async function writeBeside(isOver: () => boolean): Promise<number> {
  let slowest = 0
  while (!isOver()) {
    const start = performance.now()
    await database.transaction(({ notices }) => notices.settle('bench', []))
    slowest = Math.max(slowest, performance.now() - start)
    await delay(2)
  }
  return slowest
}

async function timed(what: string, change: () => Promise<unknown>, wanted: number): Promise<void> {
  let isOver = false
  const beside = writeBeside(() => isOver)
  const start = performance.now()
  await change()
  void app.tellOfSellers()
  while ((await ofSeller()) !== wanted) await nextTurn()
  const took = performance.now() - start
  isOver = true
  const slowest = await beside
  report(`gateway/ban of a seller with 10,000 listings/${what}`, took, 'ms', null)
  report(`gateway/ban of a seller with 10,000 listings/slowest other write, ${what}`, slowest, 'ms', null)
  console.log(`${what}: ${took.toFixed(0)} ms; slowest write of another ${slowest.toFixed(1)} ms`)
}

const who = { id: sellerId, actorId: staff.id }
console.log(`A seller with ${listings} listings among ${listings + others}`)
await timed(
  'out of search',
  () => database.accounts.suspendMember(who, { reason: 'because', until: null }),
  0,
)
await timed('back in search', () => database.accounts.unsuspendMember(who), listings)
await app.close()
rmSync(folder, { recursive: true, force: true })
process.exit()
