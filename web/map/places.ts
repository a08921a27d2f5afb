import type { Outline } from '../client/types.ts'

/** Takes each place of an outline, in degrees; `at` is where its two numbers stand among those of all. They come as steps of thousandths from the place before. */
export function eachPlace({ points }: Outline, take: (lat: number, lon: number, at: number) => void): void {
  let [lat, lon] = [0, 0]
  for (let at = 0; at < points.length; at += 2) {
    lat += points[at]!
    lon += points[at + 1]!
    take(lat / 1000, lon / 1000, at)
  }
}
