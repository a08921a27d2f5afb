import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../../database.ts'
import { firstContactsPerDay, messageRules } from '../../rules/messages.ts'
import {
  actorOf,
  createTestDatabase,
  createUser,
  dialects,
  parse,
  publishListing,
  recordImage,
  type TestDatabase,
} from '../../testing/databases.ts'
import { listingInput } from '../../testing/fixtures.ts'
import type { User } from '../users.ts'
import type { Conversation, Message, PlannedMail } from './face.ts'

interface Page<T> {
  items: T[]
  next: string | null
}

const minute = 60_000

describe.each(dialects)('conversations on %s', (dialect) => {
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
    listingId = (await publishListing(database, seller, { title: 'Bicicletă' })).id
  })
  afterAll(() => test.drop())

  const begin = (text = 'Mai este?', from = buyer, listing = listingId) =>
    database.conversations.begin(from.id, listing, { text, imageIds: [] })
  const send = (id: string, from: User, text = 'Da') =>
    database.conversations.send(id, from.id, { text, imageIds: [] })
  const inbox = async (user: User, more: object = {}) =>
    parse<Page<Conversation>>(
      await database.conversations.page(user.id, { limit: 50, archived: false, ...more }),
    )
  const thread = async (id: string, user: User, more: object = {}) =>
    parse<Page<Message>>(await database.conversations.messages(id, user.id, { limit: 50, ...more }))
  const detail = async (id: string, user: User) =>
    parse<Conversation>(await database.conversations.detail(id, user.id))
  const textsOf = ({ items }: Page<Message>) => items.map(({ text }) => text)
  const eventsOf = async (user: User, after = 0) =>
    (await database.accountEvents.after(user.id, after, 100)).items.map(({ seq, kind, data }) => [
      seq,
      kind,
      JSON.parse(data),
    ])

  it('are begun by a buyer and seen by both sides, each in its own way', async () => {
    const { conversationId: id, message } = await begin('Mai este? 0712345678')
    expect(message).toMatchObject({ seq: 1, mine: true, state: 'sent', notes: [] })
    await send(id, seller, 'Da, sunați')
    expect(await detail(id, seller)).toMatchObject({
      ...{ id, role: 'seller', unread: 1, readSeq: 0, seenSeq: 0, archived: false, blocked: false },
      listing: { id: listingId, title: 'Bicicletă', card: { title: 'Bicicletă' } },
      with: { id: buyer.id, name: 'Ana' },
      last: { seq: 2, mine: true, kind: 'text', text: 'Da, sunați', images: 0 },
    })
    expect((await thread(id, seller)).items).toMatchObject([
      { seq: 2, mine: true, notes: [] },
      { seq: 1, mine: false, notes: ['phone'], text: 'Mai este? 0712345678', images: [], kind: 'text' },
    ])
    expect((await thread(id, buyer)).items.map(({ mine, notes }) => [mine, notes])).toEqual([
      [false, []],
      [true, []],
    ])
    expect((await inbox(buyer)).items).toEqual([await detail(id, buyer)])
    // The same buyer and listing are the same conversation.
    expect(await begin('Și mai ieftin?')).toMatchObject({ conversationId: id, message: { seq: 3 } })
  })

  it('do not exist for others', async () => {
    const { conversationId: id } = await begin()
    expect(await database.conversations.detail(id, stranger.id)).toBeUndefined()
    for (const work of [
      () => thread(id, stranger),
      () => send(id, stranger),
      () => database.conversations.read(id, stranger.id, 1),
      () => database.conversations.archive(id, stranger.id, true),
      () => database.conversations.block(id, stranger.id, true),
      () => database.conversations.report(id, stranger.id, 'spam', ''),
    ])
      await expect(work()).rejects.toMatchObject({ code: 'not-found' })
    expect((await inbox(stranger)).items).toEqual([])
  })

  it('need a listing that is for sale, of somebody else', async () => {
    await expect(begin('Eu', seller)).rejects.toMatchObject({ code: 'conflict' })
    const draft = await database.listings.create(seller.id, listingInput({ title: 'Ciornă' }))
    await expect(begin('?', buyer, draft.id)).rejects.toMatchObject({ code: 'not-found' })
    const { conversationId: id } = await begin()
    await database.listings.move(listingId, actorOf(seller), 'sell')
    await expect(begin('?', stranger)).rejects.toMatchObject({ code: 'conflict' })
    // What has begun goes on.
    expect(await begin('Felicitări')).toMatchObject({ conversationId: id })
    await database.listings.remove(listingId, actorOf(seller))
    expect(await detail(id, buyer)).toMatchObject({ listing: { title: 'Bicicletă', card: null } })
    expect(textsOf(await thread(id, buyer))).toHaveLength(2)
    await send(id, seller, 'Mulțumesc')
  })

  it('are paged both ways, whatever is written meanwhile', async () => {
    const { conversationId: id } = await begin('1')
    for (let n = 2; n <= 7; n++) await send(id, n % 2 ? buyer : seller, String(n))
    const newest = await thread(id, buyer, { limit: 3 })
    await send(id, seller, '8')
    const older = await thread(id, buyer, { limit: 3, cursor: newest.next })
    const oldest = await thread(id, buyer, { limit: 3, cursor: older.next })
    expect([newest, older, oldest].map(textsOf)).toEqual([['7', '6', '5'], ['4', '3', '2'], ['1']])
    expect(oldest.next).toBeNull()
    const newer = await thread(id, buyer, { limit: 3, after: 2 })
    const rest = await thread(id, buyer, { limit: 3, cursor: newer.next })
    expect([newer, rest].map(textsOf)).toEqual([
      ['3', '4', '5'],
      ['6', '7', '8'],
    ])
    expect(rest.next).toBeNull()
  })

  it('are listed by activity, page after page, and apart once archived', async () => {
    const ids: string[] = []
    // No two at the same moment.
    const start = Date.now()
    for (let n = 0; n < 4; n++) {
      const listing = await publishListing(database, seller, { title: `Anunț ${n}` })
      test.clock.now = new Date(start + n)
      ids.push((await begin(`?${n}`, buyer, listing.id)).conversationId)
    }
    test.clock.now = new Date(start + 4)
    await send(ids[0]!, seller)
    const first = await inbox(buyer, { limit: 3 })
    const second = await inbox(buyer, { limit: 3, cursor: first.next })
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual([ids[0], ids[3], ids[2], ids[1]])
    await database.conversations.archive(ids[3]!, buyer.id, true)
    expect((await inbox(buyer)).items.map(({ id }) => id)).toEqual([ids[0], ids[2], ids[1]])
    expect((await inbox(buyer, { archived: true })).items.map(({ id }) => id)).toEqual([ids[3]])
    test.clock.now = new Date(start + 5)
    await send(ids[3]!, seller, 'Răspund')
    expect((await inbox(buyer)).items[0]).toMatchObject({ id: ids[3], archived: false })
  })

  it('count what is unread, and tell the other side what was seen', async () => {
    const { conversationId: id } = await begin('1')
    await send(id, buyer, '2')
    expect([await database.conversations.unread(seller.id), (await detail(id, seller)).unread]).toEqual([
      1, 2,
    ])
    await database.conversations.read(id, seller.id, 1)
    expect(await detail(id, seller)).toMatchObject({ unread: 1, readSeq: 1 })
    await database.conversations.read(id, seller.id, 99)
    expect(await detail(id, buyer)).toMatchObject({ seenSeq: 2, unread: 0 })
    expect(await database.conversations.unread(seller.id)).toBe(0)
    // An older mark that comes late takes nothing back.
    await database.conversations.read(id, seller.id, 1)
    expect((await detail(id, seller)).readSeq).toBe(2)
    expect(await eventsOf(buyer)).toEqual([
      [1, 'message', { conversationId: id, seq: 1, mine: true }],
      [2, 'message', { conversationId: id, seq: 2, mine: true }],
      [3, 'read', { conversationId: id, seq: 1, mine: false }],
      [4, 'read', { conversationId: id, seq: 2, mine: false }],
    ])
    expect((await eventsOf(seller, 2)).map(([, kind]) => kind)).toEqual(['read', 'read'])
  })

  it('take messages from whoever was blocked, and show them to nobody else', async () => {
    const { conversationId: id } = await begin('1')
    await database.conversations.block(id, seller.id, true)
    await send(id, buyer, 'ascuns')
    const other = await publishListing(database, seller, { title: 'Alta' })
    const { conversationId: next } = await begin('tot eu', buyer, other.id)
    expect(textsOf(await thread(id, buyer))).toEqual(['ascuns', '1'])
    expect((await thread(id, buyer)).items[0]).toMatchObject({ state: 'sent' })
    expect(await detail(id, buyer)).toMatchObject({ blocked: false, seenSeq: 0 })
    expect(textsOf(await thread(id, seller))).toEqual(['1'])
    expect((await inbox(seller)).items.map(({ id }) => id)).toEqual([id])
    expect(await database.conversations.detail(next, seller.id)).toBeUndefined()
    expect(await detail(id, seller)).toMatchObject({ blocked: true, unread: 1, last: { seq: 1 } })
    await expect(send(id, seller)).rejects.toMatchObject({ code: 'conflict' })
    await database.conversations.read(id, seller.id, 1)
    expect((await eventsOf(buyer)).map(([, kind]) => kind)).toEqual(['message', 'message', 'message'])
    expect((await eventsOf(seller)).map(([, kind]) => kind)).toEqual(['message', 'read'])
    await database.conversations.block(id, seller.id, false)
    await send(id, seller, 'iar')
    expect(textsOf(await thread(id, seller))).toEqual(['iar', '1'])
  })

  it('hold the same text to many sellers for a moderator', async () => {
    const text = 'Cumpăr imediat orice produs, răspunde repede la acest mesaj!'
    const states: string[] = []
    for (let n = 0; n <= messageRules.sameTextSellers; n++) {
      const other = await createUser(database)
      const listing = await publishListing(database, other)
      // Neither signs nor capitals make another text.
      const { conversationId, message } = await begin(
        n % 2 ? text : `${text.toUpperCase()} !!`,
        buyer,
        listing.id,
      )
      states.push(message.state)
      if (message.state === 'held') {
        expect(await database.conversations.detail(conversationId, other.id)).toBeUndefined()
        expect(await eventsOf(other)).toEqual([])
        expect((await thread(conversationId, buyer)).items).toMatchObject([{ state: 'held' }])
      }
    }
    expect(states).toEqual(['sent', 'sent', 'sent', 'held'])
    expect((await begin('Mai este?')).message.state).toBe('sent')
  })

  it('hold it however it is dressed', async () => {
    const text = 'Cumpăr imediat orice produs, răspunde repede la acest mesaj'
    const spread = async (texts: string[]) => {
      const from = await createUser(database)
      const states: string[] = []
      for (const one of texts) {
        const listing = await publishListing(database, await createUser(database))
        states.push((await begin(one, from, listing.id)).message.state)
      }
      return states
    }
    for (const dressed of [
      `${text} 5`,
      `17. ${text}`,
      `${text}7`,
      text.replaceAll('ă', 'a'),
      text.replace('orice', 'o r i c e'),
      text.replace('produs', 'prооdus'),
      `${text}${'!'.repeat(9)} x`,
      text.replace('imediat', 'imediaat'),
      text.split('').join('\u200b'),
    ])
      expect([dressed, await spread([text, text, text, dressed])]).toEqual([
        dressed,
        ['sent', 'sent', 'sent', 'held'],
      ])
    const offers = [1, 2, 3, 4].map((n) => `Bună ziua, vă ofer pentru el chiar azi ${n}00 de lei, vin eu`)
    expect(await spread(offers)).toEqual(['sent', 'sent', 'sent', 'sent'])
  })

  it('hold what says in other words what is held of its sender', async () => {
    const text = 'Cumpăr imediat orice produs, răspunde repede la acest mesaj'
    const reworded = 'Bună! Răspundeți repede: iau imediat orice produse, cumpăr și acest lucru'
    const from = await createUser(database)
    const write = async (one: string, by: User) => {
      const listing = await publishListing(database, await createUser(database))
      return begin(one, by, listing.id)
    }
    const { conversationId: open } = await write(reworded, from)
    for (let n = 1; n < messageRules.sameTextSellers; n++) await write(text, from)
    expect((await send(open, from, `${reworded}!`)).message.state).toBe('sent')
    await write(text, from)
    expect((await write(text, from)).message.state).toBe('held')
    expect((await send(open, from, reworded)).message.state).toBe('held')
    // Neither other things, nor the same of somebody else.
    const harmless = 'Mai este disponibil la prețul din anunț? Pot veni mâine după ora cinci cu un prieten'
    expect((await send(open, from, harmless)).message.state).toBe('sent')
    expect((await write(reworded, await createUser(database))).message.state).toBe('sent')
    // Nor what is long past.
    test.clock.now = new Date(Date.now() + messageRules.sameTextMs + 1_000)
    expect((await send(open, from, reworded)).message.state).toBe('sent')
    test.clock.now = null
  })

  it('hold what follows a held beginning until that is released, and then send it after it', async () => {
    const text = 'Vând la preț mic tot ce îți dorești, întreabă-mă oricând despre ofertă'
    for (let n = 0; n < messageRules.sameTextSellers; n++) {
      const listing = await publishListing(database, await createUser(database))
      await begin(text, buyer, listing.id)
    }
    const { conversationId: id, message } = await begin(text)
    expect(message.state).toBe('held')
    expect((await send(id, buyer, 'Mai ești?')).message.state).toBe('held')
    expect((await begin('Hei')).message.state).toBe('held')
    const { price } = (await database.listings.find(listingId))!
    await expect(
      database.conversations.offer({ userId: buyer.id, conversationId: id }, price!),
    ).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('waits for a moderator') })
    expect(await database.conversations.detail(id, seller.id)).toBeUndefined()
    const { mail } = await database.conversations.release(id, 1)
    expect(mail).not.toBeNull()
    expect(textsOf(await thread(id, seller, { after: 0 }))).toEqual([text, 'Mai ești?', 'Hei'])
    expect(await detail(id, seller)).toMatchObject({ unread: 3 })
    expect((await send(id, buyer, 'Mulțumesc')).message.state).toBe('sent')
    expect((await thread(id, buyer)).items.map(({ state }) => state)).toEqual(Array(4).fill('sent'))
  })

  it('hold a text that several accounts spread, unless others may write it by chance', async () => {
    const one = 'Cumpăr imediat orice produs, răspunde repede la acest mesaj, plătesc și transportul astăzi! '
    const spread = async (text: string, ageMs = 0) => {
      const states: string[] = []
      for (let n = 0; n <= messageRules.sameTextSellers; n++) {
        const listing = await publishListing(database, await createUser(database))
        test.clock.now = new Date(Date.now() - ageMs)
        const from = await createUser(database)
        test.clock.now = null
        const { message } = await begin(text, from, listing.id)
        states.push(message.state)
      }
      return states
    }
    expect(await spread(one + one)).toEqual(['sent', 'sent', 'sent', 'held'])
    expect(await spread('Scrie-mi pe WhatsApp la 0722 123 456')).toEqual(['sent', 'sent', 'sent', 'held'])
    expect(await spread(one.slice(0, 60))).toEqual(['sent', 'sent', 'sent', 'sent'])
    // One of middle length where they are as young as that.
    const tomorrow = one.replace('astăzi', 'mâine')
    expect(await spread(tomorrow, messageRules.sameTextMs + 60_000)).toEqual(['sent', 'sent', 'sent', 'sent'])
    expect(await spread(one)).toEqual(['sent', 'sent', 'sent', 'held'])
  })

  it('are begun with few sellers a day by an account that is new', async () => {
    const most = firstContactsPerDay(0)
    const listings: string[] = []
    for (let n = 0; n <= most; n++)
      listings.push((await publishListing(database, await createUser(database))).id)
    // At once, too: each counts the others.
    const outcomes = await Promise.allSettled(listings.map((id) => begin('Mai este?', buyer, id)))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(most)
    await expect(begin()).rejects.toMatchObject({ code: 'too-many' })
    // Of those whom it knows other listings are asked about all the same.
    const known = (await database.listings.find(
      listings[outcomes.findIndex((o) => o.status === 'fulfilled')]!,
    ))!
    const another = await publishListing(database, { id: known.sellerId } as User)
    await begin('Și acesta?', buyer, another.id)
    const { items } = await inbox(buyer)
    await send(items[0]!.id, buyer, 'merge mai departe')
    test.clock.now = new Date(Date.now() + 25 * 60 * minute)
    await begin()
  })

  it('number messages in one order, whoever writes at once', async () => {
    const { conversationId: id } = await begin('0')
    await Promise.all(Array.from({ length: 12 }, (_, n) => send(id, n % 2 ? buyer : seller, String(n))))
    const { items } = await thread(id, seller, { after: 0 })
    expect(items.map(({ seq }) => seq)).toEqual(Array.from({ length: 13 }, (_, n) => n + 1))
    expect((await detail(id, seller)).unread).toBe(7)
    expect((await eventsOf(buyer)).map(([seq]) => seq)).toEqual(Array.from({ length: 13 }, (_, n) => n + 1))
  })

  it('have pictures of the sender, which the receiver may see and nobody removes', async () => {
    const imageId = await recordImage(database, buyer, `${Date.now()}`)
    const [image] = await database.images.find([imageId], buyer.id)
    const message = { text: '', imageIds: [imageId] }
    await expect(database.conversations.begin(stranger.id, listingId, message)).rejects.toMatchObject({
      ...{ code: 'bad-reference', field: 'imageIds' },
    })
    expect(await database.images.isVisibleTo(image!.sha256, actorOf(seller))).toBe(false)
    const { conversationId: id } = await database.conversations.begin(buyer.id, listingId, message)
    expect((await thread(id, seller)).items[0]!.images).toMatchObject([
      { id: imageId, sha256: image!.sha256, width: 1200, height: 900 },
    ])
    expect((await detail(id, seller)).last.images).toBe(1)
    expect(await database.images.isVisibleTo(image!.sha256, actorOf(seller))).toBe(true)
    expect(await database.images.isVisibleTo(image!.sha256, actorOf(stranger))).toBe(false)
    await database.images.removeUnattached(new Date(Date.now() + minute).toISOString(), 100)
    expect(await database.images.find([imageId], buyer.id)).toHaveLength(1)
  })

  it('plan one mail for what nobody reads, and the next one not soon after', async () => {
    test.clock.now = new Date()
    const at = (after: number) => new Date(test.clock.now!.getTime() + after)
    const { conversationId: id, mail } = await begin('1')
    expect(mail).toEqual({
      ...{ conversationId: id, side: 'seller', due: at(messageRules.mailAfterMs).toISOString() },
    })
    expect((await send(id, buyer, 'pe 0712345678')).mail).toBeNull()
    const plan = mail as PlannedMail
    expect(await database.conversations.takeMail({ ...plan, due: at(1).toISOString() })).toBeNull()
    expect(await database.conversations.takeMail(plan)).toEqual({
      userId: seller.id,
      ...{ from: 'Ana', title: 'Bicicletă', total: 2, texts: ['1', null] },
    })
    // A task that comes twice.
    expect(await database.conversations.takeMail(plan)).toBeNull()
    const next = (await send(id, buyer, '3')).mail!
    expect(next.due).toBe(at(messageRules.mailEveryMs).toISOString())
    await database.conversations.read(id, seller.id, 3)
    expect(await database.conversations.takeMail(next)).toBeNull()
  })

  it('outlive the account of one side, without its name', async () => {
    const { conversationId: id } = await begin('1')
    await send(id, seller, '2')
    await database.users.delete(buyer.id)
    expect((await detail(id, seller)).with).toBeNull()
    await expect(send(id, seller)).rejects.toMatchObject({ code: 'conflict' })
    while ((await database.users.removeSome(1)) > 0);
    expect(await detail(id, seller)).toMatchObject({ with: null, last: { text: '2' } })
    expect(textsOf(await thread(id, seller))).toEqual(['2', '1'])
    expect((await database.accountEvents.after(buyer.id, 0, 10)).items).toEqual([])
  })

  it('are part of what an account can take along', async () => {
    const { conversationId: id } = await begin('ale mele')
    await send(id, seller, 'ale lui')
    await database.conversations.block(id, buyer.id, true)
    await database.conversations.report(id, buyer.id, 'scam', 'vrea avans')
    const chunks = await Array.fromAsync(await database.users.export(buyer.id))
    expect(JSON.parse(Buffer.concat(chunks).toString())).toMatchObject({
      messages: [
        { conversationId: id, seq: 1, mine: true, text: 'ale mele', title: 'Bicicletă', images: [] },
        { conversationId: id, seq: 2, mine: false, text: 'ale lui' },
      ],
      reports: [{ reason: 'scam', text: 'vrea avans', subject: 'conversation', subjectId: id }],
      blockedAccounts: [{ blockedId: seller.id }],
    })
  })

  it('are reported some times, not for ever', async () => {
    const { conversationId: id } = await begin()
    for (let n = 0; n < messageRules.reports; n++)
      await database.conversations.report(id, seller.id, 'spam', '')
    await expect(database.conversations.report(id, seller.id, 'spam', '')).rejects.toMatchObject({
      code: 'conflict',
    })
    await database.conversations.report(id, buyer.id, 'other', 'și eu')
  })

  it('leave numbered events, which know when some are missing', async () => {
    const { conversationId: id } = await begin('1')
    const start = await database.accountEvents.touched(null)
    expect(start.accounts).toEqual([])
    const heard: string[][] = []
    const stop = database.accountEvents.onCommit((ids) => heard.push([...ids]))
    await send(id, seller, '2')
    stop()
    expect(heard.map((ids) => ids.toSorted())).toEqual([[buyer.id, seller.id].toSorted()])
    const { accounts } = await database.accountEvents.touched(start.position)
    expect(new Map(accounts).get(buyer.id)).toBe(2)
    expect(await database.accountEvents.head(buyer.id)).toBe(2)
    expect(await database.accountEvents.after(buyer.id, 1, 10)).toMatchObject({
      items: [{ seq: 2 }],
      isWhole: true,
    })
    expect(await database.accountEvents.after(buyer.id, 2, 10)).toEqual({ items: [], isWhole: true })
    // Of a database that was set back.
    expect(await database.accountEvents.after(buyer.id, 7, 10)).toEqual({ items: [], isWhole: false })
    while ((await database.accountEvents.purge(new Date(Date.now() + minute).toISOString(), 2)) > 0);
    expect((await database.accountEvents.after(buyer.id, 0, 10)).isWhole).toBe(false)
    expect(await database.accountEvents.after(stranger.id, 0, 10)).toEqual({ items: [], isWhole: true })
  })
})
