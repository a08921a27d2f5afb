import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { dialects, drain, startTestApp, type TestApp } from './app.ts'
import { newPerson, type Person } from './people.ts'
import { upkeep } from './upkeep.ts'

const day = 86_400_000
const start = Date.now()
const inDays = (days: number) => new Date(start + days * day)

describe.each(dialects)('a clock that jumps, on %s', (dialect) => {
  let test: TestApp
  let seller: Person
  beforeEach(async () => {
    // Only what the clock says; time itself passes as ever.
    vi.useFakeTimers({ toFake: ['Date'], now: start })
    test = await startTestApp(dialect)
    seller = await newPerson(test.app)
  })
  afterEach(async () => {
    vi.useRealTimers()
    await test.close()
  })

  const publish = async (count: number) => {
    const listings = Array.from({ length: count }, (_, n) => ({
      title: `Canapea ${n}`,
      description: 'Bună',
      categoryId: 'sofas',
      price: null,
      negotiable: false,
      condition: 'good' as const,
      attributes: {},
      placeId: null,
      sellerId: seller.id,
      externalId: String(n),
      createdAt: inDays(-1).toISOString(),
      publishedAt: inDays(-1).toISOString(),
    }))
    await test.app.database.listings.writeBatch(listings)
    await drain(test.app)
  }
  const published = () => test.app.database.listings.countPublished()
  const round = () => upkeep(test.app)
  /** Of readiness; what is said of the feed, which transactions of other tests hold back, is not meant. */
  const notes = async () => {
    const all: string[] = (await test.app.inject('/health/ready')).json().notes ?? []
    return all.filter((note) => note.includes('clock'))
  }

  it('is not believed, and is again when it is back', async () => {
    await publish(3)
    await round()
    vi.setSystemTime(inDays(61))
    await round()
    expect(await published()).toBe(3)
    expect(await notes()).toEqual([expect.stringContaining('The clock has jumped')])
    // The time goes on from where it was.
    expect((await test.app.clock.look()).getTime() - start).toBeLessThan(day)
    vi.setSystemTime(inDays(0.001))
    await round()
    expect(await notes()).toEqual([])
    expect(await published()).toBe(3)
  })

  it('is believed when the operator confirms it', async () => {
    await publish(3)
    vi.setSystemTime(inDays(61))
    await round()
    expect(await published()).toBe(3)
    await test.app.database.clock.confirm(new Date().toISOString())
    await round()
    expect(await published()).toBe(0)
    expect(await notes()).toEqual([])
  })

  it('does not expire a catalogue at once after a restart, nor purge anything', async () => {
    await publish(60)
    const { sessions } = test.app.database
    const purge = vi.spyOn(sessions, 'purge')
    // In another process, whose clock is wrong.
    await upkeep(test.app, inDays(61))
    expect(await published()).toBe(60)
    expect(purge).not.toHaveBeenCalled()
    expect(await notes()).toEqual([])
    await test.app.clock.look()
    expect(await notes()).toEqual([expect.stringContaining('More listings would expire at once')])
    await test.app.database.clock.confirm(inDays(61).toISOString())
    await upkeep(test.app, inDays(61))
    expect(await published()).toBe(0)
    await test.app.clock.look()
    expect(await notes()).toEqual([])
  })

  it('is not believed when it is behind what the database has seen', async () => {
    await test.app.database.clock.see(inDays(30).toISOString())
    await test.restart()
    expect(test.app.clock.isHeld).toBe(true)
    const believed = await test.app.clock.look()
    expect(Math.abs(believed.getTime() - inDays(30).getTime())).toBeLessThan(day)
    await test.app.database.clock.confirm(new Date().toISOString())
    await round()
    expect(test.app.clock.isHeld).toBe(false)
    await test.restart()
    expect(test.app.clock.isHeld).toBe(false)
  })
})
