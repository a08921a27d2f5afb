import { expect, test } from 'vitest'
import { boxOf, latOf, lonOf, spotOf, viewOf, zoomed } from './projection.ts'

test('places lie where they are, and are read back', () => {
  for (const [lat, lon] of [
    [46.77, 23.6],
    [43.6, 20.2],
    [-33.9, 151.2],
  ] as const) {
    const { x, y } = spotOf(lat, lon)
    expect(latOf(y)).toBeCloseTo(lat, 9)
    expect(lonOf(x)).toBeCloseTo(lon, 9)
  }
  expect(spotOf(48, 25).y).toBeLessThan(spotOf(44, 25).y)
})

test('a view shows all of its box, and says which it shows', () => {
  const box = [20.2, 43.6, 29.7, 48.3]
  const [west, south, east, north] = boxOf(viewOf(box, 390, 360), 390, 360)
  expect(west).toBeLessThanOrEqual(box[0]! + 0.002)
  expect(south).toBeLessThanOrEqual(box[1]! + 0.002)
  expect(east).toBeGreaterThanOrEqual(box[2]! - 0.002)
  expect(north).toBeGreaterThanOrEqual(box[3]! - 0.002)
})

test('what is under the pointer stays there', () => {
  const view = viewOf([20, 43, 30, 49], 600, 400)
  const at = { x: 140, y: 310 }
  const under = (now: typeof view) => [now.x + (at.x - 300) / now.scale, now.y + (at.y - 200) / now.scale]
  const [x, y] = under(zoomed(view, 3, at, 600, 400))
  expect(x).toBeCloseTo(under(view)[0]!, 12)
  expect(y).toBeCloseTo(under(view)[1]!, 12)
})
