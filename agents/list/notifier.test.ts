import { type Database, notificationRules, type User } from '@piata/db'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { writeMail } from '../mail/index.ts'
import { readStopToken } from '../mail/stop-link.ts'
import { lastHour, notificationRound } from '../notifications/round.ts'
import { AgentBook } from '../runtime/book.ts'
import { dialects, startServices, type TestServices } from '../test/database.ts'
import { mailer } from './mailer.ts'
import { pusher } from './pusher.ts'

const listingId = '01900000-0000-7000-8000-000000000001'
const conversationId = '01900000-0000-7000-8000-000000000002'

describe.each(dialects)('the notifier on %s', (dialect) => {
  let services: TestServices
  let database: Database
  let ana: User
  let dan: User
  let made = 0
  beforeAll(async () => {
    services = await startServices(dialect)
    database = services.database
  })
  afterAll(() => services.close())
  const account = (name: string) =>
    database.users.create({ email: `${name}${++made}@piata.example`, name, passwordHash: 'hash' })
  beforeEach(async () => {
    ana = await account('Ana')
    dan = await account('Dan')
  })

  const offer = (more: object = {}) =>
    database.notifications.notify({
      userId: ana.id,
      kind: 'offer',
      payload: {
        ...{ conversationId, listingId, title: 'Bicicletă', actorId: dan.id },
        price: { amount: 45_000, currency: 'RON' },
      },
      ...more,
    })
  const cheaper = () =>
    database.notifications.notify({
      userId: ana.id,
      kind: 'price-drop',
      payload: {
        ...{ listingId, title: 'Canapea' },
        ...{ before: { amount: 120_000, currency: 'RON' }, price: { amount: 99_900, currency: 'RON' } },
      },
    })
  /** A look at everything that is due so long from now. */
  const round = (ms = 0, on = database) =>
    notificationRound(
      {
        ...{
          database: on,
          config: { ...services.config, emailVerification: 'off' },
          signal: new AbortController().signal,
        },
        now: () => new Date(Date.now() + ms),
      },
      0,
    )
  const later = notificationRules.mailAfterMs + 1_000
  const tasks = async (goal: string, of: string) =>
    (await database.tasks.list({ goal, limit: 100 }))
      .map(({ input }) => input as Record<string, unknown>)
      .filter((input) => input.to === of || input.account === of)
  const mails = async () =>
    (await tasks('mailer', ana.email)) as { data: { items: object[]; total: number }; stop: string }[]
  const pushes = () => tasks('pusher', ana.id)
  /** Dies when everything was written. */
  const dying = (): Database => ({
    ...database,
    transaction: (work) =>
      database.transaction(async (tables) => {
        await work(tables)
        throw new Error('killed')
      }),
  })

  it('pushes after some seconds, once, also where a process died meanwhile', async () => {
    await offer()
    await round()
    expect(await pushes()).toEqual([])
    await expect(round(notificationRules.pushAfterMs, dying())).rejects.toThrow('killed')
    expect(await pushes()).toEqual([])
    for (let n = 0; n < 2; n++) await round(notificationRules.pushAfterMs)
    const [push, ...more] = await pushes()
    expect(more).toEqual([])
    expect(() => new AgentBook([pusher]).checkInput('pusher', push)).not.toThrow()
    expect(JSON.parse(push!.payload as string)).toMatchObject({
      ...{ title: 'Dan oferă 450 lei', body: 'Bicicletă', url: `/messages?c=${conversationId}` },
    })
  })

  it('writes one mail of all that waits, once', async () => {
    await offer()
    await offer({ key: 'another' })
    await round()
    expect(await mails()).toEqual([])
    await expect(round(later, dying())).rejects.toThrow('killed')
    for (let n = 0; n < 2; n++) await round(later)
    const [mail, ...more] = await mails()
    expect(more).toEqual([])
    expect(() => new AgentBook([mailer]).checkInput('mailer', mail)).not.toThrow()
    const site = { publicUrl: new URL('https://piata.example'), timeZone: 'Europe/Bucharest' }
    const { subject, text, unsubscribe } = writeMail('notifications', mail!.data, 'ro', site, mail!.stop)
    expect(subject).toBe('2 noutăți pentru tine')
    expect(text).toContain(
      `Bicicletă – Dan oferă 450 lei\n${new URL('/messages', services.config.publicUrl)}?c=${conversationId}`,
    )
    expect(unsubscribe).toBe(`https://piata.example/v1/unsubscribe/${mail!.stop}`)
    expect(text).toContain(`https://piata.example/unsubscribe#${mail!.stop}`)
    expect(readStopToken(mail!.stop, await database.alerts.secret())).toEqual({
      ...{ userId: ana.id, kind: 'offer' },
    })
  })

  it('tells nothing of what was read meanwhile, nor of what is not wanted any more', async () => {
    await offer()
    await database.notifications.readUpTo(ana.id, new Date().toISOString())
    await round(later)
    await offer()
    await database.notificationPreferences.choose(ana.id, { offer: { mail: 'never', push: 'never' } })
    await round(later)
    await offer()
    await round(later)
    expect([await mails(), await pushes()]).toEqual([[], []])
    expect(await database.notifications.unread(ana.id)).toBe(1)
  })

  it('writes to an account no oftener than each quarter of an hour', async () => {
    await offer()
    await round(later)
    await offer()
    await round(later + 60_000)
    expect(await mails()).toHaveLength(1)
    await round(later + notificationRules.mailEveryMs + 60_000)
    expect(await mails()).toHaveLength(2)
  })

  it('writes of a day’s news once, in the morning, of all kinds, with what else waits', async () => {
    await cheaper()
    await database.notificationPreferences.choose(ana.id, { message: { mail: 'daily' } })
    await database.notifications.notify({
      ...{ userId: ana.id, kind: 'message', count: 3 },
      payload: { conversationId, listingId, title: 'Masă', actorId: dan.id },
    })
    await offer()
    // A day later the hour has passed for certain.
    for (let n = 0; n < 2; n++) await round(86_400_000)
    const [mail, ...more] = await mails()
    expect(more).toEqual([])
    expect(mail!.data).toMatchObject({
      total: 3,
      items: [
        { text: 'Dan oferă 450 lei', about: 'Bicicletă' },
        { text: 'Dan ți-a scris 3 mesaje', about: 'Masă' },
        { text: 'Preț redus de la 1.200 lei la 999 lei', about: 'Canapea' },
      ],
    })
    expect(readStopToken(mail!.stop, await database.alerts.secret())).toEqual({ userId: ana.id, kind: 'all' })
  })

  it('writes to nobody who is gone or suspended', async () => {
    await offer()
    await database.users.delete(ana.id)
    await round(later)
    expect([await mails(), await pushes()]).toEqual([[], []])
  })

  it('says each kind in each language within what a mail takes', async () => {
    const money = { amount: 1_000, currency: 'EUR' } as const
    const about = { listingId, title: 'Titlu', actorId: dan.id }
    const talk = { ...about, conversationId }
    const userId = ana.id
    await database.notifications.notify([
      { userId, kind: 'message', payload: talk },
      { userId, kind: 'offer', payload: { ...talk, price: money } },
      { userId, kind: 'offer-answer', payload: { ...talk, price: money, answer: 'accepted' } },
      { userId, kind: 'alert', payload: { savedSearchId: listingId, name: 'Biciclete', page: 'q=x' } },
      { userId, kind: 'price-drop', payload: { listingId, title: 'Titlu', before: money, price: money } },
      { userId, kind: 'released', payload: { listingId, title: 'Titlu' } },
      { userId, kind: 'sold', payload: { listingId, title: 'Titlu' } },
      { userId, kind: 'followed-seller', payload: about },
      { userId, kind: 'rating', payload: about },
      { userId, kind: 'rating-due', payload: about },
      { userId, kind: 'listing-expiring', payload: { listingId, title: 'Titlu' } },
      { userId, kind: 'webhook-disabled', payload: { webhookId: listingId, url: 'https://x.example/' } },
    ])
    await database.users.update(ana.id, { locale: 'en' })
    await round(86_400_000)
    for (const { payload } of await pushes()) {
      const { title, url } = JSON.parse(payload as string) as { title: string; url: string }
      expect([title, url.startsWith('/en/')]).toEqual([expect.not.stringMatching(/undefined|null/), true])
    }
  })
})

it('knows when the morning was last', () => {
  const at = (time: string, zone: string) => lastHour(new Date(time), zone).toISOString()
  expect(at('2026-07-01T05:00:00.500Z', 'Europe/Bucharest')).toBe('2026-07-01T05:00:00.000Z')
  expect(at('2026-07-01T04:59:59Z', 'Europe/Bucharest')).toBe('2026-06-30T05:00:00.000Z')
  expect(at('2026-01-01T23:30:00Z', 'America/New_York')).toBe('2026-01-01T13:00:00.000Z')
})

it('finds that morning within a day, in every zone at every time', () => {
  const zones = fc.constantFrom(
    'Europe/Bucharest',
    'UTC',
    'Asia/Kathmandu',
    'America/St_Johns',
    'Pacific/Apia',
  )
  fc.assert(
    fc.property(
      fc.date({ min: new Date(Date.UTC(2012)), max: new Date(4e12), noInvalidDate: true }),
      zones,
      (now, timeZone) => {
        const last = lastHour(now, timeZone)
        const hour = { hour: '2-digit', hourCycle: 'h23', timeZone } as const
        expect(now.getTime() - last.getTime()).toBeGreaterThanOrEqual(0)
        expect(now.getTime() - last.getTime()).toBeLessThan(86_400_000)
        // Where clocks were changed since, an hour beside it.
        expect([7, 8, 9]).toContain(Number(new Intl.DateTimeFormat('en', hour).format(last)))
      },
    ),
  )
})
