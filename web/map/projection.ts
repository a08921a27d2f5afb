/** A place on a map of Mercator's projection whose world is one unit wide and high. */
interface Spot {
  x: number
  y: number
}

const radians = Math.PI / 180
/** Beyond them the projection ends. */
const farthest = 85

export function spotOf(lat: number, lon: number): Spot {
  const sine = Math.sin(Math.max(-farthest, Math.min(farthest, lat)) * radians)
  return { x: lon / 360 + 0.5, y: 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI) }
}

export const lonOf = (x: number): number => (x - 0.5) * 360
export const latOf = (y: number): number => Math.atan(Math.sinh((0.5 - y) * 2 * Math.PI)) / radians

/** What a window of a map shows: its middle, and how many pixels the world would be wide. */
export interface View extends Spot {
  scale: number
}

/** The view that shows a box of degrees as large as it can. */
export function viewOf([west, south, east, north]: readonly number[], width: number, height: number): View {
  const from = spotOf(north!, west!)
  const to = spotOf(south!, east!)
  const scale = Math.min(width / Math.max(to.x - from.x, 1e-5), height / Math.max(to.y - from.y, 1e-5))
  return { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2, scale }
}

/** West, south, east and north of what is shown, to a thousandth of a degree. */
export function boxOf(
  { x, y, scale }: View,
  width: number,
  height: number,
): [number, number, number, number] {
  const [halfX, halfY] = [width / scale / 2, height / scale / 2]
  const round = (value: number) => Math.round(value * 1000) / 1000
  return [round(lonOf(x - halfX)), round(latOf(y + halfY)), round(lonOf(x + halfX)), round(latOf(y - halfY))]
}

/** The view when it is seen `factor` times as large, and what is under a point of the window stays there. */
export function zoomed(view: View, factor: number, at: Spot, width: number, height: number): View {
  const scale = view.scale * factor
  const moved = (middle: number, point: number, size: number) =>
    middle + ((point - size / 2) / view.scale) * (1 - 1 / factor)
  return { scale, x: moved(view.x, at.x, width), y: moved(view.y, at.y, height) }
}
