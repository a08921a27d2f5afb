import { QUARTER_TURN, ROW_UNITS, rowOf } from '../segment/chunk-order.ts'
import { COORDINATE_SCALE } from '../segment/chunks.ts'
import { Circle, EARTH_RADIUS_KM, type Origin } from '../segment/geo.ts'

/** What rounding may do to a distance, with room to spare. */
const MARGIN_KM = 0.01
const RADIANS_PER_UNIT = Math.PI / 180 / COORDINATE_SCALE
/** 180 degrees of longitude. */
export const HALF_TURN = 2 * QUARTER_TURN

/**
 * A circle over the rows of the grid: how far east and west of its centre points within can lie in a row, and how near in longitude all
 * points of the row are within. Only between the two a point has to be looked at.
 */
export class Radius {
  readonly circle: Circle
  readonly firstRow: number
  readonly lastRow: number
  // by row from `firstRow`, in units of longitude, -1 for none; NaN until asked for
  private readonly outers: Float64Array
  private readonly inners: Float64Array

  constructor(origin: Origin, kilometres: number) {
    this.circle = new Circle(origin, kilometres)
    const reach = (kilometres + MARGIN_KM) / EARTH_RADIUS_KM / RADIANS_PER_UNIT
    this.firstRow = rowOf(Math.max(-QUARTER_TURN, origin.latitude - reach))
    this.lastRow = rowOf(Math.min(QUARTER_TURN, origin.latitude + reach))
    this.outers = new Float64Array(this.lastRow - this.firstRow + 1).fill(Number.NaN)
    this.inners = new Float64Array(this.outers.length)
  }

  /** How far in longitude points of the row may differ from the origin, in coordinate units; -1: none is within. */
  outerAt(row: number): number {
    const outer = this.outers[row - this.firstRow]!
    return Number.isNaN(outer) ? this.measure(row) : outer
  }

  /** Points of the row that differ at most so much are within, in coordinate units; -1: none is for sure. Asked for after `outerAt`. */
  innerAt(row: number): number {
    return this.inners[row - this.firstRow]!
  }

  private measure(row: number): number {
    const at = row - this.firstRow
    const { kilometres } = this.circle
    const most = this.widths(row, kilometres + MARGIN_KM)
    const least = this.widths(row, kilometres - MARGIN_KM)
    this.outers[at] = toUnits(Math.max(...most), 1)
    this.inners[at] = toUnits(Math.min(...least), -1)
    return this.outers[at]!
  }

  /** Half widths of a circle at the edges of a row, and where it turns if it does so within: the extremes are among them. */
  private widths(row: number, kilometres: number): number[] {
    const south = row * ROW_UNITS - QUARTER_TURN
    const north = Math.min(south + ROW_UNITS - 1, QUARTER_TURN)
    const angle = kilometres / EARTH_RADIUS_KM
    const centre = this.circle.origin.latitude * RADIANS_PER_UNIT
    const turn = Math.asin(Math.sin(centre) / Math.cos(angle))
    const latitudes = [south * RADIANS_PER_UNIT, north * RADIANS_PER_UNIT]
    // NaN, where it turns nowhere, is in no row
    if (turn > latitudes[0]! && turn < latitudes[1]!) latitudes.push(turn)
    return latitudes.map((latitude) => halfWidth(latitude, centre, angle))
  }
}

/**
 * How far in longitude (radians) points at `latitude` may differ from a circle's centre, -1 where the circle does not reach, by the
 * haversine formula solved for the longitude.
 */
function halfWidth(latitude: number, centre: number, angle: number): number {
  if (angle < 0) return -1
  if (angle >= Math.PI) return Math.PI
  const left = haversine(angle) - haversine(latitude - centre)
  if (left < 0) return -1
  const whole = Math.cos(latitude) * Math.cos(centre)
  return left >= whole ? Math.PI : 2 * Math.asin(Math.sqrt(left / whole))
}

function haversine(angle: number): number {
  const sine = Math.sin(angle / 2)
  return sine * sine
}

function toUnits(width: number, rounding: number): number {
  if (width < 0) return -1
  if (width === Math.PI) return HALF_TURN
  return Math.round(width / RADIANS_PER_UNIT) + rounding
}
