import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, dialects, type TestDatabase } from '../testing/databases.ts'
import type { Database } from '../types.ts'

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

  it('starts once, then replays the same bytes to the same request only', async () => {
    const begin = (fingerprint: string, scope = 'ana') =>
      database.idempotency.begin(scope, 'replay', fingerprint, noon)
    expect(await begin('f')).toEqual({ outcome: 'started' })
    expect(await begin('f')).toEqual({ outcome: 'in-flight' })
    expect(await begin('g')).toEqual({ outcome: 'mismatch' })
    await database.idempotency.complete('ana', 'replay', response)
    expect(await begin('f')).toEqual({ outcome: 'replay', response })
    expect(await begin('g')).toEqual({ outcome: 'mismatch' })
    expect(await begin('f', 'dan')).toEqual({ outcome: 'started' })
  })

  it('lets one of many at once start', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, () => database.idempotency.begin('ana', 'race', 'f', noon)),
    )
    expect(outcomes.filter((outcome) => outcome.outcome === 'started')).toHaveLength(1)
    expect(outcomes.filter((outcome) => outcome.outcome === 'in-flight')).toHaveLength(7)
  })

  it('forgets what was abandoned, but not what was answered', async () => {
    const begin = () => database.idempotency.begin('ana', 'abandon', 'f', noon)
    await begin()
    await database.idempotency.abandon('ana', 'abandon')
    expect(await begin()).toEqual({ outcome: 'started' })
    await database.idempotency.complete('ana', 'abandon', response)
    await database.idempotency.abandon('ana', 'abandon')
    expect(await begin()).toMatchObject({ outcome: 'replay' })
  })

  it('takes over a request that was lost five minutes ago and an answer of yesterday', async () => {
    const begin = (at: string) => database.idempotency.begin('ana', 'lost', 'f', at)
    await begin(noon)
    expect(await begin(later(5))).toEqual({ outcome: 'in-flight' })
    expect(await begin(later(6))).toEqual({ outcome: 'started' })
    await database.idempotency.complete('ana', 'lost', response)
    expect(await begin(later(6 + 24 * 60))).toMatchObject({ outcome: 'replay' })
    expect(await database.idempotency.begin('ana', 'lost', 'other', later(7 + 24 * 60))).toEqual({
      outcome: 'started',
    })
  })

  it('purges by age', async () => {
    await database.idempotency.purge('2999-01-01T00:00:00.000Z')
    await database.idempotency.begin('ana', 'p1', 'f', noon)
    await database.idempotency.begin('ana', 'p2', 'f', noon)
    await database.idempotency.complete('ana', 'p2', response)
    expect(await database.idempotency.purge(later(4))).toBe(0)
    expect(await database.idempotency.purge(later(6))).toBe(1)
    expect(await database.idempotency.purge(later(24 * 60 + 1))).toBe(1)
  })
})
