import { type Database, messageRules, type PlannedMail, type User } from '@piata/db'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeMail } from '../mail/index.ts'
import { readStopToken } from '../mail/stop-link.ts'
import { AgentBook } from '../runtime/book.ts'
import { dialects, startServices, type TestServices } from '../test/database.ts'
import { mailer } from './mailer.ts'
import { messages } from './messages.ts'

describe.each(dialects)('mails of messages on %s', (dialect) => {
  let services: TestServices
  let database: Database
  let [buyer, seller] = [] as unknown as [User, User]
  let listingId: string
  let made = 0
  beforeAll(async () => {
    services = await startServices(dialect)
    database = services.database
    const account = (name: string) =>
      database.users.create({ email: `${name}${++made}@piata.example`, name, passwordHash: 'hash' })
    buyer = await account('Ana')
    seller = await account('Dan')
    const { id } = await database.listings.create(seller.id, {
      ...{ title: 'Bicicletă', description: 'Bună', categoryId: 'sofas', negotiable: false, imageIds: [] },
      ...{ price: null, condition: 'good', attributes: { type: 'corner' }, placeName: 'Cluj', placeId: null },
    })
    listingId = (await database.listings.move(id, seller, 'publish')).id
  })
  afterAll(() => services.close())

  const write = async (text: string) =>
    (await database.conversations.begin(buyer.id, listingId, { text, imageIds: [] })).mail
  const run = async (input: PlannedMail, on = database, emailVerification = 'off') => {
    const context = { ...services, database: on, config: { ...services.config, emailVerification } }
    return (await messages.run({ id: '', goal: 'messages', input }, context as never)).output
  }
  const mails = async () =>
    (await database.tasks.list({ goal: 'mailer', limit: 10 })).map(({ input }) => input)
  /** Dies when everything was written. */
  const dying = (): Database => ({
    ...database,
    transaction: (work) =>
      database.transaction(async (tables) => {
        await work(tables)
        throw new Error('killed')
      }),
  })

  it('tell of all that is unread in one mail, and not a second time', async () => {
    const plan = (await write('Mai este?'))!
    expect(await write('Scrieți-mi pe WhatsApp')).toBeNull()
    for (let n = 0; n < 3; n++) await write(`Alo ${n}`)
    await expect(run(plan, dying())).rejects.toThrow('killed')
    expect(await mails()).toEqual([])
    expect(await run(plan)).toEqual({ messages: 5 })
    expect(await run(plan)).toEqual({ messages: 0 })
    const [mail, ...more] = (await mails()) as {
      to: string
      stop: string
      data: { conversationId: string }
    }[]
    expect(more).toEqual([])
    const task = new AgentBook([mailer])
    expect(() => task.checkInput('mailer', mail)).not.toThrow()
    expect(mail).toMatchObject({ to: seller.email, template: 'new-messages', locale: 'ro' })
    expect(readStopToken(mail!.stop, await database.alerts.secret())).toEqual({
      ...{ userId: seller.id, kind: 'message' },
    })
    const site = { publicUrl: new URL('https://piata.example'), timeZone: 'Europe/Bucharest' }
    const { subject, text } = writeMail('new-messages', mail!.data, 'ro', site)
    expect(subject).toBe('5 mesaje noi despre „Bicicletă”')
    expect(text).toContain('Ana ți-a scris:\n\nMai este?\n\n(un mesaj pe care îl vezi pe site)\n\nAlo 0')
    expect(text).not.toContain('WhatsApp')
    expect(text).toContain('+ 2 mesaje noi')
    expect(text).toContain(`https://piata.example/messages?c=${mail!.data.conversationId}`)
    expect(text).toContain('un răspuns la acest e-mail nu ajunge')
  })

  it('are none for what was read meanwhile', async () => {
    const plan = (await write('Încă o întrebare'))!
    expect(Date.parse(plan.due)).toBeGreaterThan(Date.now() + messageRules.mailEveryMs - 60_000)
    await database.conversations.read(plan.conversationId, seller.id, 99)
    expect(await run(plan)).toEqual({ messages: 0 })
    expect(await mails()).toHaveLength(1)
  })

  it('go to no address that nobody confirmed, where that is required', async () => {
    const plan = (await write('Și încă una'))!
    expect(await run(plan, database, 'required')).toEqual({ messages: 0 })
    expect(await mails()).toHaveLength(1)
  })

  it('are none for who wants none, also where one was planned already', async () => {
    const plan = (await write('Și ultima'))!
    await database.notificationPreferences.choose(seller.id, { message: { mail: 'never' } })
    expect(await run(plan)).toEqual({ messages: 0 })
    expect(await write('Nu se planifică nimic')).toBeNull()
    await database.notificationPreferences.choose(seller.id, { message: { mail: 'at-once' } })
    expect(await write('Acum da')).not.toBeNull()
    expect(await mails()).toHaveLength(1)
  })
})
