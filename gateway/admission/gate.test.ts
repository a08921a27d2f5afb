import { expect, it } from 'vitest'
import { createGate } from './gate.ts'

it('tells whoever cannot be served soon when to come back', async () => {
  const gate = createGate({ atOnce: 2, longestQueue: 10, longestWaitMs: 500 })
  let free = () => {}
  const freed = new Promise<void>((resolve) => (free = resolve))
  const under = [gate.take(undefined, () => freed), gate.take(undefined, () => freed)]
  await expect(gate.take({ until: performance.now() + 10 }, async () => {})).rejects.toMatchObject({
    slug: 'unavailable',
    headers: { 'retry-after': '1' },
  })
  free()
  await Promise.all(under)
  expect(await gate.take(undefined, async () => 'well')).toBe('well')
})
