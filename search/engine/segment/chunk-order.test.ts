import fc from 'fast-check'
import { expect, test } from 'vitest'
import { orderByNumber, orderByPlace, rowOf } from './chunk-order.ts'

const number = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
  fc.integer({ min: -3, max: 3 }),
  fc.constant(Number.NaN),
)
const lists = <Item>(item: fc.Arbitrary<Item>) =>
  fc.oneof(fc.array(item, { maxLength: 60 }), fc.array(item, { minLength: 40, maxLength: 300 }))

test('documents are ordered by number, few and many, equal ones by document', () => {
  fc.assert(
    fc.property(lists(number), (values) => {
      const pieces = { starts: Uint32Array.of(0), bases: Uint32Array.of(0, values.length) }
      const { documents, starts } = orderByNumber(
        pieces,
        Float64Array.from(values),
        Number.NaN,
        values.length,
      )
      const held = [...values.keys()].filter((document) => !Number.isNaN(values[document]!))
      expect([...documents]).toEqual(held.sort((a, b) => values[a]! - values[b]! || a - b))
      expect([...starts]).toEqual(values.length === 0 ? [0] : [0, held.length])
    }),
  )
})

test('documents are ordered by row of latitude, then longitude', () => {
  const degrees = (most: number) => fc.integer({ min: -most, max: most }).map((value) => value * 10_000_000)
  fc.assert(
    fc.property(lists(fc.tuple(degrees(90), degrees(180))), (places) => {
      const latitudes = Int32Array.from(places, ([latitude]) => latitude)
      const longitudes = Int32Array.from(places, ([, longitude]) => longitude)
      const expected = [...places.keys()].sort(
        (a, b) => rowOf(latitudes[a]!) - rowOf(latitudes[b]!) || longitudes[a]! - longitudes[b]! || a - b,
      )
      expect([...orderByPlace(latitudes, longitudes).documents]).toEqual(expected)
    }),
  )
})
