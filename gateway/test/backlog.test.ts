import { setTimeout as delay } from 'node:timers/promises'
import type { BulkListing } from '@piata/db'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { dialects, drain, startTestApp, type TestApp } from './app.ts'
import { newPerson, type Person } from './people.ts'

describe.each(dialects)('a backlog of changes on %s', (dialect) => {
  let test: TestApp
  let seller: Person
  beforeAll(async () => {
    test = await startTestApp(dialect)
    seller = await newPerson(test.app)
  })
  afterEach(() => {
    vi.restoreAllMocks()
  })
  afterAll(() => test.close())

  const listing = (number: number, more: Partial<BulkListing>): BulkListing => ({
    title: 'Dacia Logan',
    description: 'Unic proprietar',
    categoryId: 'cars',
    price: { amount: 450_000, currency: 'EUR' },
    negotiable: true,
    condition: 'used',
    attributes: {},
    placeId: null,
    sellerId: seller.id,
    externalId: `${number}`,
    createdAt: '2026-04-01T00:00:00.000Z',
    publishedAt: '2026-04-02T00:00:00.000Z',
    ...more,
  })
  /** Writes the listings `from` to `to`, as an import does. */
  const write = async (from: number, to: number, more: Partial<BulkListing>) => {
    const numbers = Array.from({ length: to - from }, (_, at) => from + at)
    for (let at = 0; at < numbers.length; at += 250) {
      await test.app.database.listings.writeBatch(
        numbers.slice(at, at + 250).map((number) => listing(number, more)),
      )
    }
  }
  const total = async (query: string) =>
    (await test.app.inject(`/v1/search?q=${query}&limit=1`)).json().total as number

  /** Nobody sees changes until the returned function is called; what it is given runs whenever changes were read. */
  const holdFeed = () => {
    const { changes } = test.app.database
    const { after } = changes
    let whenRead: (() => Promise<void>) | null = null
    vi.spyOn(changes, 'after').mockImplementation(async (position, limit) => {
      if (whenRead === null) return { items: [], position: position! }
      const batch = await after(position, limit)
      await whenRead()
      return batch
    })
    return async (then: () => Promise<void>) => {
      // All of it at once: on Postgres the first part may be visible before the rest, and small parts are no backlog.
      await drain(test.app)
      whenRead = then
    }
  }

  it('is applied whole, what comes meanwhile included', async () => {
    await write(0, 1200, { title: 'Dacia Sandero' })
    await drain(test.app)
    expect(await total('sandero')).toBe(1200)

    const upsertMany = vi.spyOn(test.app.searching.index(), 'upsertMany')
    const release = holdFeed()
    await write(0, 1100, { title: 'Dacia Duster' })
    await write(600, 900, { status: 'sold' })
    await write(850, 860, { status: 'published', title: 'Dacia Jogger' })
    let isWritten = false
    await release(async () => {
      if (isWritten) return
      isWritten = true
      await write(3, 5, { title: 'Dacia Spring' })
      await write(0, 2, { status: 'sold' })
      await write(1199, 1201, { title: 'Dacia Spring' })
    })
    await drain(test.app)
    // and what was written meanwhile
    await drain(test.app)
    expect(upsertMany).toHaveBeenCalled()
    const found = { duster: 1100 - 300 - 2 - 2, jogger: 10, sandero: 99, spring: 4 }
    expect({
      duster: await total('duster'),
      jogger: await total('jogger'),
      sandero: await total('sandero'),
      spring: await total('spring'),
    }).toEqual(found)
    expect(test.app.searching.index().stats().documents).toBe(
      await test.app.database.listings.countPublished(),
    )

    // All of it is in the snapshot, with the position behind it.
    await test.restart()
    expect(test.app.searching.generation).toBe(0)
    expect(await total('duster')).toBe(found.duster)
  })

  it('is begun in another turn than the commit that made it', async () => {
    // What looks for others' commits now and then would read in any turn.
    vi.spyOn(globalThis, 'setInterval').mockImplementation(() => setTimeout(() => {}, 2 ** 31 - 1).unref())
    await test.restart()
    let turn = 0
    let next = setImmediate(function count() {
      turn++
      next = setImmediate(count)
    })
    const { changes } = test.app.database
    const { after } = changes
    let committedIn = Number.POSITIVE_INFINITY
    const readIn: number[] = []
    const unsubscribe = changes.onCommit(() => {
      committedIn = turn
    })
    vi.spyOn(changes, 'after').mockImplementation((position, limit) => {
      readIn.push(turn)
      return after(position, limit)
    })
    await write(5000, 5001, {})
    while (readIn.length === 0) await delay(1)
    clearImmediate(next)
    unsubscribe()
    expect(readIn).not.toContain(committedIn)
    await drain(test.app)
  })

  it('of what is gone lets others in between', async () => {
    await write(3000, 4000, { title: 'Dacia Solenza' })
    await drain(test.app)
    const release = holdFeed()
    await write(3000, 4000, { status: 'sold' })
    await release(async () => {})
    let turns = 0
    let next = setImmediate(function turn() {
      turns++
      next = setImmediate(turn)
    })
    await drain(test.app)
    clearImmediate(next)
    expect(turns).toBeGreaterThanOrEqual(1000 / 50)
    expect(await total('solenza')).toBe(0)
  })

  it('is tried again from where it began when it fails', async () => {
    const index = test.app.searching.index()
    const { position } = index.stats()
    const upsertMany = vi
      .spyOn(index, 'upsertMany')
      .mockRejectedValue(new Error('The thread that takes documents in failed'))
    const release = holdFeed()
    await write(2000, 2600, { title: 'Dacia Lodgy' })
    await release(async () => {})
    await expect(drain(test.app)).rejects.toThrow('failed')
    expect(index.stats().position).toBe(position)
    upsertMany.mockRestore()
    await drain(test.app)
    expect(await total('lodgy')).toBe(600)
  })
})
