import { createReadStream, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSteps, transformCsv } from '../pipeline/index.ts'

/** Rows of twelve columns, of which the work needs nine. */
export function writeRows(folder: string, rows: number): string {
  const file = join(folder, 'rows.csv')
  const parts = ['id,first,last,mail,town,street,status,cost,born,views,note,agent']
  for (let id = 1; id <= rows; id++)
    parts.push(
      `${id % 7 === 0 ? id - 7 : id},Ana,Pop-${id},ana${id}@exemplu.ro,${id % 300},Strada Lungă ${id % 90},${'ABC'[id % 3]},${id % 1_000}.50,1990-02-03 04:05:06,${id % 5_000},nimic de spus,Mozilla/5.0 (X11; Linux x86_64)`,
    )
  writeFileSync(file, `${parts.join('\n')}\n`)
  return file
}

const towns = Array.from({ length: 300 }, (_, id) => ({
  id: String(id),
  label: `Orașul ${id}`,
  county: `J${id % 42}`,
}))
const statuses: Record<string, string> = { A: 'published', B: 'draft', C: 'sold' }

const steps = parseSteps([
  { select: ['id', 'first', 'last', 'mail', 'town', 'status', 'cost', 'born', 'views'] },
  { rename: { cost: 'price', mail: 'email' } },
  { cast: { price: 'number', views: 'integer', born: 'time' } },
  { map: { column: 'status', values: statuses } },
  { lookup: { column: 'town', table: 'towns', key: 'id', take: { city: 'label', county: 'county' } } },
  { merge: { columns: ['city', 'county'], by: ', ', into: 'place' } },
  { split: { column: 'last', by: '-', into: ['family', 'number'] } },
  { filter: { column: 'status', in: ['published', 'sold'] } },
  { dedupe: ['id'] },
  { select: ['id', 'first', 'family', 'email', 'place', 'status', 'price', 'born', 'views'] },
])

/** The rows' work by the pipeline; what is made is counted and let go of. */
export async function transform(file: string): Promise<{ bytes: number; count: number }> {
  const columns = (name: 'id' | 'label' | 'county') => towns.map((town) => town[name])
  const tables = { towns: { id: columns('id'), label: columns('label'), county: columns('county') } }
  let bytes = 0
  let count = -1
  for await (const piece of transformCsv(createReadStream(file, { highWaterMark: 1 << 18 }), steps, tables)) {
    bytes += piece.length
    for (let at = piece.indexOf(10); at >= 0; at = piece.indexOf(10, at + 1)) count++
  }
  return { bytes, count }
}

/** The same as one writes it first: an object for each row, a list for each step. */
export async function transformPlainly(file: string): Promise<{ bytes: number; count: number }> {
  const [head, ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n')
  const header = head!.split(',')
  const byId = new Map(towns.map((town) => [town.id, town]))
  const seen = new Set<string>()
  const written = lines
    .map((line) => {
      const fields = line.split(',')
      return Object.fromEntries(header.map((name, i) => [name, fields[i]!])) as Record<string, string>
    })
    .map(({ id, first, last, mail, town, status, cost, born, views }) => ({
      id,
      first,
      last,
      mail,
      town,
      status,
      cost,
      born,
      views,
    }))
    .map(({ cost, mail, ...row }) => ({ ...row, price: cost, email: mail }))
    .map((row) => ({
      ...row,
      price: Number(row.price),
      views: Number(row.views),
      born: `${row.born!.replace(' ', 'T')}Z`,
    }))
    .map((row) => ({ ...row, status: statuses[row.status!]! }))
    .map((row) => ({ ...row, city: byId.get(row.town!)!.label, county: byId.get(row.town!)!.county }))
    .map((row) => ({ ...row, place: `${row.city}, ${row.county}` }))
    .map((row) => {
      const [family, number] = row.last!.split('-')
      return { ...row, family, number }
    })
    .filter((row) => row.status === 'published' || row.status === 'sold')
    .filter((row) => !seen.has(row.id!) && seen.add(row.id!))
    .map(({ id, first, family, email, place, status, price, born, views }) =>
      [id, first, family, email, `"${place}"`, status, price, born, views].join(','),
    )
  const text = `id,first,family,email,place,status,price,born,views\r\n${written.join('\r\n')}\r\n`
  return { bytes: Buffer.byteLength(text), count: written.length }
}
