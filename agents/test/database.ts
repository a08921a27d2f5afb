import { randomUUID } from 'node:crypto'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadConfig } from '@piata/config'
import { type Database, type OpenDatabaseOptions, openDatabase } from '@piata/db'
import { administer, urlOf } from '@piata/db/testing'
import { createImageService, diskStore } from '@piata/images'
import { type DestinationStream, pino } from 'pino'
import { inject } from 'vitest'
import type { AgentServices, AnyAgent } from '../agent.ts'
import { TrustedClock } from '../clock.ts'
import { AgentBook } from '../runtime/book.ts'
import { Runner, type RunnerOptions } from '../runtime/runner.ts'
import { AccountRemoval } from '../upkeep/accounts.ts'

/** The databases that tests run on. */
export const dialects = process.env.TEST_POSTGRES_URL
  ? (['sqlite', 'postgres'] as const)
  : (['sqlite'] as const)
type Dialect = (typeof dialects)[number]

/** A database without listings, with what agents need beside it. */
export interface TestServices extends AgentServices {
  url: string
  folder: string
  /** Another connection to the same database, as another process has it. */
  open(): Promise<Database>
  /** A runner that is stopped with the services. */
  runner(agents: AnyAgent[], options?: Partial<RunnerOptions>): Runner
  /** Lines that runners of `runner` logged. */
  lines: Record<string, unknown>[]
  close(): Promise<void>
}

/** @param tasks defaults to short leases and retries */
export async function startServices(
  dialect: Dialect,
  tasks: OpenDatabaseOptions['tasks'] = { leaseSeconds: 10, retrySeconds: { first: 0.02, most: 0.02 } },
): Promise<TestServices> {
  const folder = mkdtempSync(join(tmpdir(), 'piata-agents-'))
  const { url, drop } = dialect === 'sqlite' ? sqliteIn(folder) : await createPostgres()
  const opened: Database[] = []
  const runners: Runner[] = []
  const lines: Record<string, unknown>[] = []
  const stream: DestinationStream = { write: (line) => void lines.push(JSON.parse(line)) }
  const images = createImageService({ store: diskStore(join(folder, 'images')), startsLate: true })
  const open = async () => {
    const database = await openDatabase({ url, ...(tasks && { tasks }) })
    opened.push(database)
    return database
  }
  const database = await open()
  const log = pino({ level: 'info' }, stream)
  const removal = new AccountRemoval(database, log)
  const services: TestServices = {
    url,
    folder,
    config: loadConfig({ PIATA_DATA_DIR: folder, PIATA_DATABASE_URL: url }),
    database,
    images,
    clock: new TrustedClock(database, log),
    removeAccounts: () => removal.run(),
    lines,
    open,
    runner(agents, options = {}) {
      const runner = new Runner(new AgentBook(agents), services, {
        log,
        pollMs: 20,
        leaseSeconds: tasks?.leaseSeconds ?? 30,
        ...options,
      })
      runners.push(runner)
      return runner
    },
    async close() {
      for (const runner of runners) await runner.stop()
      await removal.stop()
      for (const database of opened) await database.close()
      await images.close()
      await drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  return services
}

function sqliteIn(folder: string) {
  const file = join(folder, 'piata.db')
  copyFileSync(inject('templates').real!.sqlite, file)
  return { url: `sqlite:${file}`, drop: async () => {} }
}

async function createPostgres() {
  const name = `piata_agents_${randomUUID().replaceAll('-', '')}`
  await administer(`create database ${name} template ${inject('templates').real!.postgres}`)
  return { url: urlOf(name), drop: () => administer(`drop database ${name} with (force)`) }
}
