import { COORDINATE_SCALE, NO_COORDINATE } from './chunks.ts'
import type { Segment } from './segment.ts'

/** What of a segment distances look at. */
export type Places = Pick<Segment, 'latitudes' | 'longitudes'>

/** Mean radius of the Earth in kilometres (IUGG). */
export const EARTH_RADIUS_KM = 6371.0088
const RADIANS = Math.PI / 180
const KM_PER_UNIT = (EARTH_RADIUS_KM * RADIANS) / COORDINATE_SCALE
/** Half a unit of coordinates, in radians. */
const HALF_UNIT = RADIANS / COORDINATE_SCALE / 2
const HALF_TURN = 180 * COORDINATE_SCALE

/** Great-circle distances from one point, by the haversine formula. */
export class Origin {
  readonly latitude: number
  readonly longitude: number
  /** Of the latitude. */
  readonly cosine: number

  constructor(lat: number, lon: number) {
    this.latitude = Math.round(lat * COORDINATE_SCALE)
    this.longitude = Math.round(lon * COORDINATE_SCALE)
    this.cosine = Math.cos((this.latitude / COORDINATE_SCALE) * RADIANS)
  }

  /** Kilometres to a document, infinite when it has no location. */
  distance(segment: Segment, document: number): number {
    const latitude = segment.latitudes[document]!
    if (latitude === NO_COORDINATE) return Number.POSITIVE_INFINITY
    return this.kilometres(latitude, segment.longitudes[document]!)
  }

  kilometres(latitude: number, longitude: number): number {
    const a = Math.sin((latitude - this.latitude) * HALF_UNIT)
    const b = Math.sin(this.halfEast(longitude))
    const h = a * a + this.cosine * Math.cos((latitude / COORDINATE_SCALE) * RADIANS) * b * b
    return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(h > 1 ? 1 : h))
  }

  /** Half the difference of longitude in radians, the short way round. */
  halfEast(longitude: number): number {
    const east = Math.abs(longitude - this.longitude)
    return (east > HALF_TURN ? 2 * HALF_TURN - east : east) * HALF_UNIT
  }
}

/** Relative distance from the edge, in squared half chords, from which the cheap tests are sure. */
const MARGIN = 1e-9
/** On the other side of the Earth, rounding makes distances shorter by centimetres. */
const REACH_MARGIN_KM = 0.001

/**
 * Tests whether documents lie within some kilometres of a point without trigonometry for all but those near the edge. With half
 * differences *x* of latitude and *y* of longitude, the haversine sin²x + cos φ₀ cos φ sin²y lies between the sums with
 * x² − x⁴/3 ≤ sin²x ≤ x², and the least and greatest cos φ of the latitudes that the circle reaches.
 */
export class Circle {
  readonly origin: Origin
  readonly kilometres: number
  /** Haversine of the radius, infinite where that is half around the Earth. */
  private readonly limit: number
  private readonly reach: number
  private readonly leastCosine: number
  private readonly mostCosine: number

  constructor(origin: Origin, kilometres: number) {
    this.origin = origin
    this.kilometres = kilometres
    const angle = kilometres / EARTH_RADIUS_KM
    const { latitude, cosine } = origin
    const center = (latitude / COORDINATE_SCALE) * RADIANS
    const south = Math.max(center - angle, -Math.PI / 2)
    const north = Math.min(center + angle, Math.PI / 2)
    this.limit = angle >= Math.PI ? Number.POSITIVE_INFINITY : Math.sin(angle / 2) ** 2
    this.reach = angle >= Math.PI ? Number.POSITIVE_INFINITY : (kilometres + REACH_MARGIN_KM) / KM_PER_UNIT
    this.leastCosine = cosine * Math.min(Math.cos(south), Math.cos(north))
    this.mostCosine = cosine * (south <= 0 && north >= 0 ? 1 : Math.max(Math.cos(south), Math.cos(north)))
  }

  /** Whether the document has a location, and that is not farther. */
  holds(segment: Places, document: number): boolean {
    const latitude = segment.latitudes[document]!
    if (latitude === NO_COORDINATE) return false
    const north = Math.abs(latitude - this.origin.latitude)
    if (north > this.reach) return false
    const longitude = segment.longitudes[document]!
    const x = north * HALF_UNIT
    const y = this.origin.halfEast(longitude)
    const xx = x * x
    const yy = y * y
    if (xx + this.mostCosine * yy < this.limit * (1 - MARGIN)) return true
    if (xx - (xx * xx) / 3 + this.leastCosine * (yy - (yy * yy) / 3) > this.limit * (1 + MARGIN)) return false
    return this.origin.kilometres(latitude, longitude) <= this.kilometres
  }
}

// of 32 bits
const LEAST = -(2 ** 31)
const MOST = 2 ** 31 - 1

/** Coordinates between which all lies that is within some kilometres of a point; at first, all there are and `NO_COORDINATE`. */
export class Box {
  south = LEAST
  north = MOST
  west = LEAST
  east = MOST

  /** At latitude φ, a circle of the angle δ reaches asin(sin δ / cos φ) to the east and west, unless it holds a pole. */
  fit({ latitude, longitude, cosine }: Origin, kilometres: number): void {
    const angle = (kilometres + REACH_MARGIN_KM) / EARTH_RADIUS_KM
    const height = angle / (2 * HALF_UNIT)
    const holdsPole = (Math.abs(latitude) / COORDINATE_SCALE) * RADIANS + angle >= Math.PI / 2
    const width = holdsPole ? HALF_TURN : Math.asin(Math.sin(angle) / cosine) / (2 * HALF_UNIT)
    // what lies beyond the antimeridian is on the other end of the numbers
    const isCut = longitude - width <= -HALF_TURN || longitude + width >= HALF_TURN
    this.south = Math.max(LEAST, Math.floor(latitude - height))
    this.north = Math.min(MOST, Math.ceil(latitude + height))
    this.west = isCut ? LEAST : Math.floor(longitude - width)
    this.east = isCut ? MOST : Math.ceil(longitude + width)
  }
}
