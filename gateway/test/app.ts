import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { Client } from 'pg'
import { buildApp } from '../app.ts'
import { loadConfig } from '../config/load.ts'
import type { Config } from '../config/schema.ts'

/** The databases that integration tests run on. */
export const dialects = process.env.TEST_POSTGRES_URL
  ? (['sqlite', 'postgres'] as const)
  : (['sqlite'] as const)
export type Dialect = (typeof dialects)[number]

export interface TestApp {
  app: FastifyInstance
  config: Config
  /** Closes the app and builds another on the same data. */
  restart(settings?: Partial<Config>): Promise<FastifyInstance>
  close(): Promise<void>
}

/** The real app on a database and a folder of its own. */
export async function startTestApp(dialect: Dialect, settings: Partial<Config> = {}): Promise<TestApp> {
  const dataDir = await mkdtemp(join(tmpdir(), 'piata-gateway-'))
  const database = dialect === 'sqlite' ? sqliteIn(dataDir) : await createPostgres()
  const config: Config = {
    ...loadConfig({}),
    databaseUrl: database.url,
    dataDir,
    logLevel: 'silent',
    maxEventLoopDelayMs: 0,
    limitAuthPerMinute: 10_000,
    limitWritePerMinute: 10_000,
    ...settings,
  }
  const test: TestApp = {
    app: await buildApp({ config, waitForSearch: true }),
    config,
    async restart(changed = {}) {
      await test.app.close()
      test.app = await buildApp({ config: { ...config, ...changed }, waitForSearch: true })
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

const sqliteIn = (folder: string) => ({ url: `sqlite:${join(folder, 'piata.db')}`, drop: async () => {} })

async function createPostgres() {
  const server = process.env.TEST_POSTGRES_URL!
  const name = `piata_gateway_${randomUUID().replaceAll('-', '')}`
  const run = async (statement: string) => {
    const client = new Client({ connectionString: server })
    await client.connect()
    await client.query(statement)
    await client.end()
  }
  await run(`create database ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => run(`drop database ${name} with (force)`) }
}
