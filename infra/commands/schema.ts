import { parseArgs } from 'node:util'
import '@piata/config/closed-output'
import {
  type Dialect,
  dialects,
  parseSchema,
  printDdl,
  printMermaid,
  printSvg,
  validateSchema,
} from '@piata/db/ddl'
import { definitionsOf } from './definitions.ts'
import { explain } from './explain.ts'

const usage = `Usage: npm run schema -- SCRIPT.sql[.gz] [--from DIALECT] [--to FORM]
  Reads the definitions of a script and prints them; problems and what is lost go to standard error. An SQLite file and a dump of any size, packed or not, do as well: lines
  are counted among its definitions where it is packed by Zstandard or larger than 64 MB.
  --from  ${dialects.join(', ')}; found from the script when not said
  --to    json (default), mermaid or svg, check for what is wrong with the schema, or a dialect
Ends with 0 where all was read, 2 where there were problems, 1 where the script could not be opened.`

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      from: { type: 'string' },
      to: { type: 'string', default: 'json' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  const [file, ...more] = positionals
  if (values.help) console.log(usage)
  else if (file === undefined || more.length > 0) throw new Error(`one script must be named\n${usage}`)
  else await run(file, values.from, values.to)
} catch (error) {
  console.error(`schema: ${explain(error)}`)
  process.exitCode = 1
}

async function run(file: string, from: string | undefined, to: string): Promise<void> {
  const dialect = from === undefined ? undefined : dialectOf('--from', from)
  const { text, ...found } = await definitionsOf(file)
  const schema = parseSchema(text, { ...found, ...(dialect !== undefined && { dialect }) })
  const { problems } = schema
  process.stdout.write(written(schema, to))
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

function written(schema: ReturnType<typeof parseSchema>, to: string): string {
  switch (to) {
    case 'json': {
      const { problems: _, ...rest } = schema
      return `${JSON.stringify(rest, null, 2)}\n`
    }
    case 'mermaid':
      return printMermaid(schema)
    case 'svg':
      return printSvg(schema)
    case 'check':
      return validateSchema(schema)
        .map(
          ({ severity, code, table, name, message }) =>
            `${severity} ${code} ${table}${name === '' ? '' : `.${name}`}: ${message}\n`,
        )
        .join('')
  }
  const { text, losses } = printDdl(schema, dialectOf('--to', to))
  for (const { table, column, message } of losses)
    console.error(`${table}${column === '' ? '' : `.${column}`}: ${message}`)
  return text
}

function dialectOf(option: string, text: string): Dialect {
  const dialect = dialects.find((one) => one === text)
  if (dialect === undefined)
    throw new Error(
      `${option} must be one of ${option === '--to' ? 'json, mermaid, svg, check, ' : ''}${dialects.join(', ')}, not "${text}"`,
    )
  return dialect
}
