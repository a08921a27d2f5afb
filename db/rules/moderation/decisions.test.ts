import { expect, it } from 'vitest'
import { complaintEnd } from './decisions.ts'

it.each([
  ['2026-01-15T10:00:00.000Z', '2026-07-15T10:00:00.000Z'],
  ['2026-08-31T23:59:59.999Z', '2027-02-28T23:59:59.999Z'],
  ['2026-12-31T00:00:00.000Z', '2027-06-30T00:00:00.000Z'],
])('one may complain for six months of the calendar: %s', (decided, end) => {
  expect(complaintEnd(decided)).toBe(end)
})
