import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../database.ts'
import { createTestDatabase, dialects, type TestDatabase } from '../testing/databases.ts'

describe.each(dialects)('the log of queries on %s', (dialect) => {
  let test: TestDatabase
  let database: Database
  beforeAll(async () => {
    test = await createTestDatabase(dialect)
    database = await test.open()
  })
  afterAll(() => test.drop())

  it('adds up, tells what found nothing, and forgets', async () => {
    const { queryLog } = database
    const on = (day: number) => {
      test.clock.now = new Date(Date.UTC(2026, 0, day))
    }
    expect(await queryLog.totals()).toEqual({ times: 0, empty: 0 })
    await queryLog.add([])
    on(1)
    await queryLog.add([{ query: 'golf', times: 3, empty: 0 }])
    await queryLog.add([{ query: 'old', times: 1, empty: 1 }])
    on(2)
    await Promise.all(
      ['a', 'b'].map(() =>
        queryLog.add([
          { query: 'zmeu', times: 2, empty: 2 },
          { query: 'golf', times: 1, empty: 1 },
        ]),
      ),
    )
    expect(await queryLog.totals()).toEqual({ times: 10, empty: 7 })
    expect(await queryLog.emptiest(2)).toEqual([
      { query: 'zmeu', times: 4, empty: 4 },
      { query: 'golf', times: 5, empty: 2 },
    ])
    await queryLog.purge('2026-01-02', 10)
    expect((await queryLog.emptiest(9)).map(({ query }) => query)).toEqual(['zmeu', 'golf'])
    on(3)
    await queryLog.add([{ query: 'new', times: 1, empty: 1 }])
    await queryLog.purge('2026-01-02', 1)
    expect((await queryLog.emptiest(9)).map(({ query }) => query)).toEqual(['new'])
  })

  it('adds up what was searched for instead, and forgets it too', async () => {
    const { queryLog } = database
    test.clock.now = new Date(Date.UTC(2026, 1, 1))
    const pair = (query: string, instead: string, times: number) => ({ query, instead, times })
    await queryLog.add([], [pair('s23', 's 23', 2), pair('s23', 'galaxy s23', 1)])
    test.clock.now = new Date(Date.UTC(2026, 1, 2))
    await Promise.all(
      ['a', 'b'].map(() => queryLog.add([], [pair('zmeu', 'drona', 1), pair('s23', 's 23', 3)])),
    )
    expect(await queryLog.pairs(2, 9)).toEqual([pair('s23', 's 23', 8), pair('zmeu', 'drona', 2)])
    expect(await queryLog.pairs(1, 1)).toEqual([pair('s23', 's 23', 8)])
    await queryLog.purge('2026-02-02', 10)
    expect(await queryLog.pairs(1, 9)).toEqual([pair('s23', 's 23', 8), pair('zmeu', 'drona', 2)])
    await queryLog.purge('2026-02-03', 10)
    expect(await queryLog.pairs(1, 9)).toEqual([])
  })

  it('adds up what was searched for within a category, and forgets it too', async () => {
    const { queryLog } = database
    const count = (category: string, times: number, empty: number) => ({ category, times, empty })
    test.clock.now = new Date(Date.UTC(2026, 2, 1))
    await queryLog.add([], [], [count('boats', 2, 2), count('cars', 9, 0)])
    test.clock.now = new Date(Date.UTC(2026, 2, 2))
    await Promise.all(['a', 'b'].map(() => queryLog.add([], [], [count('bikes', 4, 3), count('cars', 1, 1)])))
    expect(await queryLog.emptiestCategories(1, 9)).toEqual([
      count('bikes', 8, 6),
      ...[count('boats', 2, 2), count('cars', 11, 2)],
    ])
    expect(await queryLog.emptiestCategories(3, 9)).toEqual([count('bikes', 8, 6)])
    expect(await queryLog.emptiestCategories(1, 1)).toEqual([count('bikes', 8, 6)])
    await queryLog.purge('2026-03-02', 10)
    expect(await queryLog.emptiestCategories(1, 9)).toEqual([count('bikes', 8, 6), count('cars', 11, 2)])
    await queryLog.purge('2026-03-03', 10)
    expect(await queryLog.emptiestCategories(1, 9)).toEqual([])
  })
})
