import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../database.ts'
import { createTestDatabase, createUser, dialects, type TestDatabase } from '../testing/databases.ts'
import { listingInput } from '../testing/fixtures.ts'
import type { Id } from '../types.ts'
import type { User } from './users.ts'

describe.each(dialects)('feeds on %s', (dialect) => {
  let test: TestDatabase
  let database: Database
  let seller: User
  beforeAll(async () => {
    test = await createTestDatabase(dialect)
    database = await test.open()
  })
  afterAll(() => test.drop())
  beforeEach(async () => {
    test.clock.now = null
    seller = await createUser(database)
  })

  const settings = (more = {}) => ({
    ...{ sellerId: seller.id, name: 'Shop', url: 'https://shop.example/', format: 'csv' },
    ...{ items: null, map: { title: 'ș' }, schedule: { everyMinutes: 60 } },
    ...more,
  })
  const add = (more = {}) => database.feeds.create(settings(more))
  const found = async (id: Id) => (await database.feeds.find(id))!
  const write = (ids: (string | number)[]) => {
    const { imageIds: _, ...input } = listingInput()
    const now = new Date().toISOString()
    return database.listings.writeBatch(
      ids.map((id) => ({
        ...input,
        sellerId: seller.id,
        externalId: String(id),
        createdAt: now,
        publishedAt: now,
      })),
    )
  }
  const see = (
    id: Id,
    run: number,
    ids: (string | number)[],
    more: { pictures?: string[]; isTaken?: boolean } = {},
  ) =>
    database.feeds.seen(
      id,
      run,
      ids.map((one) => ({ externalId: String(one), pictures: [], isTaken: true, ...more })),
    )
  const run = async (id: Id, ids: (string | number)[], more = {}) => {
    const begun = (await database.feeds.begin(id))!
    await write(ids)
    await see(id, begun.run, ids, more)
    return begun
  }
  const withdraw = async (id: Id, run: number) => {
    let withdrawn = 0
    for (;;) {
      const step = await database.feeds.withdrawGone(id, run, 2)
      if (step.items === 0) return withdrawn
      withdrawn += step.withdrawn
    }
  }
  const listed = async () =>
    JSON.parse((await database.listings.page({ limit: 100, sellerId: seller.id })).body.toString()).items
      .length

  it('keep what an operator says, and change it', async () => {
    const id = await add()
    expect(await found(id)).toMatchObject({
      ...settings(),
      status: 'new',
      run: 0,
      isPaused: false,
      held: null,
      report: null,
    })
    const begun = (await database.feeds.begin(id))!
    await database.feeds.finish(id, begun.run, {
      status: 'done',
      etag: 'e',
      digest: 'd',
      report: { a: 1 },
      counts: { rows: 2 },
    })
    expect(await found(id)).toMatchObject({
      status: 'done',
      etag: 'e',
      digest: 'd',
      report: { a: 1 },
      counts: { rows: 2 },
    })
    expect(await database.feeds.change(id, { name: 'Other', isPaused: true })).toBe(true)
    expect(await found(id)).toMatchObject({ name: 'Other', isPaused: true, etag: 'e' })
    await database.feeds.change(id, { map: { title: 't' } })
    expect(await found(id)).toMatchObject({ map: { title: 't' }, etag: null, digest: null })
    expect(await database.feeds.change('nothing', { name: 'x' })).toBe(false)
    expect(await database.feeds.change('nothing', {})).toBe(false)
    expect(await database.feeds.remove(id)).toBe(true)
    expect(await database.feeds.remove(id)).toBe(false)
  })

  it('refuse a seller who is not there', async () => {
    await expect(add({ sellerId: '01890000-0000-7000-8000-000000000000' })).rejects.toMatchObject({
      code: 'bad-reference',
      field: 'sellerId',
    })
  })

  it('are listed by name, page by page', async () => {
    const names = ['c', 'a', 'b', 'a'].map((name) => `${seller.id} ${name}`)
    for (const name of names) await add({ name })
    const first = await database.feeds.list({ after: { name: seller.id, id: '' }, limit: 3 })
    const rest = await database.feeds.list({ after: first.at(-1)!, limit: 1 })
    expect([...first, ...rest].map(({ name }) => name)).toEqual(names.toSorted())
  })

  it('move on for one of several callers, and never while they are paused', async () => {
    const id = await add()
    const other = await test.open()
    const { nextAt } = await found(id)
    expect((await database.feeds.due(1_000)).map((feed) => feed.id)).toContain(id)
    await database.accounts.suspend(seller.email, { reason: 'because', until: null })
    expect((await database.feeds.due(1_000)).map((feed) => feed.id)).not.toContain(id)
    await database.accounts.unsuspend(seller.email)
    expect((await database.feeds.due(1_000)).map((feed) => feed.id)).toContain(id)
    const next = new Date(Date.now() + 3_600_000).toISOString()
    const plans = await Promise.all([database, other].map((from) => from.feeds.plan(id, nextAt, next)))
    expect(plans.toSorted()).toEqual([false, true])
    expect((await database.feeds.due(1_000)).map((feed) => feed.id)).not.toContain(id)
    await database.feeds.change(id, { isPaused: true })
    expect(await database.feeds.plan(id, next, next)).toBe(false)
  })

  it('let only the last run that began end', async () => {
    const id = await add()
    const first = (await database.feeds.begin(id))!
    const second = (await database.feeds.begin(id))!
    expect(await database.feeds.finish(id, first.run, { status: 'done', report: 'late' })).toBe(false)
    expect(await database.feeds.finish(id, second.run, { status: 'failed', report: 'no' })).toBe(true)
    expect(await found(id)).toMatchObject({ status: 'failed', report: 'no' })
    expect(await database.feeds.begin('nothing')).toBeUndefined()
  })

  it('are not due before the site wants it', async () => {
    const id = await add()
    const { run } = (await database.feeds.begin(id))!
    const notBefore = '2099-01-01T00:00:00.000Z'
    await database.feeds.finish(id, run, { status: 'failed', report: null, notBefore })
    expect((await found(id)).nextAt).toBe(notBefore)
    await database.feeds.finish(id, run, {
      status: 'failed',
      report: null,
      notBefore: '2000-01-01T00:00:00.000Z',
    })
    expect((await found(id)).nextAt).toBe(notBefore)
  })

  it('withdraw what is gone, step by step, out of lists and of what search follows', async () => {
    const id = await add()
    await run(id, [1, 2, 3, 4, 5])
    expect(await listed()).toBe(5)
    const position = await test.latest(database)
    const second = await run(id, [1, 2])
    expect(second.known).toBe(5)
    expect(await database.feeds.countGone(id, second.run)).toBe(3)
    expect(await withdraw(id, second.run)).toBe(3)
    expect(await withdraw(id, second.run)).toBe(0)
    expect(await listed()).toBe(2)
    const { items } = await test.changesAfter(database, position, 100)
    expect(items.filter(({ kind }) => kind === 'remove')).toHaveLength(3)
    expect((await database.feeds.begin(id))!.known).toBe(2)
  })

  it('publish again what they withdrew, with its card and its expiry', async () => {
    const id = await add()
    await run(id, [1, 2])
    await withdraw(id, (await run(id, [1])).run)
    const third = (await database.feeds.begin(id))!
    await write([1, 2])
    expect(await see(id, third.run, [1, 2])).toEqual({ returned: 1 })
    expect(await see(id, third.run, [1, 2])).toEqual({ returned: 0 })
    const { body } = await database.listings.page({ limit: 10, sellerId: seller.id })
    expect(JSON.parse(body.toString()).items.map(({ status }: { status: string }) => status)).toEqual([
      'published',
      'published',
    ])
    expect(await database.feeds.countGone(id, third.run)).toBe(0)
  })

  it('leave withdrawn what their seller withdrew', async () => {
    const id = await add()
    await run(id, [1])
    const { items } = JSON.parse((await database.listings.ownPage(seller.id, { limit: 10 })).body.toString())
    await database.listings.move(items[0].id, { id: seller.id, role: 'member' }, 'withdraw')
    const second = (await database.feeds.begin(id))!
    expect(await withdraw(id, second.run)).toBe(0)
    const third = await run(id, [1])
    expect(await see(id, third.run, [1])).toEqual({ returned: 0 })
    expect(await listed()).toBe(0)
  })

  it('leave alone what is sold, and what other sellers have under the same id', async () => {
    const other = await createUser(database)
    const [id, theirs] = [await add(), await add({ sellerId: other.id })]
    await run(id, [1, 2])
    const own = seller
    seller = other
    await run(theirs, [1, 2])
    expect(await listed()).toBe(2)
    seller = own
    const { items } = JSON.parse((await database.listings.ownPage(seller.id, { limit: 10 })).body.toString())
    await database.listings.move(items[0].id, { id: seller.id, role: 'member' }, 'sell')
    expect(await withdraw(id, (await run(id, [])).run)).toBe(1)
    expect((await database.listings.find(items[0].id))!.status).toBe('sold')
    seller = other
    expect(await listed()).toBe(2)
  })

  it('forget after a while what is gone', async () => {
    const id = await add()
    await run(id, [1, 2])
    await withdraw(id, (await run(id, [1])).run)
    test.clock.now = new Date(Date.now() + 91 * 86_400_000)
    const third = await run(id, [1])
    await withdraw(id, third.run)
    expect(await see(id, third.run, [2])).toEqual({ returned: 0 })
  })

  it('say which items want pictures, until somebody says what came of it', async () => {
    const id = await add()
    const wanted = ['https://shop.example/ț.jpg']
    await run(id, ['a', 'b'], { pictures: wanted })
    const work = await database.feeds.pictureWork(id, { after: null, limit: 1 })
    expect(work).toMatchObject([
      { externalId: 'a', wanted, had: [], tries: 0, listingId: expect.any(String) },
    ])
    expect(await database.feeds.pictureWork(id, { after: 'a', limit: 5 })).toMatchObject([
      { externalId: 'b' },
    ])
    expect(await database.feeds.feedsWithPictureWork(1_000)).toContain(id)
    const pictures = [{ url: wanted[0]!, imageId: null, error: 'gone' }]
    for (const externalId of ['a', 'b'])
      await database.feeds.keepPictures(id, { externalId, wanted }, { pictures, isDue: false, tries: 0 })
    expect(await database.feeds.feedsWithPictureWork(1_000)).not.toContain(id)
    await run(id, ['a', 'b'], { pictures: wanted })
    expect(await database.feeds.pictureWork(id, { after: null, limit: 5 })).toEqual([])
    // A refused row says nothing new of its pictures.
    await see(id, 2, ['a'], { isTaken: false })
    expect(await database.feeds.pictureWork(id, { after: null, limit: 5 })).toEqual([])
    await run(id, ['a'], { pictures: ['https://shop.example/2.jpg'] })
    expect(await database.feeds.pictureWork(id, { after: null, limit: 5 })).toMatchObject([
      { externalId: 'a', had: pictures },
    ])
    // Of what the feed said before nothing is kept.
    await database.feeds.keepPictures(
      id,
      { externalId: 'a', wanted },
      { pictures: [], isDue: false, tries: 0 },
    )
    expect(await database.feeds.pictureWork(id, { after: null, limit: 5 })).toMatchObject([{ had: pictures }])
    await run(id, ['a'])
    expect(await database.feeds.pictureWork(id, { after: null, limit: 5 })).toMatchObject([{ wanted: [] }])
    await database.feeds.keepPictures(
      id,
      { externalId: 'a', wanted: [] },
      { pictures: [], isDue: false, tries: 0 },
    )
    expect(await database.feeds.pictureWork(id, { after: null, limit: 5 })).toEqual([])
  })

  it('go with their seller’s account', async () => {
    const id = await add()
    await run(id, [1])
    await database.users.delete(seller.id)
    while ((await database.users.removeSome(100)) > 0);
    expect(await database.feeds.find(id)).toBeUndefined()
  })
})
