import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../../database.ts'
import { offerRules } from '../../rules/offers.ts'
import {
  actorOf,
  createTestDatabase,
  createUser,
  dialects,
  parse,
  publishListing,
  type TestDatabase,
} from '../../testing/databases.ts'
import type { User } from '../users.ts'
import type { Conversation, Message } from './face.ts'

const lei = (amount: number) => ({ amount, currency: 'RON' as const })
const price = lei(100_000)

describe.each(dialects)('offers on %s', (dialect) => {
  let test: TestDatabase
  let database: Database
  let [buyer, seller, stranger] = [] as unknown as [User, User, User]
  let listingId: string
  beforeAll(async () => {
    test = await createTestDatabase(dialect)
    database = await test.open()
  })
  beforeEach(async () => {
    test.clock.now = null
    buyer = await createUser(database, { name: 'Ana' })
    seller = await createUser(database, { name: 'Dan' })
    stranger = await createUser(database)
    listingId = (await publishListing(database, seller, { price, negotiable: true })).id
  })
  afterAll(() => test.drop())

  const begin = (amount = 80_000, from = buyer, listing = listingId) =>
    database.conversations.offer({ userId: from.id, listingId: listing }, lei(amount))
  const offer = (conversationId: string, from: User, amount: number) =>
    database.conversations.offer({ userId: from.id, conversationId }, lei(amount))
  const answer = async (id: string, by: User, seq: number, how: 'accept' | 'decline' | 'withdraw') =>
    parse<Message>(await database.conversations.answerOffer(id, by.id, seq, how))
  const thread = async (id: string, user: User) =>
    parse<{ items: Message[] }>(await database.conversations.messages(id, user.id, { limit: 50, after: 0 }))
      .items
  const statesOf = async (id: string, user: User) =>
    (await thread(id, user)).map(({ kind, offer }) => `${kind} ${offer?.price.amount} ${offer?.state}`)
  const detail = async (id: string, user: User) =>
    parse<Conversation>((await database.conversations.detail(id, user.id))!)
  const statusOf = async (id = listingId) => (await database.listings.find(id))!.status
  const toldOf = async (user: User) =>
    parse<{
      items: { kind: string; payload: { price: object; answer?: string }; with: { id: string } | null }[]
    }>(await database.notifications.page(user.id, { limit: 20 })).items.map(
      ({ kind, payload, with: other }) => [kind, payload.price, payload.answer, other?.id ?? null],
    )
  /** Those of what else there is than notifications. */
  const lastEvents = async (user: User) =>
    (await database.accountEvents.after(user.id, 0, 50)).items
      .filter(({ kind }) => kind !== 'notification')
      .slice(-1)
      .map(({ kind, data }) => [kind, JSON.parse(data)])
  const later = (ms: number) => {
    test.clock.now = new Date(Date.now() + ms)
  }

  it('begin a conversation, are countered, and once accepted reserve the listing for that buyer', async () => {
    const first = await begin()
    const id = first.conversationId
    expect(await toldOf(seller)).toEqual([['offer', lei(80_000), undefined, buyer.id]])
    expect(first.mail).toBeNull()
    expect(first).toMatchObject({
      message: { seq: 1, kind: 'offer', text: '800.00 RON', offer: { price: lei(80_000), state: 'open' } },
      expiry: { conversationId: id, seq: 1, due: first.message.offer!.expiresAt },
    })
    await offer(id, seller, 90_000)
    expect(await statesOf(id, buyer)).toEqual(['offer 80000 replaced', 'counter 90000 open'])
    expect(await detail(id, seller)).toMatchObject({
      ...{ offer: { seq: 2, mine: true, price: lei(90_000), state: 'open' }, reserved: null },
      last: { kind: 'counter', text: '900.00 RON' },
    })
    const other = (await begin(70_000, stranger)).conversationId
    expect(await answer(id, buyer, 2, 'accept')).toMatchObject({
      seq: 2,
      mine: false,
      offer: { state: 'accepted' },
    })
    expect(await statusOf()).toBe('reserved')
    expect(await toldOf(buyer)).toEqual([['offer-answer', lei(90_000), 'countered', seller.id]])
    expect((await toldOf(seller))[0]).toEqual(['offer-answer', lei(90_000), 'accepted', buyer.id])
    expect((await detail(id, buyer)).reserved).toBe('here')
    expect((await detail(other, stranger)).reserved).toBe('elsewhere')
    // Whoever looks from outside learns that it is reserved, not for whom.
    const card = parse<Conversation['listing']['card']>((await database.listings.detail(listingId))!)
    expect(card).toMatchObject({ status: 'reserved' })
    expect(JSON.stringify(card)).not.toContain(buyer.id)
    const kinds = (await database.accountEvents.after(buyer.id, 0, 20)).items
      .filter(({ kind }) => kind !== 'notification')
      .map(({ kind, data }) => [kind, JSON.parse(data).seq])
    expect(kinds).toEqual([
      ['message', 1],
      ['offer', 1],
      ['message', 2],
      ['listing', undefined],
      ['offer', 2],
    ])
  })

  it('end with the account of the seller, of which the buyer is told', async () => {
    const leaving = await createUser(database)
    const listing = await publishListing(database, leaving, { price, negotiable: true })
    const { conversationId: id } = await begin(80_000, buyer, listing.id)
    await answer(id, leaving, 1, 'accept')
    await database.users.delete(leaving.id)
    while ((await database.users.removeSome(100)) > 0);
    expect(await statesOf(id, buyer)).toEqual(['offer 80000 ended'])
    expect((await toldOf(buyer))[0]).toEqual(['offer-answer', lei(80_000), 'ended', null])
    expect(await lastEvents(buyer)).toEqual([['offer', { conversationId: id, seq: 1, mine: true }]])
  })

  it('end with the account of the buyer, and the listing is for sale again, which the seller is told', async () => {
    const leaving = await createUser(database)
    const { conversationId: waiting } = await begin(70_000)
    const { conversationId: id } = await begin(80_000, leaving)
    await answer(id, seller, 1, 'accept')
    expect((await toldOf(buyer))[0]).toEqual(['offer-answer', lei(70_000), 'taken', seller.id])
    await database.users.delete(leaving.id)
    while ((await database.users.removeSome(100)) > 0);
    expect(await statusOf()).toBe('published')
    expect(await statesOf(id, seller)).toEqual(['offer 80000 ended'])
    expect((await toldOf(seller))[0]).toEqual(['offer-answer', lei(80_000), 'left', null])
    expect((await toldOf(buyer))[0]).toEqual(['offer-answer', lei(70_000), 'reopened', seller.id])
    expect(await statesOf(waiting, buyer)).toEqual(['offer 70000 open'])
  })

  it('end with the reservation, whoever takes it back and how', async () => {
    for (const move of ['release', 'withdraw', 'delete'] as const) {
      const listing = await publishListing(database, seller, { price, negotiable: true })
      const { conversationId: id } = await begin(80_000, buyer, listing.id)
      await answer(id, seller, 1, 'accept')
      if (move === 'delete') await database.listings.remove(listing.id, actorOf(seller))
      else await database.listings.move(listing.id, actorOf(seller), move)
      expect(await statesOf(id, buyer)).toEqual(['offer 80000 ended'])
      expect((await toldOf(buyer))[0]).toEqual(['offer-answer', lei(80_000), 'ended', seller.id])
      expect(await lastEvents(buyer)).toEqual([['offer', { conversationId: id, seq: 1, mine: true }]])
      if (move === 'delete') continue
      if (move === 'withdraw') await database.listings.move(listing.id, actorOf(seller), 'publish')
      // Reserved by hand for somebody who is not on the site.
      await database.listings.move(listing.id, actorOf(seller), 'reserve')
      expect(await detail(id, buyer)).toMatchObject({ offer: { state: 'ended' }, reserved: null })
      await database.listings.move(listing.id, actorOf(seller), 'release')
      await offer(id, buyer, 85_000)
      await answer(id, seller, 2, 'accept')
      expect(await statesOf(id, seller)).toEqual(['offer 80000 ended', 'offer 85000 accepted'])
    }
  })

  it('make whom the listing is reserved for its buyer, once it is sold', async () => {
    const { conversationId: id } = await begin()
    await offer(id, seller, 90_000)
    await answer(id, buyer, 2, 'accept')
    await database.listings.move(listingId, actorOf(seller), 'sell')
    expect((await toldOf(buyer))[0]).toEqual(['rating-due', undefined, undefined, seller.id])
    expect((await toldOf(seller))[0]).toEqual(['rating-due', undefined, undefined, buyer.id])
    expect(await detail(id, buyer)).toMatchObject({ deal: { here: true, open: true, rated: null } })
    expect(await statesOf(id, buyer)).toEqual(['offer 80000 replaced', 'counter 90000 accepted'])
    expect((await detail(id, seller)).offer).toMatchObject({ state: 'accepted' })
    await database.ratings.rate(id, buyer.id, { stars: 5, tags: [], text: '' })
    await expect(database.ratings.nameBuyer(id, seller.id)).rejects.toMatchObject({ code: 'conflict' })
  })

  it('are that of the sale where the seller names the buyer later, and only the last one accepted', async () => {
    const { conversationId: id } = await begin()
    await answer(id, seller, 1, 'accept')
    await database.listings.move(listingId, actorOf(seller), 'release')
    await offer(id, buyer, 85_000)
    await answer(id, seller, 2, 'accept')
    await database.listings.move(listingId, actorOf(seller), 'release')
    await database.listings.move(listingId, actorOf(seller), 'sell')
    expect(await statesOf(id, buyer)).toEqual(['offer 80000 ended', 'offer 85000 ended'])
    await database.ratings.nameBuyer(id, seller.id)
    expect(await statesOf(id, buyer)).toEqual(['offer 80000 ended', 'offer 85000 accepted'])
  })

  it('end when the listing is no longer for sale at their price, and both sides are told', async () => {
    const ends = {
      accept: async (listing: string) => {
        const other = (await begin(85_000, stranger, listing)).conversationId
        await answer(other, seller, 1, 'accept')
      },
      reserve: (listing: string) => database.listings.move(listing, actorOf(seller), 'reserve'),
      sell: (listing: string) => database.listings.move(listing, actorOf(seller), 'sell'),
      withdraw: (listing: string) => database.listings.move(listing, actorOf(seller), 'withdraw'),
      delete: (listing: string) => database.listings.remove(listing, actorOf(seller)),
      price: (listing: string) => database.listings.update(listing, actorOf(seller), { price: lei(70_000) }),
    }
    const told = {
      accept: 'taken',
      reserve: 'taken',
      sell: 'bought',
      withdraw: 'gone',
      delete: 'gone',
      price: 'repriced',
    }
    for (const [name, end] of Object.entries(ends)) {
      const ana = await createUser(database)
      const dana = await createUser(database)
      const listing = await publishListing(database, seller, { price, negotiable: true })
      const { conversationId: id } = await begin(80_000, ana, listing.id)
      const { conversationId: countered } = await begin(80_000, dana, listing.id)
      await offer(countered, seller, 90_000)
      await end(listing.id)
      expect([name, await statesOf(id, ana)]).toEqual([name, ['offer 80000 ended']])
      expect((await detail(countered, seller)).offer).toMatchObject({ seq: 2, state: 'ended' })
      const why = told[name as keyof typeof told]
      expect((await toldOf(ana))[0]).toEqual(['offer-answer', lei(80_000), why, seller.id])
      expect((await toldOf(dana))[0]).toEqual(['offer-answer', lei(90_000), why, seller.id])
      expect(await lastEvents(ana)).toEqual([['offer', { conversationId: id, seq: 1, mine: true }]])
      await expect(answer(id, seller, 1, 'accept')).rejects.toMatchObject({ code: 'conflict' })
      // The time of an offer that has ended tells nobody again.
      later(offerRules.lifeMs + 1_000)
      expect(await database.conversations.expireOffer(id, 1)).toBe(false)
      test.clock.now = null
    }
  })

  it('wait again when the reservation that ended them is released, as long as they would have', async () => {
    const [ana, dana, ema, ion, ina] = await Promise.all(
      Array.from({ length: 5 }, () => createUser(database)),
    )
    const listing = await publishListing(database, seller, { price, negotiable: true })
    const { conversationId: asked } = await begin(80_000, ana!, listing.id)
    const { conversationId: countered } = await begin(80_000, dana!, listing.id)
    await offer(countered, seller, 90_000)
    const { conversationId: declined } = await begin(70_000, ema!, listing.id)
    await answer(declined, seller, 1, 'decline')
    const { conversationId: blocked } = await begin(75_000, ion!, listing.id)
    const { conversationId: taken } = await begin(85_000, ina!, listing.id)
    await answer(taken, seller, 1, 'accept')
    await database.conversations.block(blocked, seller.id, true)
    await database.listings.move(listing.id, actorOf(seller), 'release')
    expect(await statesOf(asked, ana!)).toEqual(['offer 80000 open'])
    expect((await toldOf(ana!))[0]).toEqual(['offer-answer', lei(80_000), 'reopened', seller.id])
    expect(await lastEvents(ana!)).toEqual([['offer', { conversationId: asked, seq: 1, mine: true }]])
    expect(await statesOf(countered, dana!)).toEqual(['offer 80000 replaced', 'counter 90000 open'])
    expect((await toldOf(dana!))[0]).toEqual(['offer-answer', lei(90_000), 'reopened', seller.id])
    expect(await statesOf(declined, ema!)).toEqual(['offer 70000 declined'])
    expect(await statesOf(blocked, ion!)).toEqual(['offer 75000 ended'])
    expect(await statesOf(taken, ina!)).toEqual(['offer 85000 ended'])
    // Its task is still there, and one whose time is over stays as it is.
    await database.listings.move(listing.id, actorOf(seller), 'reserve')
    later(offerRules.lifeMs + 1_000)
    await database.listings.move(listing.id, actorOf(seller), 'release')
    expect((await detail(asked, ana!)).offer).toMatchObject({ state: 'ended' })
    test.clock.now = null
    await database.listings.move(listing.id, actorOf(seller), 'reserve')
    await database.listings.move(listing.id, actorOf(seller), 'release')
    expect(await answer(asked, seller, 1, 'accept')).toMatchObject({ offer: { state: 'accepted' } })
  })

  it('have ended also where nobody moved the listing by hand', async () => {
    const { conversationId: id } = await begin()
    later(1_000)
    const { expiresAt } = (await database.listings.find(listingId))!
    test.clock.now = new Date(Date.parse(expiresAt!) - offerRules.lifeMs / 2)
    const { conversationId: late } = await begin(80_000, stranger)
    test.clock.now = new Date(Date.parse(expiresAt!) + 1)
    while ((await database.listings.expire(test.clock.now.toISOString(), 100)) > 0);
    expect(await statesOf(late, stranger)).toEqual(['offer 80000 ended'])
    expect(await statesOf(id, buyer)).toEqual(['offer 80000 expired'])
  })

  it('stay open when something else of the listing changes', async () => {
    const { conversationId: id } = await begin()
    await database.listings.update(listingId, actorOf(seller), { title: 'Alt titlu pentru anunț' })
    await database.listings.move(listingId, actorOf(seller), 'renew')
    expect(await statesOf(id, buyer)).toEqual(['offer 80000 open'])
    expect(await answer(id, seller, 1, 'accept')).toMatchObject({ offer: { state: 'accepted' } })
  })

  it('that never reached who had blocked their maker wait out their time, as any that nobody answers', async () => {
    const { conversationId: id } = await database.conversations.begin(buyer.id, listingId, {
      ...{ text: 'Mai este?', imageIds: [] },
    })
    await database.conversations.block(id, seller.id, true)
    await offer(id, buyer, 85_000)
    await database.conversations.block(id, seller.id, false)
    expect((await detail(id, buyer)).offer).toMatchObject({ state: 'open' })
    expect(await toldOf(buyer)).toEqual([])
    expect((await detail(id, seller)).offer).toBeNull()
    later(offerRules.lifeMs + 1_000)
    expect(await database.conversations.expireOffer(id, 2)).toBe(true)
    expect((await toldOf(buyer))[0]).toEqual(['offer-answer', lei(85_000), 'expired', seller.id])
    test.clock.now = null
    // One that is seen stays through another block.
    await offer(id, buyer, 90_000)
    await database.conversations.block(id, seller.id, true)
    await database.conversations.block(id, seller.id, false)
    expect((await detail(id, buyer)).offer).toMatchObject({ state: 'open', price: lei(90_000) })
  })

  it('of two buyers are accepted one, also at once', async () => {
    const mine = (await begin()).conversationId
    const theirs = (await begin(85_000, stranger)).conversationId
    const outcomes = await Promise.allSettled([
      answer(mine, seller, 1, 'accept'),
      answer(theirs, seller, 1, 'accept'),
    ])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'conflict', message: expect.stringContaining('reserved') },
    })
    const over = outcomes[0]!.status === 'fulfilled' ? theirs : mine
    expect((await detail(over, seller)).offer).toMatchObject({ state: 'ended' })
    await expect(offer(over, seller, 90_000)).rejects.toMatchObject({
      code: 'conflict',
      message: 'The listing is reserved',
    })
  })

  it('are answered once when both sides answer at once', async () => {
    const { conversationId: id } = await begin()
    const outcomes = await Promise.allSettled([
      answer(id, seller, 1, 'accept'),
      answer(id, buyer, 1, 'withdraw'),
      answer(id, seller, 1, 'decline'),
      offer(id, seller, 95_000),
    ])
    const [offered] = await thread(id, buyer)
    expect(offered!.offer!.state).not.toBe('open')
    expect(await statusOf()).toBe(offered!.offer!.state === 'accepted' ? 'reserved' : 'published')
    expect(outcomes.slice(0, 3).filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(1)
  })

  it('cannot be accepted once the listing is sold, gone or has another price', async () => {
    const sold = (await begin()).conversationId
    await database.listings.move(listingId, actorOf(seller), 'sell')
    await expect(answer(sold, seller, 1, 'accept')).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('sold'),
    })
    await expect(answer(sold, seller, 1, 'decline')).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('ended with what became of the listing'),
    })
    const dearer = await publishListing(database, seller, { price, negotiable: true })
    const { conversationId: id } = await begin(80_000, buyer, dearer.id)
    await database.listings.update(dearer.id, actorOf(seller), { price: lei(120_000) })
    await expect(answer(id, seller, 1, 'accept')).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('price has changed'),
    })
    expect(await statusOf(dearer.id)).toBe('published')
    await database.listings.remove(dearer.id, actorOf(seller))
    await expect(answer(id, seller, 1, 'accept')).rejects.toMatchObject({ code: 'conflict' })
    await expect(offer(id, buyer, 1)).rejects.toMatchObject({ code: 'conflict' })
  })

  it('lie within bounds, in the currency of a price that may be bargained about', async () => {
    for (const amount of [9_999, 100_001])
      await expect(begin(amount)).rejects.toMatchObject({ code: 'out-of-bounds', field: 'amount' })
    await expect(
      database.conversations.offer({ userId: buyer.id, listingId }, { amount: 80_000, currency: 'EUR' }),
    ).rejects.toMatchObject({ code: 'out-of-bounds', field: 'currency' })
    const fixed = await publishListing(database, seller, { price, negotiable: false })
    await expect(begin(80_000, buyer, fixed.id)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('fixed'),
    })
    // What was refused leaves no empty conversation.
    expect(
      parse<{ items: [] }>(await database.conversations.page(buyer.id, { limit: 5, archived: false })).items,
    ).toEqual([])
    await begin(10_000)
    await begin(100_000)
  })

  it('are not made for what is given away', async () => {
    const free = await publishListing(database, seller, { price: lei(0), negotiable: true })
    await expect(begin(1, buyer, free.id)).rejects.toMatchObject({
      ...{ code: 'conflict', message: 'The listing has no price to bargain about' },
    })
  })

  it('are answered by the other side, and do not exist for others', async () => {
    const { conversationId: id } = await begin()
    await expect(answer(id, buyer, 1, 'accept')).rejects.toMatchObject({ code: 'conflict' })
    await expect(answer(id, seller, 1, 'withdraw')).rejects.toMatchObject({ code: 'conflict' })
    for (const how of ['accept', 'decline', 'withdraw'] as const)
      await expect(answer(id, stranger, 1, how)).rejects.toMatchObject({ code: 'not-found' })
    await expect(offer(id, stranger, 90_000)).rejects.toMatchObject({ code: 'not-found' })
    await database.conversations.send(id, buyer.id, { text: 'Bună', imageIds: [] })
    await expect(answer(id, seller, 2, 'accept')).rejects.toMatchObject({ code: 'not-found' })
    await expect(answer(id, seller, 9, 'accept')).rejects.toMatchObject({ code: 'not-found' })
    await answer(id, buyer, 1, 'withdraw')
    await expect(answer(id, seller, 1, 'accept')).rejects.toMatchObject({
      code: 'conflict',
      message: 'The offer was withdrawn',
    })
  })

  it('expire by time alone, and the task that tells does it once', async () => {
    const { conversationId: id, expiry } = await begin()
    expect(await database.conversations.expireOffer(id, 1)).toBe(false)
    later(offerRules.lifeMs + 1_000)
    expect(await statesOf(id, buyer)).toEqual(['offer 80000 expired'])
    await expect(answer(id, seller, 1, 'accept')).rejects.toMatchObject({ message: 'The offer has expired' })
    expect(expiry!.seq).toBe(1)
    expect(await database.conversations.expireOffer(id, 1)).toBe(true)
    expect(await database.conversations.expireOffer(id, 1)).toBe(false)
    expect(await toldOf(buyer)).toEqual([['offer-answer', lei(80_000), 'expired', seller.id]])
    // A later one is no counter.
    expect((await offer(id, seller, 90_000)).message.kind).toBe('offer')
    expect(await database.conversations.expireOffer(id, 2)).toBe(false)
  })

  it('are few a day, in one conversation and in all', async () => {
    const { conversationId: id } = await begin()
    for (let n = 1; n < offerRules.perConversation; n++) await offer(id, buyer, 80_000 + n)
    await expect(offer(id, buyer, 90_000)).rejects.toMatchObject({ code: 'too-many' })
    await offer(id, seller, 95_000)
    later(offerRules.windowMs + 1_000)
    await offer(id, buyer, 90_000)
  })

  it('say nothing to whoever is blocked, and are nothing to whoever blocked', async () => {
    const { conversationId: id } = await begin()
    await offer(id, seller, 90_000)
    await database.conversations.block(id, seller.id, true)
    expect(await statesOf(id, buyer)).toEqual(['offer 80000 replaced', 'counter 90000 withdrawn'])
    await expect(answer(id, buyer, 2, 'accept')).rejects.toMatchObject({ message: 'The offer was withdrawn' })
    await expect(offer(id, seller, 95_000)).rejects.toMatchObject({ code: 'conflict' })
    expect((await offer(id, buyer, 85_000)).message).toMatchObject({ seq: 3, kind: 'offer', state: 'sent' })
    expect(await thread(id, seller)).toHaveLength(2)
    expect((await detail(id, seller)).offer!.seq).toBe(2)
    await expect(answer(id, seller, 3, 'accept')).rejects.toMatchObject({ code: 'not-found' })
    const heard = (await database.accountEvents.after(seller.id, 0, 50)).items.map(
      ({ data }) => JSON.parse(data).seq,
    )
    expect(heard).not.toContain(3)
    await database.conversations.block(id, seller.id, false)
    // The one that was not seen gives way without a word.
    expect((await offer(id, seller, 92_000)).message.kind).toBe('offer')
  })

  it('are withdrawn from whoever blocks first, and cannot be accepted by them', async () => {
    const { conversationId: id } = await begin()
    await database.conversations.block(id, seller.id, true)
    await expect(answer(id, seller, 1, 'accept')).rejects.toMatchObject({
      message: expect.stringContaining('unblock'),
    })
    expect(await statesOf(id, buyer)).toEqual(['offer 80000 open'])
    await answer(id, seller, 1, 'decline')
  })

  it('outlive an account without its name, and cannot be accepted then', async () => {
    const { conversationId: id } = await begin()
    await database.users.delete(buyer.id)
    await expect(answer(id, seller, 1, 'accept')).rejects.toMatchObject({ code: 'conflict' })
    while ((await database.users.removeSome(1)) > 0);
    expect(await statesOf(id, seller)).toEqual(['offer 80000 open'])
    await answer(id, seller, 1, 'decline')
  })

  it('are part of what an account can take along', async () => {
    const { conversationId: id } = await begin()
    await answer(id, seller, 1, 'accept')
    const chunks = await Array.fromAsync(await database.users.export(buyer.id))
    expect(JSON.parse(Buffer.concat(chunks).toString()).messages).toMatchObject([
      {
        conversationId: id,
        seq: 1,
        mine: true,
        kind: 'offer',
        offer: { price: lei(80_000), state: 'accepted' },
      },
    ])
  })
})
