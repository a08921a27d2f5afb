import { expect, it } from 'vitest'
import { Line, ranks } from './line.ts'

it('hears the first or the last of each rank, and no rank at the cost of another', () => {
  const line = new Line<string>()
  for (const rank of ranks)
    for (const name of ['a', 'b', 'c']) expect(line.add(`${rank} ${name}`, rank, 0)).toBeUndefined()
  expect(ranks.map((rank) => line.takeFirst(rank))).toEqual(ranks.map((rank) => `${rank} a`))
  expect(ranks.map((rank) => line.takeLast(rank, () => true))).toEqual(ranks.map((rank) => `${rank} c`))
  expect(line.takeLast('visit', (one) => one !== 'visit b')).toBeUndefined()
  expect(line.length).toBe(5)
})

it('is bounded: whoever has waited longest makes room, and of checks nobody more is taken', () => {
  const line = new Line<number>()
  const out = Array.from({ length: 300 }, (_, n) => line.add(n, 'visit', n)).filter(
    (one) => one !== undefined,
  )
  expect(out).toEqual(Array.from({ length: 300 - line.length }, (_, n) => n))
  expect(line.add(-1, 'login', 0)).toBeUndefined()
  let checks = 0
  while (line.add(checks, 'check', 0) === undefined) checks += 1
  expect(checks).toBeGreaterThan(1000)
})

it('gives up whoever of a rank has waited since before a moment', () => {
  const line = new Line<string>()
  line.add('old', 'dear', 5)
  line.add('new', 'dear', 20)
  const late = [line.takeLate('visit', 10), line.takeLate('dear', 10), line.takeLate('dear', 10)]
  expect([late, line.length, line.visitors]).toEqual([[undefined, 'old', undefined], 1, 1])
})
