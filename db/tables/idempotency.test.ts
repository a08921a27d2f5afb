import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../database.ts'
import { createTestDatabase, dialects, type TestDatabase } from '../testing/databases.ts'

const noon = '2026-05-05T12:00:00.000Z'
const later = (minutes: number) => new Date(Date.parse(noon) + minutes * 60_000).toISOString()

describe.each(dialects)('idempotency keys on %s', (dialect) => {
  let test: TestDatabase
  let database: Database

  beforeAll(async () => {
    test = await createTestDatabase(dialect)
    database = await test.open()
  })
  afterAll(() => test.drop())

  const response = {
    status: 201,
    headers: { location: '/v1/listings/1', etag: '"1"' },
    body: Buffer.from([0, 255, 123, 34]),
  }

  /** What a request does: takes the key, works, answers. Resolves to what `begin` said. */
  const ask = (key: string, at = noon, fingerprint = 'f', scope = 'ana', work = async () => {}) =>
    database.transaction(async ({ idempotency }) => {
      const begun = await idempotency.begin(scope, key, fingerprint, at)
      if (begun.outcome === 'started') {
        await work()
        await idempotency.complete(scope, key, response)
      }
      return begun
    })

  it('starts once, then replays the same bytes to the same request only', async () => {
    const find = (fingerprint: string) => database.idempotency.find('ana', 'replay', fingerprint, noon)
    expect(await find('f')).toBeUndefined()
    expect(await ask('replay')).toEqual({ outcome: 'started' })
    expect(await ask('replay')).toEqual({ outcome: 'replay', response })
    expect(await find('f')).toEqual({ outcome: 'replay', response })
    expect(await ask('replay', noon, 'g')).toEqual({ outcome: 'mismatch' })
    expect(await find('g')).toEqual({ outcome: 'mismatch' })
    expect(await ask('replay', noon, 'f', 'dan')).toEqual({ outcome: 'started' })
  })

  it('lets one of many at once start; the others wait and get its answer', async () => {
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => ask('race')))
    expect(outcomes.filter(({ outcome }) => outcome === 'started')).toHaveLength(1)
    expect(outcomes.filter(({ outcome }) => outcome === 'replay')).toHaveLength(7)
  })

  it('leaves nothing of work that failed, and starts anew', async () => {
    const failing = ask('failed', noon, 'f', 'ana', async () => {
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await database.idempotency.find('ana', 'failed', 'f', noon)).toBeUndefined()
    expect(await ask('failed')).toEqual({ outcome: 'started' })
  })

  it('takes over a key without an answer at once, and an answer of yesterday', async () => {
    await database.idempotency.begin('ana', 'lost', 'other', noon)
    expect(await database.idempotency.find('ana', 'lost', 'f', noon)).toBeUndefined()
    expect(await ask('lost')).toEqual({ outcome: 'started' })
    expect(await ask('lost', later(24 * 60))).toMatchObject({ outcome: 'replay' })
    expect(await database.idempotency.find('ana', 'lost', 'f', later(24 * 60 + 1))).toBeUndefined()
    expect(await ask('lost', later(24 * 60 + 1), 'other')).toEqual({ outcome: 'started' })
  })

  it('purges by age', async () => {
    await database.idempotency.purge('2999-01-01T00:00:00.000Z', 100)
    await ask('p1')
    await ask('p2', later(2))
    expect(await database.idempotency.purge(later(24 * 60), 100)).toBe(0)
    expect(await database.idempotency.purge(later(24 * 60 + 1), 100)).toBe(1)
    expect(await database.idempotency.purge(later(24 * 60 + 3), 100)).toBe(1)
  })
})
