import type { Outline } from '../client/types.ts'
import { eachPlace } from './places.ts'
import { spotOf, type View } from './projection.ts'

/** From how many pixels for the width of the world on towns of an importance have their names. */
const namedFrom: [scale: number, importance: number][] = [
  [0, 9],
  [16_000, 8],
  [32_000, 7],
  [70_000, 6],
  [140_000, 5],
]

const spots = new WeakMap<Outline, Float64Array>()

/** Draws every place as a dot, and names of towns where there is room, in the colours of the element. */
export function drawOutline(canvas: HTMLCanvasElement, outline: Outline, view: View): void {
  const { clientWidth: width, clientHeight: height } = canvas
  const ratio = devicePixelRatio
  canvas.width = width * ratio
  canvas.height = height * ratio
  const context = canvas.getContext('2d')
  if (!context) return
  context.scale(ratio, ratio)
  const style = getComputedStyle(canvas)
  const left = (x: number) => (x - view.x) * view.scale + width / 2
  const top = (y: number) => (y - view.y) * view.scale + height / 2
  context.fillStyle = style.getPropertyValue('--color-edge') || style.color
  context.globalAlpha = 0.55
  const size = Math.max(1.5, Math.min(4, view.scale / 30_000))
  const all = spotsOf(outline)
  for (let at = 0; at < all.length; at += 2) {
    const x = left(all[at]!)
    const y = top(all[at + 1]!)
    if (x > 0 && y > 0 && x < width && y < height) context.fillRect(x - size / 2, y - size / 2, size, size)
  }
  context.globalAlpha = 1
  context.fillStyle = style.color
  context.font = `600 13px ${style.fontFamily}`
  context.textAlign = 'center'
  const least = namedFrom.findLast(([scale]) => view.scale >= scale)![1]
  const taken: [number, number, number][] = []
  for (const { name, lat, lon, importance } of outline.towns) {
    if (importance < least) break
    const spot = spotOf(lat, lon)
    const [x, y] = [left(spot.x), top(spot.y) + 32]
    const half = context.measureText(name).width / 2 + 4
    if (x < half || y < 16 || x > width - half || y > height) continue
    if (
      taken.some(
        ([otherX, otherY, other]) => Math.abs(otherX - x) < other + half && Math.abs(otherY - y) < 18,
      )
    )
      continue
    taken.push([x, y, half])
    context.strokeStyle = style.backgroundColor
    context.lineWidth = 3
    context.strokeText(name, x, y)
    context.fillText(name, x, y)
  }
}

/** Places are where they are: projected once. */
function spotsOf(outline: Outline): Float64Array {
  const known = spots.get(outline)
  if (known) return known
  const made = new Float64Array(outline.points.length)
  eachPlace(outline, (lat, lon, at) => {
    const { x, y } = spotOf(lat, lon)
    made[at] = x
    made[at + 1] = y
  })
  spots.set(outline, made)
  return made
}
