import type { GeoPoint } from '../../types.ts'

/** Mean radius of the Earth (IUGG R1), kilometres. */
const earthRadiusKm = 6371.0088

/** Great-circle distance by the haversine formula, in kilometres. */
export function distanceKm(a: GeoPoint, b: GeoPoint): number {
  const radians = Math.PI / 180
  const halfLat = ((b.lat - a.lat) * radians) / 2
  const halfLon = ((b.lon - a.lon) * radians) / 2
  const h =
    Math.sin(halfLat) ** 2 + Math.cos(a.lat * radians) * Math.cos(b.lat * radians) * Math.sin(halfLon) ** 2
  return 2 * earthRadiusKm * Math.asin(Math.sqrt(Math.min(1, h)))
}
