import { readFileSync } from 'node:fs'
import { DatabaseOpenError } from '../errors.ts'
import type { RankedPlace } from './index.ts'

const most = 500_000

/** How each member of a place has to be. */
const members: Record<keyof RankedPlace, (value: unknown) => boolean> = {
  id: (value) => Number.isInteger(value) && Number(value) > 0 && Number(value) < 2 ** 31,
  name: isText,
  county: isText,
  // As addresses of results have it.
  countyCode: (value) => /^[A-Z\d]{1,10}$/.test(String(value)),
  lat: (value) => Math.abs(Number(value)) <= 90 && typeof value === 'number',
  lon: (value) => Math.abs(Number(value)) <= 180 && typeof value === 'number',
  importance: (value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 10,
}

/**
 * The places of another country, from a file: JSON of `{ id, name, county, countyCode, lat, lon, importance? }`, as `examples/places-bg.json` is.
 * @throws DatabaseOpenError which names the row and member that is wrong
 */
export function readPlaces(file: string): RankedPlace[] {
  const fault = (what: string) => new DatabaseOpenError(`PIATA_PLACES_FILE, ${file}: ${what}`)
  let rows: unknown
  try {
    rows = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw fault(error instanceof Error ? error.message : String(error))
  }
  if (!Array.isArray(rows) || rows.length === 0 || rows.length > most)
    throw fault(`must be a list of 1 to ${most} places`)
  const ids = new Set<number>()
  return rows.map((row: Record<string, unknown> | null, at) => {
    const place = { importance: 0, ...row } as RankedPlace
    const wrong = Object.entries(members).find(
      ([name, isRight]) => !isRight(place[name as keyof RankedPlace]),
    )
    if (wrong !== undefined)
      throw fault(
        `place ${at + 1} has ${JSON.stringify(place[wrong[0] as keyof RankedPlace])} as its ${wrong[0]}`,
      )
    if (ids.has(place.id)) throw fault(`place ${at + 1} has the id ${place.id}, as one before has`)
    ids.add(place.id)
    return place
  })
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '' && value.length <= 200
}
