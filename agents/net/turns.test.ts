import { describe, expect, it } from 'vitest'
import { type Clock, HostTurns } from './turns.ts'

/** A clock that moves when everybody waits. */
function stillClock(): Clock & { time: number; waits: number[] } {
  const clock = {
    time: 0,
    waits: [] as number[],
    now: () => clock.time,
    async wait(ms: number, signal: AbortSignal) {
      signal.throwIfAborted()
      clock.waits.push(ms)
      clock.time += ms
    },
  }
  return clock
}

const never = new AbortController().signal

describe('turns of a host', () => {
  it('are one at a time, in order, with the pause between the end of one and the beginning of the next', async () => {
    const clock = stillClock()
    const turns = new HostTurns(clock)
    const seen: string[] = []
    await Promise.all(
      ['a', 'b', 'c'].map((name) =>
        turns.take('host', 1_000, never, async () => {
          seen.push(`${name} from ${clock.time}`)
          clock.time += 200
          await Promise.resolve()
          seen.push(`${name} to ${clock.time}`)
        }),
      ),
    )
    expect(seen).toEqual(['a from 0', 'a to 200', 'b from 1200', 'b to 1400', 'c from 2400', 'c to 2600'])
    expect(clock.waits).toEqual([1_000, 1_000])
  })

  it('of different hosts do not wait for each other', async () => {
    const turns = new HostTurns(stillClock())
    const { promise, resolve } = Promise.withResolvers<void>()
    const first = turns.take('a', 1_000, never, () => promise)
    await turns.take('b', 1_000, never, async () => {})
    resolve()
    await first
  })

  it('go on after one that failed or was given up', async () => {
    const clock = stillClock()
    const turns = new HostTurns(clock)
    const { promise, resolve } = Promise.withResolvers<void>()
    const holder = turns.take('a', 10, never, () => promise)
    const stop = new AbortController()
    const waiting = turns.take('a', 10, stop.signal, async () => 'never')
    const after = turns.take('a', 10, never, async () => 'after')
    stop.abort(new Error('enough'))
    await expect(waiting).rejects.toThrow('enough')
    resolve()
    await holder
    expect(await after).toBe('after')
    await expect(
      turns.take('a', 10, never, async () => {
        throw new Error('no')
      }),
    ).rejects.toThrow('no')
    expect(await turns.take('a', 10, never, async () => 'on')).toBe('on')
  })
})
