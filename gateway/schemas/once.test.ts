import { expect, test } from 'vitest'
import { makeTheRest, onceEach } from './once.ts'

test('a function is made when it is first called, or with the rest, and once either way', async () => {
  const made: string[] = []
  const of = onceEach(
    (schema) => {
      made.push((schema as { name: string }).name)
      return (value: unknown) => value
    },
    (get) => (value) => get()(value),
    'late',
  )
  const called = of({ name: 'called' })
  const waiting = of({ name: 'waiting' })
  expect(of({ name: 'waiting' })).toBe(waiting)
  expect(made).toEqual([])
  expect(called(1)).toBe(1)
  expect(made).toEqual(['called'])

  await makeTheRest()
  expect(made).toEqual(['called', 'waiting'])
  expect(waiting(2)).toBe(2)
  await makeTheRest()
  expect(made).toEqual(['called', 'waiting'])
})
