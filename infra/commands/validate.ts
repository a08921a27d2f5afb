import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import '@piata/config/closed-output'
import { openDump, rowsOfFile, validateRows } from '@piata/db'
import { parseSchema } from '@piata/db/ddl'
import { tellProblems } from '../moving/telling.ts'
import { definitionsOf, dumpDefinitions } from './definitions.ts'
import { explain } from './explain.ts'

const usage = `Usage: npm run validate -- ROWS [--schema SCRIPT.sql] [--table NAME] [--json]
  Holds rows against the tables that a script defines: types, lengths, nulls, keys, references and checks; tells by column what is wrong, with examples.
  ROWS      a dump (script or SQLite file), .csv with a header, or .json, .ndjson; packed with gzip or Zstandard or not
  --schema  the definitions; a dump has its own
  --table   whose rows those of a file are that is no dump; default: the file's name
  --json    the whole report as JSON
Ends with 0 where all rows fit, 2 where some do not, 1 where they could not be read to their end; what was read is told all the same.`

const shown = 50

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      schema: { type: 'string' },
      table: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  const [file, ...more] = positionals
  if (values.help) console.log(usage)
  else if (file === undefined || more.length > 0) throw new Error(`one file of rows must be named\n${usage}`)
  else await run(file, values)
} catch (error) {
  console.error(`validate: ${explain(error)}`)
  process.exitCode = 1
}

async function run(
  file: string,
  { schema: script, table, json }: { schema?: string; table?: string; json?: boolean },
): Promise<void> {
  const isDump = !/\.(?:csv|json|ndjson|jsonl)(?:\.gz|\.zst)?$/i.test(file)
  if (!isDump && script === undefined) throw new Error('say with --schema what the rows are held against')
  const given =
    // Keys may be defined behind the rows, so a dump without another script is read twice.
    await (script === undefined ? dumpDefinitions(file) : definitionsOf(script))
  const { text, ...found } = given
  const schema = parseSchema(text, found)
  if (schema.tables.length === 0) throw new Error(`${script ?? file} defines no table that could be read`)
  const dump = isDump ? await openDump(file) : undefined
  const name = table ?? basename(file).replace(/\..*$/s, '')
  if (dump === undefined && !schema.tables.some((one) => one.name.toLowerCase() === name.toLowerCase()))
    throw new Error(
      `there is no table "${name}"; say with --table which of ${schema.tables
        .map((one) => one.name)
        .slice(0, 50)
        .join(', ')}`,
    )
  const report = await validateRows(schema, dump?.batches() ?? rowsOfFile(file, name))
  await dump?.close()
  if (report.broken !== null && report.tables.length === 0) throw new Error(report.broken)
  const { problems, lost } = dump ?? { problems: [], lost: { problems: 0, rows: 0 } }
  if (json) console.log(JSON.stringify({ ...report, problems, lost }, null, 2))
  else {
    for (const { table, rows, isKnown } of report.tables)
      console.log(
        `${table}: ${rows.toLocaleString('en')} rows${isKnown ? '' : ', which the schema does not have'}`,
      )
    for (const { table, column, reason, count, examples } of report.faults.slice(0, shown)) {
      const rows = examples
        .map(({ row, value }) => `${row}${value === '' ? '' : ` ${JSON.stringify(value)}`}`)
        .join(', ')
      console.log(
        `  ${count.toLocaleString('en')} × ${table}${column === '' ? '' : `.${column}`} ${reason} (rows ${rows})`,
      )
    }
    if (report.faults.length > shown)
      console.log(`  and ${report.faults.length - shown} more kinds; --json has all`)
    tellProblems({ problems, lost })
    for (const one of report.unchecked) console.log(`  not held against: ${one}`)
  }
  if (report.broken !== null) throw new Error(`what follows could not be read: ${report.broken}`)
  if (report.faults.length + lost.problems > 0) process.exitCode = 2
}
