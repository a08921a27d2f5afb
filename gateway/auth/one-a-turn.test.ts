import { expect, it } from 'vitest'
import { oneATurn } from './one-a-turn.ts'

it('gives each a turn of its own, in the order in which they came, and others go on between', async () => {
  let turn = 0
  let isOver = false
  const count = () => {
    turn += 1
    if (!isOver) setImmediate(count)
  }
  setImmediate(count)
  const seen: [number, number][] = []
  await Promise.all(Array.from({ length: 20 }, (_, n) => oneATurn().then(() => seen.push([n, turn]))))
  isOver = true
  expect(seen.map(([n]) => n)).toEqual(Array.from({ length: 20 }, (_, n) => n))
  expect(new Set(seen.map(([, at]) => at)).size).toBe(20)
})
