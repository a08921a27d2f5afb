import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isoTime } from './iso-time.ts'

test('times are written as toISOString writes them', () => {
  const noon = Date.UTC(2026, 11, 1, 12)
  for (const ms of [0, -1, noon, noon + 0.7, 8.64e15, -8.64e15])
    expect(isoTime(ms)).toBe(new Date(ms).toISOString())
  fc.assert(
    fc.property(fc.date({ noInvalidDate: true }), fc.integer({ min: 0, max: 86_399_999 }), (date, more) => {
      for (const time of [date.getTime(), noon + more])
        expect(isoTime(time)).toBe(new Date(time).toISOString())
    }),
  )
  expect(() => isoTime(Number.NaN)).toThrow(RangeError)
})
