import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Tally } from '../scratch/tally.ts'
import { orderByNumber } from './chunk-order.ts'
import { KeywordColumn, packSets } from './keyword-column.ts'
import { absentOf, NumericColumn, packNumbers } from './numeric-column.ts'
import { StringPool } from './string-pool.ts'

const gappy = <T>(value: fc.Arbitrary<T>, absent: T) =>
  fc
    .array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.array(value, { maxLength: 30 })), { maxLength: 12 })
    .map((runs) => runs.flatMap(([gap, values]) => [...new Array<T>(gap).fill(absent), ...values]))

/** Some of the documents of a column, ascending. */
const chosen = fc.infiniteStream(fc.boolean())

function pick(length: number, stream: Iterable<boolean>): Uint16Array {
  const documents: number[] = []
  let at = 0
  for (const isChosen of stream) {
    if (at === length) break
    if (isChosen) documents.push(at)
    at++
  }
  return Uint16Array.from(documents)
}

test('sets come back as they were packed, whatever the gaps', () => {
  fc.assert(
    fc.property(
      gappy(fc.integer({ min: 0, max: 300 }), 0),
      chosen,
      // bytes; two bytes; and so many that counting notes what it counts
      fc.constantFrom(200, 301, 1301),
      fc.nat(2),
      (given, stream, setCount, unwanted) => {
        const sets = given.map((set) => set % setCount)
        const isWanted = (set: number) => set % 3 !== unwanted
        const dense = Uint32Array.from(sets)
        const { pieces, sets: packed } = packSets(dense, dense.length, setCount)
        const pool = new StringPool(new Uint8Array(0), new Uint32Array(301))
        const none = new Uint32Array(0)
        const column = new KeywordColumn(
          'x',
          pool,
          new Uint32Array(setCount + 1),
          none,
          pieces,
          packed,
          none,
          none,
        )
        expect(sets.map((_, document) => column.at(document))).toEqual(sets)

        const documents = pick(sets.length, stream)
        // few sets, and so many that what was counted is noted; the second opening starts anew
        const tally = new Tally()
        for (let round = 0; round < 2; round++) {
          tally.open(setCount)
          column.tally(documents, documents.length, 0, tally)
        }
        const passes = Uint8Array.from({ length: 301 }, (_, set) => (isWanted(set) ? 1 : 0))
        const left = documents.slice()
        const kept = column.keep(left, left.length, 0, passes)
        const expected = new Uint32Array(301)
        for (const document of documents) expected[sets[document]!]!++
        expect(tally.counts.subarray(1, 301)).toEqual(expected.subarray(1))
        const held = [...expected.keys()].filter((set) => set > 0 && expected[set]! > 0)
        expect([...tally.list()].filter((set) => set > 0).sort((a, b) => a - b)).toEqual(held)
        expect([...left.subarray(0, kept)]).toEqual(
          [...documents].filter((document) => isWanted(sets[document]!)),
        )
      },
    ),
  )
})

const number = fc.oneof(
  fc.integer({ min: 0, max: 200 }),
  fc.integer({ min: -70_000, max: 70_000 }),
  fc.constantFrom(
    0,
    5e9,
    0.1,
    0.1 + 2 ** -56,
    -0.1,
    -0.1 - 2 ** -56,
    -3.5,
    Number.MAX_SAFE_INTEGER,
    Number.MIN_SAFE_INTEGER,
    1e300,
    5e-324,
  ),
)
/** Whole numbers that are kept in 32 bits, up to those that are negative when taken for signed. */
const wide = fc.oneof(
  fc.integer({ min: 0, max: 0xfffffffe }),
  fc.constantFrom(0, 1, 0x7fffffff, 0x80000000, 0x80000001, 0xfffffffe),
)
const bound = fc.oneof(number, wide, fc.constantFrom(Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 4.5))

const gappyNumbers = fc.oneof(gappy(number, Number.NaN), gappy(wide, Number.NaN))

test('numbers come back as they were packed, and ranges are closed', () => {
  fc.assert(
    fc.property(gappyNumbers, chosen, bound, bound, (numbers, stream, min, max) => {
      const dense = Float64Array.from(numbers)
      const { pieces, values, base } = packNumbers(dense, dense.length)
      const order = orderByNumber(pieces, values, absentOf(values), dense.length)
      const column = new NumericColumn('x', pieces, values, base, order)
      expect(numbers.map((_, document) => column.at(document))).toEqual(numbers)

      const documents = pick(numbers.length, stream)
      const out = new Float64Array(documents.length)
      column.gather(documents, documents.length, 0, out)
      expect([...out]).toEqual([...documents].map((document) => numbers[document]))
      const isInside = (value: number) => value >= min && value <= max
      const left = documents.slice()
      const kept = column.keep(left, left.length, 0, min, max)
      expect([...left.subarray(0, kept)]).toEqual(
        [...documents].filter((document) => isInside(numbers[document]!)),
      )

      // only documents that have a number are in order
      const ordered = [...order.documents]
      expect(ordered).toEqual(
        [...numbers.keys()]
          .filter((document) => !Number.isNaN(numbers[document]!))
          .sort((a, b) => numbers[a]! - numbers[b]! || a - b),
      )
      if (numbers.length === 0) return
      const found = ordered.slice(column.firstFrom(0, min), column.firstAbove(0, max))
      expect(found.sort((a, b) => a - b)).toEqual(
        [...numbers.keys()].filter((document) => isInside(numbers[document]!)),
      )
    }),
  )
})
