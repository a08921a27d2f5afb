/** Sides of the cells of each level, in degrees: of a map of the country, of a part of it, of a county, of a town and its villages. */
export const cellSides = [2, 0.5, 0.1, 0.02] as const

/** Keyword fields that hold a listing's cell, by level. */
export const cellFields = cellSides.map((_, level) => `cell${level}`)

interface Point {
  lat: number
  lon: number
}

/** 'row:column' of a point. */
export function cellOf(level: number, { lat, lon }: Point): string {
  const side = cellSides[level]!
  return `${Math.floor(lat / side)}:${Math.floor(lon / side)}`
}

/** The middle of a cell. */
export function centreOf(level: number, cell: string): Point {
  const side = cellSides[level]!
  const [row, column] = cell.split(':').map(Number) as [number, number]
  const middle = (at: number) => Math.round((at + 0.5) * side * 1e4) / 1e4
  return { lat: middle(row), lon: middle(column) }
}
