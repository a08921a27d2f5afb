import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from './database.ts'
import { noteStatement, Statements, withStatements } from './statements.ts'
import { createTestDatabase, createUser, dialects, type TestDatabase } from './testing/databases.ts'

describe.each(dialects)('statements on %s', (dialect) => {
  let test: TestDatabase
  let database: Database
  beforeAll(async () => {
    test = await createTestDatabase(dialect)
    database = await test.open()
  })
  afterAll(() => test.drop())

  it('are noted for whoever asked, with the plan of each, and for nobody else', async () => {
    const seller = await createUser(database)
    const [one, other] = [new Statements(0), new Statements(0)]
    await Promise.all([
      withStatements(one, async () => {
        await database.users.findById(seller.id)
        await database.users.findById(seller.id)
      }),
      withStatements(other, () => createUser(database)),
    ])
    await database.users.findById(seller.id)
    expect(one.count).toBe(2)
    const [asked, ...rest] = one.slowest(10)
    expect(rest).toEqual([])
    expect(asked).toMatchObject({ times: 2, ms: one.ms })
    expect(asked!.sql).toMatch(/^select .* from "users" where "id" = (\?|\$1)/)
    expect((await database.health.plan(asked!.sql)).join('\n')).toMatch(
      dialect === 'sqlite' ? /^SEARCH users USING INDEX/ : /Index Cond: \(\(?id\)?(::text)? = \$1/,
    )
    const written = other.slowest(50).find(({ sql }) => sql.startsWith('insert into "users"'))
    expect(written).toMatchObject({ times: 1 })
    const count = await database.health.counts()
    expect((await database.health.plan(written!.sql)).length).toBeGreaterThan(dialect === 'sqlite' ? -1 : 0)
    expect(await database.health.counts()).toEqual(count)
  })

  it('that cannot be explained have no plan, and leave the connection as it was', async () => {
    expect(await database.health.plan('commit')).toEqual([])
    expect(await database.health.plan('select nothing from nowhere where x = $1')).toEqual([])
    expect((await database.health.plan('select count(*) from users')).length).toBeGreaterThan(0)
  })
})

it('name the slowest shapes, and count the others', () => {
  const statements = new Statements()
  const ago = (ms: number) => performance.now() - ms
  withStatements(statements, () => {
    noteStatement('short', ago(0.2))
    noteStatement('long', ago(20))
    noteStatement('often', ago(15))
    noteStatement('often', ago(15))
  })
  noteStatement('of nobody', ago(99))
  expect(statements.count).toBe(4)
  expect(statements.ms).toBeGreaterThan(50)
  expect(statements.slowest(5).map(({ sql, times }) => [sql, times])).toEqual([
    ['often', 2],
    ['long', 1],
  ])
  expect(statements.slowest(1)).toHaveLength(1)
})
