import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { leftOf, type Rate, rateOf, waitMsOf } from './gcra.ts'
import { connectRedisLimits } from './redis.ts'
import { type LimitStore, MemoryLimitStore } from './store.ts'

const redisUrl = process.env.TEST_REDIS_URL
const minute = 60_000_000

/** What the stores should say, by another way: each key as a bucket that leaks so many uses a window. */
class LeakyBuckets {
  readonly #buckets = new Map<string, { level: number; at: number }>()

  take(key: string, { quota, intervalUs }: Rate, uses: number, now: number): boolean {
    const level = this.#levelAt(key, intervalUs, now)
    if (level + uses > quota + 1e-9) return false
    this.#buckets.set(key, { level: level + uses, at: now })
    return true
  }

  giveBack(key: string, { intervalUs }: Rate, now: number): void {
    this.#buckets.set(key, { level: Math.max(0, this.#levelAt(key, intervalUs, now) - 1), at: now })
  }

  forget(key: string): void {
    this.#buckets.delete(key)
  }

  #levelAt(key: string, intervalUs: number, now: number): number {
    const { level, at } = this.#buckets.get(key) ?? { level: 0, at: 0 }
    return Math.max(0, level - (now - at) / intervalUs)
  }
}

describe('the stores of limits', () => {
  let now = 0
  const stores: LimitStore[] = []
  beforeAll(async () => {
    const quiet = { info() {}, warn() {}, debug() {} } as never
    const patient = { clock: () => now, patienceMs: 60_000 }
    stores.push(new MemoryLimitStore({ clock: () => now }))
    if (redisUrl !== undefined) stores.push(await connectRedisLimits(redisUrl, quiet, patient))
  })
  afterAll(() => Promise.all(stores.map((store) => store.close())))

  // Windows of hours, as Redis forgets keys by its own clock and none may be gone before the test is.
  const step = fc.record({
    afterUs: fc.oneof(fc.nat(1000), fc.nat(60 * minute), fc.nat(600 * minute)),
    key: fc.constantFrom('a', 'b'),
    what: fc.oneof(
      { weight: 6, arbitrary: fc.constant('take' as const) },
      { weight: 1, arbitrary: fc.constantFrom('giveBack' as const, 'forget' as const) },
    ),
    uses: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 9 })),
  })
  const schedule = fc.record({
    quota: fc.integer({ min: 1, max: 7 }),
    windowMs: fc.integer({ min: 3_600_000, max: 86_400_000 }),
    steps: fc.array(step, { maxLength: 40 }),
  })

  it('say the same as a bucket that leaks, whatever is asked', async () => {
    await fc.assert(
      fc.asyncProperty(schedule, async ({ quota, windowMs, steps }) => {
        const rate = rateOf(quota, windowMs)
        const model = new LeakyBuckets()
        const run = randomUUID()
        now += 600 * minute
        for (const { afterUs, key, what, uses } of steps) {
          now += afterUs
          const name = `${run}:${key}`
          if (what === 'take') {
            const isTaken = model.take(key, rate, uses, now)
            const [said, ...others] = await Promise.all(stores.map((store) => store.take(name, rate, uses)))
            expect(said!.isTaken).toBe(isTaken)
            for (const other of others) expect(other).toEqual(said)
          } else {
            model[what](key, rate, now)
            await Promise.all(stores.map((store) => store[what](name, rate)))
          }
        }
      }),
      { numRuns: 60 },
    )
  }, 120_000)

  it('take at once no more than the quota, and after the wait that they tell', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 3_600_000, max: 86_400_000 }),
        fc.integer({ min: 1, max: 9 }),
        async (quota, windowMs, more) => {
          const rate = rateOf(quota, windowMs)
          const uses = Math.min(more, quota)
          for (const store of stores) {
            const key = randomUUID()
            let taken = 0
            while ((await store.take(key, rate)).isTaken) taken++
            expect(taken).toBe(quota)
            const refused = await store.take(key, rate, uses)
            expect(leftOf(refused.debtUs, rate)).toBe(0)
            const waitUs = waitMsOf(uses, refused.debtUs, rate) * 1000
            now += Math.round(waitUs) - 1
            expect((await store.take(key, rate, uses)).isTaken).toBe(false)
            now += 1
            expect((await store.take(key, rate, uses)).isTaken).toBe(true)
          }
        },
      ),
      { numRuns: 10 },
    )
  }, 120_000)
})

describe('the memory store', () => {
  const rate = rateOf(20, 60_000)

  it('frees no offender for a flood of addresses, and holds a bounded number of keys', () => {
    let now = 0
    const store = new MemoryLimitStore({ capacity: 200, clock: () => now })
    const slow = rateOf(1000, 86_400_000)
    const offenders = Array.from({ length: 20 }, (_, n) => `offender-${n}`)
    for (const offender of offenders) while (store.take(offender, rate).isTaken);
    for (let n = 0; n < 20_000; n++) {
      // Also such as take longer to recover than the offender, of another limit.
      store.take(`flood-${n}`, n % 2 === 0 ? rate : slow)
      now += 10
    }
    for (const offender of offenders) expect(store.take(offender, rate).isTaken).toBe(false)
    expect(store.size).toBe(200)
  })

  it('lets those that have recovered go before it grows', () => {
    let now = 0
    const store = new MemoryLimitStore({ clock: () => now })
    for (let n = 0; n < 10_000; n++) {
      store.take(`visitor-${n}`, rate)
      now += rate.intervalUs + 1
    }
    expect(store.size).toBeLessThan(10)
  })
})
