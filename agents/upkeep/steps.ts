import { setTimeout as delay } from 'node:timers/promises'
import type { Database } from '@piata/db'

/** Rows of a step, and the milliseconds that one may take: on SQLite nobody else is served meanwhile. */
const fewest = 20
const most = 400
const stepMs = { sqlite: 10, postgres: 100 }

/**
 * Does a step of so many rows until one finds fewer, as many at a time as fit, with as long a rest as each took. Resolves to how many rows all of them
 * found.
 */
export async function inSteps(
  step: (limit: number) => Promise<number>,
  dialect: Database['dialect'],
  signal: AbortSignal,
): Promise<number> {
  let size = 2 * fewest
  let total = 0
  while (!signal.aborted) {
    const start = performance.now()
    const found = await step(size)
    const took = performance.now() - start
    total += found
    if (found < size) break
    size = took > stepMs[dialect] ? Math.max(fewest, size >> 1) : Math.min(most, size + fewest)
    await delay(took, undefined, { signal }).catch(() => {})
  }
  return total
}
