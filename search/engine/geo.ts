import { COORDINATE_SCALE, NO_COORDINATE, type Segment } from './segment.ts'

/** Mean radius of the Earth in kilometres (IUGG). */
export const EARTH_RADIUS_KM = 6371.0088
const RADIANS = Math.PI / 180
const KM_PER_UNIT = (EARTH_RADIUS_KM * RADIANS) / COORDINATE_SCALE

/** Great-circle distances from one point, by the haversine formula. */
export class Origin {
  readonly latitude: number
  readonly longitude: number
  private readonly cosine: number

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
    const half = RADIANS / COORDINATE_SCALE / 2
    const a = Math.sin((latitude - this.latitude) * half)
    const b = Math.sin((longitude - this.longitude) * half)
    const h = a * a + this.cosine * Math.cos((latitude / COORDINATE_SCALE) * RADIANS) * b * b
    return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(h > 1 ? 1 : h))
  }

  /** Cheap test that a document is farther than `kilometres`: by latitude alone, which no great circle undercuts. */
  isBeyond(segment: Segment, document: number, kilometres: number): boolean {
    const latitude = segment.latitudes[document]!
    const difference = latitude - this.latitude
    return (difference < 0 ? -difference : difference) * KM_PER_UNIT > kilometres + 1e-6
  }
}
