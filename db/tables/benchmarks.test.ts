import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../database.ts'
import { createTestDatabase, dialects, type TestDatabase } from '../testing/databases.ts'

describe.each(dialects)('figures over time on %s', (dialect) => {
  let test: TestDatabase
  let database: Database
  beforeAll(async () => {
    test = await createTestDatabase(dialect)
    database = await test.open()
  })
  afterAll(() => test.drop())

  const figure = (name: string, commit: string | null, value: number) => ({
    ...{ name, commit, machine: 'box', figure: value, unit: 'ms', spread: null },
    better: 'lower' as const,
  })
  const on = (day: number) => {
    test.clock.now = new Date(Date.UTC(2026, 0, day))
  }

  it('gives them back by commit and by name, and forgets only those of the running site', async () => {
    await database.benchmarks.keep([])
    on(1)
    await database.benchmarks.keep([figure('a', 'one', 1.5), figure('size', null, 10)])
    on(2)
    await database.benchmarks.keep([figure('a', 'two', 2), figure('size', null, 11)])
    on(3)
    await database.benchmarks.keep([figure('a', 'one', 1.25)])
    expect(await database.benchmarks.commits()).toEqual(['one', 'two'])
    expect((await database.benchmarks.ofCommit('one')).map((kept) => kept.figure)).toEqual([1.5, 1.25])
    expect(await database.benchmarks.ofCommit('two')).toEqual([
      { ...figure('a', 'two', 2), at: '2026-01-02T00:00:00.000Z' },
    ])
    const sizes = async (since: string) =>
      (await database.benchmarks.history('size', since)).map((kept) => kept.figure)
    expect(await sizes('2026-01-01')).toEqual([10, 11])
    expect(await sizes('2026-01-02')).toEqual([11])
    expect((await database.benchmarks.newest('a', 2)).map((kept) => kept.figure)).toEqual([2, 1.25])
    expect(await database.benchmarks.newest('nothing', 2)).toEqual([])
    expect(await database.benchmarks.names(10)).toEqual(['a', 'size'])
    expect(await database.benchmarks.names(1)).toEqual(['a'])
    expect(await database.benchmarks.names(10, 'a')).toEqual(['size'])
    expect(await database.benchmarks.names(10, 'size')).toEqual([])
    expect(await database.benchmarks.purge('2026-01-02')).toBe(1)
    expect(await sizes('2026-01-01')).toEqual([11])
    expect(await database.benchmarks.commits()).toEqual(['one', 'two'])
  })
})
