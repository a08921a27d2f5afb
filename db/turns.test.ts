import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { patienceOfCaller, withPatience } from './patience.ts'
import { Turns } from './turns.ts'

const forever = () => new Promise<never>(() => {})
const soon = (ms: number) => ({ until: performance.now() + ms })
/** The outcome without waiting for it: a refusal that nobody catches ends the process. */
const settle = <T>(work: Promise<T>) =>
  work.then(
    (value) => value as T | string,
    (error: unknown) => (error as { code: string }).code,
  )

describe('turns', () => {
  it('come one after another, in the order of their calls, failures included', async () => {
    const turns = new Turns({ atOnce: 1, longestQueue: 100, longestWaitMs: 1000 })
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
    const turns = new Turns({ atOnce: 1, longestQueue: 100, longestWaitMs: 60_000 })
    void turns.take(undefined, forever)
    const start = performance.now()
    const ended: number[] = []
    const waits = Array.from({ length: 5 }, async () => {
      expect(await settle(turns.take(soon(100), forever))).toBe('busy')
      ended.push(performance.now() - start)
    })
    await Promise.all(waits)
    expect(Math.max(...ended)).toBeLessThan(5 * Math.min(...ended))
    expect(turns.length).toBe(0)
  })

  it('are refused at once where too many wait', async () => {
    const turns = new Turns({ atOnce: 1, longestQueue: 2, longestWaitMs: 60_000 })
    void turns.take(undefined, forever)
    void turns.take(undefined, forever)
    void turns.take(undefined, forever)
    await expect(turns.take(undefined, forever)).rejects.toMatchObject({ code: 'busy' })
  })

  it('are left by whom nobody waits for', async () => {
    const turns = new Turns({ atOnce: 1, longestQueue: 2, longestWaitMs: 60_000 })
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
    expect(await Promise.all(gone)).toEqual(['busy', 'busy'])
    expect(done).toEqual(['last'])
  })

  it('give those within the deadline that they waited by', async () => {
    const turns = new Turns({ atOnce: 1, longestQueue: 2, longestWaitMs: 60_000 })
    const patience = soon(1000)
    await withPatience(patience, () =>
      turns.take(patienceOfCaller(), async () => {
        expect(patienceOfCaller()?.until).toBe(patience.until)
      }),
    )
  })

  it('are taken several at once, of one caller only some, so that others pass those who wait for what is locked', async () => {
    const turns = new Turns({ atOnce: 4, atOnceOfCaller: 2, longestQueue: 100, longestWaitMs: 60_000 })
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
})
