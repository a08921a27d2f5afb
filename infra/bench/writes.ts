import { setTimeout as delay } from 'node:timers/promises'
import { openDatabase } from '@piata/db'

/** Changes prices of listings, each in a transaction of its own: node infra/bench/writes.ts DATABASE_URL PER_SECOND SECONDS */
const [url = '', perSecond, seconds] = process.argv.slice(2)
const database = await openDatabase({ url })
try {
  const listings = await database.listings.searchDocuments({ after: null, limit: 5000 })
  const start = performance.now()
  const count = Number(perSecond) * Number(seconds)
  for (let at = 0; at < count; at += 1) {
    const { id, sellerId } = listings[(at * 7919) % listings.length]!
    const price = { amount: 100_000 + at, currency: 'RON' } as const
    await database.listings.update(id, { id: sellerId, role: 'member' }, { price })
    await delay(Math.max(0, start + ((at + 1) * 1000) / Number(perSecond) - performance.now()))
  }
} finally {
  await database.close()
}
