import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../database.ts'
import { ratingRules } from '../rules/ratings.ts'
import {
  actorOf,
  createTestDatabase,
  createUser,
  dialects,
  parse,
  publishListing,
  type TestDatabase,
} from '../testing/databases.ts'
import type { Conversation } from './conversations/face.ts'
import type { User } from './users.ts'

interface Page {
  items: {
    id: string
    stars: number
    text: string
    role: string
    author: object | null
    reply: object | null
  }[]
  next: string | null
  count: number
  average: number | null
}

describe.each(dialects)('ratings on %s', (dialect) => {
  let test: TestDatabase
  let database: Database
  let [buyer, seller, stranger] = [] as unknown as [User, User, User]
  beforeAll(async () => {
    test = await createTestDatabase(dialect)
    database = await test.open()
  })
  beforeEach(async () => {
    test.clock.now = null
    buyer = await createUser(database, { name: 'Ana' })
    seller = await createUser(database, { name: 'Dan' })
    stranger = await createUser(database)
  })
  afterAll(() => test.drop())

  /** A conversation about a listing that is sold then. */
  async function sold(from = buyer) {
    const listing = await publishListing(database, seller)
    const { conversationId } = await database.conversations.begin(from.id, listing.id, {
      text: 'Mai este?',
      imageIds: [],
    })
    return {
      id: conversationId,
      listingId: listing.id,
      sell: () => database.listings.move(listing.id, actorOf(seller), 'sell'),
    }
  }
  async function dealt(from = buyer) {
    const { id, sell } = await sold(from)
    await sell()
    await database.ratings.nameBuyer(id, seller.id)
    return id
  }
  const rate = (id: string, by: User, stars = 5, text = 'Totul bine') =>
    database.ratings.rate(id, by.id, { stars, tags: ['friendly'], text })
  const of = async (user: User, more: object = {}) =>
    parse<Page>(await database.ratings.page(user.id, { limit: 20, ...more }))

  it('are given once by each side of a deal, and shown when both gave theirs', async () => {
    const id = await dealt()
    await rate(id, buyer)
    expect(await of(seller)).toEqual({ items: [], next: null, count: 0, average: null })
    await expect(rate(id, buyer)).rejects.toMatchObject({
      code: 'conflict',
      message: 'You rated this already',
    })
    await rate(id, seller, 4)
    expect(await of(seller)).toMatchObject({
      items: [
        { stars: 5, text: 'Totul bine', role: 'buyer', author: { id: buyer.id, name: 'Ana' }, reply: null },
      ],
      ...{ count: 1, average: null },
    })
    expect((await of(buyer)).items).toMatchObject([{ stars: 4, role: 'seller' }])
  })

  it('of both sides at once are both shown', async () => {
    const id = await dealt()
    await Promise.all([rate(id, buyer), rate(id, seller)])
    expect([(await of(seller)).count, (await of(buyer)).count]).toEqual([1, 1])
  })

  it('are shown without the other’s once the time is over, and none is given then', async () => {
    const id = await dealt()
    await rate(id, buyer, 2)
    test.clock.now = new Date(Date.now() + ratingRules.windowMs + 60_000)
    expect((await of(seller)).items).toMatchObject([{ stars: 2 }])
    await expect(rate(id, seller)).rejects.toMatchObject({
      code: 'conflict',
      message: 'The time to rate is over',
    })
  })

  it('need a deal: a listing that is sold, and its buyer named by the seller, once', async () => {
    const { id, listingId, sell } = await sold()
    const other = await database.conversations.begin(stranger.id, listingId, { text: 'Și eu', imageIds: [] })
    await expect(rate(id, buyer)).rejects.toMatchObject({ code: 'conflict' })
    await expect(database.ratings.nameBuyer(id, seller.id)).rejects.toMatchObject({ code: 'conflict' })
    await sell()
    await expect(database.ratings.nameBuyer(id, stranger.id)).rejects.toMatchObject({ code: 'not-found' })
    const outcomes = await Promise.allSettled([
      database.ratings.nameBuyer(id, seller.id),
      database.ratings.nameBuyer(other.conversationId, seller.id),
    ])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(rate(id, stranger)).rejects.toMatchObject({ code: 'not-found' })
  })

  it('are asked for until they are given, or the other account is gone', async () => {
    const newOf = async (user: User) =>
      parse<{ items: { kind: string; read: boolean }[] }>(
        await database.notifications.page(user.id, { limit: 20 }),
      )
        .items.filter(({ kind, read }) => !read && ['rating-due', 'deal-claim'].includes(kind))
        .map(({ kind }) => kind)
    const { id, listingId, sell } = await sold()
    const other = await database.conversations.begin(stranger.id, listingId, { text: 'Și eu', imageIds: [] })
    await sell()
    for (const [claim, by] of [
      [id, buyer],
      [other.conversationId, stranger],
    ] as const)
      await database.ratings.nameBuyer(claim, by.id)
    expect(await newOf(seller)).toEqual(['deal-claim', 'deal-claim'])
    await database.ratings.nameBuyer(id, seller.id)
    expect([await newOf(seller), await newOf(buyer)]).toEqual([['rating-due'], ['rating-due']])
    await rate(id, buyer)
    expect([await newOf(seller), await newOf(buyer)]).toEqual([['rating-due'], []])
    await database.users.delete(buyer.id)
    while ((await database.users.removeSome(100)) > 0);
    expect(await newOf(seller)).toEqual([])
  })

  it('may be asked for by the buyer, whom the seller confirms', async () => {
    const { id, sell } = await sold()
    const claims = async () =>
      parse<{ items: { kind: string; payload: object; with: object }[] }>(
        await database.notifications.page(seller.id, { limit: 20 }),
      ).items.filter(({ kind }) => kind === 'deal-claim')
    await expect(database.ratings.nameBuyer(id, buyer.id)).rejects.toMatchObject({ code: 'conflict' })
    await sell()
    for (let n = 0; n < 2; n++) await database.ratings.nameBuyer(id, buyer.id)
    expect(await claims()).toMatchObject([
      { payload: { conversationId: id }, with: { id: buyer.id }, count: 1 },
    ])
    await expect(rate(id, buyer)).rejects.toMatchObject({ code: 'conflict' })
    const detail = async (user: User) =>
      parse<Conversation>((await database.conversations.detail(id, user.id))!)
    for (const user of [buyer, seller]) expect(await detail(user)).toMatchObject({ bought: true, deal: null })
    await database.ratings.nameBuyer(id, seller.id)
    await rate(id, buyer)
    // Whoever claims what somebody else bought is told so, and tells nobody.
    const other = await sold(stranger)
    const mine = await database.conversations.begin(buyer.id, other.listingId, {
      text: 'Mai este?',
      imageIds: [],
    })
    await other.sell()
    await database.ratings.nameBuyer(other.id, seller.id)
    await expect(database.ratings.nameBuyer(mine.conversationId, buyer.id)).rejects.toMatchObject({
      ...{ code: 'conflict', message: 'The seller named somebody else as the buyer' },
    })
    expect(await claims()).toHaveLength(1)
    const seen = async () =>
      parse<Conversation>((await database.conversations.detail(mine.conversationId, buyer.id))!)
    expect(await seen()).toMatchObject({ bought: false, deal: null })
    // Whom the seller named may say so again.
    await database.ratings.nameBuyer(other.id, stranger.id)
  })

  it('are over for whoever said that it bought, once the seller named somebody else', async () => {
    const { id, listingId, sell } = await sold()
    const other = await database.conversations.begin(stranger.id, listingId, { text: 'Și eu', imageIds: [] })
    await sell()
    await database.ratings.nameBuyer(id, buyer.id)
    await database.ratings.nameBuyer(other.conversationId, seller.id)
    for (const user of [buyer, seller])
      expect(parse<Conversation>((await database.conversations.detail(id, user.id))!).bought).toBe(false)
    await expect(database.ratings.nameBuyer(id, buyer.id)).rejects.toMatchObject({ code: 'conflict' })
  })

  it('warn of what leads away from the site, in the text and in its reply', async () => {
    const id = await dealt()
    const { id: ratingId } = await rate(id, buyer, 5, 'Scrie-mi pe WhatsApp')
    await rate(id, seller)
    await database.ratings.reply(ratingId, seller.id, 'Vezi și alte.exemplu.ro/telefoane')
    expect((await of(seller)).items).toMatchObject([{ notes: ['messenger'], reply: { notes: ['link'] } }])
    expect((await of(buyer)).items).toMatchObject([{ notes: [] }])
  })

  it('hold no number, address or account of anybody, nor do replies', async () => {
    const id = await dealt()
    const mine = { stars: 5, tags: [] }
    const refusal = { code: 'out-of-bounds', field: 'text' }
    for (const text of [
      'Sunați la 0712 345 678',
      'Scrie la ana@exemplu.ro',
      'Plătiți în RO49AAAA1B31007593840000',
    ])
      await expect(database.ratings.rate(id, buyer.id, { ...mine, text })).rejects.toMatchObject(refusal)
    const { id: ratingId } = await rate(id, buyer)
    await rate(id, seller)
    await expect(database.ratings.reply(ratingId, seller.id, 'zero șapte 12345678')).rejects.toMatchObject(
      refusal,
    )
    await database.ratings.reply(ratingId, seller.id, 'Mulțumesc')
  })

  it('stay known to their authors once whom they are about is gone, and are of nobody else', async () => {
    const id = await dealt()
    await rate(id, buyer, 4, 'A venit la timp')
    await rate(id, seller, 2, 'A întârziat')
    await database.users.delete(seller.id)
    while ((await database.users.removeSome(1)) > 0);
    const dealOf = async (user: User) =>
      parse<Conversation>((await database.conversations.detail(id, user.id))!).deal
    expect(await dealOf(buyer)).toMatchObject({
      here: true,
      rated: { stars: 4, tags: ['friendly'], text: 'A venit la timp', shown: false },
    })
    expect(await of(buyer)).toMatchObject({ items: [{ text: 'A întârziat', author: null }] })
    const exported = async () => {
      const chunks = await Array.fromAsync(await database.users.export(buyer.id))
      return JSON.parse(Buffer.concat(chunks).toString()).ratings as { text: string }[]
    }
    expect((await exported()).map(({ text }) => text)).toEqual(['A venit la timp', 'A întârziat'])
  })

  it('of one author count once, and make no average while they are few', async () => {
    const [ana, ion, ema] = [buyer, await createUser(database), await createUser(database)]
    for (const [from, stars] of [
      [ana, 1],
      [ana, 5],
      [ion, 4],
      [ema, 3],
    ] as const) {
      expect((await of(seller)).average).toBeNull()
      const id = await dealt(from)
      await rate(id, from, stars)
      await rate(id, seller)
    }
    expect(await of(seller)).toMatchObject({ count: 3, average: 4 })
    const first = await of(seller, { limit: 3 })
    const rest = await of(seller, { limit: 3, cursor: first.next })
    expect([...first.items, ...rest.items].map(({ stars }) => stars)).toEqual([3, 4, 5, 1])
  })

  it('are replied to once, by whom they are about', async () => {
    const id = await dealt()
    const { id: hidden } = await rate(id, buyer)
    await expect(database.ratings.reply(hidden, seller.id, 'Mulțumesc')).rejects.toMatchObject({
      code: 'not-found',
    })
    await rate(id, seller)
    await expect(database.ratings.reply(hidden, buyer.id, 'eu')).rejects.toMatchObject({ code: 'not-found' })
    await database.ratings.reply(hidden, seller.id, 'Mulțumesc')
    await expect(database.ratings.reply(hidden, seller.id, 'iar')).rejects.toMatchObject({ code: 'conflict' })
    expect((await of(seller)).items[0]!.reply).toMatchObject({ text: 'Mulțumesc' })
  })

  it('outlive their author without a name, and go with whom they are about', async () => {
    const id = await dealt()
    await rate(id, buyer)
    await rate(id, seller)
    await database.users.delete(buyer.id)
    while ((await database.users.removeSome(100)) > 0);
    expect(await of(seller)).toMatchObject({ items: [{ author: null, stars: 5 }], count: 1 })
    expect(await of(buyer)).toMatchObject({ items: [], count: 0 })
  })

  it('are part of what an account can take along, those by it and those about it', async () => {
    const id = await dealt()
    await rate(id, buyer)
    await rate(id, seller, 4, 'A venit la timp')
    const chunks = await Array.fromAsync(await database.users.export(buyer.id))
    expect(JSON.parse(Buffer.concat(chunks).toString()).ratings).toMatchObject([
      { conversationId: id, mine: true, stars: 5 },
      { conversationId: id, mine: false, stars: 4, text: 'A venit la timp' },
    ])
  })
})
