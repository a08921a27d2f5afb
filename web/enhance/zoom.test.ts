import { expect, test } from 'vitest'
import { fitting, largestScale, within, zoomedAt } from './zoom.ts'

test('what is under the finger stays there, between the whole picture and six times as much', () => {
  const point = { x: 100, y: -50 }
  const zoom = zoomedAt(fitting, 2.5, point)
  expect(zoom).toEqual({ scale: 2.5, x: -150, y: 75 })
  // The spot of the picture that was under the point.
  expect(zoom.x + point.x * zoom.scale).toBe(point.x)
  expect(zoomedAt(zoom, 0.4, point)).toEqual(fitting)
  expect(zoomedAt(zoom, 100, point).scale).toBe(largestScale)
  expect(zoomedAt(fitting, 0.1, point)).toEqual(fitting)
})

test('a picture cannot be moved out of the stage, nor to a side on which it has room', () => {
  const stage = { width: 400, height: 800 }
  const shown = { width: 400, height: 300 }
  expect(within({ scale: 2, x: 900, y: 50 }, shown, stage)).toEqual({ scale: 2, x: 200, y: 0 })
  expect(within({ scale: 4, x: -900, y: -900 }, shown, stage)).toEqual({ scale: 4, x: -600, y: -200 })
  expect(within({ scale: 1, x: 30, y: 30 }, shown, stage)).toEqual(fitting)
})
