import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { MemoryCache } from './memory-cache.ts'

test('callers of one key share a load while it is fresh', async () => {
  const cache = new MemoryCache<number>(10)
  let loads = 0
  const load = async () => ++loads
  expect(await Promise.all([cache.get('a', 60_000, load), cache.get('a', 60_000, load)])).toEqual([1, 1])
  expect(await cache.get('b', 60_000, load)).toBe(2)
  expect(await cache.get('a', 60_000, load)).toBe(1)
})

test('a value past its age is loaded again', async () => {
  const cache = new MemoryCache<number>(10)
  let loads = 0
  const load = async () => ++loads
  await cache.get('a', 1, load)
  await wait(20)
  expect(await cache.get('a', 1, load)).toBe(2)
})

test('failures and what is not worth keeping are not kept', async () => {
  const cache = new MemoryCache<number>(10)
  await expect(cache.get('a', 60_000, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await cache.get('a', 60_000, async () => 5)).toBe(5)
  await cache.get(
    'b',
    60_000,
    async () => 500,
    (value) => value < 500,
  )
  expect(await cache.get('b', 60_000, async () => 200)).toBe(200)
})

test('it never holds more than its capacity', async () => {
  const cache = new MemoryCache<number>(3)
  for (let key = 0; key < 100; key++) await cache.get(String(key), 60_000, async () => key)
  expect(cache.size).toBe(3)
  expect(await cache.get('99', 60_000, async () => -1)).toBe(99)
})
