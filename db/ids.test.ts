import { afterEach, expect, it, vi } from 'vitest'
import { newId } from './ids.ts'

afterEach(() => {
  vi.useRealTimers()
})

const timeOf = (id: string) => Number.parseInt(id.replace('-', '').slice(0, 12), 16)

it('is a UUIDv7 of now', () => {
  const now = Date.now() + 7_200_000
  vi.useFakeTimers({ now })
  const id = newId()
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(timeOf(id)).toBe(now)
})

it('is of now again once a clock that was far ahead is set right', () => {
  const now = Date.now() + 14_400_000
  vi.useFakeTimers({ now: now + 180 * 86_400_000 })
  newId()
  vi.setSystemTime(now)
  expect(timeOf(newId())).toBe(now)
})

it('sorts as it was made and never repeats, also within a millisecond and when the clock steps back', () => {
  vi.useFakeTimers({ now: Date.now() + 21_600_000 })
  const ids: string[] = []
  for (let i = 0; i < 20_000; i++) ids.push(newId())
  vi.setSystemTime(Date.now() - 1_800_000)
  for (let i = 0; i < 1_000; i++) ids.push(newId())
  expect([...ids].sort()).toEqual(ids)
  expect(new Set(ids).size).toBe(ids.length)
  expect(new Set(ids.map((id) => id.slice(19))).size).toBe(ids.length)
})
