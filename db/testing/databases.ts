import { randomUUID } from 'node:crypto'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { Client } from 'pg'
import { inject } from 'vitest'
import type { Database, OpenDatabaseOptions } from '../database.ts'
import { openWith } from '../open.ts'
import type { Listing } from '../tables/listings/face.ts'
import type { User } from '../tables/users.ts'
import type { Actor, ListingInput, Role } from '../types.ts'
import { listingInput, testCategories, testPlaces } from './fixtures.ts'
import { administer, postgresUrl, urlOf } from './server.ts'

/** Both databases, or only SQLite where there is no Postgres. */
export const dialects: ('sqlite' | 'postgres')[] =
  postgresUrl === undefined ? ['sqlite'] : ['sqlite', 'postgres']

/** A page of the change feed. */
type FeedPage = Awaited<ReturnType<Database['changes']['after']>>

/** A database of its own, to be opened as often as a test likes. */
export interface TestDatabase {
  url: string
  open(options?: Partial<OpenDatabaseOptions>): Promise<Database>
  /** Runs SQL on Postgres past the layer under test. */
  client(): Promise<Client>
  /**
   * Waits until all that is committed is in the feed, which open transactions that write hold back on Postgres.
   */
  settled(): Promise<void>
  /** The feed's newest position once it is settled. */
  latest(database: Database): Promise<string>
  /** The feed after `position` once it is settled. */
  changesAfter(database: Database, position: string | null, limit: number): Promise<FeedPage>
  /** Ends its own connections, as whoever copies a database must be alone with it. */
  leave(): Promise<void>
  /** Closes what was opened and removes the database. */
  drop(): Promise<void>
  /** What the opened databases hold for now; null for the real clock. */
  clock: { now: Date | null }
}

/** @param options.isBare without tables, as before it is first opened; else with the tests' catalogue */
export async function createTestDatabase(
  dialect: 'sqlite' | 'postgres',
  { isBare = false } = {},
): Promise<TestDatabase> {
  const opened: Database[] = []
  const clients: Client[] = []
  let watcher: Promise<Client> | undefined
  const clock: TestDatabase['clock'] = { now: null }
  const name = `piata_test_${randomUUID().replaceAll('-', '')}`
  const folder = dialect === 'sqlite' ? mkdtempSync(join(tmpdir(), 'piata-db-')) : ''
  const url = dialect === 'sqlite' ? `sqlite:${join(folder, 'test.db')}` : urlOf(name)
  const templates = inject('templates').small!
  if (dialect === 'postgres')
    await administer(`create database ${name}${isBare ? '' : ` template ${templates.postgres}`}`)
  else if (!isBare) copyFileSync(templates.sqlite, join(folder, 'test.db'))
  const test: TestDatabase = {
    url,
    clock,
    async settled() {
      if (dialect === 'sqlite') return
      watcher ??= test.client()
      const client = await watcher
      const { rows } = await client.query<{ id: string }>('select pg_current_xact_id()::text as id')
      const ended = 'select $1::xid8 < piata_feed_horizon() as ended'
      while (!(await client.query<{ ended: boolean }>(ended, [rows[0]!.id])).rows[0]!.ended) {
        await setTimeout(2)
      }
    },
    async latest(database) {
      await test.settled()
      return database.changes.latest()
    },
    async changesAfter(database, position, limit) {
      await test.settled()
      return database.changes.after(position, limit)
    },
    async open(options = {}) {
      const database = await openWith(
        { url, ...options },
        { categories: testCategories, places: testPlaces, now: () => clock.now ?? new Date() },
      )
      opened.push(database)
      return database
    },
    async client() {
      const client = new Client({ connectionString: url })
      await client.connect()
      clients.push(client)
      return client
    },
    async leave() {
      for (const client of clients.splice(0)) await client.end()
      watcher = undefined
    },
    async drop() {
      await test.leave()
      for (const database of opened) await database.close()
      if (dialect === 'sqlite') rmSync(folder, { recursive: true })
      else await administer(`drop database ${name} with (force)`)
    },
  }
  return test
}

let users = 0

export function createUser(database: Database, more: { name?: string; role?: Role } = {}): Promise<User> {
  users++
  return database.users.create({
    email: `user${users}@example.com`,
    name: `User ${users}`,
    passwordHash: 'hash',
    ...more,
  })
}

export function actorOf(user: User): Actor {
  return { id: user.id, role: user.role }
}

/** A listing that buyers see. */
export async function publishListing(
  database: Database,
  seller: User,
  more: Partial<ListingInput> = {},
): Promise<Listing> {
  const { id } = await database.listings.create(seller.id, listingInput(more))
  return database.listings.move(id, actorOf(seller), 'publish')
}

/** What `record` takes for one picture; `sha256` is filled up with zeros. */
export const pictureOf = (ownerId: string, sha256: string) => ({
  ownerId,
  sha256: sha256.padStart(64, '0'),
  width: 1200,
  height: 900,
  bytes: 54_321,
  placeholder: '1QcSHQRnh493V4dIh4eXh1h4kJUI',
})

export async function recordImage(
  database: Database,
  owner: Pick<User, 'id'>,
  sha256 = '0',
): Promise<string> {
  const image = pictureOf(owner.id, sha256)
  const { id } = await database.images.claim([image.sha256])
  const [recorded] = await database.images.record(id, [image])
  return recorded!.id
}

/** The JSON that a page or a detail holds. */
export function parse<T>(bytes: { body: Buffer } | undefined): T {
  return JSON.parse(bytes!.body.toString('utf8')) as T
}
