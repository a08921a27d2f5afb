/**
 * Brings a shop's stock in through the API, and again whenever the file changes.
 *
 *   PIATA_EMAIL=… PIATA_PASSWORD=… node examples/import-csv.ts examples/stock.csv
 *
 * Columns: sku, title, description, category, price (lei), condition, place, and attr.NAME for attributes of the category. What became
 * of each sku is kept in FILE.listings.json: a row that did not change costs nothing, a changed one edits its listing. Whoever runs
 * Piata and has a hundred thousand rows uses `npm run import` on that machine, which needs no request for each.
 */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { Account, type Card, call, Problem } from './api.ts'

type Row = Record<string, string>
/** By sku: the listing, and the row that it was last made from. */
type State = Record<string, { id: string; row: string }>

const file = process.argv[2]
if (file === undefined) {
  console.error('Usage: node examples/import-csv.ts FILE.csv')
  process.exit(1)
}

const account = await Account.open()
const stateFile = `${file}.listings.json`
const state: State = existsSync(stateFile) ? JSON.parse(readFileSync(stateFile, 'utf8')) : {}
const drafts: string[] = []
const counts = { created: 0, updated: 0, unchanged: 0, refused: 0 }
const places = new Map<string, number>()

for (const row of rowsOf(readFileSync(file, 'utf8'))) {
  try {
    counts[await bring(row)]++
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    counts.refused++
    console.error(`${row.sku}: ${error.message}`)
  }
}
await publish(drafts)
console.log(
  Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(', '),
)

async function bring(row: Row): Promise<keyof typeof counts> {
  const { sku } = row
  if (!sku) throw new Problem(422, { detail: 'a row needs a sku' })
  const digest = createHash('sha256').update(JSON.stringify(row)).digest('hex')
  const known = state[sku]
  if (known?.row === digest) return 'unchanged'
  const body = await listingOf(row)
  const token = await account.token()
  if (known) {
    await call(`/v1/listings/${known.id}`, { method: 'PATCH', token, body })
  } else {
    // The key is made of the row: an import that broke off before it noted the listing is answered with that one when it runs again.
    const answer = await call<Card>('/v1/listings', {
      method: 'POST',
      token,
      body,
      idempotencyKey: `import-${digest}`,
    })
    const { id } = answer.body
    const isReplayed = answer.headers.has('idempotent-replayed')
    const { status } = isReplayed ? (await call<Card>(`/v1/listings/${id}`, { token })).body : answer.body
    if (status === 'draft') drafts.push(id)
    state[sku] = { id, row: digest }
  }
  state[sku] = { ...state[sku]!, row: digest }
  writeFileSync(stateFile, JSON.stringify(state, null, 2))
  return known ? 'updated' : 'created'
}

async function listingOf(row: Row): Promise<object> {
  const attributes = Object.entries(row)
    .filter(([column, value]) => column.startsWith('attr.') && value !== '')
    .map(([column, value]) => [column.slice('attr.'.length), value])
  return {
    title: row.title,
    description: row.description,
    categoryId: row.category,
    price: row.price ? { amount: Math.round(100 * Number(row.price)), currency: 'RON' } : null,
    condition: row.condition || null,
    placeId: row.place ? await placeId(row.place) : null,
    attributes: Object.fromEntries(attributes),
  }
}

async function placeId(name: string): Promise<number> {
  const known = places.get(name)
  if (known !== undefined) return known
  type Places = { items: { id: number; name: string }[] }
  const { body } = await call<Places>(`/v1/places?q=${encodeURIComponent(name)}&limit=1`)
  const [place] = body.items
  if (place === undefined) throw new Problem(422, { detail: `there is no place “${name}”` })
  places.set(name, place.id)
  return place.id
}

/** A hundred at a time; those that cannot be published yet stay drafts and say why. */
async function publish(ids: string[]): Promise<void> {
  type Moves = { items: { id: string; code: number; problem?: { detail: string } }[] }
  for (let from = 0; from < ids.length; from += 100) {
    const { body } = await call<Moves>('/v1/me/listings/moves', {
      method: 'POST',
      token: await account.token(),
      body: { ids: ids.slice(from, from + 100), move: 'publish' },
    })
    for (const { id, problem } of body.items)
      if (problem) console.error(`${id} stays a draft: ${problem.detail}`)
  }
}

/** Records of a CSV with a header (RFC 4180): quotes around what holds commas, quotes or line ends. */
function rowsOf(text: string): Row[] {
  const [header, ...records] = recordsOf(text)
  return records.map((fields) => Object.fromEntries(header!.map((name, i) => [name, fields[i] ?? ''])))
}

function recordsOf(text: string): string[][] {
  const records: string[][] = [[]]
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    records.at(-1)!.push((quoted?.replaceAll('""', '"') ?? plain!).trim())
    if (end === '') break
    if (end !== ',') records.push([])
  }
  return records.filter((fields) => fields.some((field) => field !== ''))
}
