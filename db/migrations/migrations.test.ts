import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Context } from '../context.ts'
import { openPostgres } from '../postgres/context.ts'
import { openSqlite } from '../sqlite/context.ts'
import {
  createTestDatabase,
  createUser,
  dialects,
  publishListing,
  type TestDatabase,
} from '../testing/databases.ts'
import { migrate, migrations, readMigrations } from './index.ts'

describe.each(dialects)('migrations on %s', (dialect) => {
  let test: TestDatabase

  beforeAll(async () => {
    test = await createTestDatabase(dialect, { isBare: true })
  })
  afterAll(() => test.drop())

  function openContext() {
    const now = () => new Date().toISOString()
    return dialect === 'sqlite'
      ? openSqlite(test.url.replace('sqlite:', ''), { readers: 1, now, migrate })
      : openPostgres(test.url, { connections: 2, now, migrate })
  }

  it('build the whole schema from nothing, by several processes at once as by one alone', async () => {
    const namesOf = async (context: Context) =>
      (await context.read.introspection.getTables()).map((table) => table.name).sort()
    const now = () => new Date().toISOString()
    const alone = await openSqlite(':memory:', { readers: 1, now, migrate })
    // On Postgres tasks are kept in another schema.
    const expected = (await namesOf(alone)).filter((name) => dialect === 'sqlite' || name !== 'tasks')
    await alone.close()
    expect(expected).toEqual(expect.arrayContaining(['changes', 'gone_listings', 'listings', 'users']))
    for (const context of await Promise.all([openContext(), openContext()])) {
      expect(await namesOf(context)).toEqual(expected)
      await context.close()
    }
  })

  it('do nothing the second time, and each can run again where it stopped half-way', async () => {
    const context = await openContext()
    const before = await context.read.introspection.getTables()
    await context.write(({ queries }) =>
      queries.insertInto('settings').values({ key: 'kept', value: 'yes' }).execute(),
    )
    await context.write(({ queries }) => migrate(queries))
    for (const { up } of Object.values(migrations)) {
      await context.write(({ queries }) => up(queries as unknown as Kysely<unknown>))
    }
    expect(await context.read.introspection.getTables()).toEqual(before)
    const { rows } = await sql<{ value: string }>`select value from settings where key = 'kept'`.execute(
      context.read,
    )
    expect(rows).toEqual([{ value: 'yes' }])
    await context.close()
  })

  it('take the sellers’ names out of stored cards, and change nothing else in them', async () => {
    const database = await test.open()
    const seller = await createUser(database, { name: 'A "q" \\" {x} ș' })
    const title = 'a "seller":{"id":"a","name":"b"}'
    const { id } = await publishListing(database, seller, { title })
    const context = await openContext()
    const cardOf = async () =>
      (
        await context.read
          .selectFrom('listings')
          .select('card')
          .where('id', '=', id)
          .executeTakeFirstOrThrow()
      ).card
    const card = await cardOf()
    const named = `"seller":${JSON.stringify({ id: seller.id, name: seller.name })}`
    await context.write(({ queries }) =>
      queries
        .updateTable('listings')
        .set({ card: card.replace(`"seller":{"id":"${seller.id}"}`, () => named) })
        .where('id', '=', id)
        .execute(),
    )
    expect(await cardOf()).toContain(named)
    await context.write(({ queries }) =>
      migrations['004-cards-without-names']!.up(queries as unknown as Kysely<unknown>),
    )
    expect(await cardOf()).toBe(card)
    await context.close()
  })

  it('bring names of each language into one column, in a database that has later migrations already', async () => {
    const fresh = await createTestDatabase(dialect, { isBare: true })
    const now = () => new Date().toISOString()
    const { '009-names': _, ...older } = migrations
    const open = (known: typeof migrations) => {
      const prepare = <T>(db: Kysely<T>) => migrate(db, known)
      return dialect === 'sqlite'
        ? openSqlite(fresh.url.replace('sqlite:', ''), { readers: 1, now, migrate: prepare })
        : openPostgres(fresh.url, { connections: 2, now, migrate: prepare })
    }
    const before = await open(older)
    for (const [id, ro, parent] of [
      ['vehicles', 'Mașini "vechi"', null],
      ['cars', 'Autoturisme', 'vehicles'],
    ])
      await before.write(({ queries }) =>
        sql`insert into categories (id, parent_id, position, name_ro, name_en, icon, has_condition, path)
          values (${id}, ${parent}, 1, ${ro}, ${`${id}'s`}, 'car', 1, ${id})`.execute(queries),
      )
    await before.close()
    const after = await open(migrations)
    const rows = await after.read.selectFrom('categories').selectAll().orderBy('id').execute()
    const common = { position: 1, icon: 'car', has_condition: 1, moved_into: null }
    expect(rows.map(({ names, ...row }) => ({ ...row, names: JSON.parse(names) }))).toEqual([
      {
        ...common,
        id: 'cars',
        parent_id: 'vehicles',
        path: 'cars',
        names: { ro: 'Autoturisme', en: "cars's" },
      },
      {
        ...common,
        id: 'vehicles',
        parent_id: null,
        path: 'vehicles',
        names: { ro: 'Mașini "vechi"', en: "vehicles's" },
      },
    ])
    await after.close()
    await fresh.drop()
  })

  it('refuse a database of a newer version', async () => {
    const context = await openContext()
    const values = { name: '999-later', timestamp: new Date().toISOString() }
    await context.write(({ queries }) =>
      queries
        .withTables<{ kysely_migration: typeof values }>()
        .insertInto('kysely_migration')
        .values(values)
        .execute(),
    )
    await context.close()
    await expect(openContext()).rejects.toThrow(/another version of Piata.*999-later/)
  })
})

describe('the files of migrations', () => {
  let folder: string

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'piata-migrations-'))
    for (const name of ['010-b.ts', '002-a.ts', 'index.ts', 'migrations.test.ts', '003-c.txt'])
      await writeFile(join(folder, name), 'export const up = () => {}')
  })
  afterAll(() => rm(folder, { recursive: true }))

  it('are found by their names, in the order of their numbers', async () => {
    expect(Object.keys(await readMigrations(folder))).toEqual(['002-a', '010-b'])
    expect(Object.keys(migrations)[0]).toBe('001-base')
  })

  it('are refused where two have one number', async () => {
    await writeFile(join(folder, '002-other.ts'), 'export const up = () => {}')
    await expect(readMigrations(folder)).rejects.toThrow('Two migrations have the number of 002-a')
  })
})
