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
