import { randomUUID } from 'node:crypto'
import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Config } from '@piata/config'
import { loadConfig } from '@piata/config'
import { administer, urlOf } from '@piata/db/testing'
import type { FastifyInstance } from 'fastify'
import { Client } from 'pg'
import { inject } from 'vitest'
import { buildApp } from '../app.ts'

/** The databases that integration tests run on. */
export const dialects = process.env.TEST_POSTGRES_URL
  ? (['sqlite', 'postgres'] as const)
  : (['sqlite'] as const)
/**
 * For tests of what a gateway does before and after its database: `db`'s own tests hold every table to both, and those of policies and of the
 * contract ask every route on both. `TEST_DATABASES=all` runs these on both, too.
 */
export const doorDialects = process.env.TEST_DATABASES === 'all' ? dialects : (['sqlite'] as const)
type Dialect = (typeof dialects)[number]

/** What a process that a test starts needs of the test's own environment, beside its settings. */
const { PATH, NODE_COMPILE_CACHE, NODE_OPTIONS } = process.env
export const programs = { PATH, NODE_COMPILE_CACHE, NODE_OPTIONS }

export interface TestApp {
  app: FastifyInstance
  config: Config
  /** Closes the app and builds another on the same data. */
  restart(settings?: Partial<Config>): Promise<FastifyInstance>
  close(): Promise<void>
}

/** What waits for the database of each app under test, on a connection that is kept until the app closes. */
const watchers = new WeakMap<FastifyInstance, Watcher>()

interface Watcher {
  url: string
  client?: Promise<Client>
}

/** Waits until search has all that was committed before. On Postgres the change feed stops before the oldest open transaction that writes. */
export async function drain(app: FastifyInstance): Promise<void> {
  const watcher = watchers.get(app)
  if (watcher?.url.startsWith('postgres')) await olderTransactionsEnded(watcher)
  await app.searching.drain()
}

async function olderTransactionsEnded(watcher: Watcher): Promise<void> {
  watcher.client ??= connect(watcher.url)
  const client = await watcher.client
  const { rows } = await client.query('select pg_current_xact_id()::text as id')
  const ended = 'select $1::xid8 < piata_feed_horizon() as ended'
  while (!(await client.query(ended, [rows[0].id])).rows[0].ended) await delay(5)
}

async function connect(connectionString: string): Promise<Client> {
  const client = new Client({ connectionString })
  await client.connect()
  return client
}

/** The real app on a database and a folder of its own. */
export async function startTestApp(dialect: Dialect, settings: Partial<Config> = {}): Promise<TestApp> {
  const dataDir = await mkdtemp(join(tmpdir(), 'piata-gateway-'))
  const database = dialect === 'sqlite' ? await sqliteIn(dataDir) : await createPostgres()
  const config: Config = {
    ...loadConfig({}),
    databaseUrl: database.url,
    dataDir,
    logLevel: 'silent',
    agents: 'off',
    // How long a request may wait is looked at where it is the subject: a busy machine makes all of them wait.
    maxEventLoopDelayMs: 0,
    writeWaitMs: 120_000,
    searchWaitMs: 60_000,
    limitAuthPerMinute: 10_000,
    limitRegistrationsPerHour: 1_000_000,
    limitWritePerMinute: 10_000,
    limitDrafts: 100_000,
    // Tests publish the same text again and again; where checks are the subject, they count.
    checkFlagFrom: 101,
    checkHoldFrom: 101,
    limitMailsPerHour: 10_000,
    limitPhonesPerHour: 10_000,
    // Confirming an address takes an agent; where it is the subject, it is asked for.
    emailVerification: 'off',
    ...settings,
  }
  const build = async (changed: Partial<Config> = {}) => {
    const app = await buildApp({
      config: { ...config, ...changed },
      waitForSearch: true,
      startsLate: true,
      redisPatienceMs: 60_000,
    })
    const watcher: Watcher = { url: config.databaseUrl }
    watchers.set(app, watcher)
    // Fastify's own way for what is there too late for a hook; its types leave it out.
    const { onClose } = app as unknown as { onClose(end: () => Promise<void>): void }
    onClose.call(app, async () => (await watcher.client)?.end())
    return app
  }
  const test: TestApp = {
    app: await build(),
    config,
    async restart(changed) {
      await test.app.close()
      test.app = await build(changed)
      return test.app
    },
    async close() {
      await test.app.close()
      await database.drop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
  return test
}

async function sqliteIn(folder: string) {
  const file = join(folder, 'piata.db')
  await copyFile(inject('templates').real!.sqlite, file)
  return { url: `sqlite:${file}`, drop: async () => {} }
}

async function createPostgres() {
  const name = `piata_gateway_${randomUUID().replaceAll('-', '')}`
  await administer(`create database ${name} template ${inject('templates').real!.postgres}`)
  return { url: urlOf(name), drop: () => administer(`drop database ${name} with (force)`) }
}
