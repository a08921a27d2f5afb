import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { decodeScript, dialects, modelFiles, parseSchema } from '@piata/db'

const usage = `Usage: npm run models -- SCRIPT.sql[.gz] --out FOLDER [--from DIALECT]
  Makes models of the tables that a script defines: a dbt project, types of Kysely, schemas of TypeBox.
  --out   where they are written; files that are the same already are left alone
  --from  ${dialects.join(', ')}; found from the script when not said
Ends with 0 where all of the script was read, 2 where there were problems, 1 where nothing could be written.`

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      out: { type: 'string' },
      from: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  const [script, ...more] = positionals
  if (values.help) console.log(usage)
  else if (script === undefined || more.length > 0 || values.out === undefined)
    throw new Error(`one script and --out must be given\n${usage}`)
  else run(script, values.out, values.from)
} catch (error) {
  console.error(`models: ${error instanceof Error ? error.message : error}`)
  process.exitCode = 1
}

function run(script: string, folder: string, from: string | undefined): void {
  const dialect = dialects.find((one) => one === from)
  if (from !== undefined && dialect === undefined)
    throw new Error(`--from must be one of ${dialects.join(', ')}, not "${from}"`)
  const schema = parseSchema(decodeScript(readFileSync(script)), { dialect })
  if (schema.tables.length === 0)
    throw new Error(`${script} defines no table that could be read; npm run schema says why`)
  const files = modelFiles(schema, basename(script).replace(/\..*$/s, ''))
  const folders = new Set([...files.keys()].map((path) => dirname(join(folder, path))))
  for (const one of folders) mkdirSync(one, { recursive: true })
  let written = 0
  for (const [path, text] of files) {
    const file = join(folder, path)
    if (read(file) === text) continue
    writeFileSync(file, text)
    written++
  }
  console.log(
    `${schema.tables.length} tables; ${written} of ${files.size} files written, the others were the same; ${schema.problems.length} problems`,
  )
  if (schema.problems.length > 0) process.exitCode = 2
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
