import fc from 'fast-check'
import { expect, test } from 'vitest'
import { orderByNumber, orderByPlace, QUARTER_TURN } from '../segment/chunk-order.ts'
import { CHUNK_SIZE, COORDINATE_SCALE, NO_COORDINATE } from '../segment/chunks.ts'
import { EARTH_RADIUS_KM, Origin } from '../segment/geo.ts'
import { KeywordColumn } from '../segment/keyword-column.ts'
import { absentOf, NumericColumn, packNumbers } from '../segment/numeric-column.ts'
import { StringPool } from '../segment/string-pool.ts'
import { HALF_TURN, Radius } from './radius.ts'
import { RadiusSeed, RangeSeed, type Seed, SetSeed } from './seeds.ts'

/** Documents that a seed marks, chunk by chunk. */
function marked(seed: Seed, documents: number): number[] {
  const all: number[] = []
  const bits = new Uint32Array(CHUNK_SIZE >>> 5)
  for (let chunk = 0; chunk * CHUNK_SIZE < documents; chunk++) {
    const count = seed.count(chunk)
    bits.fill(0)
    seed.mark(bits)
    const found: number[] = []
    for (let local = 0; local < CHUNK_SIZE; local++) {
      if ((bits[local >>> 5]! >>> (local & 31)) & 1) found.push(chunk * CHUNK_SIZE + local)
    }
    expect(found.length).toBeLessThanOrEqual(count)
    all.push(...found)
  }
  return all
}

const latitude = fc.oneof(
  fc.integer({ min: -QUARTER_TURN, max: QUARTER_TURN }),
  fc.integer({ min: -3, max: 3 }).map((units) => units * 5_000_000),
  fc.constantFrom(-QUARTER_TURN, QUARTER_TURN, QUARTER_TURN - 1, 0, 467_700_000, 467_700_001),
)
const longitude = fc.oneof(
  fc.integer({ min: -HALF_TURN, max: HALF_TURN }),
  fc.constantFrom(-HALF_TURN, HALF_TURN, HALF_TURN - 1, 0, 235_900_000, 235_900_001),
)
const point = fc.tuple(latitude, longitude)
const quarter = (EARTH_RADIUS_KM * Math.PI) / 2
const kilometres = fc.oneof(
  fc.constantFrom(0, 1e-5, 0.001, 0.5, 10, quarter, 2 * quarter, 20_000, 20_100, 1e9),
  fc.double({ min: 0, max: 50, noNaN: true }),
  fc.double({ min: 0, max: 20_100, noNaN: true }),
)

test('a radius holds the documents whose distance says so: at poles, across the antimeridian, from none to all', () => {
  const places = fc.array(fc.option(point, { nil: null, freq: 8 }), { maxLength: 200 })
  fc.assert(
    fc.property(places, point, kilometres, fc.nat(), (given, [lat, lon], reach, pick) => {
      const origin = new Origin(lat / COORDINATE_SCALE, lon / COORDINATE_SCALE)
      // some right beside the origin, and the origin itself
      const all = [...given, [lat, lon] as const, [Math.max(-QUARTER_TURN, lat - 1), lon] as const]
      const latitudes = Int32Array.from(all, (place) => place?.[0] ?? NO_COORDINATE)
      const longitudes = Int32Array.from(all, (place) => place?.[1] ?? NO_COORDINATE)
      const distances = all.map((place) =>
        place === null ? Infinity : origin.kilometres(place[0], place[1]),
      )
      // as likely as not exactly that of a document
      const exact = distances[pick % distances.length]!
      for (const radiusKm of [reach, ...(exact < Infinity ? [exact] : [])]) {
        const expected = [...distances.keys()].filter((document) => distances[document]! <= radiusKm)
        const radius = new Radius(origin, radiusKm)
        const seed = new RadiusSeed(
          { places: orderByPlace(latitudes, longitudes), latitudes, longitudes },
          radius,
        )
        expect(marked(seed, all.length)).toEqual(expected)
      }
    }),
    { numRuns: 2000 },
  )
})

test('seeds find the documents of every chunk, among them chunks without any', () => {
  const documents = 3 * CHUNK_SIZE + 17
  const numbers = new Float64Array(documents).fill(Number.NaN)
  const latitudes = new Int32Array(documents).fill(NO_COORDINATE)
  const longitudes = new Int32Array(documents).fill(NO_COORDINATE)
  for (let document = 0; document < documents; document += 3) {
    if (document >>> 16 === 1) continue
    numbers[document] = (document * 7919) % 1000
    latitudes[document] = ((document * 31) % 1800) * 1_000_000 - QUARTER_TURN
    longitudes[document] = ((document * 17) % 3600) * 1_000_000 - HALF_TURN
  }
  const all = [...numbers.keys()]
  const { pieces, values, base } = packNumbers(numbers, documents)
  const order = orderByNumber(pieces, values, absentOf(values), documents)
  const column = new NumericColumn('x', pieces, values, base, order)
  expect(marked(new RangeSeed(column, 100, 110.5), documents)).toEqual(
    all.filter((document) => numbers[document]! >= 100 && numbers[document]! <= 110.5),
  )
  expect(marked(new RangeSeed(column, 110, 100), documents)).toEqual([])

  const origin = new Origin(45, 25)
  const radius = new Radius(origin, 700)
  const seed = new RadiusSeed({ places: orderByPlace(latitudes, longitudes), latitudes, longitudes }, radius)
  expect(marked(seed, documents)).toEqual(
    all.filter((document) => {
      const place = latitudes[document]!
      return place !== NO_COORDINATE && origin.kilometres(place, longitudes[document]!) <= 700
    }),
  )

  const lists = [[], [5, CHUNK_SIZE + 1, CHUNK_SIZE + 2, documents - 1], [6, 2 * CHUNK_SIZE], [7]]
  const starts = [0, 0]
  for (const list of lists.slice(1)) starts.push(starts.at(-1)! + list.length)
  const none = new Uint32Array(0)
  const keyword = new KeywordColumn(
    'x',
    new StringPool(new Uint8Array(0), new Uint32Array(5)),
    new Uint32Array(5),
    none,
    { starts: none, bases: new Uint32Array(1) },
    none,
    Uint32Array.from(lists.flat()),
    Uint32Array.from(starts),
  )
  expect(marked(new SetSeed(keyword, [1, 2]), documents)).toEqual(
    [...lists[1]!, ...lists[2]!].sort((a, b) => a - b),
  )
  expect(marked(new SetSeed(keyword, [3]), documents)).toEqual([7])
  expect(marked(new SetSeed(keyword, []), documents)).toEqual([])
})
