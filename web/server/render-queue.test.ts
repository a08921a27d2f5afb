import { expect, test } from 'vitest'
import { Overloaded, RenderQueue } from './render-queue.ts'

test('few run at once, the others in turn; what is too much or too late is refused', async () => {
  const queue = new RenderQueue({ atOnce: 2, mostWaiting: 2, patienceMs: 10_000 })
  const order: number[] = []
  const ends: (() => void)[] = []
  const work = (n: number) =>
    queue.run(
      () =>
        new Promise<void>((resolve) => {
          order.push(n)
          ends.push(resolve)
        }),
    )
  const all = [1, 2, 3, 4].map(work)
  await expect(work(5)).rejects.toThrow(Overloaded)
  expect(order).toEqual([1, 2])
  while (order.length < 4) {
    ends.shift()!()
    await new Promise(setImmediate)
  }
  for (const end of ends) end()
  await Promise.all(all)
  expect(order).toEqual([1, 2, 3, 4])
  // A failure gives its place back.
  await expect(queue.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
  await expect(queue.run(async () => 'yes')).resolves.toBe('yes')
})

test('nobody waits for ever', async () => {
  const queue = new RenderQueue({ atOnce: 1, mostWaiting: 5, patienceMs: 20 })
  let end = () => {}
  const first = queue.run(() => new Promise<void>((resolve) => (end = resolve)))
  await expect(queue.run(async () => 'late')).rejects.toThrow(Overloaded)
  end()
  await first
  await expect(queue.run(async () => 'on time')).resolves.toBe('on time')
})
