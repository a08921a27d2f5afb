import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { KeywordColumn } from '../segment/keyword-column.ts'
import { compareUtf8, packStrings, StringPool } from '../segment/string-pool.ts'
import { WantedValues } from './wanted-values.ts'

/** A column of sets of values, as ordinals of its pool. */
function columnOf(values: readonly string[], sets: readonly (readonly string[])[]): KeywordColumn {
  const sorted = [...new Set(values)].sort(compareUtf8)
  const { bytes, offsets } = packStrings(sorted)
  const ordinals = sets.map((set) => set.map((value) => sorted.indexOf(value)))
  const setOffsets = [0, 0]
  for (const set of ordinals) setOffsets.push(setOffsets.at(-1)! + set.length)
  return {
    values: new StringPool(bytes, offsets),
    setOffsets: Uint32Array.from(setOffsets),
    setValues: Uint32Array.from(ordinals.flat()),
    setCount: sets.length + 1,
    isSingle: false,
  } as unknown as KeywordColumn
}

test('the sets that have one of the values are found, whatever the values', () => {
  const value = fc.oneof(
    fc.constantFrom('true', 'false', '', 'a', 'ab', 'b', '\u{1f600}', '\uffee', '\ufffd', 'ă'),
    fc.string({ unit: 'binary', maxLength: 3 }).map((text) => text.toWellFormed()),
  )
  const asked = fc.oneof(value, fc.boolean(), fc.string({ unit: 'binary', maxLength: 2 }))
  fc.assert(
    fc.property(
      fc.array(fc.uniqueArray(value, { minLength: 1, maxLength: 3 }), { maxLength: 40, size: 'max' }),
      fc.array(asked, { maxLength: 40, size: 'max' }),
      (sets, wanted) => {
        const texts = new Set(wanted.map((one) => String(one).toWellFormed()))
        const values = new WantedValues(wanted)
        const expected = sets.flatMap((set, i) => (set.some((one) => texts.has(one)) ? [i + 1] : []))
        const column = columnOf(sets.flat(), sets)
        const { sets: found, isWanted } = values.setsIn(column)
        expect(found).toEqual(expected)
        expect([...isWanted]).toEqual([0, ...sets.map((_, i) => (expected.includes(i + 1) ? 1 : 0))])
        // others do not get what was found for these
        const others = new WantedValues(wanted.slice(1)).setsIn(column)
        expect(others).toEqual(new WantedValues(wanted.slice(1)).setsIn({ ...column } as KeywordColumn))
        // a column of single values: each value is a set
        const pool = [...new Set(sets.flat())].sort(compareUtf8)
        const single = { ...columnOf(pool, []), setCount: pool.length + 1, isSingle: true } as KeywordColumn
        expect(values.setsIn(single).sets).toEqual(pool.flatMap((one, i) => (texts.has(one) ? [i + 1] : [])))
      },
    ),
    { numRuns: 300 },
  )
})
