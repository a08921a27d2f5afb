import { openSync, statSync, writeSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../database.ts'
import { databaseAt } from '../open.ts'
import {
  createTestDatabase,
  createUser,
  dialects,
  publishListing,
  type TestDatabase,
} from '../testing/databases.ts'

describe.each(dialects)('the health of a database on %s', (dialect) => {
  let test: TestDatabase
  let database: Database
  beforeAll(async () => {
    test = await createTestDatabase(dialect)
    database = await test.open()
    const seller = await createUser(database)
    for (let i = 0; i < 5; i++) await publishListing(database, seller)
  })
  afterAll(() => test.drop())

  it('tells how large it is, and that every hot call has its index', async () => {
    const state = await database.health.state()
    expect(state.bytes).toBeGreaterThan(100_000)
    expect(state.databaseMs).toBeGreaterThan(0)
    expect(state).toMatchObject({ slowest: [], scans: [], lagSeconds: null })
    if (dialect === 'sqlite') expect(state.logBytes).toBeGreaterThan(0)
    for (const { share } of state.waste) expect(share).toBeLessThanOrEqual(1)
  })

  it('names the calls that lost their index', async () => {
    if (dialect === 'postgres') {
      const client = await test.client()
      const { rows } = await client.query<{ name: string; made: string }>(
        `select indexname as name, indexdef as made from pg_indexes where tablename = 'refresh_tokens'`,
      )
      expect(rows.length).toBeGreaterThan(0)
      await client.query('alter table refresh_tokens drop constraint refresh_tokens_pkey')
    } else {
      const { DatabaseSync } = await import('node:sqlite')
      const place = databaseAt(test.url) as { file: string }
      const connection = new DatabaseSync(place.file)
      connection.exec(`create table copy as select * from refresh_tokens; drop table refresh_tokens;
        alter table copy rename to refresh_tokens`)
      connection.close()
    }
    const known = { call: 'a known token', table: 'refresh_tokens' }
    expect((await database.health.state()).scans).toContainEqual(expect.objectContaining(known))
  })

  it('finds what is broken', async () => {
    if (dialect === 'postgres') {
      expect(await database.health.integrity()).toBeNull()
      const client = await test.client()
      await client.query('create extension amcheck')
      expect(await database.health.integrity()).toEqual([])
      return
    }
    expect(await database.health.integrity()).toEqual([])
    const { file } = databaseAt(test.url) as { file: string }
    const { DatabaseSync } = await import('node:sqlite')
    const connection = new DatabaseSync(file)
    connection.exec('pragma wal_checkpoint(truncate)')
    connection.close()
    const { size } = statSync(file)
    writeSync(openSync(file, 'r+'), Buffer.alloc(4_096, 7), 0, 4_096, Math.floor(size / 2 / 4_096) * 4_096)
    expect(await database.health.integrity()).not.toEqual([])
  })
})
