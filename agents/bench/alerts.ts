import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { loadConfig } from '@piata/config'
import { report } from '@piata/config/figures'
import { type Database, openDatabase } from '@piata/db'
import type { ImageService } from '@piata/images'
import { pino } from 'pino'
import type { AgentContext } from '../agent.ts'
import { alertRound } from '../alerts/round.ts'
import { TrustedClock } from '../clock.ts'

/**
 * Alerts of a hundred thousand saved searches and a hundred new listings, on SQLite, in a process that has written and read as a gateway does: the
 * processor time of reading the searches, of looking at the listings and of telling, the memory that is added, and how late the event loop is.
 */
const [accounts, each, arrivals] = [10_000, 10, 100]
const things =
  'canapea masa scaun dulap bicicleta telefon laptop frigider oglinda lampa covor birou raft pat noptiera'
const kinds =
  'veche noua rosie verde mare mica lemn metal piele sticla pliabila electrica rotunda alba neagra'
const words = [things, kinds].map((line) => line.split(' ')) as [string[], string[]]
const leaves = ['sofas', 'bicycles', 'decor-textiles', 'beds-mattresses']

if (process.send) await measure(process.argv[2]!)
else {
  const folder = mkdtempSync(join(tmpdir(), 'piata-bench-'))
  try {
    const url = `sqlite:${join(folder, 'piata.db')}`
    // Of the snapshot, which the other process has too.
    process.env.PIATA_BENCH_FOLDER = folder
    await fill(url)
    const child = fork(import.meta.filename, [url], { execArgv: ['--expose-gc', ...process.execArgv] })
    await once(child, 'exit')
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function fill(url: string): Promise<void> {
  const database = await openDatabase({ url, bulk: true })
  let n = 0
  for (let account = 0; account < accounts; account += 100) {
    await database.transaction(async ({ users, savedSearches }) => {
      for (let at = account; at < account + 100; at++) {
        const user = { email: `u${at}@piata.example`, name: 'Ana', passwordHash: 'hash', isVerified: true }
        const { id } = await users.create(user)
        for (let search = 0; search < each; search++) await savedSearches.create(id, searchOf(n++))
      }
    })
  }
  const sellerId = await sellerOf(database, 'shop@piata.example')
  await run(database)
  await database.listings.writeBatch(
    Array.from({ length: arrivals }, (_, at) => listingOf(at, sellerId, `${at}`)),
  )
  await database.close()
}

async function sellerOf(database: Database, email: string): Promise<string> {
  return (await database.users.create({ email, name: 'Shop', passwordHash: 'hash' })).id
}

function listingOf(at: number, sellerId: string, externalId: string) {
  const now = new Date().toISOString()
  const title = `${pick(words[0], drawn(at))} ${pick(words[1], drawn(at + 1e6))} ${pick(words[1], drawn(at + 2e6))}`
  return {
    ...{
      title,
      description: 'Stare buna, se ridica personal',
      categoryId: pick(leaves, at),
      externalId,
      sellerId,
    },
    ...{ negotiable: false, attributes: {}, condition: 'good' as const, placeId: null },
    ...{ price: { amount: 1_000 * (1 + ((at * 37) % 500)), currency: 'RON' as const } },
    ...{ createdAt: now, publishedAt: now },
  }
}

/** Two words, a third of them with a filter or two; a third looks for one model, which is not among what is new. */
function searchOf(n: number) {
  const model = drawn(n + 5e6) % 3 === 0 ? ` ${drawn(n) % 20_000}x` : ''
  const query = `${pick(words[0], drawn(n + 3e6))} ${pick(words[1], drawn(n + 4e6))}${model}`
  const filters = [
    ...(n % 3 === 0 ? [{ field: 'category', in: [pick(leaves, n)] }] : []),
    ...(n % 6 === 0 ? [{ field: 'price', max: 1_000 * (n % 400) }] : []),
  ]
  return {
    ...{ name: query, query: { q: query, n }, request: { query, filters }, page: `q=${query}&n=${n}` },
    ...{ frequency: 'at-once' as const, locale: 'ro' as const },
  }
}

/** The same numbers each time, in no order. */
function drawn(n: number): number {
  return Math.imul(n ^ (n >>> 15), 0x2c1b3c6d) >>> 12
}

function pick<T>(all: readonly T[], n: number): T {
  return all[n % all.length]!
}

async function measure(url: string): Promise<void> {
  const database = await openDatabase({ url })
  await warmUp(database)
  globalThis.gc!()
  const before = process.memoryUsage.rss()
  let most = before
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss())
  }, 20)
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  const cpu = process.cpuUsage()
  const { listings, searches, mails } = await run(database)
  const first = process.cpuUsage(cpu)
  delay.disable()
  clearInterval(watch)
  const late = `event loop late by p99 ${(delay.percentile(99) / 1e6).toFixed(1)}, at most ${(delay.max / 1e6).toFixed(0)} ms`
  const second = await timed(() => run(database))
  report('agents/alerts/first-round', 1_000 * secondsOf(first), 'ms')
  report('agents/alerts/round', 1_000 * second, 'ms')
  report('agents/alerts/memory', most - before, 'B')
  console.log(
    `alerts: ${(accounts * each).toLocaleString('en')} searches read, ${listings} listings looked at, ${searches.toLocaleString('en')} searches and ${mails.toLocaleString('en')} mails told: ${secondsOf(first).toFixed(1)} s of processor time; ` +
      `RSS ${mb(before)} before, +${mb(most - before)}; ${late}; a round without news ${(1_000 * second).toFixed(1)} ms`,
  )
  await database.close()
}

/** What a gateway has done long ago: written, read, and made garbage of it, so that V8's and SQLite's room for that is there. */
async function warmUp(database: Database): Promise<void> {
  const sellerId = await sellerOf(database, 'drafts@piata.example')
  for (let batch = 0; batch < 200; batch++) {
    await database.listings.writeBatch(
      Array.from({ length: 100 }, (_, at) => ({
        ...listingOf(at, sellerId, `${batch} ${at}`),
        status: 'draft' as const,
      })),
    )
    for (let read = 0; read < 10; read++)
      JSON.parse(`${(await database.listings.ownPage(sellerId, { limit: 100 })).body}`)
    await nextTurn()
  }
  await new Promise((resolve) => setTimeout(resolve, 1_000))
}

async function run(database: Database) {
  const log = pino({ level: 'warn' })
  const context: AgentContext = {
    ...{
      database,
      log,
      config: loadConfig({ PIATA_DATA_DIR: process.env.PIATA_BENCH_FOLDER ?? tmpdir() }),
      images: undefined as unknown as ImageService,
    },
    ...{ clock: new TrustedClock(database, log), removeAccounts: async () => {}, progress: () => {} },
    ...{ now: () => new Date(), signal: new AbortController().signal, enqueue: async () => null },
  }
  return alertRound(context, 0)
}

/** Seconds of processor time. */
async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = process.cpuUsage()
  await work()
  return secondsOf(process.cpuUsage(from))
}

function secondsOf({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1e6
}

function mb(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`
}
