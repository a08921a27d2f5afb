/**
 * Makes `places.json.br` of a CSV with the columns siruta, name, county, county_code, lat, lon:
 * `node db/places/pack.ts places.csv`. Only needed when the list of localities changes.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { brotliCompressSync, constants } from 'node:zlib'

/** Names that the source spells unlike everybody else, by SIRUTA code. */
const corrections: Record<string, string> = {
  '37299': 'Flămânzi',
  '45824': 'C.A. Rosetti',
  '119251': 'Sărmașu',
  '151889': 'Roșiorii de Vede',
  '159892': 'C.A. Rosetti',
  '161534': 'I.C. Brătianu',
  '179132': 'București',
  '179542': 'Popești-Leordeni',
}

export interface PackedPlaces {
  /** Code, name and how many places in a row are of it. */
  counties: [code: string, name: string, count: number][]
  names: string[]
  /** Each the difference to the one before. */
  ids: number[]
  /** Ten-thousandths of a degree (about 10 m), each the difference to the one before. */
  lats: number[]
  lons: number[]
}

export function packPlaces(csv: string): PackedPlaces {
  const [header, ...lines] = csv
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r?\n/)
  const columns = header!.split(',')
  const column = (name: string): number => {
    const index = columns.indexOf(name)
    if (index < 0) throw new Error(`The file has no column "${name}"; it has ${columns.join(', ')}.`)
    return index
  }
  const at = {
    id: column('siruta'),
    name: column('name'),
    county: column('county'),
    code: column('county_code'),
    lat: column('lat'),
    lon: column('lon'),
  }
  const rows = lines.map((line) => line.split(','))
  rows.sort((a, b) =>
    a[at.code]! < b[at.code]! ? -1 : a[at.code]! > b[at.code]! ? 1 : +a[at.id]! - +b[at.id]!,
  )

  const packed: PackedPlaces = { counties: [], names: [], ids: [], lats: [], lons: [] }
  let id = 0
  let lat = 0
  let lon = 0
  for (const row of rows) {
    const code = row[at.code]!
    const last = packed.counties.at(-1)
    if (last?.[0] === code) last[2]++
    else packed.counties.push([code, row[at.county]!, 1])
    packed.names.push(corrections[row[at.id]!] ?? row[at.name]!.replace(/\s+/g, ' ').trim())
    const nextLat = Math.round(+row[at.lat]! * 10_000)
    const nextLon = Math.round(+row[at.lon]! * 10_000)
    packed.ids.push(+row[at.id]! - id)
    packed.lats.push(nextLat - lat)
    packed.lons.push(nextLon - lon)
    id = +row[at.id]!
    lat = nextLat
    lon = nextLon
  }
  return packed
}

if (import.meta.main) {
  const file = process.argv[2]
  if (file === undefined) throw new Error('Usage: node db/places/pack.ts places.csv')
  const packed = packPlaces(readFileSync(file, 'utf8'))
  const bytes = brotliCompressSync(JSON.stringify(packed), {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22 },
  })
  writeFileSync(new URL('places.json.br', import.meta.url), bytes)
  console.log(`${packed.names.length} places in ${bytes.length} bytes`)
}
