import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import '@piata/config/closed-output'
import { makeFolder, OutputError, replaceFile } from '@piata/config/output-files'
import { dialects, modelFiles, parseSchema } from '@piata/db/ddl'
import { definitionsOf } from './definitions.ts'
import { explain } from './explain.ts'

const usage = `Usage: npm run models -- SCRIPT.sql[.gz] --out FOLDER [--from DIALECT]
  Makes models of the tables that a script defines: a dbt project, types of Kysely, schemas of TypeBox, and a draft of the map by which
  npm run migrate moves such a site in.
  SCRIPT  of definitions; a dump of any size, packed or not, and an SQLite file do as well
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
  else await run(script, values.out, values.from)
} catch (error) {
  console.error(`models: ${explain(error)}`)
  process.exitCode = 1
}

async function run(script: string, folder: string, from: string | undefined): Promise<void> {
  const dialect = dialects.find((one) => one === from)
  if (from !== undefined && dialect === undefined)
    throw new Error(`--from must be one of ${dialects.join(', ')}, not "${from}"`)
  const { text, ...found } = await definitionsOf(script)
  const schema = parseSchema(text, { ...found, ...(dialect !== undefined && { dialect }) })
  if (schema.tables.length === 0)
    throw new Error(`${script} defines no table that could be read; npm run schema says why`)
  const files = modelFiles(schema, basename(script).replace(/\..*$/s, ''))
  const pathOf = (path: string) => `${folder}/${path}`
  const folders = new Set([...files.keys()].map((path) => path.slice(0, Math.max(0, path.lastIndexOf('/')))))
  // What is not there is not read: a look that fails costs more than the writing.
  const before = new Set<string>()
  for (const one of folders) {
    const place = one === '' ? folder : pathOf(one)
    makeFolder(place)
    for (const name of readdirSync(place)) before.add(one === '' ? name : `${one}/${name}`)
  }
  let written = 0
  for (const [path, text] of files) {
    const file = pathOf(path)
    if (!before.has(path)) writeNew(file, text)
    else if (read(file) === text) continue
    else replaceFile(file, text)
    written++
  }
  console.log(
    `${schema.tables.length} tables; ${written} of ${files.size} files written, the others were the same; ${schema.problems.length} problems`,
  )
  if (schema.problems.length > 0) process.exitCode = 2
}

/** Nothing is in its place that a broken-off run could spoil: one file costs a third of what a draft that is renamed does. */
function writeNew(file: string, text: string): void {
  try {
    writeFileSync(file, text)
  } catch (error) {
    throw new OutputError(file, error)
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
