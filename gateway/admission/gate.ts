import { Turns, type TurnsOptions } from '@piata/db'
import { Problem } from '../problems/problem.ts'

/** Lets so many work at once, the others in their order; whoever would wait too long is refused at once, with when to come back. */
export function createGate(options: Pick<TurnsOptions, 'atOnce' | 'longestQueue' | 'longestWaitMs'>): Turns {
  return new Turns({
    ...options,
    isForeseeing: true,
    refusal: (_reason, expectedMs) => refusal(expectedMs),
  })
}

/** @param expectedMs when there may be room again */
export function refusal(expectedMs: number): Problem {
  const seconds = Math.min(30, Math.max(1, Math.ceil(expectedMs / 1000)))
  return new Problem('unavailable', `Too much is asked at once; try again in ${seconds} s.`, {
    headers: { 'retry-after': String(seconds) },
  })
}
