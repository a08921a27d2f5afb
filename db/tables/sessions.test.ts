import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../database.ts'
import { createTestDatabase, createUser, dialects, type TestDatabase } from '../testing/databases.ts'
import type { User } from './users.ts'

const far = '2999-01-01T00:00:00.000Z'

describe.each(dialects)('sessions on %s', (dialect) => {
  let test: TestDatabase
  let database: Database
  let user: User
  let tokens = 0
  const token = () => `token-${++tokens}`
  const next = () => ({ tokenHash: token(), expiresAt: far })

  beforeAll(async () => {
    test = await createTestDatabase(dialect)
    database = await test.open()
    user = await createUser(database)
  })
  beforeEach(() => {
    test.clock.now = null
  })
  afterAll(() => test.drop())

  async function logIn(expiresAt = far): Promise<string> {
    const tokenHash = token()
    await database.sessions.create({ userId: user.id, tokenHash, expiresAt, userAgent: null })
    return tokenHash
  }

  it('rotates a token into the next one, again and again', async () => {
    let current = await logIn()
    for (let i = 0; i < 3; i++) {
      const following = next()
      expect(await database.sessions.rotate(current, following)).toEqual({
        outcome: 'rotated',
        userId: user.id,
        sessionId: expect.any(String),
        expiresAt: far,
        isProven: false,
      })
      current = following.tokenHash
    }
  })

  it('keeps a hundred sessions of an account, those that were used last', async () => {
    const other = await createUser(database)
    const logInAt = async (time: number) => {
      test.clock.now = new Date(Date.UTC(2026, 0, 1) + time * 1_000)
      const tokenHash = token()
      await database.sessions.create({ userId: other.id, tokenHash, expiresAt: far, userAgent: null })
      return tokenHash
    }
    const first = await logInAt(0)
    const second = await logInAt(1)
    for (let n = 2; n < 100; n++) await logInAt(n)
    const used = next()
    await database.sessions.rotate(first, used)
    await logInAt(100)
    expect(await database.sessions.knowsToken(second)).toBe(false)
    expect(await database.sessions.knowsToken(used.tokenHash)).toBe(true)
    const page = await database.sessions.page(
      other.id,
      { limit: 100, cursor: null },
      test.clock.now!.toISOString(),
    )
    expect([page.items.length, page.next]).toEqual([100, null])
  })

  it('keeps that a second factor was given, until the account ends it', async () => {
    const first = next()
    const more = { userAgent: null, isProven: true }
    await database.sessions.create({ userId: user.id, tokenHash: first.tokenHash, expiresAt: far, ...more })
    const second = next()
    const rotated = await database.sessions.rotate(first.tokenHash, second)
    expect(rotated).toMatchObject({ outcome: 'rotated', isProven: true })
    await database.secondFactors.begin(user.id, 'sealed')
    await database.secondFactors.confirm(user.id, 'sealed', 1, ['hash'])
    expect(await database.secondFactors.remove(user.id)).toBe(true)
    expect(await database.sessions.rotate(second.tokenHash, next())).toMatchObject({ isProven: false })
  })

  it('ends the family when a rotated token comes back, and leaves other families alone', async () => {
    const first = await logIn()
    const other = await logIn()
    const second = next()
    await database.sessions.rotate(first, second)
    expect(await database.sessions.rotate(first, next())).toMatchObject({ outcome: 'reused' })
    expect(await database.sessions.rotate(second.tokenHash, next())).toEqual({ outcome: 'unknown' })
    expect(await database.sessions.rotate(other, next())).toMatchObject({ outcome: 'rotated' })
  })

  it('lets exactly one of many rotations at once win', async () => {
    const first = await logIn()
    const outcomes = await Promise.all(
      Array.from({ length: 6 }, () => database.sessions.rotate(first, next())),
    )
    expect(outcomes.filter((outcome) => outcome.outcome === 'rotated')).toHaveLength(1)
    expect(outcomes.filter((outcome) => outcome.outcome === 'reused').length).toBeGreaterThan(0)
  })

  it('never leaves a live token behind when a family ends while it is rotated', async () => {
    for (let round = 0; round < 10; round++) {
      const first = await logIn()
      const second = next()
      await database.sessions.rotate(first, second)
      const third = next()
      await Promise.all([
        database.sessions.rotate(second.tokenHash, third),
        database.sessions.rotate(first, next()),
      ])
      expect(await database.sessions.rotate(third.tokenHash, next())).toEqual({ outcome: 'unknown' })
    }
  })

  it('knows tokens, rotated ones too, until their family has ended', async () => {
    const first = await logIn()
    const second = next()
    const known = () =>
      Promise.all([first, second.tokenHash].map((hash) => database.sessions.knowsToken(hash)))
    expect(await known()).toEqual([true, false])
    await database.sessions.rotate(first, second)
    expect(await known()).toEqual([true, true])
    await database.sessions.revoke(second.tokenHash)
    expect(await known()).toEqual([false, false])
  })

  it('refuses unknown and expired tokens', async () => {
    expect(await database.sessions.rotate('never-given', next())).toEqual({ outcome: 'unknown' })
    test.clock.now = new Date('2026-01-01T00:00:00Z')
    const short = await logIn('2026-01-01T00:10:00.000Z')
    test.clock.now = new Date('2026-01-01T00:10:00Z')
    expect(await database.sessions.rotate(short, next())).toEqual({ outcome: 'expired' })
  })

  it('ends one family by its token, old or new, and all of a person', async () => {
    const first = await logIn()
    const second = next()
    await database.sessions.rotate(first, second)
    await database.sessions.revoke(first)
    expect(await database.sessions.rotate(second.tokenHash, next())).toEqual({ outcome: 'unknown' })
    await database.sessions.revoke('never-given')
    const live = [await logIn(), await logIn()]
    await database.sessions.revokeAll(user.id)
    for (const tokenHash of live) {
      expect(await database.sessions.rotate(tokenHash, next())).toEqual({ outcome: 'unknown' })
    }
  })

  it('purges families whose newest token has expired', async () => {
    await database.sessions.revokeAll(user.id)
    const old = await logIn('2026-01-01T00:00:00.000Z')
    const renewed = await logIn('2026-01-01T00:00:00.000Z')
    test.clock.now = new Date('2025-12-31T00:00:00Z')
    const following = next()
    await database.sessions.rotate(renewed, following)
    expect(await database.sessions.purge('2026-02-01T00:00:00.000Z', 100)).toBe(1)
    expect(await database.sessions.rotate(old, next())).toEqual({ outcome: 'unknown' })
    expect(await database.sessions.rotate(following.tokenHash, next())).toMatchObject({ outcome: 'rotated' })
  })

  it('takes a rotated token again for half a minute, with the same successor, and then as a theft', async () => {
    test.clock.now = new Date('2026-03-01T12:00:00Z')
    const first = await logIn()
    const second = next()
    const rotated = await database.sessions.rotate(first, second)
    test.clock.now = new Date('2026-03-01T12:00:30Z')
    const later = { ...second, expiresAt: '2998-01-01T00:00:00.000Z' }
    expect(await database.sessions.rotate(first, later)).toEqual(rotated)
    const third = next()
    expect(await database.sessions.rotate(second.tokenHash, third)).toMatchObject({ outcome: 'rotated' })
    test.clock.now = new Date('2026-03-01T12:00:31Z')
    expect(await database.sessions.rotate(first, second)).toMatchObject({ outcome: 'reused' })
    expect(await database.sessions.rotate(third.tokenHash, next())).toEqual({ outcome: 'unknown' })
  })

  it('remembers the ten addresses that an account logged in from last, for some months', async () => {
    const account = await createUser(database)
    const from = (addressHash: string) =>
      database.sessions.create({ userId: account.id, tokenHash: token(), expiresAt: far, addressHash })
    for (let n = 0; n < 12; n++) {
      test.clock.now = new Date(Date.UTC(2026, 0, 1, n))
      await from(`home-${n}`)
    }
    await from('home-2')
    const known = async (n: number) => database.sessions.knowsAddress(`home-${n}`)
    expect(await Promise.all([0, 1, 2, 3, 4, 11].map(known))).toEqual([false, false, true, true, true, true])
    await database.sessions.purge('2026-09-01T00:00:00.000Z', 10_000)
    expect(await known(11)).toBe(false)
    await from('home-1')
    await database.users.delete(account.id)
    while ((await database.users.removeSome(100)) > 0);
    expect(await known(1)).toBe(false)
  })

  describe('ended sessions', () => {
    const start = (userId: string) =>
      database.sessions.create({ userId, tokenHash: token(), expiresAt: far, userAgent: null })
    const since = async (position: string | null) => {
      const { sessions, position: after } = await database.revocations.since(position, 100)
      return { ids: new Set(sessions), position: after }
    }

    it('are told however they end, by whichever process', async () => {
      const other = await test.open()
      const { position } = await since(null)
      const account = await createUser(database)
      const tokenHash = await logIn()
      const kept = await start(user.id)
      const others = [await start(user.id), await start(user.id)]
      await other.sessions.revoke(tokenHash)
      const theirs = await start(account.id)
      await other.users.delete(account.id)
      while ((await other.users.removeSome(100)) > 0);
      await other.sessions.revokeAll(user.id, kept)
      const { ids, position: after } = await since(position)
      expect(ids.size).toBeGreaterThanOrEqual(4)
      expect([...others, theirs].every((id) => ids.has(id))).toBe(true)
      expect(ids.has(kept)).toBe(false)
      expect((await since(null)).ids).toContain(theirs)
      await database.sessions.revokeAll(user.id)
      expect((await since(after)).ids).toContain(kept)
    })

    if (dialect === 'postgres') {
      it('are not missed when a transaction commits late', async () => {
        const slow = await start(user.id)
        const quick = await start(user.id)
        const client = await test.client()
        await client.query('begin')
        await client.query('delete from sessions where id = $1', [slow])
        await database.sessions.revokeAll(user.id, slow)
        const { ids, position } = await since(null)
        expect([ids.has(quick), ids.has(slow)]).toEqual([true, false])
        await client.query('commit')
        expect((await since(position)).ids).toContain(slow)
      })
    }

    it('are the latest where there are many, and forgotten after some hours', async () => {
      await database.sessions.purge('2998-01-01T00:00:00.000Z', 10_000)
      expect((await since(null)).ids.size).toBe(0)
      const [first, second] = [await start(user.id), await start(user.id)]
      await database.sessions.revokeAll(user.id, second)
      await database.sessions.revokeAll(user.id)
      expect((await database.revocations.since(null, 1)).sessions).toEqual([second])
      await database.sessions.purge(new Date().toISOString(), 10_000)
      expect((await since(null)).ids).toEqual(new Set([first, second]))
    })
  })
})
