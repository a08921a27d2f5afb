import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Context } from '../context.ts'
import type { Database } from '../database.ts'
import { migrate } from '../migrations/index.ts'
import { openWith } from '../open.ts'
import { createUser, publishListing } from '../testing/databases.ts'
import { testCategories, testPlaces } from '../testing/fixtures.ts'
import { SqliteConnection, type SqliteUse } from './connection.ts'
import { openSqlite } from './context.ts'

const parts = { categories: testCategories, places: testPlaces }
const now = () => new Date().toISOString()

describe('SQLite connections', () => {
  let folder: string
  let path: string
  let context: Context

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'piata-sqlite-'))
    path = join(folder, 'deep', 'er', 'test.db')
    context = await openSqlite(path, { readers: 2, now, migrate })
  })
  afterAll(async () => {
    await context.close()
    rmSync(folder, { recursive: true })
  })

  const put = (key: string, value: string, owner = context) =>
    owner.write(({ queries }) => queries.insertInto('settings').values({ key, value }).execute())
  const count = async () => (await context.raw('select count(*) from settings', []))[0]![0] as number

  it('makes the folders of its file, in WAL mode', async () => {
    expect(statSync(path).isFile()).toBe(true)
    expect(await context.raw('pragma journal_mode', [])).toEqual([['wal']])
    expect(await context.raw('pragma foreign_keys', [])).toEqual([[1]])
  })

  it('hides a transaction from readers until it commits, and undoes it wholly when it fails', async () => {
    const before = await count()
    await expect(
      context.write(async ({ queries }) => {
        await queries.insertInto('settings').values({ key: 'a', value: '1' }).execute()
        expect(await count()).toBe(before)
        await queries.insertInto('settings').values({ key: 'a', value: '2' }).execute()
      }),
    ).rejects.toMatchObject({ errcode: 1555 })
    expect(await count()).toBe(before)
    await put('a', '1')
    expect(await count()).toBe(before + 1)
  })

  it('runs write transactions one after another, in the order of their calls', async () => {
    const order: number[] = []
    await Promise.all(
      Array.from({ length: 5 }, (_, i) =>
        context.write(async ({ queries }) => {
          order.push(i)
          await queries.selectFrom('settings').selectAll().execute()
          await Promise.resolve()
          order.push(i)
        }),
      ),
    )
    expect(order).toEqual([0, 0, 1, 1, 2, 2, 3, 3, 4, 4])
  })

  it('runs effects after the commit, each once, and none when the transaction fails', async () => {
    const seen: number[] = []
    const before = await count()
    const effect = () => {
      void count().then((n) => seen.push(n))
    }
    await context.write(async ({ queries, onCommit }) => {
      onCommit(effect)
      onCommit(effect)
      await queries.insertInto('settings').values({ key: 'b', value: '1' }).execute()
    })
    await context
      .write(async ({ onCommit }) => {
        onCommit(effect)
        throw new Error('no')
      })
      .catch(() => {})
    await count()
    expect(seen).toEqual([before + 1])
  })

  it('refuses to write through a reader', async () => {
    await expect(context.raw("insert into settings values ('x', 'y')", [])).rejects.toThrow(/readonly/)
  })

  it('waits for another writer of the same process with the event loop free', async () => {
    const other = await openSqlite(path, { readers: 1, now, migrate })
    let release = () => {}
    const held = context.write(async () => {
      await new Promise<void>((resolve) => {
        release = resolve
      })
    })
    const waiting = put('c', '1', other)
    await new Promise((resolve) => setImmediate(resolve))
    release()
    await Promise.all([held, waiting])
    expect(await context.raw("select value from settings where key = 'c'", [])).toEqual([['1']])
    await other.close()
  })

  it('shares the file with writers of other processes, losing no write', async () => {
    const script = join(folder, 'writer.ts')
    const context = JSON.stringify(join(import.meta.dirname, 'context.ts'))
    const migrations = JSON.stringify(join(import.meta.dirname, '../migrations/index.ts'))
    writeFileSync(
      script,
      `import { openSqlite } from ${context}
       import { migrate } from ${migrations}
       const [path, name] = process.argv.slice(2)
       const context = await openSqlite(path, { readers: 1, now: () => '', migrate })
       for (let i = 0; i < 50; i++) {
         await context.write(({ queries }) => queries.insertInto('settings').values({ key: name + i, value: '' }).execute())
       }
       await context.close()`,
    )
    const children: ChildProcess[] = ['p', 'q'].map((name) => fork(script, [path, name]))
    const exits = children.map((child) => once(child, 'exit'))
    for (let i = 0; i < 50; i++) await put(`own${i}`, '')
    for (const exit of exits) expect((await exit)[0]).toBe(0)
    const rows = await count()
    expect(rows).toBeGreaterThanOrEqual(150)
  })

  it('lets its log grow and keeps more pages for bulk work, and is as durable', () => {
    const settings = (use: SqliteUse) => {
      const connection = new SqliteConnection(join(folder, 'bulk.db'), use)
      const names = ['wal_autocheckpoint', 'cache_size', 'synchronous', 'journal_mode', 'foreign_keys']
      const values = names.map((name) => connection.rows(`pragma ${name}`, [])[0]?.[0] as number)
      connection.close()
      return values
    }
    const [log, cache, ...durability] = settings('writes')
    const [bulkLog, bulkCache, ...bulkDurability] = settings('bulk')
    expect(bulkLog).toBeGreaterThan(log!)
    // negative: KiB
    expect(bulkCache).toBeLessThan(cache!)
    expect(bulkDurability).toEqual(durability)
  })

  it('keeps a bounded number of prepared statements, the oldest going first', () => {
    const connection = new SqliteConnection(':memory:', 'writes')
    const first = connection.prepare('select 0')
    for (let i = 1; i < 255; i++) connection.prepare(`select ${i}`)
    expect(connection.prepare('select 0')).toBe(first)
    const second = connection.prepare('select 1')
    for (let i = 1_000; i < 1_255; i++) connection.prepare(`select ${i}`)
    expect(connection.prepare('select 1')).toBe(second)
    expect(connection.prepare('select 0')).not.toBe(first)
    connection.close()
  })
})

describe('a database in memory', () => {
  it('works with its one connection, also when reads and writes come at once', async () => {
    const database: Database = await openWith({ url: 'sqlite::memory:' }, parts)
    const users = await Promise.all(Array.from({ length: 5 }, () => createUser(database)))
    const work = users.flatMap((user) => [
      publishListing(database, user),
      database.users.findById(user.id),
      database.listings.page({ limit: 10 }),
      database.places.search('cluj', 3),
    ])
    await Promise.all(work)
    expect(await database.listings.countPublished()).toBe(5)
    await database.ping()
    await database.close()
    await expect(database.ping()).rejects.toThrow()
  })

  it('is named by a URL that it understands, or refused', async () => {
    for (const url of ['mysql://x', 'piata.db', '', 'sqlite:']) {
      await expect(openWith({ url }, parts)).rejects.toThrow(/must start with sqlite: or postgres:/)
    }
  })
})
