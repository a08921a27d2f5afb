import { parseArgs } from 'node:util'
import { report } from '@piata/config/figures'
import { parseSchema } from '../ddl/index.ts'
import { validateRows } from '../validation/index.ts'

/** Rows with so many keys and references held against their schema: a tenth are sellers, the others refer to one each. Planted mistakes have to be found. */
const { values } = parseArgs({ options: { keys: { type: 'string', default: '10000000' } } })
const keys = Number(values.keys)
if (!Number.isSafeInteger(keys) || keys < 1_000)
  throw new Error('--keys must be a whole number from 1,000 on')

const sellers = Math.floor(keys / 10)
const ads = keys - sellers
const rowsOfBatch = 2_000
const planted = { repeated: 3, missing: 5 }
const schema = parseSchema(
  'create table sellers (id bigint primary key); create table ads (seller bigint not null references sellers (id));',
  { dialect: 'postgres' },
)

async function* batches() {
  for (let from = 0; from < sellers; from += rowsOfBatch) {
    const count = Math.min(rowsOfBatch, sellers - from)
    // The last ones have the keys of the first.
    const id = (row: number) => (row >= sellers - planted.repeated ? row - sellers + planted.repeated : row)
    yield {
      table: 'sellers',
      columns: ['id'],
      rows: Array.from({ length: count }, (_, i) => [String(id(from + i))]),
    }
  }
  const known = sellers - planted.repeated
  for (let from = 0; from < ads; from += rowsOfBatch) {
    const count = Math.min(rowsOfBatch, ads - from)
    const seller = (row: number) => (row >= ads - planted.missing ? sellers + row : (row * 7_919) % known)
    yield {
      table: 'ads',
      columns: ['seller'],
      rows: Array.from({ length: count }, (_, i) => [String(seller(from + i))]),
    }
  }
}

const baseMb = process.memoryUsage.rss() / 1e6
const start = performance.now()
const { faults } = await validateRows(schema, batches())
const seconds = (performance.now() - start) / 1_000
const found = faults.map(({ table, count }) => [table, count]).sort()
const wanted = [
  ['ads', planted.missing],
  ['sellers', planted.repeated],
]
if (JSON.stringify(found) !== JSON.stringify(wanted))
  throw new Error(`the planted mistakes were not found: ${JSON.stringify(faults)}`)
const peakMb = process.resourceUsage().maxRSS / 1e3 - baseMb
report(`db/references of ${keys} keys/ms`, seconds * 1_000, 'ms', null)
report(`db/references of ${keys} keys/memory over an empty process`, peakMb, 'MB', null)
console.log(
  `references of ${keys.toLocaleString('en')} keys: ${seconds.toFixed(1)} s, ${peakMb.toFixed(0)} MB over an empty process; all ${planted.repeated + planted.missing} planted mistakes found`,
)
