import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { type Dialect, decodeScript, dialects, parseSchema } from '@piata/db'

const usage = `Usage: npm run schema -- SCRIPT.sql[.gz] [--from DIALECT]
  Reads the definitions of a script and prints them as JSON; problems go to standard error.
  --from  ${dialects.join(', ')}; found from the script when not said
Ends with 0 where all was read, 2 where there were problems, 1 where the script could not be opened.`

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { from: { type: 'string' }, help: { type: 'boolean', short: 'h', default: false } },
  })
  const [file, ...more] = positionals
  if (values.help) console.log(usage)
  else if (file === undefined || more.length > 0) throw new Error(`one script must be named\n${usage}`)
  else await run(file, values.from)
} catch (error) {
  console.error(`schema: ${error instanceof Error ? error.message : error}`)
  process.exitCode = 1
}

async function run(file: string, from: string | undefined): Promise<void> {
  const dialect = from === undefined ? undefined : dialectOf('--from', from)
  const schema = parseSchema(decodeScript(await readFile(file)), { dialect })
  const { problems, ...rest } = schema
  console.log(JSON.stringify(rest, null, 2))
  for (const { line, column, token, message } of problems) {
    console.error(
      `${file}:${line}:${column}: ${message}${token === '' ? ', but the script ends' : `, not ${JSON.stringify(token)}`}`,
    )
  }
  const { read, skipped } = schema.statements
  console.error(
    `${schema.dialect}: ${schema.tables.length} tables of ${read} statements; ${skipped} define nothing; ${problems.length} problems`,
  )
  if (problems.length > 0) process.exitCode = 2
}

function dialectOf(option: string, text: string): Dialect {
  const dialect = dialects.find((one) => one === text)
  if (dialect === undefined) throw new Error(`${option} must be one of ${dialects.join(', ')}, not "${text}"`)
  return dialect
}
