import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../database.ts'
import { patienceOfCaller, withPatience } from '../patience.ts'
import {
  actorOf,
  createTestDatabase,
  createUser,
  dialects,
  publishListing,
  type TestDatabase,
} from '../testing/databases.ts'
import { listingInput } from '../testing/fixtures.ts'
import type { User } from './users.ts'

describe.each(dialects)('the change feed on %s', (dialect) => {
  let test: TestDatabase
  let database: Database
  let seller: User

  beforeAll(async () => {
    test = await createTestDatabase(dialect)
    database = await test.open()
    seller = await createUser(database)
  })
  afterAll(() => test.drop())

  it('tells each public change once, in order, in pages', async () => {
    const start = await test.latest(database)
    const draft = await database.listings.create(seller.id, listingInput())
    expect((await test.changesAfter(database, start, 10)).items).toEqual([])
    await database.listings.move(draft.id, actorOf(seller), 'publish')
    await database.listings.update(draft.id, actorOf(seller), { title: 'Nou titlu' })
    await database.listings.move(draft.id, actorOf(seller), 'reserve')
    await database.listings.move(draft.id, actorOf(seller), 'sell')
    await database.listings.remove(draft.id, actorOf(seller))
    const seen: string[] = []
    let position = start
    for (;;) {
      const page = await test.changesAfter(database, position, 2)
      if (page.items.length === 0) {
        expect(page.position).toBe(position)
        break
      }
      seen.push(...page.items.map((change) => change.kind))
      position = page.position
    }
    expect(seen).toEqual(['publish', 'upsert', 'upsert', 'remove', 'remove'])
    const fromStart = await test.changesAfter(database, null, 1_000)
    expect(fromStart.items.slice(-5).map((change) => change.kind)).toEqual(seen)
    const numbers = fromStart.items.map((change) => change.seq)
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b))
  })

  it('wakes listeners once for each commit that changed something public, after it, never for a rollback', async () => {
    const seen: Promise<number>[] = []
    const start = await test.latest(database)
    const stop = database.changes.onCommit(() => {
      seen.push(test.changesAfter(database, start, 100).then((page) => page.items.length))
    })
    const listing = await publishListing(database, seller)
    expect(await Promise.all(seen)).toEqual([1])
    await expect(database.listings.move(listing.id, actorOf(seller), 'approve')).rejects.toThrow()
    await database.users.update(seller.id, { phone: '07' })
    expect(seen).toHaveLength(1)
    stop()
    await database.listings.move(listing.id, actorOf(seller), 'sell')
    expect(seen).toHaveLength(1)
  })

  it('wakes listeners outside the patience of whoever wrote', async () => {
    const patiences: unknown[] = []
    const stop = database.changes.onCommit(() => patiences.push(patienceOfCaller()))
    await withPatience({ until: performance.now() + 60_000 }, () => publishListing(database, seller))
    stop()
    expect(patiences).toEqual([undefined])
  })

  it('reaches another process that asks', async () => {
    const other = await test.open()
    const start = await test.latest(other)
    const listing = await publishListing(database, seller)
    expect((await test.changesAfter(other, start, 10)).items).toMatchObject([{ listingId: listing.id }])
  })

  it('refuses positions of other databases', async () => {
    const elsewhere = await createTestDatabase(dialect)
    const foreign = await (await elsewhere.open()).changes.latest()
    await elsewhere.drop()
    const refusal = { code: 'bad-cursor', field: 'position' }
    for (const position of [foreign, '', '5', 'x.0.1', `${foreign}'`]) {
      await expect(test.changesAfter(database, position, 1)).rejects.toMatchObject(refusal)
    }
  })

  it('drops all that is old, however much it is, and refuses positions whose successors are gone', async () => {
    const elsewhere = await createTestDatabase(dialect)
    try {
      const other = await elsewhere.open()
      const someone = await createUser(other)
      elsewhere.clock.now = new Date('2026-01-01T00:00:00.000Z')
      const old = await elsewhere.latest(other)
      const listing = await publishListing(other, someone)
      const edits = 600
      for (let i = 0; i < edits; i++) {
        await other.listings.update(listing.id, actorOf(someone), { title: `Titlul ${i}` })
      }
      elsewhere.clock.now = null
      const kept = await elsewhere.latest(other)
      await publishListing(other, someone)
      expect(await other.changes.purge('2026-01-02T00:00:00.000Z')).toBe(1 + edits)
      await expect(elsewhere.changesAfter(other, old, 10)).rejects.toMatchObject({
        code: 'bad-cursor',
        field: 'position',
      })
      expect((await elsewhere.changesAfter(other, kept, 10)).items).toHaveLength(1)
      expect(await other.changes.purge('2026-01-02T00:00:00.000Z')).toBe(0)
    } finally {
      await elsewhere.drop()
    }
  })
})

describe.runIf(dialects.includes('postgres'))('the change feed of interleaved Postgres transactions', () => {
  let test: TestDatabase
  let database: Database

  beforeAll(async () => {
    test = await createTestDatabase('postgres')
    database = await test.open()
  })
  afterAll(() => test.drop())

  const insert = `insert into changes (listing_id, kind, created_at) values ($1, 'upsert', '2026-01-01T00:00:00.000Z')`

  it('never misses a transaction that took its number early and committed late', async () => {
    const [slow, fast] = [await test.client(), await test.client()]
    const start = await test.latest(database)
    await slow.query('begin')
    await slow.query(insert, ['slow'])
    await fast.query('begin')
    await fast.query(insert, ['fast'])
    await fast.query('commit')

    const during = await database.changes.after(start, 10)
    const rebuiltAt = await database.changes.latest()
    await slow.query('commit')
    const seen = [...during.items, ...(await test.changesAfter(database, during.position, 10)).items]
    expect(seen.map((change) => change.listingId).sort()).toEqual(['fast', 'slow'])
    // Who rebuilt its index while the slow one was running starts from a position before it.
    const afterRebuild = await test.changesAfter(database, rebuiltAt, 10)
    expect(afterRebuild.items.map((change) => change.listingId)).toContain('slow')
  })

  it.each(['another', 'this'])(
    'passes over what is open in %s database and writes nothing that is followed',
    async (which) => {
      const url = new URL(test.url)
      if (which === 'another') url.pathname = '/postgres'
      const idle = new Client({ connectionString: url.href })
      await idle.connect()
      try {
        await idle.query('begin')
        await idle.query('create temporary table forgotten (id int)')
        const { rows } = await idle.query<{ id: string }>('select pg_current_xact_id()::text as id')
        const start = await database.changes.latest()
        const client = await test.client()
        await client.query(insert, ['later'])
        const written = async () =>
          (await database.changes.after(start, 10)).items.map(({ listingId }) => listingId)
        await expect.poll(written).toEqual(['later'])
        expect(await database.changes.delay()).toEqual({ seconds: 0, holder: null })
        // still open, and older
        const [state] = (
          await client.query<{ open: boolean }>(
            'select pg_snapshot_xmin(pg_current_snapshot()) <= $1::xid8 as open',
            [rows[0]!.id],
          )
        ).rows
        expect(state).toEqual({ open: true })
      } finally {
        await idle.end()
      }
    },
  )

  it('waits for a write of ours from its beginning, before it has written what is followed', async () => {
    const start = await test.latest(database)
    const client = await test.client()
    const begun = Promise.withResolvers<void>()
    const go = Promise.withResolvers<void>()
    const seller = await createUser(database)
    const writing = database.transaction(async (tables) => {
      // A draft is in no feed, but gives the transaction its number.
      const { id } = await tables.listings.create(seller.id, listingInput())
      begun.resolve()
      await go.promise
      await tables.listings.move(id, actorOf(seller), 'publish')
      return id
    })
    await begun.promise
    await client.query(insert, ['later'])
    const position = (await database.changes.after(start, 10)).position
    go.resolve()
    const early = await writing
    const seen = (await test.changesAfter(database, position, 10)).items.map(({ listingId }) => listingId)
    expect(seen).toEqual([early, 'later'])
  })

  it('passes over a transaction that rolled back', async () => {
    const client = await test.client()
    const start = await test.latest(database)
    await client.query('begin')
    await client.query(insert, ['undone'])
    await client.query('rollback')
    await client.query(insert, ['done'])
    const { items } = await test.changesAfter(database, start, 10)
    expect(items.map((change) => change.listingId)).toEqual(['done'])
  })

  it('gives each change exactly once to a reader among many writers', async () => {
    const clients = await Promise.all(Array.from({ length: 4 }, () => test.client()))
    const start = await test.latest(database)
    const expected: string[] = []
    let writing = true
    const write = clients.map(async (client, c) => {
      for (let i = 0; i < 15; i++) {
        await client.query('begin')
        const id = `${c}-${i}`
        expected.push(id)
        await client.query(insert, [id])
        if (i % 3 === c % 3) await client.query('select pg_sleep(0.004)')
        await client.query('commit')
      }
    })
    const done = Promise.all(write).then(() => {
      writing = false
    })
    const seen: string[] = []
    let position = start
    for (;;) {
      const last = !writing
      if (last) await test.settled()
      const page = await database.changes.after(position, 7)
      seen.push(...page.items.map((change) => change.listingId))
      position = page.position
      if (last && page.items.length === 0) break
    }
    await done
    expect(seen.sort()).toEqual(expected.sort())
  })
})
