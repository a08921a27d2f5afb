import type { Outline } from '../client/types.ts'
import { eachPlace } from './places.ts'
import { lonOf, spotOf } from './projection.ts'

/** What a map of the area around a place shows, in pixels of a drawing `areaSize` large with the place in its middle. */
export interface Area {
  /** Of an SVG: a point for each place. */
  dots: string
  towns: { name: string; x: number; y: number }[]
  /** West, south, east, north in degrees, about as much as a phone shows. */
  box: string
}

export const areaSize = { width: 860, height: 260 }
/** How many pixels the world would be wide: half of a phone's window is ten kilometres. */
const scale = 360_000
const mostTowns = 7

/** The coordinates of an outline, by latitude. */
const unpacked = new WeakMap<Outline, Float64Array>()

export function areaAround({ lat, lon }: { lat: number; lon: number }, outline: Outline): Area {
  const middle = spotOf(lat, lon)
  const { width, height } = areaSize
  const at = (one: { lat: number; lon: number }) => {
    const { x, y } = spotOf(one.lat, one.lon)
    return {
      x: Math.round((x - middle.x) * scale + width / 2),
      y: Math.round((y - middle.y) * scale + height / 2),
    }
  }
  const isInside = ({ x, y }: { x: number; y: number }) => x > 0 && y > 0 && x < width && y < height
  const degrees = degreesOf(outline)
  const reach = lonOf(0.5 + height / scale)
  let dots = ''
  for (
    let one = firstFrom(degrees, lat - reach);
    one < degrees.length && degrees[one]! < lat + reach;
    one += 2
  ) {
    const dot = at({ lat: degrees[one]!, lon: degrees[one + 1]! })
    if (isInside(dot)) dots += `M${dot.x} ${dot.y}h0`
  }
  // The place itself has a name and a mark already.
  const towns: Area['towns'] = []
  const taken = [{ x: width / 2, y: height / 2 - 6, half: 90 }]
  for (const town of outline.towns) {
    const { x, y } = at(town)
    const half = town.name.length * 4 + 6
    const label = { x, y: y + 18, half }
    if (towns.length === mostTowns || !isInside({ x, y })) continue
    if (label.y > height - 4 || x < half || x > width - half) continue
    if (taken.some((other) => Math.abs(other.x - x) < other.half + half && Math.abs(other.y - label.y) < 34))
      continue
    taken.push(label)
    towns.push({ name: town.name, x, y: label.y })
  }
  const round = (value: number) => value.toFixed(3)
  const box = [lon - 0.2, lat - 0.12, lon + 0.2, lat + 0.12].map(round).join()
  return { dots, towns, box }
}

/** Where in pairs of latitude and longitude, by latitude, those from `lat` on begin. */
function firstFrom(degrees: Float64Array, lat: number): number {
  let [low, high] = [0, degrees.length / 2]
  while (low < high) {
    const middle = (low + high) >> 1
    if (degrees[2 * middle]! < lat) low = middle + 1
    else high = middle
  }
  return 2 * low
}

function degreesOf(outline: Outline): Float64Array {
  const known = unpacked.get(outline)
  if (known) return known
  const made = new Float64Array(outline.points.length)
  eachPlace(outline, (lat, lon, at) => {
    made[at] = lat
    made[at + 1] = lon
  })
  unpacked.set(outline, made)
  return made
}
