import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { COORDINATE_SCALE, NO_COORDINATE } from './chunks.ts'
import { Box, Circle, Origin } from './geo.ts'
import type { Segment } from './segment.ts'

/** A segment as far as distances look at it. */
const located = (latitude: number, longitude: number) =>
  ({
    latitudes: Int32Array.of(latitude, NO_COORDINATE),
    longitudes: Int32Array.of(longitude, NO_COORDINATE),
  }) as Segment

const degrees = (most: number) =>
  fc.oneof(fc.double({ min: -most, max: most, noNaN: true }), fc.constantFrom(0, most, -most, most - 1e-7))
const half = Math.PI * 6371.0088

function boxOf(origin: Origin, kilometres: number): Box {
  const box = new Box()
  box.fit(origin, kilometres)
  return box
}

function isIn(
  { south, north, west, east }: Box,
  { latitudes, longitudes }: Segment,
  document: number,
): boolean {
  const latitude = latitudes[document]!
  const longitude = longitudes[document]!
  return latitude >= south && latitude <= north && longitude >= west && longitude <= east
}

describe('Circle and Box', () => {
  it('agrees with the distance, at the poles, the antimeridian and the edge too', () => {
    let held = 0
    const point = fc.record({ lat: degrees(90), lon: degrees(180) })
    const nearby = fc.record({ lat: fc.double({ min: -5, max: 5, noNaN: true }), lon: degrees(8) })
    fc.assert(
      fc.property(
        point,
        fc.option(nearby),
        point,
        fc.double({ min: 0, max: 1.5, noNaN: true }),
        (...given) => {
          const [center, offset, other, share] = given
          const origin = new Origin(center.lat, center.lon)
          const to = offset ? { lat: center.lat + offset.lat, lon: center.lon + offset.lon } : other
          const lat = Math.max(-90, Math.min(90, to.lat))
          const lon = to.lon > 180 ? to.lon - 360 : to.lon < -180 ? to.lon + 360 : to.lon
          const segment = located(Math.round(lat * COORDINATE_SCALE), Math.round(lon * COORDINATE_SCALE))
          const distance = origin.distance(segment, 0)
          for (const kilometres of [distance * share, distance, 0, 1, half, 30_000]) {
            const circle = new Circle(origin, kilometres)
            expect(circle.holds(segment, 0)).toBe(distance <= kilometres)
            if (!isIn(boxOf(origin, kilometres), segment, 0)) expect(distance).toBeGreaterThan(kilometres)
            expect(circle.holds(segment, 1)).toBe(false)
            if (distance <= kilometres) held++
          }
        },
      ),
      { numRuns: 3000 },
    )
    expect(held).toBeGreaterThan(1000)
  })

  it('passes over what is clearly beyond', () => {
    const box = boxOf(new Origin(46, 25), 30)
    expect(isIn(box, located(46 * COORDINATE_SCALE, 26 * COORDINATE_SCALE), 0)).toBe(false)
    expect(isIn(box, located(47 * COORDINATE_SCALE, 25 * COORDINATE_SCALE), 0)).toBe(false)
    expect(isIn(box, located(46.1 * COORDINATE_SCALE, 25 * COORDINATE_SCALE), 0)).toBe(true)
  })

  it('holds documents without a location until the farthest is known', () => {
    const nowhere = located(0, 0)
    expect(isIn(new Box(), nowhere, 1)).toBe(true)
    expect(isIn(boxOf(new Origin(46, 25), Number.POSITIVE_INFINITY), nowhere, 1)).toBe(true)
    expect(isIn(boxOf(new Origin(46, 25), 500), nowhere, 1)).toBe(false)
  })
})
