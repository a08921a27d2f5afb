import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../database.ts'
import { alertRules, type ToldFrequency } from '../rules/alerts.ts'
import { createTestDatabase, createUser, dialects, type TestDatabase } from '../testing/databases.ts'
import type { Id } from '../types.ts'
import type { AlertState, LookedAt } from './alerts.ts'
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
    ranFor: { daily: '2026-01-01', weekly: '2025-12-29' },
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

  let listings = 0
  /** A listing that searches match; `isNew` unless told otherwise. */
  const looked = (matches: Id[], more: Partial<LookedAt> = {}): LookedAt => ({
    ...{
      listingId: `${made}-${++listings}`,
      sellerId: 'somebody',
      price: null,
      matches,
      fallen: [],
      isNew: true,
    },
    ...more,
  })
  const waiting = async (frequency: ToldFrequency, among: User[]) => {
    const known = new Set(among.map(({ id }) => id))
    const all = await database.alerts.waiting({ frequencies: [frequency], after: '', limit: 200 })
    return all.filter(({ userId }) => known.has(userId)).map(({ searchId }) => searchId)
  }

  it('find a listing once each, whatever becomes of it, none of their own, and none of before they were saved', async () => {
    const [one, two] = [await createUser(database), await createUser(database)]
    const older = looked([])
    await database.alerts.note([older], [])
    const [first, second, silent] = [
      await save(one),
      await save(two),
      await save(two, { frequency: 'never' }),
    ]
    const ids = [first.id, second.id, silent.id, 'gone']
    const fresh = looked(ids)
    const own = looked(ids, { sellerId: one.id })
    await database.alerts.note([fresh, own, { ...older, matches: ids }, looked(ids, { isNew: false })], [])
    await database.alerts.note([fresh, fresh], [])
    expect(await waiting('daily', [one, two])).toEqual([first.id, second.id].toSorted())
    expect(await waiting('weekly', [one, two])).toEqual([])
    const taken = await database.alerts.take(ids, ['daily', 'at-once'])
    expect([...taken].toSorted()).toEqual(
      [
        [first.id, [fresh.listingId]],
        [second.id, [own.listingId, fresh.listingId]],
      ].toSorted(),
    )
    expect((await database.alerts.take(ids, ['daily'])).size).toBe(0)
    await database.alerts.note([fresh], [])
    expect(await waiting('daily', [one, two])).toEqual([])
  })

  it('find what costs less than it did, however old it is, and forget what they find no more', async () => {
    const user = await createUser(database)
    const { id } = await save(user)
    const price = { amount: 900, currency: 'RON' } as const
    const old = looked([id], { isNew: false, price })
    await database.alerts.note([old], [])
    expect(await waiting('daily', [user])).toEqual([])
    expect(await database.alerts.prices([old.listingId, 'x'])).toEqual(new Map([[old.listingId, price]]))
    await database.alerts.note([{ ...old, fallen: [id], price: { ...price, amount: 800 } }], [])
    expect(await waiting('daily', [user])).toEqual([id])
    expect((await database.alerts.prices([old.listingId])).get(old.listingId)).toMatchObject({ amount: 800 })
    // It is dear again, or sold.
    await database.alerts.note([{ ...old, matches: [] }], [])
    expect(await waiting('daily', [user])).toEqual([])
    await database.alerts.note([{ ...old, fallen: [id] }], [])
    expect(await waiting('daily', [user])).toEqual([id])
    await database.alerts.note([], [old.listingId])
    expect(await waiting('daily', [user])).toEqual([])
    expect((await database.alerts.prices([old.listingId])).size).toBe(0)
  })

  it('tell by their new frequency what they have not told, and nothing of what they were silent about', async () => {
    const user = await createUser(database)
    const [daily, silent] = [await save(user), await save(user, { frequency: 'never' })]
    const one = looked([daily.id, silent.id])
    await database.alerts.note([one], [])
    await database.savedSearches.update(daily.id, user.id, { frequency: 'weekly' })
    await database.savedSearches.update(silent.id, user.id, { frequency: 'weekly' })
    await database.alerts.note([one], [])
    expect(await waiting('daily', [user])).toEqual([])
    expect(await waiting('weekly', [user])).toEqual([daily.id])
    await database.savedSearches.stop({ userId: user.id })
    expect(await waiting('weekly', [user])).toEqual([])
    await database.savedSearches.update(daily.id, user.id, { frequency: 'weekly' })
    await database.alerts.note([one], [])
    expect(await waiting('weekly', [user])).toEqual([])
    await database.alerts.note([looked([daily.id])], [])
    await database.savedSearches.remove(daily.id, user.id)
    expect(await waiting('weekly', [user])).toEqual([])
    expect(await database.alerts.purge('2100-01-01T00:00:00.000Z', 500)).toBeGreaterThan(0)
  })

  it('wait by account, whole accounts only, of all frequencies together', async () => {
    const users = [await createUser(database), await createUser(database), await createUser(database)]
    const frequencies = ['at-once', 'weekly', 'never', 'at-once'] as const
    const saved = []
    for (const frequency of frequencies) for (const user of users) saved.push(await save(user, { frequency }))
    await database.alerts.note([looked(saved.map(({ id }) => id))], [])
    const round = { frequencies: ['at-once', 'weekly'] as const, after: users[0]!.id.slice(0, -1) }
    const page = async (after: string, limit: number) =>
      (await database.alerts.waiting({ ...round, after, limit })).map(({ userId }) => userId)
    expect(await page(round.after, 200)).toEqual(users.flatMap(({ id }) => [id, id, id]))
    expect(await page(round.after, 7)).toEqual(users.slice(0, 2).flatMap(({ id }) => [id, id, id]))
    expect(await page(users[1]!.id, 7)).toEqual(Array(3).fill(users[2]!.id))
    const told = saved.filter(({ frequency }) => frequency !== 'never').map(({ id }) => id)
    expect((await database.savedSearches.told(saved.map(({ id }) => id))).toSorted()).toEqual(told.toSorted())
    expect(await database.savedSearches.find(told[0]!, users[0]!.id)).toMatchObject({ version: 2 })
  })

  it('are read in the order in which they were saved, none missed and few twice', async () => {
    const read = async (from: string | null, limit: number) => {
      const ids: Id[] = []
      let settled = from
      for (let at = from, isSettled = true; ; ) {
        const page = await database.savedSearches.added(at, limit)
        ids.push(...page.items.map(({ id }) => id))
        if (isSettled) settled = page.settled
        isSettled &&= page.isSettled
        if (page.next === null) return { ids, settled }
        at = page.next
      }
    }
    const first = await save(ana)
    const all = await read(null, 3)
    expect(all.ids).toContain(first.id)
    expect(new Set(all.ids).size).toBe(all.ids.length)
    expect(await database.savedSearches.count()).toBe(all.ids.length)
    const more = [await save(ana), await save(dan)]
    const { ids } = await read(all.settled, 2)
    expect(ids).toEqual(expect.arrayContaining(more.map(({ id }) => id)))
    const [found] = await database.savedSearches.hold([more[0]!.id, 'x'])
    expect(found).toMatchObject({ id: more[0]!.id, userId: ana.id, locale: 'ro', page: null })
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
