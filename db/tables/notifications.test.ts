import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../database.ts'
import { notificationKindNames, notificationRules } from '../rules/notifications.ts'
import {
  createTestDatabase,
  createUser,
  dialects,
  publishListing,
  type TestDatabase,
} from '../testing/databases.ts'
import type { NewNotification } from './notifications.ts'
import type { User } from './users.ts'

describe.each(dialects)('notifications on %s', (dialect) => {
  let test: TestDatabase
  let database: Database
  beforeAll(async () => {
    test = await createTestDatabase(dialect)
    database = await test.open()
  })
  afterAll(() => test.drop())

  let minutes = 0
  /** A moment of its own for what comes next. */
  const later = () => {
    test.clock.now = new Date(Date.UTC(2026, 0, 1) + ++minutes * 60_000)
    return test.clock.now.toISOString()
  }
  const listingId = '0190a000-0000-7000-8000-000000000001'
  const conversationId = '0190a000-0000-7000-8000-000000000002'
  const sold = (user: User, title: string, more: object = {}) =>
    ({ userId: user.id, kind: 'sold', payload: { listingId, title }, ...more }) as NewNotification
  const message = (user: User, actor: User) =>
    ({
      userId: user.id,
      kind: 'message',
      payload: { conversationId, listingId, title: 'Bicicletă', actorId: actor.id },
    }) as const
  const pageOf = async (user: User, cursor: string | null = null, limit = 10) => {
    const { body, next } = await database.notifications.page(user.id, { limit, cursor })
    const page = JSON.parse(body.toString()) as {
      items: { id: string; kind: string; payload: object; count: number; read: boolean; at: string }[]
      next: string | null
      unread: number
    }
    expect(page.next).toBe(next)
    return page
  }

  it('are their account’s alone, also to be read', async () => {
    const [ana, dan] = [await createUser(database), await createUser(database)]
    const at = later()
    await database.notifications.notify(sold(ana, 'Bicicletă'))
    const { items, unread } = await pageOf(ana)
    expect(unread).toBe(1)
    expect(items).toEqual([
      {
        ...{ id: items[0]!.id, kind: 'sold', payload: { listingId, title: 'Bicicletă' }, with: null },
        ...{ count: 1, read: false, at },
      },
    ])
    expect(await pageOf(dan)).toEqual({ items: [], next: null, unread: 0 })
    expect(await database.notifications.read(dan.id, [items[0]!.id])).toBe(0)
    expect(await database.notifications.readUpTo(dan.id, at)).toBe(0)
    expect(await database.notifications.unread(ana.id)).toBe(1)
    expect(await database.notifications.read(ana.id, [items[0]!.id])).toBe(1)
    expect(await database.notifications.read(ana.id, [items[0]!.id])).toBe(0)
    expect((await pageOf(ana)).items[0]).toMatchObject({ read: true })
  })

  it('that happen again to the same are one, in front, counted since it was read', async () => {
    const ana = await createUser(database)
    later()
    await database.notifications.notify(sold(ana, 'Întâia'))
    const { items } = await pageOf(ana)
    later()
    await database.notifications.notify(sold(ana, 'Alta', { key: 'another' }))
    const at = later()
    await database.notifications.notify(sold(ana, 'A doua oară', { count: 4 }))
    expect(await pageOf(ana)).toMatchObject({
      items: [
        { id: items[0]!.id, count: 5, at, payload: { title: 'A doua oară' } },
        { payload: { title: 'Alta' } },
      ],
      unread: 2,
    })
    await database.notifications.readUpTo(ana.id, at)
    later()
    await database.notifications.notify(sold(ana, 'După'))
    expect((await pageOf(ana)).items[0]).toMatchObject({ id: items[0]!.id, count: 1, read: false })
  })

  it('of two transactions at once to the same are one and count both', async () => {
    const ana = await createUser(database)
    await Promise.all(
      Array.from({ length: 8 }, (_, n) => database.notifications.notify(sold(ana, `De ${n} ori`))),
    )
    expect(await pageOf(ana)).toMatchObject({ items: [{ count: 8 }], unread: 1 })
  })

  it('up to a moment are read, later ones are not', async () => {
    const ana = await createUser(database)
    const at = later()
    await database.notifications.notify(sold(ana, 'Veche', { key: '1' }))
    later()
    await database.notifications.notify(sold(ana, 'Nouă', { key: '2' }))
    expect(await database.notifications.readUpTo(ana.id, at)).toBe(1)
    expect(await pageOf(ana)).toMatchObject({
      items: [
        { payload: { title: 'Nouă' }, read: false },
        { payload: { title: 'Veche' }, read: true },
      ],
      unread: 1,
    })
  })

  it('come in pages that lose none and show none twice', async () => {
    const ana = await createUser(database)
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 7 }),
        fc.integer({ min: 1, max: 4 }),
        async (more, limit) => {
          if (more > 3) later()
          await database.notifications.notify(
            Array.from({ length: more }, (_, n) => sold(ana, `${n}`, { key: `${minutes} ${n}` })),
          )
          const ids: string[] = []
          let cursor: string | null = null
          do {
            const page = await pageOf(ana, cursor, limit)
            ids.push(...page.items.map(({ id }) => id))
            cursor = page.next
          } while (cursor !== null)
          const all = (await pageOf(ana, null, 1_000)).items.map(({ id }) => id)
          expect(ids).toEqual(all)
          expect(new Set(ids).size).toBe(ids.length)
        },
      ),
      { numRuns: 12 },
    )
    await expect(database.notifications.page(ana.id, { limit: 5, cursor: 'x' })).rejects.toMatchObject({
      code: 'bad-cursor',
    })
  })

  it('are events of the account’s stream where they stand on the site', async () => {
    const [ana, dan] = [await createUser(database), await createUser(database)]
    await database.notifications.notify([sold(ana, 'Una'), message(ana, dan)])
    expect(await database.accountEvents.after(ana.id, 0, 10)).toMatchObject({
      items: [{ seq: 1, kind: 'notification' }],
    })
    expect((await pageOf(ana)).items).toMatchObject([{ kind: 'sold' }])
  })

  it('of a conversation end when all of it is read', async () => {
    const [seller, buyer] = [await createUser(database), await createUser(database)]
    const listing = await publishListing(database, seller)
    await database.notificationPreferences.choose(seller.id, { message: { site: 'at-once' } })
    const sent = []
    for (const text of ['Mai este?', 'Alo'])
      sent.push(await database.conversations.begin(buyer.id, listing.id, { text, imageIds: [] }))
    expect((await pageOf(seller)).items).toMatchObject([
      {
        ...{ kind: 'message', count: 2, read: false, with: { id: buyer.id } },
        payload: { conversationId: sent[0]!.conversationId, listingId: listing.id, title: listing.title },
      },
    ])
    await database.conversations.read(sent[0]!.conversationId, seller.id, 1)
    expect(await database.notifications.unread(seller.id)).toBe(1)
    await database.conversations.read(sent[0]!.conversationId, seller.id, 2)
    expect(await pageOf(seller)).toMatchObject({ items: [{ kind: 'message', read: true }], unread: 0 })
  })

  it('are kept only where some way was chosen, and on the site only where that was', async () => {
    const [ana, dan] = [await createUser(database), await createUser(database)]
    await database.notificationPreferences.choose(ana.id, {
      sold: { site: 'never' },
      message: { site: 'at-once' },
    })
    await database.notifications.notify([sold(ana, 'Nicăieri'), sold(dan, 'La Dan'), message(ana, dan)])
    expect(await pageOf(ana)).toMatchObject({ items: [{ kind: 'message', with: { id: dan.id } }], unread: 1 })
    expect((await pageOf(dan)).items).toHaveLength(1)
  })

  it('say who it was, until that account goes, and end with their own', async () => {
    const [ana, dan] = [await createUser(database), await createUser(database)]
    const followed = (user: User, actor: User) =>
      ({
        userId: user.id,
        kind: 'followed-seller',
        payload: { listingId, title: 'Nou', actorId: actor.id },
      }) as const
    await database.notifications.notify([followed(ana, dan), followed(dan, ana)])
    expect((await pageOf(ana)).items).toMatchObject([{ with: { id: dan.id, name: dan.name } }])
    await database.users.delete(dan.id)
    expect((await pageOf(ana)).items).toMatchObject([{ with: null, payload: { listingId, title: 'Nou' } }])
    await database.notifications.notify(followed(dan, ana))
    while ((await database.users.removeSome(100)) > 0);
    expect((await pageOf(ana)).items).toMatchObject([{ with: null }])
    expect((await pageOf(dan)).items).toEqual([])
    let text = ''
    for await (const chunk of await database.users.export(ana.id)) text += chunk.toString()
    expect(text).not.toContain(dan.id)
    const kept = JSON.parse(text) as { notifications: object[]; notificationPreferences: object[] }
    expect(kept.notifications).toMatchObject([{ kind: 'followed-seller', payload: { title: 'Nou' } }])
    expect(kept.notificationPreferences).toHaveLength(notificationKindNames.length)
  })

  it('are undone with the transaction that causes them', async () => {
    const ana = await createUser(database)
    await expect(
      database.transaction(async ({ notifications }) => {
        await notifications.notify(sold(ana, 'Nu s-a întâmplat'))
        throw new Error('undone')
      }),
    ).rejects.toThrow('undone')
    expect(await pageOf(ana)).toMatchObject({ items: [], unread: 0 })
    expect(await database.accountEvents.head(ana.id)).toBe(0)
  })

  it('are counted up to a hundred, and go when they are old', async () => {
    const ana = await createUser(database)
    const many = notificationRules.mostCounted + 3
    later()
    await database.notifications.notify(
      Array.from({ length: many }, (_, n) => sold(ana, 'X', { key: `${n}` })),
    )
    expect(await database.notifications.unread(ana.id)).toBe(notificationRules.mostCounted)
    const before = later()
    await database.notifications.notify(sold(ana, 'Rămâne'))
    let purged: number
    do purged = await database.notifications.purge(before, 50)
    while (purged > 0)
    expect(await pageOf(ana)).toMatchObject({ items: [{ payload: { title: 'Rămâne' } }], unread: 1 })
  })

  it('are chosen kind by kind, by whoever knows what was chosen before', async () => {
    const ana = await createUser(database)
    const { channels, version } = await database.notificationPreferences.of(ana.id)
    expect(version).toBe(0)
    const chosen = await database.notificationPreferences.choose(ana.id, { sold: { mail: 'daily' } }, 0)
    expect(chosen).toEqual({
      channels: { ...channels, sold: { ...channels.sold, mail: 'daily' } },
      version: 1,
    })
    await expect(database.notificationPreferences.choose(ana.id, {}, 0)).rejects.toMatchObject({
      code: 'stale',
    })
    await database.notificationPreferences.choose(ana.id, { offer: { push: 'never' } })
    const both = await database.notificationPreferences.of(ana.id)
    expect(both.channels).toMatchObject({ sold: { mail: 'daily' }, offer: { push: 'never' } })
    expect(await database.notificationPreferences.channelsOf([ana.id, listingId], 'offer')).toEqual(
      new Map([[ana.id, { ...channels.offer, push: 'never' }]]),
    )
  })
})
