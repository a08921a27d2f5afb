import { expect, it } from 'vitest'
import { nameAt, outdated } from './retention.ts'

const at = (time: string) => nameAt(new Date(time))

it('keeps the last backup of so many days, and of so many weeks', () => {
  // Two a day for six weeks, until a Sunday.
  const end = Date.parse('2026-11-29T15:00:00Z')
  const names = Array.from({ length: 84 }, (_, n) => nameAt(new Date(end - n * 12 * 3_600_000)))
  const gone = new Set(outdated(names, { daily: 7, weekly: 4 }))
  expect(names.filter((name) => !gone.has(name))).toEqual([
    ...[29, 28, 27, 26, 25, 24, 23].map((day) => at(`2026-11-${day}T15:00:00Z`)),
    // The Sundays before, whose weeks were over.
    ...['2026-11-22', '2026-11-15', '2026-11-08'].map((day) => at(`${day}T15:00:00Z`)),
  ])
})

it('counts only days and weeks that have a backup, and keeps the newest whatever is asked', () => {
  const names = [at('2026-11-29T03:30:00Z'), at('2026-03-01T03:30:00Z'), at('2025-01-01T03:30:00Z')]
  expect(outdated(names, { daily: 2, weekly: 0 })).toEqual([names[2]])
  expect(outdated(names.toReversed(), { daily: 1, weekly: 1 })).toEqual([names[2], names[1]])
  expect(outdated([], { daily: 1, weekly: 1 })).toEqual([])
})
