import { createReadStream, existsSync } from 'node:fs'
import { readFile, rm, stat } from 'node:fs/promises'
import { constants, setPriority } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { loadEnvFile } from 'node:process'
import { parseArgs } from 'node:util'
import { type Config, dataFolder, loadConfig } from '@piata/config'
import '@piata/config/closed-output'
import { FileDraft, isSameFile, makeFolder } from '@piata/config/output-files'
import {
  type Database,
  databaseOptions,
  encodings,
  forms,
  type ImportMap,
  type ImportProgress,
  importFile,
  openDatabase,
  parseMap,
  type TableChoices,
  type User,
} from '@piata/db'
import { demoSellerEmail, ensureDemoAccounts } from '../demo/index.ts'
import { explain } from './explain.ts'
import { printCategories, printFound, progressLine, reasonsOf, report, tellStopped } from './import-told.ts'

/** No row became a listing or was one already. */
const nothingTaken = 2
/** By Ctrl-C, as shells have it. */
const ended = 130

const usage = `Usage: npm run import -- FILE [--map map.json] [--seller EMAIL] [options]
       npm run import -- --categories
  FILE        CSV, JSON, NDJSON, XML, .xlsx or .ods, packed with gzip, Zstandard or ZIP or not; - reads standard input
  --map       how columns become listings; examples are in db/import/maps.
              Without one the columns are named like listing fields: title, description, category, price …
  --seller    whose listings they become; in an empty or a demo database the demo seller's
  --rejected  where refused rows are written (default: rejected/ in the data folder); once mended, the file can be imported
              with the same map
  --categories        prints what a map may say: every category, its attributes, their options and units
  --allow-duplicates  rows without an external id become new listings at each import; else a row that is
                      the same as an earlier one is that listing
  --cut-titles        titles that are too long lose their end, instead of the row being refused
What is found of the file is printed first, and can be overruled:
  --format ${forms.join('|')}   --encoding ${encodings.join('|')}
  --delimiter C   --skip-lines N (lines before the header)   --items NAME (XML: the item's element; spreadsheets: the sheet)
Ctrl-C ends it between two batches. Ends with 0 where rows were taken, 2 where every row was refused or there was none, 1 where the import could not go on,
130 where it was ended.`

const text = { type: 'string' } as const
const flag = { type: 'boolean', default: false } as const

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      ...{ map: text, seller: text, rejected: text, 'skip-lines': text },
      ...{ format: text, encoding: text, delimiter: text, items: text },
      ...{ 'allow-duplicates': flag, 'cut-titles': flag, categories: flag },
      help: { ...flag, short: 'h' },
    },
  })
  const [file, ...more] = positionals
  if (values.help) console.log(usage)
  else if (values.categories && positionals.length === 0) await withCategories()
  else if (file === undefined || more.length > 0) throw new Error(`one file must be named\n${usage}`)
  else await run(file, values)
} catch (error) {
  console.error(`import: ${explain(error)}`)
  process.exitCode = 1
}

type Given = Partial<
  Record<
    'map' | 'seller' | 'rejected' | 'skip-lines' | 'format' | 'encoding' | 'delimiter' | 'items',
    string
  > &
    Record<'allow-duplicates' | 'cut-titles', boolean>
>

async function run(file: string, given: Given): Promise<void> {
  const skipText = given['skip-lines']
  if (skipText !== undefined && !/^\d{1,4}$/.test(skipText)) {
    throw new Error(`--skip-lines must be a whole number from 0 to 9999, not "${skipText}"`)
  }
  const choices = {
    ...choicesOf(given),
    ...(skipText !== undefined && { skipLines: Number(skipText) }),
  }
  if (existsSync('.env')) loadEnvFile('.env')
  const config = loadConfig()
  const { rejected } = dataFolder(config)
  // Beside a gateway on the same machine, those who wait for a page go first.
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
  const map = given.map === undefined ? undefined : await readMap(given.map)
  const size = file === '-' ? undefined : (await stat(file)).size
  const database = await openDatabase({ ...databaseOptions(config), bulk: true })
  const rejectedFile = given.rejected ?? rejectedFor(file, rejected)
  if (resolve(rejectedFile) === resolve(file) || isSameFile(rejectedFile, file))
    throw new Error('--rejected names the file that is read; name another one')
  const stop = new AbortController()
  let last: ImportProgress | undefined
  const onInterrupt = () => stop.abort()
  process.once('SIGINT', onInterrupt)
  try {
    const seller = await findSeller(database, config, given.seller)
    if (given.rejected === undefined) makeFolder(rejected)
    const draft = new FileDraft(rejectedFile, 0o600)
    const source = file === '-' ? process.stdin : createReadStream(file, { highWaterMark: 1 << 20 })
    const started = performance.now()
    const showProgress = progressLine(size)
    let refused: number | undefined
    try {
      const result = await importFile({
        database,
        source,
        sellerId: seller.id,
        rejectTo: draft.stream,
        timeZone: config.timeZone,
        allowDuplicates: given['allow-duplicates'] ?? false,
        cutTitles: given['cut-titles'] ?? false,
        signal: stop.signal,
        onFound: printFound,
        onProgress: (progress) => {
          last = progress
          showProgress(progress)
        },
        choices,
        ...(map && { map }),
      })
      refused = result.rejected
      report(result, seller, (performance.now() - started) / 1000)
      if (result.created + result.updated + result.unchanged === 0) {
        console.error(`import: no row was taken; ${reasonsOf(result)}`)
        process.exitCode = nothingTaken
      }
    } catch (error) {
      if (!stop.signal.aborted) throw error
      tellStopped(last, (performance.now() - started) / 1000, {
        allowsDuplicates: given['allow-duplicates'] ?? false,
      })
      process.exitCode = ended
    } finally {
      if (await isKept(draft)) {
        console.log(
          `${refused === undefined ? 'The import ended early; refused' : 'Refused'} rows are in ${rejectedFile}; mend them there and import that file with the same map`,
        )
        // Of an import that could not even begin those refused before stay.
      } else if (refused !== undefined) await rm(rejectedFile, { force: true })
    }
  } finally {
    process.off('SIGINT', onInterrupt)
    await database.close()
  }
}

/** Rows that were refused are kept, those of an import that ended early too. */
async function isKept(draft: FileDraft): Promise<boolean> {
  await new Promise<void>((resolve) => draft.stream.end(resolve))
  const { bytesWritten } = draft.stream
  if (bytesWritten > 0) {
    await draft.keep()
    return true
  }
  const fault = await draft.drop()
  if (fault !== undefined) throw fault
  return false
}

/** Never the file that is read, which may hold the refused rows of an earlier import. */
function rejectedFor(file: string, folder: string): string {
  const stem = basename(file).replace(/(?:\.(?:csv|json|ndjson|jsonl|xml|xlsx|ods|gz|zst|zip))+$/i, '')
  const usual = join(folder, `${stem}.csv`)
  return resolve(usual) === resolve(file) ? join(folder, `${stem}-again.csv`) : usual
}

function choicesOf({ format, encoding, delimiter, items }: Given): TableChoices {
  const oneOf = <T extends string>(
    name: string,
    value: string | undefined,
    all: readonly T[],
  ): T | undefined => {
    if (value === undefined) return undefined
    const known = all.find((one) => one === value)
    if (known === undefined) throw new Error(`--${name} must be one of ${all.join(', ')}, not "${value}"`)
    return known
  }
  if (delimiter !== undefined && !/^[\t !#-/:-@[-`{-~]$/.test(delimiter))
    throw new Error(`--delimiter must be one character that is no letter, digit or quote, not "${delimiter}"`)
  return {
    form: oneOf('format', format, forms),
    encoding: oneOf('encoding', encoding, encodings),
    delimiter,
    items,
  }
}

async function withCategories(): Promise<void> {
  if (existsSync('.env')) loadEnvFile('.env')
  const database = await openDatabase(databaseOptions(loadConfig()))
  try {
    printCategories(await database.categories.all())
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
