import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { Gate } from './gate.ts'
import { TurnBudget } from './turn.ts'

const here = () => false
const outcomeOf = <T>(work: Promise<T>) =>
  work.then(
    (value) => value as T | string,
    (error: unknown) => (error as { slug: string }).slug,
  )

describe('a gate', () => {
  it('lets so many pass at once, the others in their order', async () => {
    const gate = new Gate({ concurrency: 2, longestWaitMs: 60_000 })
    const begun: number[] = []
    let most = 0
    await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        gate.pass(here, async () => {
          begun.push(n)
          most = Math.max(most, gate.running)
          await delay(1)
        }),
      ),
    )
    expect(most).toBe(2)
    expect(begun).toEqual([...begun].sort((a, b) => a - b))
    expect([gate.running, gate.waiting]).toEqual([0, 0])
  })

  it('hands its places on when work fails', async () => {
    const gate = new Gate({ concurrency: 1, longestWaitMs: 60_000 })
    const fail = () => gate.pass(here, () => Promise.reject(new Error('no')))
    await Promise.allSettled([fail(), fail(), fail()])
    expect(await gate.pass(here, async () => 'well')).toBe('well')
  })

  it('refuses at once whoever would wait too long, by the time that work has taken', async () => {
    const gate = new Gate({ concurrency: 1, longestWaitMs: 200 })
    for (let n = 0; n < 20; n++) await gate.pass(here, () => delay(20))
    let refused = 0
    const many = Array.from({ length: 500 }, () =>
      outcomeOf(
        gate.pass(here, async () => {
          await delay(20)
          return 'done'
        }),
      ),
    )
    const waiting = gate.waiting
    for (const outcome of await Promise.all(many)) if (outcome === 'unavailable') refused += 1
    // At 20 ms each, about ten come within 200 ms.
    expect(waiting).toBeGreaterThan(0)
    expect(waiting).toBeLessThan(25)
    expect(refused).toBeGreaterThan(450)
  })

  it('lets nobody wait longer than it says, says when to come back, and begins nothing that nobody waits for', async () => {
    const gate = new Gate({ concurrency: 1, longestWaitMs: 30 })
    let free = () => {}
    const first = gate.pass(here, () => new Promise<void>((resolve) => (free = resolve)))
    await expect(gate.pass(here, async () => {})).rejects.toMatchObject({
      slug: 'unavailable',
      headers: { 'retry-after': '1' },
    })
    let isBegun = false
    const gone = outcomeOf(
      gate.pass(
        () => true,
        async () => (isBegun = true),
      ),
    )
    free()
    await first
    expect(await gone).toBe('unavailable')
    expect(isBegun).toBe(false)
  })
})

describe('a turn of the event loop', () => {
  const spend = (ms: number) => {
    for (const start = performance.now(); performance.now() - start < ms; );
  }

  it('takes no more when its time is used, and the next takes again', async () => {
    const turn = new TurnBudget()
    await new Promise((resolve) => setImmediate(resolve))
    const taken: boolean[] = []
    for (let n = 0; n < 110; n++) {
      taken.push(turn.take(10))
      spend(1)
    }
    expect(taken.filter((one) => one).length).toBe(100)
    await new Promise((resolve) => setImmediate(resolve))
    expect(turn.take(10)).toBe(true)
  })

  it('takes what one slow answer holds up', async () => {
    const turn = new TurnBudget()
    turn.take(10)
    spend(20)
    expect(turn.take(10)).toBe(true)
  })
})
