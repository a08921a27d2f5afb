import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Tally } from '../scratch/tally.ts'
import { compareUtf8, packStrings, StringPool } from '../segment/string-pool.ts'
import { mostFrequent } from './top-values.ts'
import { ValueNumbers } from './value-numbers.ts'

it('gives the most frequent values, in the order of a plain sort', () => {
  // of one plane, and with characters whose UTF-16 order is another than that of their bytes
  const text = fc.oneof(
    fc.string({ maxLength: 3 }),
    fc.constantFrom('\u{1f600}', '\uffee', '\ue000', '\u{10000}a'),
  )
  const counted = fc.uniqueArray(fc.tuple(text, fc.integer({ min: 0, max: 4 })), {
    selector: ([value]) => value,
    maxLength: 700,
    minLength: 0,
  })
  const split = fc.integer({ min: 1, max: 9 })
  fc.assert(
    fc.property(counted, split, fc.integer({ min: 1, max: 40 }), (all, most, limit) => {
      // six pools, of which some share values, and two have no numbers
      const pools = Array.from({ length: 6 }, (_, p) => {
        const own = all.filter((_, i) => i % most === p || i % 7 === p).map(([value]) => value)
        const { bytes, offsets } = packStrings(own.sort(compareUtf8))
        return new StringPool(bytes, offsets)
      })
      const numbers = new ValueNumbers(pools)
      const tally = new Tally()
      tally.open(numbers.size)
      const others = new Map<string, number>()
      const total = new Map<string, number>()
      for (const [p, pool] of pools.entries()) {
        const numberOf = numbers.of(pool)
        for (let ordinal = 0; ordinal < pool.size; ordinal++) {
          const value = pool.at(ordinal)
          const count = all.find(([one]) => one === value)![1] * p
          if (count === 0) continue
          if (numberOf(ordinal) >= 0) tally.add(numberOf(ordinal), count)
          else others.set(value, (others.get(value) ?? 0) + count)
          total.set(value, (total.get(value) ?? 0) + count)
        }
      }
      const expected = [...total]
        .map(([value, count]) => ({ value, count }))
        .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
      expect(mostFrequent(numbers, tally, others, limit)).toEqual(expected.slice(0, limit))
    }),
  )
})
