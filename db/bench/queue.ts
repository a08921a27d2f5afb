import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openDatabase } from '../index.ts'
import { makeListings, makeSellers } from './listings.ts'
import { measure, print } from './measure.ts'

/** What a moderator waits for, with so many listings and open cases: a page of the queue, one far down, and a case with all that is shown of it. */
const { values } = parseArgs({
  options: {
    listings: { type: 'string', default: '100000' },
    cases: { type: 'string', default: '10000' },
  },
})
const [listings, cases] = [Number(values.listings), Number(values.cases)]
const folder = mkdtempSync(join(tmpdir(), 'piata-bench-'))
const database = await openDatabase({ url: `sqlite:${join(folder, 'piata.db')}`, bulk: true })
const sellers = await makeSellers(database, 500)
console.log(`Writing ${listings.toLocaleString('en')} listings and ${cases.toLocaleString('en')} reports …`)
await makeListings(database, sellers, listings, 5_000)
while ((await database.listings.printSome(2_000)) > 0);
const reasons = ['scam', 'spam', 'counterfeit', 'duplicate'] as const
let reported = 0
for (let after: string | null = null; reported < cases; ) {
  const page = await database.listings.searchDocuments({ after, limit: 1_000 })
  if (page.length === 0) break
  after = page.at(-1)!.id
  for (const { id, sellerId } of page.slice(0, cases - reported)) {
    const at = reported++
    // Another one's, and each sends twenty at most.
    const reporterId = sellers[(sellers.indexOf(sellerId) + 1) % sellers.length]!
    const text = 'Anunțul nu este ce pare a fi.'
    const reason = reasons[at % reasons.length]!
    const who = { reporterId, email: null, name: null, locale: 'ro' } as const
    await database.moderation.report({ subject: 'listing', subjectId: id, ...who, reason, text })
  }
}
await database.analyze()
const moderator = sellers[0]!
const { moderation } = database
let deep: string | null = null
for (let page = 0; page < 200; page++) {
  const { next } = await moderation.queue(moderator, { limit: 30, cursor: deep })
  if (next === null) break
  deep = next
}
const first = await moderation.queue(moderator, { limit: 30 })
let turn = 0
print(`queue (${listings} listings)`, [
  ['ms, a page of 30', await measure(50, () => moderation.queue(moderator, { limit: 30 }))],
  ['ms, a page far down', await measure(50, () => moderation.queue(moderator, { limit: 30, cursor: deep }))],
  [
    'ms, a case with what is like it',
    await measure(50, () => moderation.caseDetail(first.items[turn++ % first.items.length]!.id, moderator)),
  ],
])
await database.close()
rmSync(folder, { recursive: true, force: true })
