import { createHash } from 'node:crypto'
import type { Context } from '../context.ts'
import { PlaceNames } from '../places/place-names.ts'
import type { JsonBytes, Place } from '../types.ts'
import { lockSetting, readSetting, writeSetting } from './settings.ts'

export interface Places {
  /** What a text that is being typed may mean, likelier places first: `{"items":[Place…]}`. */
  search(query: string, limit: number): Promise<JsonBytes>
  /**
   * Where all places are, for a map without another's tiles: `points` are lat and lon in thousandths of a degree, each pair by its difference to the one
   * before; `towns` are those that a map names, the largest first.
   */
  outline(): JsonBytes
  find(id: number): Promise<Place | undefined>
  /**
   * The place that people mean by a text, see `places/README.md`; `several` where it may be one of several.
   * @param county its name or code, where it is known
   */
  named(text: string, county?: string): Place | 'several' | undefined
  /** How well a place is known: 10 for the capital, from 5 on towns, 0 for villages and places of old listings. */
  importanceOf(id: number): number
  /** The code of the county that a text names, by name or code. */
  countyCode(text: string): string | undefined
  /** Every county once, by name. */
  counties(): { code: string; name: string }[]
  /** For seeds and imports. */
  all(): Promise<Place[]>
}

export interface PlacesSchema {
  places: {
    id: number
    name: string
    county: string
    county_code: string
    lat: number
    lon: number
    /** Larger for better known places; 0 where nothing is known. */
    importance: number
  }
}

/** A place and how well it is known: larger for larger towns, 0 where nothing is known. */
export type RankedPlace = Place & { importance?: number }

/** Every place in memory, for cards, documents and checks on writes. */
export type PlaceIndex = Map<number, Place>

const rememberedSearches = 2_000

/** What is made of a list of places once, however many databases of a process offer it. */
const made = new WeakMap<RankedPlace[], { hash?: string; names?: PlaceNames }>()

function madeOf(places: RankedPlace[]) {
  const found = made.get(places) ?? {}
  made.set(places, found)
  return found
}

/** Writes the places into the database when they differ from those that were written last. */
export async function syncPlaces(context: Context, places: RankedPlace[]): Promise<void> {
  const known = madeOf(places)
  known.hash ??= createHash('sha256').update(JSON.stringify(places)).digest('hex')
  const { hash } = known
  if ((await readSetting(context.read, 'places-hash')) === hash) return
  await context.write(async (tx) => {
    const { queries } = tx
    if ((await lockSetting(queries, 'places-hash')) === hash) return
    const there = new Set((await queries.selectFrom('places').select('id').execute()).map((row) => row.id))
    const rows = places.map((place) => ({
      id: place.id,
      name: place.name,
      county: place.county,
      county_code: place.countyCode,
      lat: place.lat,
      lon: place.lon,
      importance: place.importance ?? 0,
    }))
    const columns = ['id', 'name', 'county', 'county_code', 'lat', 'lon', 'importance'] as const
    const fresh = rows.filter((row) => !there.has(row.id))
    await context.insertMany(
      tx,
      'places',
      [...columns],
      fresh.map((row) => columns.map((column) => row[column])),
    )
    // Places that left the list stay: listings name them.
    for (const row of rows) {
      if (there.has(row.id)) await queries.updateTable('places').set(row).where('id', '=', row.id).execute()
    }
    await writeSetting(queries, 'places-hash', hash)
  })
}

export async function loadPlaceIndex(context: Context): Promise<PlaceIndex> {
  const rows = await context.read.selectFrom('places').selectAll().execute()
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        name: row.name,
        county: row.county,
        countyCode: row.county_code,
        lat: row.lat,
        lon: row.lon,
      },
    ]),
  )
}

/** `offered` are the places that are found by name; `index` also holds those that only old listings name. */
export function createPlaces(offered: RankedPlace[], index: PlaceIndex): Places {
  // Takes a tenth of a second and more, so not while a process starts.
  const names = () => {
    const known = madeOf(offered)
    known.names ??= new PlaceNames(offered)
    return known.names
  }
  const remembered = new Map<string, JsonBytes>()
  let outline: JsonBytes | undefined
  let ranked: Map<number, number> | undefined
  const named = new Map(offered.map(({ countyCode, county }) => [countyCode, county]))
  const counties = [...named]
    .map(([code, name]) => ({ code, name }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
  const all = offered.flatMap((place) => index.get(place.id) ?? [])

  return {
    async search(query, limit) {
      const key = `${limit} ${query}`
      const known = remembered.get(key)
      if (known) return known
      const items = names()
        .complete(query, limit)
        .map((id) => index.get(id))
      const bytes = jsonBytes({ items })
      // The places do not change while the process runs, so only the number of answers kept needs a limit.
      if (remembered.size >= rememberedSearches) remembered.clear()
      if (key.length <= 100) remembered.set(key, bytes)
      return bytes
    },
    outline: () => (outline ??= jsonBytes(outlineOf(offered))),
    find: async (id) => index.get(id),
    named(name, county) {
      const found = names().find(name, county)
      return typeof found === 'object' ? index.get(found.id) : found
    },
    importanceOf(id) {
      ranked ??= new Map(offered.flatMap(({ id, importance }) => (importance ? [[id, importance]] : [])))
      return ranked.get(id) ?? 0
    },
    countyCode: (text) => names().countyCode(text),
    counties: () => counties,
    all: async () => all,
  }
}

function jsonBytes(value: unknown): JsonBytes {
  const body = Buffer.from(JSON.stringify(value))
  return { body, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"` }
}

/** Towns from this importance on have a name on a map. */
const namedFrom = 5

function outlineOf(places: readonly RankedPlace[]) {
  const points: number[] = []
  let before = [0, 0]
  for (const { lat, lon } of [...places].sort((a, b) => a.lat - b.lat || a.lon - b.lon)) {
    const at = [Math.round(lat * 1000), Math.round(lon * 1000)]
    points.push(at[0]! - before[0]!, at[1]! - before[1]!)
    before = at
  }
  const towns = places
    .filter(({ importance = 0 }) => importance >= namedFrom)
    .map(({ name, lat, lon, importance }) => ({ name, lat, lon, importance: importance! }))
    .sort((a, b) => b.importance - a.importance)
  return { points, towns }
}
