import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../database.ts'
import { createTestDatabase, dialects, type TestDatabase } from '../testing/databases.ts'

describe.each(dialects)('notices on %s', (dialect) => {
  let test: TestDatabase
  let database: Database
  beforeAll(async () => {
    test = await createTestDatabase(dialect)
    database = await test.open()
  })
  afterAll(() => test.drop())

  const finding = (key: string, evidence: unknown) => ({
    key,
    title: `${key} is so`,
    advice: 'Do it',
    evidence,
  })
  const on = (day: number) => {
    test.clock.now = new Date(Date.UTC(2026, 0, day))
  }

  it('stay since they are so, and go when they are not, each source for itself', async () => {
    on(1)
    await database.notices.settle('one', [finding('a', { size: 1 }), finding('b', null)])
    on(2)
    await database.notices.settle('two', [finding('a', 'other')])
    await database.notices.settle('one', [finding('a', { size: 2 })])
    expect(await database.notices.list()).toEqual([
      { source: 'one', since: '2026-01-01T00:00:00.000Z', ...finding('a', { size: 2 }) },
      { source: 'two', since: '2026-01-02T00:00:00.000Z', ...finding('a', 'other') },
    ])
    await database.notices.settle('one', [])
    on(3)
    await database.notices.settle('one', [finding('a', 3)])
    expect((await database.notices.list()).map(({ source, since }) => [source, since])).toEqual([
      ['two', '2026-01-02T00:00:00.000Z'],
      ['one', '2026-01-03T00:00:00.000Z'],
    ])
  })
})
