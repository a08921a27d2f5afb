import { setTimeout as delay } from 'node:timers/promises'
import type { Id } from '@piata/db'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { TrustedClock } from '../clock.ts'
import { dialects, startServices, type TestServices } from '../test/database.ts'
import { expiry } from './expiry.ts'

const day = 86_400_000
const inDays = (days: number) => new Date(Date.now() + days * day)

describe.each(dialects)('expiry on %s', (dialect) => {
  let services: TestServices
  let sellerId: Id
  beforeAll(async () => {
    services = await startServices(dialect)
  })
  afterAll(() => services.close())
  beforeEach(async () => {
    const email = `${Math.random()}@piata.example`
    sellerId = (await services.database.users.create({ email, name: 'Ana', passwordHash: 'hash' })).id
  })

  /** A round at a time, in a process of its own clock. */
  const round = async (at = new Date(), settings: Partial<TestServices['config']> = {}) => {
    const { database, images, removeAccounts } = services
    const lines: unknown[][] = []
    const log = { info() {}, error: (...line: unknown[]) => void lines.push(line) }
    const result = await expiry.run(
      { id: '', goal: 'expiry', input: {} },
      {
        ...{ database, images, removeAccounts },
        config: { ...services.config, ...settings },
        clock: new TrustedClock(database, log, () => at.getTime()),
        log: log as never,
        signal: new AbortController().signal,
        progress() {},
        now: () => at,
        enqueue: async () => null,
      },
    )
    return { ...result.output, lines }
  }
  const drafts = async (): Promise<string[]> => {
    const { body } = await services.database.listings.ownPage(sellerId, { limit: 100 } as never)
    return (JSON.parse(`${body}`) as { items: { title: string }[] }).items.map(({ title }) => title).sort()
  }
  const input = (title: string) => ({
    ...{ title, description: 'Bună', categoryId: 'sofas', price: null, negotiable: false },
    ...{ condition: 'good' as const, attributes: {}, placeId: null, imageIds: [] },
  })
  const bulk = (title: string, more: object = {}) => ({
    ...{ title, description: 'Bună', categoryId: 'sofas', price: null, negotiable: false },
    ...{ condition: 'good' as const, attributes: {}, placeId: null, sellerId, externalId: title },
    ...{ createdAt: new Date().toISOString(), publishedAt: new Date().toISOString(), ...more },
  })

  it('removes drafts that nobody touched for 90 days, and no others', async () => {
    const { listings } = services.database
    await listings.create(sellerId, input('Veche'))
    await listings.writeBatch([
      bulk('Importată', { status: 'draft', publishedAt: null }),
      bulk('Publicată'),
      bulk('Retrasă', { status: 'withdrawn' }),
      bulk('La moderare', { status: 'pending', publishedAt: null, externalId: null }),
      bulk('Respinsă', { status: 'rejected', publishedAt: null, externalId: null }),
    ])
    await round(inDays(89))
    expect(await drafts()).toHaveLength(6)
    await round(inDays(91), { draftMs: 0 })
    expect(await drafts()).toHaveLength(6)
    expect((await round(inDays(91))).done).toMatchObject({ 'old drafts': 2 })
    expect(await drafts()).toEqual(['Importată', 'La moderare', 'Publicată', 'Retrasă'])
  })

  it('removes deleted accounts', async () => {
    await services.database.listings.create(sellerId, input('A lui Ana'))
    await services.database.users.delete(sellerId)
    await round()
    const isLeft = async () => (await drafts()).length > 0
    for (let i = 0; i < 200 && (await isLeft()); i++) await delay(20)
    expect(await isLeft()).toBe(false)
  })

  it('waits where more would expire than is usual, says so once, and tells other processes', async () => {
    const { database } = services
    await database.listings.writeBatch(Array.from({ length: 60 }, (_, n) => bulk(`Canapea ${n}`)))
    const other = new TrustedClock(database, { info() {}, error() {} })
    await other.look()
    expect(other.upkeepHold).toBe(null)
    const held = await round(inDays(61))
    expect(held).toMatchObject({ held: 'unusual', done: {} })
    expect(held.lines).toEqual([[expect.anything(), expect.stringMatching(/^More listings would expire/)]])
    expect((await round(inDays(61))).lines).toEqual([])
    await other.look()
    expect(other.upkeepHold).toBe('unusual')
    expect((await database.clock.lastSeen())! < inDays(60).toISOString()).toBe(true)
    await database.clock.confirm(inDays(61).toISOString())
    const { done } = await round(inDays(61))
    expect(done['expired listings']).toBeGreaterThanOrEqual(60)
    await other.look()
    expect(other.upkeepHold).toBe(null)
  })

  it('stops between two steps when it is told to', async () => {
    const stopped = new AbortController()
    stopped.abort()
    await services.database.listings.create(sellerId, input('Rămâne'))
    const { database, images, removeAccounts, config } = services
    const clock = new TrustedClock(database, { info() {}, error() {} }, () => inDays(91).getTime())
    const { output } = await expiry.run(
      { id: '', goal: 'expiry', input: {} },
      {
        ...{ database, images, removeAccounts, config, clock, signal: stopped.signal },
        log: {} as never,
        progress() {},
        now: () => new Date(),
        enqueue: async () => null,
      },
    )
    expect(output).toEqual({ done: {} })
    expect(await drafts()).toEqual(['Rămâne'])
  })

  it('is run by itself every minute', async () => {
    let now = Date.now()
    const runner = services.runner([expiry], { now: () => now })
    await runner.start()
    now += 60_000
    await runner.runSchedules()
    const tasks = () => services.database.tasks.list({ goal: 'expiry', limit: 2 })
    expect(await tasks()).toMatchObject([{ key: 'schedule', state: 'queued' }])
  })
})
