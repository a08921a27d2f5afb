import { expect, it } from 'vitest'
import { Reformulations } from './reformulations.ts'

const start = 10_000_000

it('counts what was searched for instead of what found little, once a visitor', () => {
  const seen = new Reformulations()
  for (const address of ['10.0.0.1', '10.0.0.2', '10.0.0.2']) {
    seen.note(address, 'telefon s23', 0, start)
    seen.note(address, 'telefon s 23', 12, start + 30_000)
  }
  expect(seen.take()).toEqual([{ query: 'telefon s23', instead: 'telefon s 23', times: 2 }])
  expect(seen.take()).toEqual([])
})

it('takes the last try before, and where much was found only other words beside some of the same', () => {
  const seen = new Reformulations()
  seen.note('a', 'one', 0, start)
  seen.note('a', 'two', 2, start + 1)
  seen.note('a', 'three', 3, start + 2)
  seen.note('a', 'four', 30, start + 3)
  seen.note('a', 'four five', 30, start + 4)
  seen.note('a', 'four six', 2, start + 5)
  expect(seen.take()).toEqual([
    { query: 'two', instead: 'three', times: 1 },
    { query: 'four', instead: 'four five', times: 1 },
  ])
})

it('joins neither different visitors nor what is a minute apart, nor a query and itself', () => {
  const seen = new Reformulations()
  seen.note('a', 'one', 0, start)
  seen.note('b', 'two', 9, start + 1)
  seen.note('a', 'two', 9, start + 60_001)
  seen.note('a', 'three', 0, start + 60_002)
  seen.note('a', 'three', 9, start + 60_003)
  expect(seen.take()).toEqual([])
})

it('knows nobody any more after an hour, and no more than so many', () => {
  const seen = new Reformulations()
  seen.note('a', 'one', 0, start)
  seen.note('a', 'two', 9, start + 1)
  seen.note('a', 'one', 0, start + 3_599_999)
  // The same visitor would not be counted again under the same key.
  seen.note('a', 'two', 9, start + 3_600_000)
  expect(seen.take()).toEqual([{ query: 'one', instead: 'two', times: 1 }])
  for (let i = 0; i < 10_001; i++) seen.note(`visitor ${i}`, 'one', 0, start + 3_600_001)
  for (const i of [1, 0]) seen.note(`visitor ${i}`, `other ${i}`, 9, start + 3_600_002)
  expect(seen.take()).toEqual([{ query: 'one', instead: 'other 1', times: 1 }])
})
