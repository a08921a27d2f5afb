import { Socket } from 'node:net'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { HeldConnections } from './held.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'setImmediate', 'performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

it('reads a crowd again in its order, and tells for a turn whose request may have waited long', () => {
  const held = new HeldConnections()
  const crowd = Array.from({ length: 1500 }, () => new Socket())
  for (const socket of crowd) held.hold(socket)
  const read = () => crowd.filter((socket) => !socket.isPaused()).length
  vi.advanceTimersByTime(10)
  expect([read(), crowd[0]!.isPaused(), crowd[200]!.isPaused()]).toEqual([32, false, true])
  expect(held.mayHaveWaited(crowd[0]!)).toBe(false)
  let late = false
  const last = crowd.at(-1)!
  vi.spyOn(last, 'resume').mockImplementation(() => {
    late = held.mayHaveWaited(last)
    return last
  })
  vi.advanceTimersByTime(500)
  expect([read(), late, held.mayHaveWaited(last)]).toEqual([1499, true, false])
  for (const socket of crowd) socket.destroy()
})
