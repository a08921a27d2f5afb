import { afterEach, expect, it, vi } from 'vitest'
import { newId } from './ids.ts'

afterEach(() => {
  vi.useRealTimers()
})

it('is a UUIDv7 of now', () => {
  const before = Date.now()
  const id = newId()
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  const time = Number.parseInt(id.replace('-', '').slice(0, 12), 16)
  expect(time).toBeGreaterThanOrEqual(before)
  expect(time).toBeLessThanOrEqual(before + 1_000)
})

it('sorts as it was made and never repeats, also within a millisecond and when the clock steps back', () => {
  vi.useFakeTimers({ now: Date.now() + 60_000 })
  const ids: string[] = []
  for (let i = 0; i < 20_000; i++) ids.push(newId())
  vi.setSystemTime(Date.now() - 3_600_000)
  for (let i = 0; i < 1_000; i++) ids.push(newId())
  expect([...ids].sort()).toEqual(ids)
  expect(new Set(ids).size).toBe(ids.length)
  expect(new Set(ids.map((id) => id.slice(19))).size).toBe(ids.length)
})
