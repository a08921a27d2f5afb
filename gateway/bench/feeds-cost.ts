import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as delay } from 'node:timers/promises'
import { loadConfig } from '@piata/config'
import { report } from '@piata/config/figures'
import { buildApp } from '../app.ts'

/**
 * A gateway that reads a hundred feeds of a thousand items each, from hosts that take 200 ms to answer, while its index follows: how long against what
 * politeness alone asks for, its processor time, and how late its event loop is. Each address of the loopback network is a host, as Linux has them.
 */
const [feeds, items, hosts] = [100, 1_000, 46]
const [latencyMs, gapMs] = [200, 1_000]
/** The busiest host has ten feeds, the others one to three. */
const hostOf = (feed: number) => (feed < 10 ? 1 : 2 + (feed % (hosts - 1)))
/** robots.txt and each feed, with the pause before all but the first. */
const politeMs = 10 * (latencyMs + gapMs) + latencyMs

const folder = mkdtempSync(join(tmpdir(), 'piata-bench-'))
const sites = fork(
  join(import.meta.dirname, '../../agents/bench/feed-sites.ts'),
  [latencyMs, items, hosts].map(String),
)
const [port] = (await once(sites, 'message')) as [number]
const app = await buildApp({
  config: loadConfig({
    PIATA_DATA_DIR: folder,
    PIATA_DATABASE_URL: `sqlite:${join(folder, 'piata.db')}`,
    PIATA_FEED_NETWORKS: '127.0.0.0/8',
    PIATA_FEED_GAP_MS: `${gapMs}`,
    PIATA_LOG_LEVEL: 'warn',
  }),
  waitForSearch: true,
})
await app.ready()
const { database } = app
const shop = { email: 'shop@piata.example', name: 'Shop', passwordHash: 'hash' }
const { id: sellerId } = await database.users.create(shop)
const ids: string[] = []
for (let feed = 0; feed < feeds; feed++) {
  const id = await database.feeds.create({
    ...{
      sellerId,
      name: `Feed ${feed}`,
      format: 'xml',
      items: null,
      map: {},
      schedule: { everyMinutes: 60 },
    },
    url: `http://127.0.0.${hostOf(feed)}:${port}/feed/${feed}`,
  })
  // Read when this says so only.
  await database.feeds.change(id, { isPaused: true })
  ids.push(id)
}
console.log(
  `${cpus()[0]!.model.trim()}, ${availableParallelism()} processors, Node ${process.versions.node}\n`,
)
await delay(2_000)
await read('first, all new')
for (const id of ids) await database.feeds.change(id, { map: { about: `again ${id}` } })
await read('second, nothing new')
await read('third, 304')
await app.close()
sites.kill()
rmSync(folder, { recursive: true })

async function read(what: string): Promise<void> {
  const lateness = monitorEventLoopDelay({ resolution: 1 })
  lateness.enable()
  const [started, cpu, rss] = [performance.now(), process.cpuUsage(), process.memoryUsage.rss()]
  await database.transaction(async ({ tasks }) => {
    for (const id of ids) await tasks.enqueue({ goal: 'feed', input: { id }, key: id })
  })
  for (;;) {
    await delay(20)
    const counts = (await database.tasks.counts()).find(({ goal }) => goal === 'feed')
    if (counts && counts.queued + counts.running === 0) break
  }
  const times = (performance.now() - started) / politeMs
  const { user, system } = process.cpuUsage(cpu)
  const { listings } = await database.health.counts()
  report(`gateway/feeds/${what}`, times * politeMs, 'ms')
  console.log(
    `${what}: ${times.toFixed(2)} × the ${politeMs / 1_000} s of the slowest host; ${((user + system) / 1e6).toFixed(1)} s of processor time; ` +
      `${listings} listings; RSS ${Math.round(rss / 1e6)} MB before, ${Math.round(process.memoryUsage.rss() / 1e6)} after; ` +
      `event loop late by p99 ${(lateness.percentile(99) / 1e6).toFixed(1)}, at most ${(lateness.max / 1e6).toFixed(0)} ms`,
  )
}
