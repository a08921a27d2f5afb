import type { AlertFrequency, Database, Id } from '@piata/db'
import { pino } from 'pino'
import type { Static } from 'typebox'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { AgentContext } from '../agent.ts'
import { AlertBook } from '../alerts/book.ts'
import { alertRound } from '../alerts/round.ts'
import { dueFrequencies, lastRounds } from '../alerts/when.ts'
import type { alertData } from '../mail/alert-letter.ts'
import { AgentBook } from '../runtime/book.ts'
import { dialects, startServices, type TestServices } from '../test/database.ts'
import { mailer } from './mailer.ts'

interface Digest {
  to: string
  data: Static<typeof alertData>
}

/** A Monday morning in Bucharest: days and weeks are told from eight on. */
/** Of the next Monday in the site's zone: not today's, whose rounds the first run of all has seen, nor so far off that what is published now would be old. */
function monday(hour: string): Date {
  const now = new Date()
  const daysLeft = 7 - ((now.getUTCDay() + 6) % 7)
  const day = new Date(now.getTime() + daysLeft * 86_400_000).toISOString().slice(0, 10)
  const time = Date.parse(`${day}T${hour}:00Z`)
  const there = new Date(time).toLocaleString('sv', { timeZone: 'Europe/Bucharest' })
  return new Date(2 * time - Date.parse(`${there.replace(' ', 'T')}Z`))
}

describe.each(dialects)('alerts on %s', (dialect) => {
  let services: TestServices
  let database: Database
  let seller: Id
  /** What is new is what came after the first run. */
  let seen: string
  const told = new Set<string>()
  beforeAll(async () => {
    services = await startServices(dialect)
    database = services.database
    seller = await newUser()
  })
  afterAll(() => services.close())
  beforeEach(async () => {
    seen = await database.changes.latest()
    await run()
  })

  let users = 0
  const newUser = async ({ isVerified = true } = {}) => {
    const email = `u${users++}@piata.example`
    return (await database.users.create({ email, name: 'Ana', passwordHash: 'x', isVerified })).id
  }
  const run = async (more: Partial<AgentContext> = {}) => {
    const context: AgentContext = {
      ...services,
      ...{ log: pino({ level: 'silent' }), progress: () => {}, now: () => new Date() },
      ...{ signal: new AbortController().signal, enqueue: async () => null },
      ...more,
    }
    return alertRound(context, 0)
  }
  /** Publishes listings, and waits until the feed has them: other databases of a server hold it back. */
  const publish = async (titles: string[], more: { sellerId?: Id; amount?: number } = {}) => {
    const now = new Date().toISOString()
    await database.listings.writeBatch(
      titles.map((title) => ({
        ...{ title, description: 'Stare bună', categoryId: 'sofas', negotiable: false, attributes: {} },
        ...{ condition: 'good' as const, placeId: null, externalId: `${title} ${users++}` },
        ...{
          sellerId: more.sellerId ?? seller,
          price: { amount: more.amount ?? 50_000, currency: 'RON' as const },
        },
        ...{ createdAt: now, publishedAt: now },
      })),
    )
    await expect
      .poll(async () => (await database.changes.after(seen, 500)).items.length)
      .toBeGreaterThanOrEqual(titles.length)
    seen = await database.changes.latest()
  }
  const save = (userId: Id, query: string, frequency: AlertFrequency = 'at-once', filters: object[] = []) =>
    database.savedSearches.create(userId, {
      ...{ name: `Caut ${query}`, query: { q: query, n: users++ }, request: { query, filters } },
      ...{ page: `q=${query}`, frequency, locale: 'ro' },
    })
  /** Mails that were made since the last look. */
  const mails = async (): Promise<Digest[]> => {
    const tasks = await database.tasks.list({ goal: 'mailer', limit: 100 })
    const fresh = tasks.filter(({ id }) => !told.has(id)).reverse()
    for (const { id } of fresh) told.add(id)
    const book = new AgentBook([mailer])
    return fresh.map(({ input }) => {
      book.checkInput('mailer', input)
      return input as Digest
    })
  }
  const titles = (digest: Digest) =>
    digest.data.searches.map(({ name, total, listings }) => [name, total, listings.map(({ title }) => title)])

  it('tell what is new, holds all words and every filter, and is not one’s own; once', async () => {
    const ana = await newUser()
    await publish(['Canapea roșie veche'])
    await run()
    await save(ana, 'canapea roșie', 'at-once', [{ field: 'price', max: 60_000 }])
    await save(ana, 'fotoliu "cu husă" -verde')
    await publish([
      'Canapea roșie nouă',
      'Canapea albastră',
      'Dulap roșu',
      'Fotoliu cu husă',
      'Fotoliu husă cu',
    ])
    await publish(['Fotoliu verde cu husă', 'Canapele roșii'])
    await publish(['Canapea roșie scumpă'], { amount: 70_000 })
    await publish(['Canapea roșie a mea'], { sellerId: ana })
    expect(await run()).toMatchObject({ listings: 9, mails: 1 })
    const [mail, ...more] = await mails()
    expect(more).toEqual([])
    expect(mail).toMatchObject({ template: 'saved-searches', locale: 'ro' })
    expect(titles(mail!)).toEqual([
      ['Caut fotoliu "cu husă" -verde', 1, ['Fotoliu cu husă']],
      ['Caut canapea roșie', 2, ['Canapele roșii', 'Canapea roșie nouă']],
    ])
    expect(await run()).toMatchObject({ mails: 0 })
    // A change makes nothing new.
    const { id } = mail!.data.searches[0]!.listings[0]!
    await database.listings.update(id, { id: seller, role: 'member' }, { description: 'Altceva' })
    await expect.poll(async () => (await database.changes.after(seen, 9)).items.length).toBe(1)
    expect(await run()).toMatchObject({ mails: 0 })
    const { items } = await database.savedSearches.page(ana, { limit: 5 })
    for (const { toldAt } of items) expect(toldAt).not.toBeNull()
  })

  it('tell once of what is edited again and again, and of what comes into the price, however old', async () => {
    const eva = await newUser()
    await save(eva, 'comodă', 'at-once', [{ field: 'price', max: 60_000 }])
    await save(eva, 'comodă sculptată')
    await publish(['Comodă veche'], { amount: 90_000 })
    await publish(['Comodă simplă'])
    expect(await run()).toMatchObject({ searches: 1, mails: 1 })
    const [mail] = await mails()
    expect(titles(mail!)).toEqual([['Caut comodă', 1, ['Comodă simplă']]])
    const own = JSON.parse(`${(await database.listings.ownPage(seller, { limit: 2 })).body}`) as {
      items: [{ id: Id }, { id: Id }]
    }
    const [simple, dear] = own.items
    const edit = async (id: Id, patch: object) => {
      await database.listings.update(id, { id: seller, role: 'member' }, patch)
      await expect.poll(async () => (await database.changes.after(seen, 9)).items.length).toBe(1)
      seen = await database.changes.latest()
      return run()
    }
    for (let n = 0; n < 10; n++)
      expect(await edit(simple.id, { description: `Schimbată ${n}` })).toMatchObject({ mails: 0 })
    // Cheaper, but not enough; then it is.
    const price = (amount: number) => ({ price: { amount, currency: 'RON' } })
    expect(await edit(dear.id, price(80_000))).toMatchObject({ mails: 0 })
    // Whoever saves a search when it is on show already is told of it once it costs so little.
    const later = await newUser()
    await save(later, 'comodă', 'at-once', [{ field: 'price', max: 60_000 }])
    await save(later, 'comodă veche')
    expect(await edit(dear.id, price(50_000))).toMatchObject({ searches: 2, mails: 2 })
    expect((await mails()).flatMap(titles)).toEqual(Array(2).fill(['Caut comodă', 1, ['Comodă veche']]))
    expect(await edit(dear.id, price(55_000))).toMatchObject({ mails: 0 })
    expect(await edit(dear.id, price(45_000))).toMatchObject({ mails: 0 })
    // A search that it did not fit finds it when its words come in.
    expect(await edit(simple.id, { title: 'Comodă sculptată' })).toMatchObject({ searches: 1, mails: 1 })
    expect(titles((await mails())[0]!)).toEqual([['Caut comodă sculptată', 1, ['Comodă sculptată']]])
  })

  it('stand behind the bell, and come by mail only where that was chosen', async () => {
    const [ada, noMail] = [await newUser(), await newUser()]
    await database.notificationPreferences.choose(noMail, { alert: { mail: 'never' } })
    const { id } = await save(ada, 'măsuță')
    await save(noMail, 'măsuță')
    await publish(['Măsuță joasă', 'Măsuță înaltă'])
    expect(await run()).toMatchObject({ searches: 2, mails: 1 })
    for (const [userId, savedSearchId] of [
      [ada, id],
      [noMail, expect.any(String)],
    ] as const) {
      const { body, unread } = await database.notifications.page(userId, { limit: 5 })
      expect(unread).toBe(1)
      expect(JSON.parse(`${body}`)).toMatchObject({
        items: [{ kind: 'alert', count: 2, payload: { savedSearchId, name: 'Caut măsuță' } }],
      })
    }
    await mails()
  })

  it('are gone on with by another process, from a snapshot or from the start', async () => {
    const leo = await newUser()
    await save(leo, 'scrin')
    const context = { ...services, log: pino({ level: 'silent' }), signal: new AbortController().signal }
    const book = await AlertBook.of(context)
    await book.sync()
    await book.keep()
    await save(leo, 'scrin lăcuit')
    const other = await services.open()
    const again = await AlertBook.of({ ...context, database: other })
    expect(again.size).toBe(book.size)
    await publish(['Scrin lăcuit'])
    // A snapshot of another database says nothing here.
    await book.keep('another')
    const third = await AlertBook.of({ ...context, database: await services.open() })
    expect(third.size).toBe(0)
    expect(await run({ database: other })).toMatchObject({ searches: 2, mails: 1 })
    expect(await run()).toMatchObject({ mails: 0 })
    await mails()
  })

  it('tell each day’s and week’s searches when their time has come, with those of now in one mail', async () => {
    const dan = await newUser()
    await run({ now: () => monday('07:30') })
    await run({ now: () => monday('07:31') })
    await save(dan, 'bibliotecă', 'daily')
    await save(dan, 'etajeră', 'weekly')
    await save(dan, 'raft', 'never')
    await publish(['Bibliotecă de nuc', 'Raft de nuc', 'Etajeră de nuc'])
    expect(await run({ now: () => monday('07:59') })).toMatchObject({ mails: 0 })
    await save(dan, 'vitrină')
    await publish(['Vitrină de nuc'])
    expect(await run({ now: () => monday('08:00') })).toMatchObject({ mails: 1 })
    expect(titles((await mails())[0]!).map(([name]) => name)).toEqual([
      'Caut vitrină',
      'Caut etajeră',
      'Caut bibliotecă',
    ])
    await publish(['Bibliotecă de stejar', 'Etajeră de stejar'])
    expect(await run({ now: () => new Date(monday('08:01').getTime()) })).toMatchObject({ mails: 0 })
    const tuesday = new Date(monday('08:01').getTime() + 86_400_000)
    expect(await run({ now: () => tuesday })).toMatchObject({ mails: 1 })
    expect(titles((await mails())[0]!)).toEqual([['Caut bibliotecă', 1, ['Bibliotecă de stejar']]])
  })

  it('are told once to everybody, whatever step a process dies at', async () => {
    const people: Id[] = []
    // More than a step: each account has as many as it may.
    for (let at = 0; at < 4; at++) people.push(await newUser())
    for (let n = 0; n < 100; n++) await Promise.all(people.map((id) => save(id, 'oglindă')))
    await publish(['Oglindă mare'])
    const addresses: string[] = []
    // Each run writes one step more than it may keep, and dies.
    for (let at = 0; at < people.length; at++) {
      let steps = 0
      const dying = new Proxy(database, {
        get(target, name) {
          if (name !== 'transaction') return Reflect.get(target, name) as unknown
          return async (work: Parameters<Database['transaction']>[0]) =>
            database.transaction(async (tables) => {
              const result = await work(tables)
              if (++steps === 2) throw new Error('died before the commit')
              return result
            })
        },
      })
      await run({ database: dying }).catch(() => {})
      addresses.push(...(await mails()).map(({ to }) => to))
    }
    expect(new Set(addresses).size).toBeGreaterThan(1)
    await run()
    addresses.push(...(await mails()).map(({ to }) => to))
    const wanted = await Promise.all(people.map(async (id) => (await database.users.findById(id))!.email))
    expect(addresses.toSorted()).toEqual(wanted.toSorted())
    await run()
    expect(await mails()).toEqual([])
  })

  it('are not told of by a round that another process has moved on', async () => {
    const ion = await newUser()
    await save(ion, 'cuier')
    await publish(['Cuier de lemn'])
    const outputs = await Promise.all([run(), run(), run()])
    await run()
    expect(outputs.reduce((sum, { mails }) => sum + mails, 0)).toBeLessThanOrEqual(1)
    expect((await mails()).map(({ data }) => data.searches[0]!.total)).toEqual([1])
  })

  it('send nothing to accounts that are gone or suspended, nor for searches that were stopped', async () => {
    const [gone, held, silent, stays] = [await newUser(), await newUser(), await newUser(), await newUser()]
    for (const id of [gone, held, silent, stays]) await save(id, 'noptieră')
    await publish(['Noptieră albă', 'Noptieră vândută'])
    await database.users.delete(gone)
    await database.savedSearches.stop({ userId: silent })
    const { email } = (await database.users.findById(held))!
    await database.accounts.suspend(email, { reason: 'Înșelătorie', until: null })
    const listings = JSON.parse(`${(await database.listings.ownPage(seller, { limit: 1 })).body}`) as {
      items: { id: Id; title: string }[]
    }
    const sold = listings.items[0]!
    await database.listings.move(sold.id, { id: seller, role: 'member' }, 'sell')
    await run()
    const made = await mails()
    expect(made.map(({ to }) => to)).toEqual([(await database.users.findById(stays))!.email])
    expect(titles(made[0]!)).toEqual([['Caut noptieră', 1, ['Noptieră albă']]])
  })

  it('wait until an address is confirmed, where that is required', async () => {
    const [unknown, known] = [await newUser({ isVerified: false }), await newUser()]
    for (const id of [unknown, known]) await save(id, 'garderob')
    const told = async (emailVerification: 'required' | 'off') => {
      await publish(['Garderob alb'])
      await run({ config: { ...services.config, emailVerification } })
      return (await mails()).map(({ to }) => to).toSorted()
    }
    const addresses = await Promise.all(
      [unknown, known].map(async (id) => (await database.users.findById(id))!.email),
    )
    expect(await told('required')).toEqual(addresses.slice(1))
    expect(await told('off')).toEqual(addresses.toSorted())
  })

  it('fit into a task, however much there is to tell', async () => {
    const many = await newUser()
    const long = '🛏️'.repeat(50)
    for (let n = 0; n < 100; n++)
      await database.savedSearches.create(many, {
        ...{ name: '𠜎'.repeat(80), query: { n }, request: { query: 'pat', filters: [] } },
        ...{ page: 'q='.padEnd(2_000, 'x'), frequency: 'at-once', locale: 'en' },
      })
    await publish(Array.from({ length: 12 }, (_, at) => `Pat ${at} ${long}`))
    expect(await run()).toMatchObject({ mails: 1 })
    const [mail] = await mails()
    expect(mail!.data.searches).toHaveLength(100)
    expect(mail!.data.searches[0]).toMatchObject({ total: 12 })
    expect(mail!.data.searches[0]!.listings).toHaveLength(5)
  })
})

it('days and weeks begin at eight in the site’s zone', () => {
  const last = (time: string) => lastRounds(new Date(time), 'Europe/Bucharest')
  expect(last('2026-11-30T05:59:00Z')).toEqual({ daily: '2026-11-29', weekly: '2026-11-23' })
  expect(last('2026-11-30T06:00:00Z')).toEqual({ daily: '2026-11-30', weekly: '2026-11-30' })
  expect(last('2026-11-29T22:30:00Z')).toEqual({ daily: '2026-11-29', weekly: '2026-11-23' })
  // The night in which the clock goes back.
  expect(last('2026-10-25T06:30:00Z')).toEqual({ daily: '2026-10-25', weekly: '2026-10-19' })
  expect(last('2027-01-01T12:00:00Z')).toEqual({ daily: '2027-01-01', weekly: '2026-12-28' })
  const due = (ranFor: object) =>
    dueFrequencies(ranFor as never, { daily: '2026-11-30', weekly: '2026-11-30' })
  expect(due({ daily: '2026-11-30', weekly: '2026-11-30' })).toEqual(['at-once'])
  expect(due({ daily: '2026-11-29', weekly: '2026-11-30' })).toEqual(['at-once', 'daily'])
})
