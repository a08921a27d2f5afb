import {
  closeSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, describe, expect, it } from 'vitest'
import { DatabaseOpenError } from '../errors.ts'
import { migrate } from '../migrations/index.ts'
import { openWith, requireDatabase } from '../open.ts'
import { testCategories, testPlaces } from '../testing/fixtures.ts'
import { openSqlite } from './context.ts'

const folder = mkdtempSync(join(tmpdir(), 'piata-opening-'))
afterAll(() => rmSync(folder, { recursive: true }))

const open = (file: string) => openSqlite(file, { readers: 1, now: () => '', migrate })

async function refusalOf(file: string): Promise<string> {
  const error = await open(file).then(
    async (context) => {
      await context.close()
      return undefined
    },
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(DatabaseOpenError)
  const { message } = error as Error
  expect(message).toContain(file)
  expect(message).not.toContain('\n')
  return message
}

describe('a database that has to be there already', () => {
  it('is not made at a mistyped place', async () => {
    const file = join(folder, 'served.db')
    expect(() => requireDatabase(`sqlite:${file}`)).toThrow(`There is no database at ${file}`)
    await (await open(file)).close()
    for (const url of [`sqlite:${file}`, 'sqlite::memory:', 'postgres://piata@db.example/piata'])
      expect(() => requireDatabase(url)).not.toThrow()
  })
})

describe('a file that is no whole database is refused in one line that says what to do', () => {
  it('empty', async () => {
    const file = join(folder, 'empty.db')
    writeFileSync(file, '')
    expect(await refusalOf(file)).toMatch(/is empty.*npm run restore/)
    expect(statSync(file).size).toBe(0)
  })

  it('something else, of any length', async () => {
    for (const [name, bytes] of [
      ['text.db', 'not a database'],
      ['noise.db', 'x'.repeat(50_000)],
    ] as const) {
      writeFileSync(join(folder, name), bytes)
      expect(await refusalOf(join(folder, name))).toMatch(/is no SQLite database.*npm run restore/)
    }
  })

  it('cut short, or overwritten in places', async () => {
    const whole = join(folder, 'whole.db')
    await (await open(whole)).close()
    const cut = join(folder, 'cut.db')
    cpSync(whole, cut)
    truncateSync(cut, Math.floor(statSync(cut).size / 2))
    expect(await refusalOf(cut)).toMatch(/damaged.*npm run restore/)
    const broken = join(folder, 'broken.db')
    cpSync(whole, broken)
    const bytes = Buffer.alloc(statSync(whole).size - 200, 0x5a)
    const handle = openSync(broken, 'r+')
    writeSync(handle, bytes, 0, bytes.length, 100)
    closeSync(handle)
    expect(await refusalOf(broken)).toMatch(/damaged.*npm run restore/)
  })

  it('damaged where only what is read after the schema lies', async () => {
    const file = join(folder, 'places.db')
    const parts = { categories: testCategories, places: testPlaces }
    await (await openWith({ url: `sqlite:${file}` }, parts)).close()
    const database = new DatabaseSync(file)
    const [{ root, size }] = database
      .prepare(
        "select rootpage as root, page_size as size from sqlite_master, pragma_page_size where name = 'places'",
      )
      .all() as [{ root: number; size: number }]
    database.close()
    const handle = openSync(file, 'r+')
    writeSync(handle, Buffer.alloc(size, 0x5a), 0, size, (root - 1) * size)
    closeSync(handle)
    const error = await openWith({ url: `sqlite:${file}` }, parts).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(DatabaseOpenError)
    expect((error as Error).message).toMatch(/places\.db is damaged.*npm run restore/)
  })

  it('a folder, or in a folder that cannot be', async () => {
    const taken = join(folder, 'folder.db')
    mkdirSync(taken)
    expect(await refusalOf(taken)).toMatch(/is a folder.*PIATA_DATABASE_URL/)
    writeFileSync(join(folder, 'file'), 'x')
    expect(await refusalOf(join(folder, 'file', 'piata.db'))).toMatch(/PIATA_DATABASE_URL/)
  })

  it('gone, its log left behind', async () => {
    const file = join(folder, 'gone.db')
    writeFileSync(`${file}-wal`, 'x'.repeat(5_000))
    expect(await refusalOf(file)).toMatch(/put the file back/)
    expect(statSync(`${file}-wal`).size).toBe(5_000)
  })

  it('an older copy beside the log of what came after, which is not brought into it', async () => {
    const file = join(folder, 'old.db')
    const writer = new DatabaseSync(file)
    writer.exec('pragma journal_mode = wal; create table t (a text, b text); create index t_b on t (b)')
    const insert = writer.prepare('insert into t values (?, ?)')
    const fill = (from: number, to: number) => {
      writer.exec('begin')
      for (let n = from; n < to; n++) insert.run('x'.repeat(500), `${(n * 7919) % 10_007}`)
      writer.exec('commit')
    }
    fill(0, 200)
    writer.exec('pragma wal_checkpoint(truncate)')
    cpSync(file, `${file}.copy`)
    fill(200, 3_000)
    writer.exec('pragma wal_checkpoint(truncate)')
    fill(3_000, 3_300)
    cpSync(`${file}-wal`, `${file}.log`)
    writer.close()
    cpSync(`${file}.copy`, file)
    cpSync(`${file}.log`, `${file}-wal`)
    expect(await refusalOf(file)).toMatch(/move .*-wal and .*-shm away/)
    // the way out that was named
    rmSync(`${file}-wal`)
    rmSync(`${file}-shm`, { force: true })
    const context = await open(file)
    expect(await context.raw('select count(*) from t', [])).toEqual([[200]])
    await context.close()
  })
})

it('the log of a process that was killed is taken over', async () => {
  const file = join(folder, 'killed.db')
  const context = await open(file)
  await context.write(({ queries }) =>
    queries.insertInto('settings').values({ key: 'kept', value: 'yes' }).execute(),
  )
  for (const suffix of ['', '-wal']) cpSync(file + suffix, join(folder, `copy.db${suffix}`))
  await context.close()
  const copy = await open(join(folder, 'copy.db'))
  expect(await copy.raw("select value from settings where key = 'kept'", [])).toEqual([['yes']])
  await copy.close()
})
