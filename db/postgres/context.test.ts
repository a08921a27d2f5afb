import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Context } from '../context.ts'
import { migrate } from '../migrations/index.ts'
import { createTestDatabase, dialects, type TestDatabase } from '../testing/databases.ts'
import { openPostgres } from './context.ts'

describe.runIf(dialects.includes('postgres'))('Postgres connections', () => {
  let test: TestDatabase
  let context: Context

  beforeAll(async () => {
    test = await createTestDatabase('postgres')
    context = await openPostgres(test.url, { connections: 5, now: () => new Date().toISOString(), migrate })
    await context.write(({ queries }) =>
      queries
        .insertInto('settings')
        .values([
          { key: 'a', value: '0' },
          { key: 'b', value: '0' },
        ])
        .execute(),
    )
  })
  afterAll(async () => {
    await context.close()
    await test.drop()
  })

  it('runs a transaction again that lost a deadlock', async () => {
    let meet = () => {}
    const met = new Promise<void>((resolve) => {
      let arrived = 0
      meet = () => {
        arrived++
        if (arrived >= 2) resolve()
      }
    })
    const increment = (first: string, second: string) =>
      context.write(async ({ queries }) => {
        const add = (key: string) =>
          queries
            .updateTable('settings')
            .set({ value: sql<string>`(value::int + 1)::text` })
            .where('key', '=', key)
            .execute()
        await add(first)
        meet()
        await met
        await add(second)
      })
    await Promise.all([increment('a', 'b'), increment('b', 'a')])
    expect(
      await context.raw(`select key, value from settings where key in ('a', 'b') order by key`, []),
    ).toEqual([
      ['a', '2'],
      ['b', '2'],
    ])
  })

  it('reads counts as numbers, and takes parameters in the order of their marks', async () => {
    expect(
      await context.raw('select count(*), ?::text, ?::int8 from settings where key = ?', ['x', 12, 'a']),
    ).toEqual([[1, 'x', 12]])
  })

  it('survives a connection that the server ends', async () => {
    const client = await test.client()
    await client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'piata' and datname = current_database()`,
    )
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(await context.raw('select 1', [])).toEqual([[1]])
  })

  it('tells a server that went away from a fault, and goes on when it is back', async () => {
    const writing = context.write(async ({ queries }) => {
      await sql`select pg_terminate_backend(pg_backend_pid())`.execute(queries)
    })
    await expect(writing).rejects.toMatchObject({ name: 'DatabaseError', code: 'unreachable' })
    await context.write(({ queries }) =>
      queries.insertInto('settings').values({ key: 'x', value: '' }).execute(),
    )
    await expect(context.raw('select nothing', [])).rejects.toMatchObject({ code: '42703' })
  })

  it('says clearly when there is no server', async () => {
    const nowhere = 'postgres://postgres@127.0.0.1:1/none'
    const options = { connections: 2, now: () => '', migrate }
    await expect(openPostgres(nowhere, options)).rejects.toThrow(/ECONNREFUSED/)
  })
})
