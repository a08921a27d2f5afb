import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../database.ts'
import { createTestDatabase, createUser, dialects, type TestDatabase } from '../testing/databases.ts'

describe.each(dialects)('passkeys on %s', (dialect) => {
  let test: TestDatabase
  let database: Database
  beforeAll(async () => {
    test = await createTestDatabase(dialect)
    database = await test.open()
  })
  afterAll(() => test.drop())

  async function added() {
    const { id: userId } = await createUser(database)
    const { id } = await database.passkeys.create({
      ...{ userId, credentialId: randomUUID(), publicKey: 'key', transports: ['usb'] },
      ...{ name: 'Key', isSynced: false, counter: 0 },
    })
    return { id, userId }
  }
  const many = <T>(ask: (n: number) => Promise<T>) => Promise.all(Array.from({ length: 8 }, (_, n) => ask(n)))

  it('take each count once, of many who show it at once, up to the largest there is', async () => {
    const { id, userId } = await added()
    const shown = await many(() => database.passkeys.take(id, 2 ** 32 - 1))
    expect(shown.map(({ outcome }) => outcome).sort()).toEqual([...Array(7).fill('copied'), 'taken'])
    expect(await database.passkeys.take(id, 0)).toMatchObject({ outcome: 'copied', user: { id: userId } })
  })

  it('take those that do not count as often as they are shown', async () => {
    const { id } = await added()
    const shown = await many(() => database.passkeys.take(id, 0))
    expect(new Set(shown.map(({ outcome }) => outcome))).toEqual(new Set(['taken']))
  })

  it('take nothing once they or their account are gone, also when both happen at once', async () => {
    const { id, userId } = await added()
    const [, ...shown] = await Promise.all([
      database.users.delete(userId),
      ...Array.from({ length: 8 }, (_, n) => database.passkeys.take(id, n + 1)),
    ])
    expect(shown).toHaveLength(8)
    expect(await database.passkeys.take(id, 100)).toEqual({ outcome: 'gone' })
    expect(await database.passkeys.list(userId)).toEqual([])
  })

  it('use a challenge once, and forget it when its time is over', async () => {
    const hash = randomUUID()
    const used = await many(() => database.usedChallenges.use(hash, '2026-01-01T00:05:00.000Z'))
    expect(used.filter(Boolean)).toHaveLength(1)
    expect(await database.usedChallenges.purge('2026-01-01T00:04:59.999Z', 10)).toBe(0)
    expect(await database.usedChallenges.purge('2026-01-01T00:05:00.000Z', 10)).toBe(1)
    expect(await database.usedChallenges.use(hash, '2026-01-01T00:05:00.000Z')).toBe(true)
  })
})
