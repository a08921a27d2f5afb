import fc from 'fast-check'
import { expect, it } from 'vitest'
import { compareUtf8, packStrings, StringPool } from './string-pool.ts'
import { Tally } from './tally.ts'
import { mostFrequent } from './top-values.ts'

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
    fc.property(counted, split, fc.integer({ min: 1, max: 40 }), (all, nth, limit) => {
      const pooled = all.filter((_, i) => i % nth === 0).sort(([a], [b]) => compareUtf8(a, b))
      const { bytes, offsets } = packStrings(pooled.map(([value]) => value))
      const tally = new Tally()
      tally.open(pooled.length)
      pooled.forEach(([, count], ordinal) => {
        if (count > 0) tally.add(ordinal, count)
      })
      const others = new Map(all.filter(([, count], i) => i % nth !== 0 && count > 0))
      const expected = all
        .filter(([, count]) => count > 0)
        .map(([value, count]) => ({ value, count }))
        .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
      expect(mostFrequent(new StringPool(bytes, offsets), tally, others, limit)).toEqual(
        expected.slice(0, limit),
      )
    }),
  )
})
