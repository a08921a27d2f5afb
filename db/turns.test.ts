import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { patienceOfCaller, withPatience, writeTurns } from './patience.ts'
import { Turns, type TurnsOptions } from './turns.ts'

const forever = () => new Promise<never>(() => {})
/** Refused with the reason as the code. */
const turnsOf = (options: Omit<TurnsOptions, 'refusal'>) =>
  new Turns({
    ...options,
    refusal: (code, expectedMs) => Object.assign(new Error('no turn'), { code, expectedMs }),
  })
const soon = (ms: number) => ({ until: performance.now() + ms })
/** The outcome without waiting for it: a refusal that nobody catches, also long after its test, ends the process. */
const settle = <T>(work: Promise<T>) =>
  work.then(
    (value) => value as T | string,
    (error: unknown) => (error as { code: string }).code,
  )

describe('turns', () => {
  it('come one after another, in the order of their calls, failures included', async () => {
    const turns = turnsOf({ atOnce: 1, longestQueue: 100, longestWaitMs: 1000 })
    const order: string[] = []
    const outcomes = await Promise.all(
      Array.from({ length: 6 }, (_, n) =>
        settle(
          turns.take(undefined, async () => {
            order.push(`${n} begins`)
            await delay(1)
            order.push(`${n} ends`)
            if (n % 2) throw Object.assign(new Error('no'), { code: 'own' })
            return n
          }),
        ),
      ),
    )
    expect(order).toEqual(Array.from({ length: 6 }, (_, n) => [`${n} begins`, `${n} ends`]).flat())
    expect(outcomes).toEqual([0, 'own', 2, 'own', 4, 'own'])
  })

  it('end at each caller’s own deadline, not one wait after another', async () => {
    const turns = turnsOf({ atOnce: 1, longestQueue: 100, longestWaitMs: 60_000 })
    void turns.take(undefined, forever)
    const start = performance.now()
    const ended: number[] = []
    const waits = Array.from({ length: 5 }, async () => {
      expect(await settle(turns.take(soon(100), forever))).toBe('late')
      ended.push(performance.now() - start)
    })
    await Promise.all(waits)
    expect(Math.max(...ended)).toBeLessThan(5 * Math.min(...ended))
    expect(turns.length).toBe(0)
  })

  it('are refused at once where too many wait', async () => {
    const turns = turnsOf({ atOnce: 1, longestQueue: 2, longestWaitMs: 60_000 })
    for (let n = 0; n < 3; n++) void settle(turns.take(undefined, forever))
    await expect(turns.take(undefined, forever)).rejects.toMatchObject({ code: 'full' })
  })

  it('are left by whom nobody waits for', async () => {
    const turns = turnsOf({ atOnce: 1, longestQueue: 2, longestWaitMs: 60_000 })
    const done: string[] = []
    let free = () => {}
    const first = turns.take(undefined, () => new Promise<void>((resolve) => (free = resolve)))
    let isGone = false
    const gone = [1, 2].map(() =>
      settle(
        turns.take({ isGone: () => isGone }, async () => {
          done.push('gone')
        }),
      ),
    )
    isGone = true
    // There is room again, since both before it have left.
    const last = turns.take(undefined, async () => done.push('last'))
    free()
    await Promise.all([first, last])
    expect(await Promise.all(gone)).toEqual(['gone', 'gone'])
    expect(done).toEqual(['last'])
  })

  it('give those within the deadline that they waited by', async () => {
    const inTurn = writeTurns({ atOnce: 1, longestQueue: 2, longestWaitMs: 60_000 })
    const patience = soon(1000)
    await withPatience(patience, () =>
      inTurn(async () => {
        expect(patienceOfCaller()?.until).toBe(patience.until)
      }),
    )
  })

  it('are taken several at once, of one caller only some, so that others pass those who wait for what is locked', async () => {
    const turns = turnsOf({ atOnce: 4, atOnceOfCaller: 2, longestQueue: 100, longestWaitMs: 60_000 })
    const free: (() => void)[] = []
    const begun: string[] = []
    const take = (caller: string) =>
      turns.take({ caller }, () => {
        begun.push(caller)
        return new Promise<void>((resolve) => free.push(resolve))
      })
    const all = ['busy', 'busy', 'busy', 'busy', 'other', 'third', 'fourth'].map(take)
    expect(begun).toEqual(['busy', 'busy', 'other', 'third'])
    free.shift()!()
    await delay(1)
    expect(begun.slice(4)).toEqual(['busy'])
    free.splice(0).forEach((end) => void end())
    await delay(1)
    expect(begun.slice(5)).toEqual(['busy', 'fourth'])
    free.splice(0).forEach((end) => void end())
    await Promise.all(all)
    expect(turns.length).toBe(0)
  })

  it('go on to the next when work fails', async () => {
    const turns = turnsOf({ atOnce: 2, longestQueue: 100, longestWaitMs: 60_000 })
    const fail = () => turns.take(undefined, () => Promise.reject(new Error('no')))
    await Promise.allSettled([fail(), fail(), fail(), fail(), fail()])
    expect(await turns.take(undefined, async () => 'well')).toBe('well')
    expect([turns.taken, turns.length]).toEqual([0, 0])
  })

  it('are refused at once, where they are foreseen, to whoever would wait too long by the time that work has taken', async () => {
    const turns = turnsOf({ atOnce: 1, longestQueue: 2000, longestWaitMs: 200, isForeseeing: true })
    for (let n = 0; n < 20; n++) await turns.take(undefined, () => delay(20))
    const many = Array.from({ length: 500 }, () => settle(turns.take(undefined, () => delay(20))))
    const waiting = turns.length
    const refused = (await Promise.all(many)).filter((outcome) => outcome === 'late')
    // At 20 ms each, about ten come within 200 ms.
    expect(waiting).toBeGreaterThan(0)
    expect(waiting).toBeLessThan(25)
    expect(refused.length).toBeGreaterThan(450)
    const gone = turnsOf({ atOnce: 1, longestQueue: 2, longestWaitMs: 1, isForeseeing: true })
    void settle(gone.take(undefined, forever))
    await expect(gone.take(undefined, forever)).rejects.toMatchObject({ code: 'late', expectedMs: 0 })
  })
})
