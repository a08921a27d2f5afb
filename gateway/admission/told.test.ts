import { expect, it } from 'vitest'
import { Told } from './told.ts'

it('knows who comes sooner than told, and forgets everybody whose time is over', () => {
  const told = new Told()
  told.note('192.0.2.1', 1000)
  told.note('192.0.2.2', 1010)
  told.note('192.0.2.1', 1020)
  expect([
    told.isEarly('192.0.2.1', 1015),
    told.isEarly('192.0.2.2', 1015),
    told.isEarly('192.0.2.3', 0),
  ]).toEqual([true, false, false])
  told.sweep(1015)
  expect(told.size).toBe(1)
  told.sweep(1020)
  expect(told.size).toBe(0)
})

it('holds a bounded number', () => {
  const told = new Told()
  for (let n = 0; n < 20_010; n++) told.note(String(n), n)
  expect([told.size, told.isEarly('0', -1), told.isEarly('20009', 0)]).toEqual([20_000, false, true])
})
