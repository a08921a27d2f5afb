import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Recent } from './recent.ts'

test('the last keys asked for are known by their last value, and not many more', () => {
  const key = fc.nat(12)
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 6 }), fc.array(fc.tuple(key, fc.boolean())), (most, steps) => {
      const recent = new Recent<number, number>(most)
      /** Keys by their last use, latest last. */
      const used: number[] = []
      const values = new Map<number, number>()
      for (const [at, [asked, isSet]] of steps.entries()) {
        if (isSet) {
          recent.set(asked, at)
          values.set(asked, at)
        } else if (recent.get(asked) === undefined) continue
        if (used.includes(asked)) used.splice(used.indexOf(asked), 1)
        used.push(asked)
        // looking is a use too: from the one used longest ago on
        for (const known of used.slice(-most)) expect(recent.get(known)).toBe(values.get(known))
      }
    }),
  )
  const recent = new Recent<number, string>(3)
  for (let at = 0; at < 100; at++) recent.set(at, 'x')
  const known = Array.from({ length: 100 }, (_, at) => at).filter((at) => recent.get(at) !== undefined)
  expect(known.length).toBeGreaterThanOrEqual(3)
  expect(known.length).toBeLessThanOrEqual(6)
})

test('values that have sizes make way for others by these, and the last one is kept whatever its size', () => {
  const size = fc.integer({ min: 1, max: 9 })
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(5), size), { minLength: 1 }), (steps) => {
      const recent = new Recent<number, { size: number }>(10, (value) => value.size)
      for (const [key, size] of steps) {
        const value = { size }
        recent.set(key, value)
        expect(recent.get(key)).toBe(value)
      }
      const known = [0, 1, 2, 3, 4, 5].flatMap((key) => recent.get(key)?.size ?? [])
      expect(known.reduce((sum, one) => sum + one)).toBeLessThanOrEqual(20)
    }),
  )
  const large = new Recent<string, number>(10, (value) => value)
  large.set('large', 100)
  expect(large.get('large')).toBe(100)
  large.set('a', 1)
  large.set('b', 10)
  expect(large.get('large')).toBeUndefined()
})
