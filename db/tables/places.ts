import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Context } from '../context.ts'
import { fold } from '../text.ts'
import type { JsonBytes, Place, Places } from '../types.ts'
import { lockSetting, readSetting, writeSetting } from './settings.ts'

export interface PlacesSchema {
  places: {
    id: number
    name: string
    folded: string
    county: string
    county_code: string
    lat: number
    lon: number
    /** Larger for better known places; 0 where nothing is known. */
    importance: number
  }
  /** One row for each word of a name: from that word to the end of the name, then the county. */
  place_names: {
    folded: string
    place_id: number
    /** Which word of the name it starts with, from 0. */
    word: number
  }
}

/** A place and how well it is known: larger for larger towns, 0 where nothing is known. */
export type RankedPlace = Place & { importance?: number }

/** Every place in memory, for cards, documents and checks on writes. */
export type PlaceIndex = Map<number, Place>

const rememberedSearches = 2_000
/** Sorts after every folded text that starts alike. */
const last = '\u{10FFFF}'

/** Writes the places into the database when they differ from those that were written last. */
export async function syncPlaces(context: Context, places: RankedPlace[]): Promise<void> {
  const hash = createHash('sha256').update(JSON.stringify(places)).digest('hex')
  if ((await readSetting(context.read, 'places-hash')) === hash) return
  await context.write(async (tx) => {
    const { queries } = tx
    if ((await lockSetting(queries, 'places-hash')) === hash) return
    const known = new Set((await queries.selectFrom('places').select('id').execute()).map((row) => row.id))
    const columns = ['id', 'name', 'folded', 'county', 'county_code', 'lat', 'lon', 'importance'] as const
    const rows = places.map((place) => [
      place.id,
      place.name,
      fold(place.name),
      place.county,
      place.countyCode,
      place.lat,
      place.lon,
      place.importance ?? 0,
    ])
    await context.insertMany(
      tx,
      'places',
      [...columns],
      rows.filter((row) => !known.has(row[0] as number)),
    )
    for (const row of rows.filter((row) => known.has(row[0] as number))) {
      const values = Object.fromEntries(columns.map((column, i) => [column, row[i]]))
      await queries
        .updateTable('places')
        .set(values)
        .where('id', '=', row[0] as number)
        .execute()
    }
    // Places that are gone from the list stay for the listings that name them, but are not found any more.
    await queries.deleteFrom('place_names').execute()
    await context.insertMany(tx, 'place_names', ['folded', 'place_id', 'word'], places.flatMap(nameRows))
    await writeSetting(queries, 'places-hash', hash)
  })
}

function nameRows(place: RankedPlace): unknown[][] {
  const words = fold(place.name).split(' ')
  const county = fold(place.county)
  const rows = new Map<string, unknown[]>()
  for (let word = words.length - 1; word >= 0; word--) {
    const folded = `${words.slice(word).join(' ')} ${county}`
    rows.set(folded, [folded, place.id, word])
  }
  return [...rows.values()]
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

export function createPlaces(context: Context, index: PlaceIndex): Places {
  const remembered = new Map<string, JsonBytes>()
  const all = [...index.values()]

  return {
    async search(query, limit) {
      const folded = fold(query.slice(0, 200))
      const key = `${limit} ${folded}`
      const known = remembered.get(key)
      if (known) return known
      const found = await searchIds(context, folded, limit)
      const items = found.map((id) => index.get(id)).filter((place) => place !== undefined)
      const body = Buffer.from(JSON.stringify({ items }))
      const bytes = { body, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"` }
      // The places do not change while the process runs, so only the number of answers kept needs a limit.
      if (remembered.size >= rememberedSearches) remembered.clear()
      remembered.set(key, bytes)
      return bytes
    },
    find: async (id) => index.get(id),
    all: async () => all,
  }
}

/** Exact names first, then names that start with the query, then later words that do; better known places first among equals. */
async function searchIds(context: Context, folded: string, limit: number): Promise<number[]> {
  if (folded === '') return []
  const rows = await context.read
    .selectFrom('place_names')
    .innerJoin('places', 'places.id', 'place_names.place_id')
    .where('place_names.folded', '>=', folded)
    .where('place_names.folded', '<', folded + last)
    .select(['places.id', 'places.folded', 'importance', 'county_code'])
    .select((eb) => eb.fn.min('word').as('word'))
    .groupBy(['places.id', 'places.folded', 'importance', 'county_code'])
    .orderBy(sql`case when places.folded = ${folded} then 0 when min(word) = 0 then 1 else 2 end`)
    .orderBy('importance', 'desc')
    .orderBy(sql`length(places.folded)`)
    .orderBy('places.folded')
    .orderBy('county_code')
    .orderBy('places.id')
    .limit(limit)
    .execute()
  return rows.map((row) => row.id)
}
