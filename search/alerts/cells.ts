import { HALF_TURN } from '../engine/filtering/radius.ts'
import { QUARTER_TURN } from '../engine/segment/chunk-order.ts'
import { COORDINATE_SCALE } from '../engine/segment/chunks.ts'
import { Box, Origin } from '../engine/segment/geo.ts'

/** Cells of the finest level have sides of 180° / 2^12 = 0.044°, about 5 km. */
const finest = 12
/** Cells that a circle is covered by at most. */
const mostCells = 9

/** Cells of a level halve those of the one before; at level 0 there are two. */
const sideOf = (level: number): number => (2 * QUARTER_TURN) / 2 ** level

const rowOf = (latitude: number, level: number): number =>
  Math.min(Math.floor((latitude + QUARTER_TURN) / sideOf(level)), 2 ** level - 1)

/** Where 180° east and west are the same. */
const columnOf = (longitude: number, level: number): number =>
  Math.floor((longitude + HALF_TURN) / sideOf(level)) % 2 ** (level + 1)

/** Calls back for the cell of each level that a place lies in; in units of coordinates. */
export function visitCells(
  latitude: number,
  longitude: number,
  visit: (level: number, row: number, column: number) => void,
): void {
  for (let level = 0; level <= finest; level++)
    visit(level, rowOf(latitude, level), columnOf(longitude, level))
}

/** A few cells of one level, among them that of every place within a circle. */
export function coverCircle(
  { lat, lon }: { lat: number; lon: number },
  kilometres: number,
  visit: (level: number, row: number, column: number) => void,
): void {
  const box = new Box()
  box.fit(new Origin(lat, lon), kilometres)
  const [south, north] = [Math.max(box.south, -QUARTER_TURN), Math.min(box.north, QUARTER_TURN)]
  const [west, east] = [Math.max(box.west, -HALF_TURN), Math.min(box.east, HALF_TURN)]
  for (let level = finest; level >= 0; level--) {
    const firstRow = rowOf(south, level)
    const rows = rowOf(north, level) - firstRow + 1
    const columns = Math.min(
      Math.floor((east + HALF_TURN) / sideOf(level)) - Math.floor((west + HALF_TURN) / sideOf(level)) + 1,
      2 ** (level + 1),
    )
    if (rows * columns > mostCells && level > 0) continue
    for (let row = firstRow; row < firstRow + rows; row++)
      for (let at = 0; at < columns; at++) visit(level, row, (columnOf(west, level) + at) % 2 ** (level + 1))
    return
  }
}

/** In units of coordinates, as documents are kept. */
export const unitsOf = (degrees: number): number => Math.round(degrees * COORDINATE_SCALE)
