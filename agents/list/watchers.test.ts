import { setTimeout } from 'node:timers/promises'
import { loadConfig } from '@piata/config'
import type { Database, Id } from '@piata/db'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TrustedClock } from '../clock.ts'
import { dialects, startServices, type TestServices } from '../test/database.ts'
import { watchers } from './watchers.ts'

describe.each(dialects)('watchers on %s', { timeout: 60_000 }, (dialect) => {
  let services: TestServices
  let database: Database
  beforeAll(async () => {
    services = await startServices(dialect)
    database = services.database
    await round()
  })
  afterAll(() => services.close())

  const round = async (using = database) => {
    await settled()
    const { images, removeAccounts } = services
    const output = (
      await watchers.run(
        { id: '', goal: 'watchers', input: {} },
        {
          ...{ database: using, images, removeAccounts, config: loadConfig({}) },
          clock: new TrustedClock(database, { info() {}, error() {} }, () => Date.now()),
          log: { warn() {} } as never,
          signal: new AbortController().signal,
          progress() {},
          now: () => new Date(),
          enqueue: async () => null,
        },
      )
    ).output
    return output as { changes: number; accounts: number }
  }
  /** Waits until the feed has all that is committed: open transactions that write hold it back. */
  const settled = async () => {
    if (dialect === 'sqlite') return
    const client = new Client({ connectionString: services.url })
    await client.connect()
    const { rows } = await client.query<{ id: string }>('select pg_current_xact_id()::text as id')
    const isOver = async () =>
      (
        await client.query<{ ended: boolean }>('select $1::xid8 < piata_feed_horizon() as ended', [
          rows[0]!.id,
        ])
      ).rows[0]!.ended
    while (!(await isOver())) await setTimeout(2)
    await client.end()
  }
  let made = 0
  const newUser = async (): Promise<Id> =>
    (
      await database.users.create({
        ...{ email: `${++made}.${Math.random()}@piata.example`, name: `Om ${made}` },
        ...{ passwordHash: 'hash', isVerified: true },
      })
    ).id
  const member = (id: Id) => ({ id, role: 'member' as const })
  async function publish(sellerId: Id, title = `Canapea ${++made}`): Promise<Id> {
    const { id } = await database.listings.create(sellerId, {
      ...{ title, description: 'Bună, puțin folosită', categoryId: 'sofas', negotiable: false },
      ...{ price: { amount: 100_000, currency: 'RON' }, condition: 'good', attributes: { type: 'corner' } },
      ...{ placeId: null, placeName: 'Cluj', imageIds: [] },
    })
    await database.listings.move(id, member(sellerId), 'publish')
    return id
  }
  const cost = (seller: Id, id: Id, amount: number) =>
    database.listings.update(id, member(seller), { price: { amount, currency: 'RON' } })
  interface Told {
    kind: string
    count: number
    payload: { listingId?: Id; before?: { amount: number }; price?: { amount: number } }
  }
  const toldTo = async (userId: Id): Promise<Told[]> =>
    JSON.parse(String((await database.notifications.page(userId, { limit: 100 })).body)).items
  const kinds = async (userId: Id) => (await toldTo(userId)).map(({ kind }) => kind)

  it('hear of a lower price, a reservation that ended and a sale, once each, and others do not', async () => {
    const [seller, ana, dan] = [await newUser(), await newUser(), await newUser()]
    const id = await publish(seller)
    await database.favourites.add(ana, [id])
    await cost(seller, id, 80_000)
    await round()
    expect(await toldTo(ana)).toMatchObject([
      {
        kind: 'price-drop',
        payload: { listingId: id, before: { amount: 100_000 }, price: { amount: 80_000 } },
      },
    ])
    await cost(seller, id, 120_000)
    await round()
    await cost(seller, id, 90_000)
    await round()
    expect(await kinds(ana)).toEqual(['price-drop'])
    await database.listings.move(id, member(seller), 'reserve')
    await round()
    // Added while it is reserved: its end is news.
    await database.favourites.add(dan, [id])
    await database.listings.move(id, member(seller), 'release')
    await round()
    expect([await kinds(ana), await kinds(dan)]).toEqual([['released', 'price-drop'], ['released']])
    await database.listings.move(id, member(seller), 'sell')
    await round()
    await round()
    expect([await kinds(ana), await kinds(dan)]).toEqual([
      ['sold', 'released', 'price-drop'],
      ['sold', 'released'],
    ])
    expect(await kinds(seller)).toEqual([])
  })

  it('are told once where the process dies in between, however many they are', async () => {
    const seller = await newUser()
    const id = await publish(seller)
    // More than one step tells.
    const most = dialect === 'sqlite' ? 70 : 210
    const owners: Id[] = []
    while (owners.length < most) {
      const some = await Promise.all(Array.from({ length: 10 }, newUser))
      await Promise.all(some.map((owner) => database.favourites.add(owner, [id])))
      owners.push(...some)
    }
    await cost(seller, id, 50_000)
    await settled()
    let steps = 0
    const dying: Database = {
      ...database,
      watchers: {
        ...database.watchers,
        step: (state, limit) => {
          if (++steps === 2) throw new Error('killed')
          return database.watchers.step(state, limit)
        },
      },
    }
    await expect(round(dying)).rejects.toThrow('killed')
    // Two processes at once: each step is one's.
    await Promise.all([round(), round()])
    await round()
    for (const owner of owners) expect(await toldTo(owner)).toMatchObject([{ kind: 'price-drop', count: 1 }])
  })

  it('have it no more once it is deleted', async () => {
    const [seller, ana] = [await newUser(), await newUser()]
    const id = await publish(seller)
    await database.favourites.add(ana, [id])
    await database.listings.remove(id, member(seller))
    await round()
    let kept = ''
    for await (const chunk of await database.users.export(ana)) kept += chunk
    expect(kept).toContain('"favourites":[]')
    expect(await kinds(ana)).toEqual([])
  })

  it('hear of what a seller publishes, as one notification, and not again when it is taken back and published once more', async () => {
    const [seller, other, ana, dan] = [await newUser(), await newUser(), await newUser(), await newUser()]
    await publish(seller)
    await round()
    await database.follows.add(ana, seller)
    await database.follows.add(dan, other)
    const first = await publish(seller)
    const last = await publish(seller)
    await round()
    expect(await toldTo(ana)).toMatchObject([
      { kind: 'followed-seller', count: 2, payload: { listingId: last } },
    ])
    await database.listings.move(first, member(seller), 'withdraw')
    await database.listings.move(first, member(seller), 'publish')
    await round()
    expect((await toldTo(ana))[0]?.count).toBe(2)
    await database.follows.remove(ana, seller)
    await publish(seller)
    await round()
    expect((await toldTo(ana))[0]?.count).toBe(2)
    expect(await kinds(dan)).toEqual([])
  })
})
