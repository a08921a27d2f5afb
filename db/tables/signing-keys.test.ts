import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../database.ts'
import { createTestDatabase, dialects, type TestDatabase } from '../testing/databases.ts'

describe.each(dialects)('signing keys on %s', (dialect) => {
  let test: TestDatabase
  let databases: Database[]

  beforeAll(async () => {
    test = await createTestDatabase(dialect)
    databases = [await test.open(), await test.open()]
  })
  afterAll(() => test.drop())

  it('are decided by one process at a time, each from what the others decided', async () => {
    const add = (database: Database, n: number) =>
      database.signingKeys.change((keys) => [
        ...keys,
        { kid: `key ${n}`, sealed: `from ${keys.length}`, signsFrom: `2026-01-0${n}T00:00:00.000Z` },
      ])
    await Promise.all([1, 2, 3, 4].map((n) => add(databases[n % 2]!, n)))
    const keys = await databases[0]!.signingKeys.list()
    expect(keys.map(({ kid }) => kid)).toEqual(['key 1', 'key 2', 'key 3', 'key 4'])
    expect(keys.map(({ sealed }) => sealed).sort()).toEqual(['from 0', 'from 1', 'from 2', 'from 3'])
  })

  it('go and get another time as it was decided, and keep their seal', async () => {
    const [{ signingKeys }] = databases as [Database, Database]
    const changed = await signingKeys.change((keys) =>
      keys.slice(1).map((key, n) => ({ ...key, sealed: 'x', signsFrom: `2027-01-0${9 - n}T00:00:00.000Z` })),
    )
    expect(changed.map(({ kid }) => kid)).toEqual(['key 4', 'key 3', 'key 2'])
    expect(changed.some(({ sealed }) => sealed === 'x')).toBe(false)
    expect(await databases[1]!.signingKeys.list()).toEqual(changed)
  })
})
