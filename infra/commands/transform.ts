import { createReadStream, readFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { isClosedOutput } from '@piata/config/closed-output'
import { FileDraft } from '@piata/config/output-files'
import { csvTable, parseSteps, transformCsv } from '@piata/db'
import { explain } from './explain.ts'

const usage = `Usage: npm run transform -- FILE.csv --steps STEPS.json [--out FILE.csv] [--table NAME=FILE.csv …]
  Makes rows of another form: select, rename, cast, map, lookup, split, merge, filter, dedupe; db/pipeline/README.md tells of each.
  FILE     CSV with a header, packed with gzip or Zstandard or not, of any size
  --steps  what is done, one after another
  --out    where it is written, which may be FILE itself: what is there stays until all is done; default: standard output
  --table  what a lookup looks in, kept in memory`

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      steps: { type: 'string' },
      out: { type: 'string' },
      table: { type: 'string', multiple: true, default: [] },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  const [file, ...more] = positionals
  if (values.help) console.log(usage)
  else if (file === undefined || more.length > 0 || values.steps === undefined)
    throw new Error(`one file and --steps must be given\n${usage}`)
  else await run(file, values.steps, values.out, values.table)
} catch (error) {
  console.error(`transform: ${explain(error)}`)
  process.exitCode = 1
}

async function run(file: string, stepsFile: string, out: string | undefined, named: string[]): Promise<void> {
  const steps = parseSteps(parsed(stepsFile))
  const tables = Object.fromEntries(
    await Promise.all(
      named.map(async (text) => {
        const cut = text.indexOf('=')
        if (cut < 1) throw new Error(`--table must be NAME=FILE.csv, not "${text}"`)
        return [text.slice(0, cut), await csvTable(read(text.slice(cut + 1)))] as const
      }),
    ),
  )
  const texts = Readable.from(transformCsv(read(file), steps, tables))
  if (out === undefined) {
    await pipeline(texts, process.stdout, { end: false }).catch((error: unknown) => {
      if (!isClosedOutput(error)) throw error
    })
    return
  }
  const draft = new FileDraft(out)
  try {
    await pipeline(texts, draft.stream)
  } catch (error) {
    throw (await draft.drop()) ?? error
  }
  await draft.keep()
}

function read(file: string) {
  return createReadStream(file, { highWaterMark: 1024 * 1024 })
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw error instanceof SyntaxError ? new Error(`${file} is not JSON: ${error.message}`) : error
  }
}
