import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Database } from '../database.ts'
import { openWith } from '../open.ts'
import { createCluster, type TestCluster } from '../testing/cluster.ts'
import { createTestDatabase, createUser, dialects, publishListing } from '../testing/databases.ts'
import { testCategories, testPlaces } from '../testing/fixtures.ts'

const open = (url: string) => openWith({ url }, { categories: testCategories, places: testPlaces })
const refusal = { code: 'bad-cursor', field: 'position' }

/** Waits for what other tests' transactions hold back. */
async function changesAfter(database: Database, position: string): Promise<string[]> {
  return vi.waitFor(
    async () => {
      const { items } = await database.changes.after(position, 100)
      if (items.length === 0) throw new Error('nothing yet')
      return items.map((item) => item.listingId)
    },
    { timeout: 60_000, interval: 20 },
  )
}

describe('an SQLite file that was set back', () => {
  const folder = mkdtempSync(join(tmpdir(), 'piata-lineage-'))
  const file = join(folder, 'piata.db')
  const url = `sqlite:${file}`
  afterAll(() => rmSync(folder, { recursive: true }))

  it('refuses the positions of what came after, also once it has as many changes of its own', async () => {
    let database = await open(url)
    const seller = await createUser(database)
    await publishListing(database, seller)
    const kept = await database.changes.latest()
    await database.close()
    cpSync(file, `${file}.copy`)

    database = await open(url)
    await publishListing(database, seller)
    const lost = await database.changes.latest()
    await database.close()
    cpSync(`${file}.copy`, file)

    database = await open(url)
    await expect(database.changes.after(lost, 10)).rejects.toMatchObject(refusal)
    expect((await database.changes.after(kept, 10)).items).toEqual([])
    const { id } = await publishListing(database, seller)
    await expect(database.changes.after(lost, 10)).rejects.toMatchObject(refusal)
    expect(await changesAfter(database, kept)).toEqual([id])
    await publishListing(database, seller)
    await expect(database.changes.after(lost, 10)).rejects.toMatchObject(refusal)
    await database.close()
  })
})

// Dumps and copies of whole databases take seconds.
const patience = { timeout: 120_000 }

describe.runIf(dialects.includes('postgres'))('a Postgres database that was copied or set back', () => {
  let other: TestCluster
  beforeAll(async () => {
    other = await createCluster()
  })
  afterAll(() => other.drop())

  it('begins a new feed in another cluster, where transactions have other numbers', patience, async () => {
    const test = await createTestDatabase('postgres')
    const original = await test.open()
    const seller = await createUser(original)
    const first = await publishListing(original, seller)
    const position = await test.latest(original)
    await original.changes.purge('2000-01-01T00:00:00.000Z')
    const dump = join(other.folder, 'whole.dump')
    other.run('pg_dump', '--format=custom', `--file=${dump}`, `--dbname=${test.url}`)
    other.run('pg_restore', '--no-owner', `--dbname=${other.url}`, dump)
    // what a younger cluster takes weeks to reach
    const admin = new Client({ connectionString: other.url })
    await admin.connect()
    await admin.query(`update changes set transaction_id = '4000000000'`)
    await admin.query(
      `insert into settings values ('changes-purged', '3000000000.1') on conflict (key) do nothing`,
    )
    await admin.end()
    await test.drop()

    const copy = await open(other.url)
    expect(await copy.listings.countPublished()).toBe(1)
    await expect(copy.changes.after(position, 10)).rejects.toMatchObject(refusal)
    const start = await copy.changes.latest()
    expect((await copy.changes.after(start, 10)).items).toEqual([])
    const { id } = await publishListing(copy, seller)
    expect(id).not.toBe(first.id)
    expect(await changesAfter(copy, start)).toEqual([id])
    await copy.close()
    const again = await open(other.url)
    expect(await changesAfter(again, start)).toEqual([id])
    await again.close()
  })

  it('begins a new feed in a copy within the cluster', patience, async () => {
    const test = await createTestDatabase('postgres')
    const database = await test.open()
    await publishListing(database, await createUser(database))
    const position = await test.latest(database)
    await database.close()
    await test.leave()
    const copyUrl = test.url.replace(/[^/]*$/, 'piata_copy')
    const { pathname } = new URL(test.url)
    const admin = new Client({ connectionString: test.url.replace(/[^/]*$/, 'postgres') })
    await admin.connect()
    try {
      await admin.query('drop database if exists piata_copy')
      await admin.query(`create database piata_copy template ${pathname.slice(1)}`)
      const copy = await open(copyUrl)
      await expect(copy.changes.after(position, 10)).rejects.toMatchObject(refusal)
      await copy.close()
      const original = await test.open()
      expect((await original.changes.after(position, 10)).items).toEqual([])
    } finally {
      await admin.query('drop database if exists piata_copy with (force)')
      await admin.end()
      await test.drop()
    }
  })

  it(
    'refuses positions of what an older dump no longer holds, also to a process that kept running',
    patience,
    async () => {
      const test = await createTestDatabase('postgres')
      const database = await test.open()
      const seller = await createUser(database)
      await publishListing(database, seller)
      const kept = await test.latest(database)
      const dump = join(other.folder, 'older.dump')
      other.run('pg_dump', '--format=custom', `--file=${dump}`, `--dbname=${test.url}`)
      await publishListing(database, seller)
      const lost = await test.latest(database)
      other.run('pg_restore', '--clean', '--if-exists', '--no-owner', `--dbname=${test.url}`, dump)
      await expect(database.changes.after(lost, 10)).rejects.toMatchObject(refusal)
      const { id } = await publishListing(database, seller)
      expect(await changesAfter(database, kept)).toEqual([id])
      await test.drop()
    },
  )
})
