import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../database.ts'
import { alertRules } from '../rules/alerts.ts'
import { createTestDatabase, createUser, dialects, type TestDatabase } from '../testing/databases.ts'
import type { AlertState } from './alerts.ts'
import type { User } from './users.ts'

describe.each(dialects)('saved searches on %s', (dialect) => {
  let test: TestDatabase
  let database: Database
  let ana: User
  let dan: User
  beforeAll(async () => {
    test = await createTestDatabase(dialect)
    database = await test.open()
    ana = await createUser(database)
    dan = await createUser(database)
  })
  afterAll(() => test.drop())

  let made = 0
  const search = (more: object = {}) => ({
    name: `Căutarea ${++made}`,
    query: { q: `bicicletă ${made}` } as Record<string, unknown>,
    request: { query: `bicicletă ${made}`, filters: [] },
    frequency: 'daily' as const,
    locale: 'ro' as const,
    page: null,
    ...more,
  })
  const save = (user: User, more: object = {}) => database.savedSearches.create(user.id, search(more))
  const state: AlertState = {
    position: 'p',
    since: '2026-01-01T00:00:00.000Z',
    through: { 'at-once': 0, daily: 0, weekly: 0 },
    ranFor: { daily: '2026-01-01', weekly: '2025-12-29' },
    round: null,
  }

  it('are their owner’s alone', async () => {
    const { id } = await save(ana)
    expect(await database.savedSearches.find(id, ana.id)).toMatchObject({
      id,
      frequency: 'daily',
      version: 1,
    })
    expect(await database.savedSearches.find(id, dan.id)).toBeUndefined()
    for (const work of [
      () => database.savedSearches.update(id, dan.id, { name: 'x' }),
      () => database.savedSearches.remove(id, dan.id),
    ])
      await expect(work()).rejects.toMatchObject({ code: 'not-found' })
    expect((await database.savedSearches.page(dan.id, { limit: 10 })).items).toEqual([])
    await expect(database.savedSearches.update(id, ana.id, { name: 'x' }, 2)).rejects.toMatchObject({
      code: 'stale',
    })
    await expect(database.savedSearches.remove(id, ana.id, 2)).rejects.toMatchObject({ code: 'stale' })
    expect(await database.savedSearches.update(id, ana.id, { name: 'Alta' }, 1)).toMatchObject({
      ...{ name: 'Alta', version: 2 },
    })
    await database.savedSearches.remove(id, ana.id, 2)
    expect(await database.savedSearches.find(id, ana.id)).toBeUndefined()
  })

  it('stand once each, whatever the order of their parameters', async () => {
    await save(ana, { query: { q: 'unu', county: 'CJ' } })
    await expect(save(ana, { query: { county: 'CJ', q: 'unu' } })).rejects.toMatchObject({
      ...{ code: 'conflict', field: 'query' },
    })
    await save(dan, { query: { q: 'unu', county: 'CJ' } })
  })

  it('are as many as an account may have, also when they come at once', async () => {
    const user = await createUser(database)
    for (let at = 0; at < alertRules.perAccount - 1; at++) await save(user)
    const last = await Promise.allSettled([save(user), save(user), save(user)])
    expect(last.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected'])
    const first = await database.savedSearches.page(user.id, { limit: 60 })
    const rest = await database.savedSearches.page(user.id, { limit: 60, cursor: first.next })
    const ids = [...first.items, ...rest.items].map(({ id }) => id)
    expect(ids).toHaveLength(alertRules.perAccount)
    expect(ids).toEqual(ids.toSorted().reverse())
    expect(rest.next).toBeNull()
    await database.users.delete(user.id)
    await expect(save(user)).rejects.toMatchObject({ code: 'bad-reference' })
    while ((await database.users.removeSome(100)) > 0);
    expect(await database.savedSearches.page(user.id, { limit: 1 })).toEqual({ items: [], next: null })
  })

  it('of a new frequency are not told what the old one told, nor what came while they were silent', async () => {
    const [one, two] = [await createUser(database), await createUser(database)]
    const daily = await save(one)
    const silent = await save(two, { frequency: 'never' })
    const ids = ['a', 'b', 'c'].map((name) => `${made}${name}`)
    await database.alerts.arrive(ids)
    await database.alerts.arrive([...ids, 'later'])
    const all = await database.alerts.arrivals({ after: 0, to: 1e9, limit: 10 })
    expect(all.map(({ listingId }) => listingId)).toEqual([...ids, 'later'])
    const latest = await database.alerts.latest()
    expect(latest).toBe(all.at(-1)!.seq)
    const told = { ...state, through: { 'at-once': 0, daily: all[1]!.seq, weekly: 0 } }
    expect(await database.alerts.advance(undefined, told)).toBe(true)
    await database.savedSearches.update(daily.id, one.id, { frequency: 'weekly' })
    await database.savedSearches.update(silent.id, two.id, { frequency: 'weekly' })
    const due = await database.savedSearches.due({ frequencies: ['weekly'], after: '', limit: 200 })
    expect(due.map(({ id, since }) => [id, since])).toEqual([
      [daily.id, all[1]!.seq],
      [silent.id, latest],
    ])
    expect(await database.alerts.purge('2100-01-01T00:00:00.000Z', 100)).toBe(4)
  })

  it('are due by account, whole accounts only, of all frequencies together', async () => {
    const users = [await createUser(database), await createUser(database), await createUser(database)]
    const frequencies = ['at-once', 'weekly', 'never', 'at-once'] as const
    const known = new Set(users.map(({ id }) => id))
    for (const frequency of frequencies) for (const user of users) await save(user, { frequency })
    const round = { frequencies: ['at-once', 'weekly'] as const, after: users[0]!.id.slice(0, -1) }
    const page = async (after: string, limit: number) =>
      (await database.savedSearches.due({ ...round, after, limit })).filter(({ userId }) => known.has(userId))
    expect((await page(round.after, 200)).map(({ userId }) => userId)).toEqual(
      users.flatMap(({ id }) => [id, id, id]),
    )
    const first = await page(round.after, 7)
    expect(first.map(({ userId }) => userId)).toEqual(users.slice(0, 2).flatMap(({ id }) => [id, id, id]))
    const rest = await page(users[1]!.id, 7)
    expect(rest.map(({ userId, frequency }) => [userId, frequency])).toEqual(
      ['at-once', 'weekly', 'at-once'].map((frequency) => [users[2]!.id, frequency]),
    )
    await database.savedSearches.told([rest[0]!.id], 70)
    const [told] = await page(users[1]!.id, 7)
    expect(told!.since).toBe(70)
    expect(await database.savedSearches.find(told!.id, users[2]!.id)).toMatchObject({ version: 2 })
  })

  it('are stopped one by one or all of an account', async () => {
    const user = await createUser(database)
    const [one, two, three] = [await save(user), await save(user), await save(user, { frequency: 'never' })]
    await database.savedSearches.stop({ id: one.id })
    const left = await database.savedSearches.toldOf({ userId: user.id })
    expect(left.map(({ id }) => id)).toEqual([two.id])
    await database.savedSearches.stop({ userId: user.id })
    await database.savedSearches.stop({ userId: user.id })
    const { items } = await database.savedSearches.page(user.id, { limit: 5 })
    expect(items.map(({ id, frequency, version }) => [id, frequency, version])).toEqual([
      [three.id, 'never', 1],
      [two.id, 'never', 2],
      [one.id, 'never', 2],
    ])
  })

  it('advance for one of two that read the same state, with what goes with it', async () => {
    const before = await database.alerts.state()
    const after = { ...state, position: 'q' }
    expect(await database.alerts.advance({ ...state, position: 'another' }, after)).toBe(false)
    const both = await Promise.all([
      database.alerts.advance(before, { ...state, position: 'first' }),
      database.alerts.advance(before, { ...state, position: 'second' }),
    ])
    expect(both.toSorted()).toEqual([false, true])
  })

  it('share one secret, however many ask for it first', async () => {
    const other = await test.open()
    const secrets = await Promise.all([database.alerts.secret(), other.alerts.secret()])
    expect(secrets[0]).toHaveLength(32)
    expect(secrets[0]).toEqual(secrets[1])
  })
})
