import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../database.ts'
import { createTestDatabase, createUser, dialects, type TestDatabase } from '../testing/databases.ts'

describe.each(dialects)('second factors on %s', (dialect) => {
  let test: TestDatabase
  let database: Database
  beforeAll(async () => {
    test = await createTestDatabase(dialect)
    database = await test.open()
  })
  afterAll(() => test.drop())

  async function confirmed(codes = ['one', 'two']) {
    const { id } = await createUser(database)
    await database.secondFactors.begin(id, 'sealed')
    expect(await database.secondFactors.confirm(id, 'sealed', 100, codes)).toBe(true)
    return id
  }
  const many = <T>(ask: () => Promise<T>) => Promise.all(Array.from({ length: 8 }, ask))

  it('take a step once, of many who show it at once, and none at or before the last', async () => {
    const id = await confirmed()
    expect(await database.secondFactors.takeStep(id, 100)).toBe(false)
    const taken = await many(() => database.secondFactors.takeStep(id, 102))
    expect(taken.filter(Boolean)).toHaveLength(1)
    expect(await database.secondFactors.takeStep(id, 101)).toBe(false)
    expect(await database.secondFactors.takeStep(id, 103)).toBe(true)
  })

  it('take a recovery code once, of their own account', async () => {
    const [id, other] = [await confirmed(['one']), await confirmed(['two'])]
    expect(await database.secondFactors.takeCode(other, 'one')).toBe(false)
    const taken = await many(() => database.secondFactors.takeCode(id, 'one'))
    expect(taken.filter(Boolean)).toHaveLength(1)
  })

  it('take nothing before they are confirmed, and are not begun anew after', async () => {
    const { id } = await createUser(database)
    await database.secondFactors.begin(id, 'first')
    expect(await database.secondFactors.takeStep(id, 100)).toBe(false)
    await database.secondFactors.begin(id, 'second')
    expect(await database.secondFactors.confirm(id, 'first', 100, ['one'])).toBe(false)
    expect(await database.secondFactors.confirm(id, 'second', 100, ['one'])).toBe(true)
    expect(await database.secondFactors.confirm(id, 'second', 101, ['two'])).toBe(false)
    await expect(database.secondFactors.begin(id, 'third')).rejects.toMatchObject({ code: 'conflict' })
  })
})
