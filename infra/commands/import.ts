import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { mkdir, readFile, rm, stat } from 'node:fs/promises'
import { constants, setPriority } from 'node:os'
import { basename, join } from 'node:path'
import { loadEnvFile } from 'node:process'
import { finished } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { type Config, dataFolder, loadConfig } from '@piata/config'
import {
  type Database,
  databaseOptions,
  type ImportMap,
  type ImportProgress,
  type ImportResult,
  importCsv,
  openDatabase,
  parseMap,
  type User,
} from '@piata/db'
import { demoSellerEmail, ensureDemoAccounts } from '../demo/index.ts'

/** No row became a listing or was one already. */
const nothingTaken = 2

const usage = `Usage: npm run import -- FILE.csv[.gz] [--map map.json] [--seller EMAIL] [--rejected FILE] [--skip-lines N] [--allow-duplicates]
  FILE        CSV with a header, gzipped or not; - reads standard input
  --map       how columns become listings; examples are in db/import/maps.
              Without one the columns are named like listing fields: title, description, category, price …
  --seller    whose listings they become; in an empty or a demo database the demo seller's
  --rejected  where refused rows are written (default: rejected/ in the data folder)
  --skip-lines        lines before the header
  --allow-duplicates  rows without an external id become new listings at each import; else a row that is
                      the same as an earlier one is that listing
Ends with 0 where rows were taken, 2 where every row was refused or there was none, 1 where the import could not go on.`

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      map: { type: 'string' },
      seller: { type: 'string' },
      rejected: { type: 'string' },
      'skip-lines': { type: 'string' },
      'allow-duplicates': { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  const [file, ...more] = positionals
  if (values.help) console.log(usage)
  else if (file === undefined || more.length > 0) throw new Error(`one file must be named\n${usage}`)
  else await run(file, values)
} catch (error) {
  console.error(`import: ${explain(error)}`)
  process.exitCode = 1
}

interface Given {
  map?: string
  seller?: string
  rejected?: string
  'skip-lines'?: string
  'allow-duplicates'?: boolean
}

async function run(file: string, given: Given): Promise<void> {
  const skipText = given['skip-lines']
  if (skipText !== undefined && !/^\d{1,4}$/.test(skipText)) {
    throw new Error(`--skip-lines must be a whole number from 0 to 9999, not "${skipText}"`)
  }
  if (existsSync('.env')) loadEnvFile('.env')
  const config = loadConfig()
  const { rejected } = dataFolder(config)
  // Beside a gateway on the same machine, those who wait for a page go first.
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
  const map = given.map === undefined ? undefined : await readMap(given.map)
  const size = file === '-' ? undefined : (await stat(file)).size
  const database = await openDatabase({ ...databaseOptions(config), bulk: true })
  const rejectedFile = given.rejected ?? join(rejected, basename(file).replace(/\.gz$/, ''))
  try {
    const seller = await findSeller(database, config, given.seller)
    if (given.rejected === undefined) await mkdir(rejected, { recursive: true })
    const rejectTo = createWriteStream(rejectedFile, { mode: 0o600 })
    const source = file === '-' ? process.stdin : createReadStream(file, { highWaterMark: 1 << 20 })
    const started = performance.now()
    let refused: number | undefined
    try {
      const result = await importCsv({
        database,
        source,
        sellerId: seller.id,
        rejectTo,
        timeZone: config.timeZone,
        allowDuplicates: given['allow-duplicates'] ?? false,
        onProgress: progressLine(size),
        ...(map && { map }),
        ...(skipText !== undefined && { skipLines: Number(skipText) }),
      })
      refused = result.rejected
      report(result, seller, (performance.now() - started) / 1000)
      if (result.created + result.updated + result.unchanged === 0) {
        console.error(`import: no row was taken; ${reasonsOf(result)}`)
        process.exitCode = nothingTaken
      }
    } finally {
      rejectTo.end()
      await finished(rejectTo)
      if (rejectTo.bytesWritten === 0) await rm(rejectedFile, { force: true })
      else
        console.log(
          `${refused === undefined ? 'The import ended early; refused' : 'Refused'} rows are in ${rejectedFile}`,
        )
    }
  } finally {
    await database.close()
  }
}

async function readMap(file: string): Promise<ImportMap> {
  const text = await readFile(file, 'utf8')
  try {
    return parseMap(JSON.parse(text))
  } catch (error) {
    throw error instanceof SyntaxError ? new Error(`${file} is not JSON: ${error.message}`) : error
  }
}

async function findSeller(
  database: Database,
  config: Config,
  email: string | undefined,
): Promise<Pick<User, 'id' | 'email'>> {
  // Looked at first: whoever else fills it at the same time has made the account before.
  const isEmpty = (await database.listings.searchDocuments({ after: null, limit: 1 })).length === 0
  const found = await database.users.findByEmail(email ?? demoSellerEmail)
  if (found) return found
  if (email !== undefined) {
    throw new Error(
      `There is no account ${email}. Register it on the website or with POST /v1/auth/register, then import again.`,
    )
  }
  if (!isEmpty) {
    throw new Error('Say with --seller whose listings these are: this database is neither empty nor a demo.')
  }
  const { ids, logins } = await ensureDemoAccounts(database, dataFolder(config).demoLogins)
  for (const { role, email: login, password } of logins) console.log(`${role}: ${login} ${password}`)
  return { id: ids[0]!, email: demoSellerEmail }
}

function progressLine(size: number | undefined): (progress: ImportProgress) => void {
  let last = 0
  const started = performance.now()
  return ({ packedBytes, rows, created, updated, unchanged, rejected, isWaiting }) => {
    if (performance.now() - last < (process.stdout.isTTY ? 200 : 2_000)) return
    last = performance.now()
    const share = size ? `${((100 * packedBytes) / size).toFixed(0)} %, ` : ''
    const rate = group(Math.round((1000 * rows) / (last - started)))
    const line = `${share}${group(rows)} rows (${rate}/s): ${group(created)} created, ${group(updated)} updated, ${group(unchanged)} unchanged, ${group(rejected)} rejected${isWaiting ? '; waiting for others that write' : ''}`
    process.stdout.write(process.stdout.isTTY ? `\r\x1b[K${line}` : `${line}\n`)
  }
}

function report(result: ImportResult, seller: { email: string }, seconds: number): void {
  if (process.stdout.isTTY) process.stdout.write('\r\x1b[K')
  const { rows, created, updated, unchanged, rejected, reasons, notes, unusedColumns, bytes } = result
  const peak = Math.round(process.resourceUsage().maxRSS / 1024)
  console.log(
    `${group(rows)} rows (${group(Math.round(bytes / 1e6))} MB) in ${seconds.toFixed(1)} s, ` +
      `${group(Math.round(rows / Math.max(seconds, 0.001)))} rows/s, peak memory ${group(peak)} MB, seller ${seller.email}`,
  )
  console.log(
    `created ${group(created)}, updated ${group(updated)}, unchanged ${group(unchanged)}, rejected ${group(rejected)}`,
  )
  for (const { reason, count } of reasons.slice(0, 20)) console.log(`  ${group(count)} × ${reason}`)
  if (notes.length > 0) console.log('Taken, but not as they are in the file:')
  for (const { note, count, line, text } of notes.slice(0, 20))
    console.log(`  ${group(count)} × ${note} (first in line ${group(line)}: ${JSON.stringify(text)})`)
  if (unusedColumns.length > 0) console.log(`Columns left alone: ${unusedColumns.slice(0, 30).join(', ')}`)
}

/** Why most rows were refused. */
function reasonsOf({ rows, reasons }: ImportResult): string {
  if (rows === 0) return 'the file has none below its header'
  const most = reasons.slice(0, 3).map(({ reason, count }) => `${group(count)} × ${reason}`)
  return `all ${group(rows)} were refused, most of them for: ${most.join('; ')}`
}

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { code, path } = error as NodeJS.ErrnoException
  if (code === 'ENOENT') return `there is no file ${path}`
  if (code === 'EACCES' || code === 'EISDIR') return `${path ?? 'the file'} cannot be read`
  return error.message
}

function group(number: number): string {
  return number.toLocaleString('en')
}
