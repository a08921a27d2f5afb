import { loadConfig } from '@piata/config'
import type { Database, Id } from '@piata/db'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { TrustedClock } from '../clock.ts'
import { AgentBook } from '../runtime/book.ts'
import { dialects, startServices, type TestServices } from '../test/database.ts'
import { mailer } from './mailer.ts'
import { reminders } from './reminders.ts'

const day = 86_400_000
const inDays = (days: number) => new Date(Date.now() + days * day)

describe.each(dialects)('reminders on %s', (dialect) => {
  let services: TestServices
  let database: Database
  let email: string
  let sellerId: Id
  beforeAll(async () => {
    services = await startServices(dialect)
    database = services.database
  })
  afterAll(() => services.close())
  beforeEach(async () => {
    email = `${Math.random()}@piata.example`
    sellerId = (await database.users.create({ email, name: 'Ana', passwordHash: 'hash', isVerified: true }))
      .id
  })

  const smtp = { PIATA_SMTP_URL: 'smtp://127.0.0.1:1', PIATA_MAIL_FROM: 'a@piata.example' }
  const round = async (at: Date, { settings = smtp, broken = false } = {}) => {
    const { images, removeAccounts } = services
    const clock = new TrustedClock(database, { info() {}, error() {} }, () => at.getTime())
    await clock.look()
    const context = {
      ...{ database: broken ? dyingIn(database) : database, images, removeAccounts, clock },
      config: loadConfig(settings),
      log: {} as never,
      signal: new AbortController().signal,
      progress() {},
      now: () => at,
      enqueue: async () => null,
    }
    return (await reminders.run({ id: '', goal: 'reminders', input: {} }, context)).output
  }
  /** Dies within the transaction that tells a seller, after everything was written. */
  const dyingIn = (real: Database): Database => ({
    ...real,
    transaction: (work) =>
      real.transaction(async (tables) => {
        await work(tables)
        throw new Error('killed')
      }),
  })
  const publish = async (titles: string[], more: object = {}) => {
    const listing = {
      ...{ description: 'Bună', categoryId: 'sofas', price: null, negotiable: false },
      ...{ condition: 'good' as const, attributes: {}, placeId: null, sellerId },
      ...{ createdAt: new Date().toISOString(), publishedAt: new Date().toISOString() },
    }
    await database.listings.writeBatch(
      titles.map((title) => ({ ...listing, title, externalId: title.slice(0, 100), ...more })),
    )
  }
  /** Mails to the seller of this test, the newest first. */
  const mails = async () => {
    const tasks = await database.tasks.list({ goal: 'mailer', limit: 100 })
    for (const { input } of tasks) new AgentBook([mailer]).checkInput('mailer', input)
    const inputs = tasks.map(({ input }) => input as { to: string; data: { total: number } })
    return inputs.filter(({ to }) => to === email)
  }
  const own = async () => {
    const { body } = await database.listings.ownPage(sellerId, { limit: 100 })
    return (JSON.parse(`${body}`) as { items: { id: Id; title: string }[] }).items
  }

  it('write one mail for all that expire within three days, and never again for these', async () => {
    await publish(['Masă', 'Scaun'])
    await publish(['Mai târziu'], { publishedAt: inDays(0).toISOString() })
    await round(inDays(56.9))
    expect(await mails()).toEqual([])
    await round(inDays(57.5))
    expect(await mails()).toEqual([
      {
        ...{ to: email, template: 'listing-expires', locale: 'ro', stop: expect.any(String) },
        data: {
          total: 3,
          listings: ['Masă', 'Scaun', 'Mai târziu'].map((title) => ({
            title,
            expiresAt: expect.any(String),
          })),
        },
      },
    ])
    expect(await round(inDays(58.5))).toMatchObject({ sellers: 0, listings: 0 })
    expect(await round(inDays(59.5))).toMatchObject({ sellers: 0, listings: 0 })
    expect(await mails()).toHaveLength(1)
  })

  it('come again for a listing that was renewed, and not for what was sold or has expired', async () => {
    await publish(['Rămâne', 'Vândută', 'Trecută'])
    await round(inDays(58))
    const actor = { id: sellerId, role: 'member' } as const
    const find = async (title: string) => (await own()).find((one) => one.title === title)!.id
    // Published again, it lives for sixty days from now on: a moment longer than before.
    await database.listings.move(await find('Rămâne'), actor, 'renew')
    await database.listings.move(await find('Vândută'), actor, 'sell')
    const again = await round(inDays(59))
    expect(again).toMatchObject({ sellers: 1, listings: 1 })
    expect((await mails())[0]!.data).toMatchObject({ total: 1, listings: [{ title: 'Rămâne' }] })
    expect(await round(inDays(62))).toMatchObject({ sellers: 0, listings: 0 })
  })

  it('stand at the bell, and come by mail to those only who want that', async () => {
    await publish(['Masă', 'Scaun'])
    await database.notificationPreferences.choose(sellerId, { 'listing-expiring': { mail: 'never' } })
    await round(inDays(58))
    expect(await mails()).toEqual([])
    const { body } = await database.notifications.page(sellerId, { limit: 10, cursor: null })
    expect(JSON.parse(`${body}`)).toMatchObject({
      ...{ unread: 1, items: [{ kind: 'listing-expiring', count: 2, payload: { title: 'Masă' } }] },
    })
  })

  it('are neither lost nor doubled by a process that dies while it tells', async () => {
    await publish(['Masă'])
    await expect(round(inDays(58), { broken: true })).rejects.toThrow('killed')
    expect(await mails()).toEqual([])
    await Promise.all([round(inDays(58)), round(inDays(58)), round(inDays(58))])
    expect(await mails()).toHaveLength(1)
  })

  it('name ten, and count all of a seller that has more than a transaction marks', async () => {
    const titles = Array.from({ length: 1_100 }, (_, n) => `Canapea ${n}`)
    await publish(titles)
    await publish([`${'🛋'.repeat(119)}\u2028`])
    expect(await round(inDays(58))).toMatchObject({ sellers: 1, listings: 1_101 })
    expect(await mails()).toHaveLength(1)
    expect((await mails())[0]!.data).toMatchObject({ total: 1_101, listings: { length: 10 } })
  })

  it('need no server of mail', async () => {
    await publish(['Masă'])
    expect(await round(inDays(58), { settings: {} as never })).toEqual({ sellers: 1, listings: 1 })
    expect(await mails()).toHaveLength(1)
  })

  it('are written to nobody who is suspended, or whose address waits to be confirmed', async () => {
    await publish(['Masă'])
    const other = { email: `b${email}`, name: 'Dan', passwordHash: 'hash' }
    await publish(['Scaun'], { sellerId: (await database.users.create(other)).id })
    await database.accounts.suspend(email, { reason: 'Înșelătorie', until: null })
    await round(inDays(58))
    const tasks = await database.tasks.list({ goal: 'mailer', limit: 100 })
    const addresses = tasks.map(({ input }) => (input as { to: string }).to)
    expect(addresses.filter((to) => to === email || to === other.email)).toEqual([])
    // Where nobody has to confirm an address, it is as good as any.
    await publish(['Raft'], { sellerId: (await database.users.findByEmail(other.email))!.id })
    await round(inDays(59), { settings: { ...smtp, PIATA_EMAIL_VERIFICATION: 'off' } as never })
    expect((await database.tasks.list({ goal: 'mailer', limit: 1 }))[0]!.input).toMatchObject({
      to: other.email,
    })
  })

  it('wait for a clock that is believed', async () => {
    await publish(['Masă'])
    await database.clock.holdUpkeep('unusual')
    expect(await round(inDays(58))).toMatchObject({ skipped: 'the clock is not believed' })
    await database.clock.holdUpkeep(null)
    expect(await round(inDays(58))).toMatchObject({ sellers: 1, listings: 1 })
  })

  it('forget what expired a day ago', async () => {
    await publish(['Masă'])
    await round(inDays(58))
    expect(await database.expiryReminders.purge(inDays(59.9).toISOString(), 10_000)).toBe(0)
    await round(inDays(63))
    expect(await database.expiryReminders.purge(inDays(1_000).toISOString(), 10_000)).toBe(0)
  })
})
