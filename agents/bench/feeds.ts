import { fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { loadConfig } from '@piata/config'
import { openDatabase } from '@piata/db'
import { createImageService, diskStore } from '@piata/images'
import { pino } from 'pino'
import { TrustedClock } from '../clock.ts'
import { createFeedAgents } from '../feeds/index.ts'
import { AgentBook } from '../runtime/book.ts'
import { Runner } from '../runtime/runner.ts'

/**
 * A hundred feeds of a thousand items each, from sites that take 200 ms to answer, read by the runner as tasks: how long against what politeness alone
 * asks for, what memory it adds, and how late the event loop is meanwhile. The sites are a process of their own.
 */
const feeds = 100
const items = 1_000
const latencyMs = 200
const gapMs = 1_000
/** The busiest host has ten feeds, the others one to three. */
const hostOf = (feed: number) => `host${feed < 10 ? 0 : 1 + (feed % 45)}.example`

const folder = mkdtempSync(join(tmpdir(), 'piata-feeds-'))
const sites = fork(join(import.meta.dirname, 'feed-sites.ts'), [`${latencyMs}`, `${items}`])
const [port] = (await once(sites, 'message')) as [number]
const config = loadConfig({
  PIATA_DATA_DIR: folder,
  PIATA_DATABASE_URL: `sqlite:${join(folder, 'piata.db')}`,
  PIATA_FEED_NETWORKS: '127.0.0.1',
  PIATA_FEED_GAP_MS: `${gapMs}`,
})
const database = await openDatabase({ url: config.databaseUrl })
const images = createImageService({ store: diskStore(join(folder, 'images')), workers: 1 })
const agents = createFeedAgents({ resolve: async () => ['127.0.0.1'] })
const log = pino({ level: 'warn' })
const runner = new Runner(
  new AgentBook(Object.values(agents)),
  { config, database, images, clock: new TrustedClock(database, log), removeAccounts: async () => {} },
  { log },
)
const seller = await database.users.create({
  email: 'shop@piata.example',
  name: 'Shop',
  passwordHash: 'hash',
})
const ids: string[] = []
const perHost = new Map<string, number>()
for (let feed = 0; feed < feeds; feed++) {
  const host = hostOf(feed)
  perHost.set(host, (perHost.get(host) ?? 0) + 1)
  const id = await database.feeds.create({
    sellerId: seller.id,
    name: `Feed ${feed}`,
    url: `http://${host}:${port}/feed/${feed}`,
    format: 'xml',
    items: null,
    map: {},
    schedule: { everyMinutes: 60 },
  })
  // Read when this says so only.
  await database.feeds.change(id, { isPaused: true })
  ids.push(id)
}
/** robots.txt and each feed, with the pause before all but the first. */
const politeMs = Math.max(...perHost.values(), 0) * (latencyMs + gapMs) + latencyMs

await runner.start()
await idle()
await read('first, all new')
for (const id of ids) await database.feeds.change(id, { map: { about: randomUUID() } })
await read('second, all read again, nothing new')
await read('third, 304')

await runner.stop()
await images.close()
await database.close()
sites.kill()
rmSync(folder, { recursive: true })

/** What the machine itself does to a process that does nothing. */
async function idle(): Promise<void> {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  await new Promise((resolve) => setTimeout(resolve, 3_000))
  console.log(`idle: RSS ${mb(process.memoryUsage.rss())}; ${lateness(delay)}`)
}

async function read(what: string): Promise<void> {
  globalThis.gc?.()
  const before = process.memoryUsage.rss()
  let most = before
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss())
  }, 20)
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  const started = performance.now()
  const cpu = process.cpuUsage()
  await database.transaction(async ({ tasks }) => {
    for (const id of ids) await tasks.enqueue({ goal: 'feed', input: { id }, key: id })
  })
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 20))
    const counts = (await database.tasks.counts()).find(({ goal }) => goal === 'feed')
    if (counts && counts.queued + counts.running === 0) break
  }
  const ms = performance.now() - started
  const { user, system } = process.cpuUsage(cpu)
  delay.disable()
  clearInterval(watch)
  const reports = (await database.feeds.list({ limit: feeds })).map(({ status, report }) => ({
    status,
    ...(report as { rows: number; created: number }),
  }))
  const statuses = Object.entries(Object.groupBy(reports, ({ status }) => status)).map(
    ([status, all]) => `${all!.length} ${status}`,
  )
  const sum = (key: 'rows' | 'created') => reports.reduce((all, report) => all + report[key], 0)
  console.log(
    `${what}: ${(ms / 1_000).toFixed(1)} s, ${(ms / politeMs).toFixed(2)} × the ${(politeMs / 1_000).toFixed(1)} s of the slowest host; ${((user + system) / 1e6).toFixed(1)} s of processor time; ` +
      `${statuses.join(', ')}; ${sum('rows')} rows, ${sum('created')} created; ` +
      `RSS ${mb(before)} before, ${mb(most)} at most (+${mb(most - before)}); ${lateness(delay)}`,
  )
}

function lateness(delay: ReturnType<typeof monitorEventLoopDelay>): string {
  const [p50, p99] = [50, 99].map((share) => (delay.percentile(share) / 1e6).toFixed(1))
  return `event loop late by p50 ${p50}, p99 ${p99}, at most ${(delay.max / 1e6).toFixed(0)} ms`
}

function mb(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`
}
