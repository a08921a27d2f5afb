import { expect, it } from 'vitest'
import { Room } from './room.ts'

it('lets so many in at a time, in order, whatever becomes of them', async () => {
  const room = new Room(2)
  const never = new AbortController().signal
  const stopped = AbortSignal.abort(new Error('enough'))
  const seen: number[] = []
  let within = 0
  let most = 0
  const enter = (number: number, signal = never) =>
    room.within(signal, async () => {
      seen.push(number)
      most = Math.max(most, ++within)
      await new Promise(setImmediate)
      within--
      if (number === 2) throw new Error('no')
    })
  const all = await Promise.allSettled([enter(1), enter(2), enter(3, stopped), enter(4), enter(5), enter(6)])
  expect(all.map(({ status }) => status === 'fulfilled')).toEqual([true, false, false, true, true, true])
  expect(seen).toEqual([1, 2, 4, 5, 6])
  expect(most).toBe(2)
  await enter(7)
})
