import { readFileSync } from 'node:fs'
import { brotliDecompressSync } from 'node:zlib'
import type { Place } from '../types.ts'
import type { PackedPlaces } from './pack.ts'
import { townsByRank } from './towns.ts'

/** 10 for the capital, 9–7 for large cities and county seats, 6 and 5 for other towns, 0 for villages. */
export type RankedPlace = Place & { importance: number }

/**
 * The localities of Romania, by county code and SIRUTA code. `id` is the SIRUTA code, the register's own and stable one.
 * Reads and unpacks the file on each call (some 20 ms); callers keep the result.
 */
export function loadPlaces(): RankedPlace[] {
  const bytes = readFileSync(new URL('places.json.br', import.meta.url))
  const packed = JSON.parse(brotliDecompressSync(bytes).toString()) as PackedPlaces
  const places: RankedPlace[] = []
  let id = 0
  let lat = 0
  let lon = 0
  let index = 0
  for (const [countyCode, county, count] of packed.counties) {
    for (const end = index + count; index < end; index++) {
      id += packed.ids[index]!
      lat += packed.lats[index]!
      lon += packed.lons[index]!
      const name = packed.names[index]!
      places.push({ id, name, county, countyCode, lat: lat / 10_000, lon: lon / 10_000, importance: 0 })
    }
  }
  rank(places)
  return places
}

/** Of several places with a town's name in its county the town has the lowest SIRUTA code; exceptions are listed by code. */
function rank(places: RankedPlace[]): void {
  const first = new Map<string, RankedPlace>()
  for (const place of places) {
    first.set(String(place.id), place)
    const key = `${place.countyCode} ${place.name}`
    if (!first.has(key)) first.set(key, place)
  }
  for (const { importance, towns } of townsByRank) {
    for (const [countyCode, names] of Object.entries(towns)) {
      for (const name of names.split('|')) {
        const town = first.get(`${countyCode} ${name}`) ?? first.get(name)
        if (town === undefined)
          throw new Error(`The list of towns names "${name}" (${countyCode}), which is no place.`)
        town.importance = importance
      }
    }
  }
}
