import { expect, test } from 'vitest'
import { ApiError } from '../client/api-error.ts'
import { patiently } from './patiently.ts'

const failing = (errors: unknown[]) => {
  const keys: string[] = []
  const waits: number[] = []
  const sent = patiently(
    async (key) => {
      keys.push(key)
      if (errors.length > 0) throw errors.shift()
      return 'kept'
    },
    async (ms) => void waits.push(ms),
  )
  return { sent, keys, waits }
}

test('what the network or a busy server refuses is sent again under the same key, later each time', async () => {
  const { sent, keys, waits } = failing([
    new ApiError(0),
    new ApiError(0),
    new ApiError(503, undefined, '7'),
    new ApiError(408),
  ])
  expect(await sent).toBe('kept')
  expect([new Set(keys).size, keys.length]).toEqual([1, 5])
  expect(waits).toEqual([1_000, 2_000, 7_000, 10_000])
})

test('a refusal is told at once, and a network that stays away in the end', async () => {
  for (const error of [new ApiError(422), new ApiError(429, undefined, '3600'), new Error('ours')]) {
    const { sent, keys } = failing([error])
    await expect(sent).rejects.toBe(error)
    expect(keys).toHaveLength(1)
  }
  const gone = new ApiError(0)
  const { sent, waits } = failing(Array(20).fill(gone))
  await expect(sent).rejects.toBe(gone)
  expect(waits.reduce((sum, ms) => sum + ms)).toBeGreaterThan(180_000)
})
