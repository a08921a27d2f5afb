import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Context } from '../context.ts'
import { openContext } from '../open.ts'
import { createTestDatabase, dialects, type TestDatabase } from '../testing/databases.ts'
import type { HotStatement } from './hot.ts'
import { indexProposals } from './indexes.ts'
import { makeIndex, ownIndexes } from './own-indexes.ts'

const slow = { ms: 100, calls: 20 }

describe.each(dialects)('indexes proposed on %s', (dialect) => {
  let test: TestDatabase
  let context: Context
  const execute = (statement: string) => context.write(async ({ rows }) => void (await rows(statement, [])))
  beforeAll(async () => {
    test = await createTestDatabase(dialect)
    context = await openContext({ url: test.url }, () => new Date().toISOString())
    await execute('create table things (id integer primary key, owner integer, kind text, at integer)')
    await execute(`insert into things select n, n % 500, 'a', n from
      (with recursive counted(n) as (select 1 union all select n + 1 from counted where n < 2000) select n from counted) as numbers`)
    await execute('create index things_kind on things (kind)')
    await execute('analyze things')
  })
  afterAll(async () => {
    await context.close()
    await test.drop()
  })

  const hot: HotStatement = {
    call: 'the things of an owner',
    sql: 'select id from things where owner = ? order by at desc limit 20',
    parameters: [7],
  }
  const scan = { call: hot.call, table: 'things', statement: hot.sql }
  const indexes = async () =>
    context.raw(
      dialect === 'sqlite'
        ? `select name from sqlite_schema where type = 'index' order by name`
        : 'select indexname from pg_indexes order by indexname',
      [],
    )

  it('tells what index a hot statement lacks, by its plans with and without it, and makes nothing', async () => {
    const before = await indexes()
    const [proposal, ...more] = await indexProposals(context, [hot], { scans: [scan], slowest: [] }, slow)
    expect(more).toEqual([])
    expect(proposal).toMatchObject({
      name: 'opt_things_owner_at_desc',
      table: 'things',
      columns: ['owner', 'at desc'],
      ...{ statement: hot.sql, call: hot.call, calls: null, meanMs: null },
      ...{ rows: 2_000, rowsLeft: dialect === 'sqlite' ? null : 4 },
    })
    const { verified } = proposal!
    expect(verified).toEqual({
      by: expect.any(String),
      ...(dialect === 'sqlite'
        ? {
            before: ['SCAN things', 'USE TEMP B-TREE FOR ORDER BY'],
            after: ['SEARCH things USING COVERING INDEX opt_things_owner_at_desc (owner=?)'],
          }
        : {
            before: ['Limit', 'Sort', 'Seq Scan on things'],
            after: ['Limit', 'Index Scan using opt_things_owner_at_desc on things'],
          }),
    })
    expect(await indexes()).toEqual(before)
  })

  it('does not verify what has an index already, or a statement without known parameters', async () => {
    const served: HotStatement = { ...hot, sql: 'select id from things where kind = ?', parameters: ['a'] }
    const numbered = 'select id from things where owner = $1 and at > $2'
    const slowest = [
      { statement: served.sql.replace('?', '$1'), calls: 50, meanMs: 200 },
      { statement: numbered, calls: 50, meanMs: 200 },
      { statement: 'select id from things where at = $1', calls: 19, meanMs: 200 },
      { statement: 'select id from things where at = $1', calls: 50, meanMs: 100 },
      { statement: 'select id from nothing where at = $1', calls: 50, meanMs: 200 },
      { statement: 'select id from things where id = $1 or at = $2', calls: 50, meanMs: 200 },
    ]
    expect(await indexProposals(context, [served], { scans: [], slowest }, slow)).toMatchObject([
      { name: 'opt_things_kind', calls: 50, meanMs: 200, verified: { no: expect.any(String) } },
      {
        name: 'opt_things_owner_at',
        ...{ call: null, statement: numbered },
        verified: { no: 'The parameters of the statement are not known.' },
      },
    ])
  })

  it('joins the counted time to a hot call', async () => {
    const slowest = [{ statement: hot.sql.replace('?', '$1').replace('20', '$2'), calls: 30, meanMs: 5 }]
    expect(await indexProposals(context, [hot], { scans: [scan], slowest }, slow)).toMatchObject([
      { call: hot.call, calls: 30, meanMs: 5, verified: { by: expect.any(String) } },
    ])
  })

  it('makes only what is verified, and of tables that are small enough', async () => {
    const [proposal] = await indexProposals(context, [hot], { scans: [scan], slowest: [] }, slow)
    const at = '2026-01-01T00:00:00.000Z'
    const before = await indexes()
    expect(await makeIndex(context, proposal!, { mostRows: 1_999, at })).toBe(false)
    const unverified = { ...proposal!, verified: { no: 'unknown' } }
    await expect(makeIndex(context, unverified, { mostRows: 2_000, at })).rejects.toThrow('not verified')
    expect(await indexes()).toEqual(before)
    await execute(`create index ${proposal!.name} on things (at)`)
    await expect(makeIndex(context, proposal!, { mostRows: 2_000, at })).rejects.toThrow('did not make')
    await execute(`drop index ${proposal!.name}`)
    let isMade: boolean | undefined
    const making = makeIndex(context, proposal!, { mostRows: 2_000, at }).then((made) => {
      isMade = made
    })
    let reads = 0
    for (; isMade === undefined; reads++) {
      await context.raw('select count(*) from things', [])
      await nextTurn()
    }
    await making
    expect(isMade).toBe(true)
    // What SQLite does in this thread takes a few turns.
    if (dialect === 'sqlite') expect(reads).toBeGreaterThan(20)
    expect(await ownIndexes(context, [hot], '2026-01-02T00:00:00.000Z')).toMatchObject([
      { name: proposal!.name, madeAt: at, before: { rows: 2_000, verified: proposal!.verified } },
    ])
  })
})
