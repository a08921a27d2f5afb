import { quoteName } from '../print/quote.ts'
import { writeType } from '../print/types.ts'
import type { Column, ForeignKey, Schema, Table } from '../schema.ts'
import { distinct, snakeCase, tableNames } from './names.ts'
import { type Yaml, yamlFile } from './yaml.ts'

/** dbt renders whatever stands in its files: what looks like a template of it is written so that it comes out as it was. */
const plain = (text: string) => (text.includes('{') ? text.replaceAll(/\{(?=[{%#])/g, "{{ '{' }}") : text)

/**
 * A dbt project over a schema that lies in Postgres: its tables as sources with tests, a staging model for each (columns renamed, cast,
 * trimmed), and a first mart for each that refers to others. By their paths.
 */
export function dbtFiles(schema: Schema, project: string): Map<string, string> {
  const names = tableNames(schema.tables)
  const source = new Map(schema.tables.map((table) => [keyOf(table.schema, table.name), table]))
  const aliases = new Map(schema.tables.map((table) => [table, columnNames(table)]))
  const files = new Map<string, string>()
  files.set(
    'dbt/dbt_project.yml',
    yamlFile({
      name: project,
      version: '1.0.0',
      profile: project,
      'model-paths': ['models'],
      models: { [project]: { staging: { '+materialized': 'view' }, marts: { '+materialized': 'table' } } },
    }),
  )
  const target = (key: ForeignKey) => source.get(keyOf(key.references.schema, key.references.table))
  files.set('dbt/models/sources.yml', yamlFile({ version: 2, sources: sourcesOf(schema, project, target) }))
  const models: Yaml[] = []
  for (const table of schema.tables) {
    const name = names.get(table)!
    const columns = aliases.get(table)!
    files.set(`dbt/models/staging/stg_${name}.sql`, stagingModel(table, columns, sourceName(table, project)))
    models.push({
      name: `stg_${name}`,
      description: describe(table.comment),
      columns: table.columns.map((column) => ({
        name: columns.get(column)!,
        description: describe(column.comment),
        tests: some(testsOf(table, column)),
      })),
    })
    if (table.foreignKeys.some((key) => target(key) !== undefined)) {
      files.set(`dbt/models/marts/${name}.sql`, martModel(table, names, aliases, target))
    }
  }
  files.set('dbt/models/staging/staging.yml', yamlFile({ version: 2, models }))
  return files
}

const keyOf = (schema: string | null, name: string) => `${schema ?? ''}.${name}`.toLowerCase()
const describe = (comment: string | null) => (comment === null ? undefined : plain(comment))
const some = (tests: readonly Yaml[]) => (tests.length > 0 ? tests : undefined)
const sourceName = ({ schema }: Table, project: string) =>
  schema === null ? project : `${project}_${snakeCase(schema)}`

function columnNames(table: Table): Map<Column, string> {
  const names = distinct(table.columns.map(({ name }) => snakeCase(name)))
  return new Map(table.columns.map((column, at) => [column, names[at]!]))
}

function sourcesOf(schema: Schema, project: string, target: (key: ForeignKey) => Table | undefined): Yaml[] {
  const groups = Map.groupBy(schema.tables, (table) => sourceName(table, project))
  return [...groups].map(([name, tables]) => ({
    name,
    schema: plain(tables[0]!.schema ?? 'public'),
    quoting: { identifier: true, schema: true },
    tables: tables.map((table) => ({
      name: plain(table.name),
      description: describe(table.comment),
      columns: table.columns.map((column) => {
        const key = table.foreignKeys.find(
          ({ columns }) => columns.length === 1 && columns[0] === column.name,
        )
        const other = key === undefined ? undefined : target(key)
        const tests = testsOf(table, column)
        if (other !== undefined) {
          const to = `source(${JSON.stringify(sourceName(other, project))}, ${JSON.stringify(plain(other.name))})`
          tests.push({
            relationships: { to, field: plain(quoteName(key!.references.columns[0] ?? '', 'postgres')) },
          })
        }
        return {
          name: plain(column.name),
          quote: true,
          description: describe(column.comment),
          data_type: writeType(column.type, 'postgres').text,
          tests: some(tests),
        }
      }),
    })),
  }))
}

function testsOf(table: Table, { name, nullable, values }: Column): Yaml[] {
  const tests: Yaml[] = []
  const isKey = (columns: readonly string[] | undefined) => columns?.length === 1 && columns[0] === name
  if (isKey(table.primaryKey?.columns) || table.uniques.some(({ columns }) => isKey(columns)))
    tests.push('unique')
  if (!nullable) tests.push('not_null')
  if (values !== null) tests.push({ accepted_values: { values: values.map(plain) } })
  return tests
}

function stagingModel(table: Table, names: Map<Column, string>, source: string): string {
  const lines = table.columns.map((column) => `    ${plain(staged(column))} as ${names.get(column)}`)
  return `with source as (
    select * from {{ source(${JSON.stringify(source)}, ${JSON.stringify(table.name)}) }}
)

select
${lines.join(',\n')}
from source
`
}

/** A column as the staging model gives it. Texts lose the blanks around them; what has no type of its own in Postgres stays. */
function staged({ name, type }: Column): string {
  const quoted = quoteName(name, 'postgres')
  switch (type.kind) {
    case 'text':
      return `trim(${quoted})`
    case 'enum':
      return `trim(cast(${quoted} as text))`
    case 'binary':
    case 'spatial':
    case 'other':
    case 'array':
    case 'set':
    case 'bits':
    case 'rowversion':
      return quoted
    default:
      return `cast(${quoted} as ${writeType(type, 'postgres').text})`
  }
}

/** The table with what it refers to beside it, to begin with. */
function martModel(
  table: Table,
  names: Map<Table, string>,
  aliases: Map<Table, Map<Column, string>>,
  target: (key: ForeignKey) => Table | undefined,
): string {
  const own = aliases.get(table)!
  const columns = [...own.values()].map((name) => `    base.${name}`)
  const joins: string[] = []
  const taken = new Set(own.values())
  for (const [at, key] of table.foreignKeys.entries()) {
    const other = target(key)
    const pairs =
      other === undefined
        ? []
        : key.columns.flatMap((name, place) =>
            pairOf(table, name, own, other, key.references.columns[place], aliases.get(other)!),
          )
    if (other === undefined || pairs.length !== key.columns.length) continue
    const alias = `other_${at + 1}`
    for (const name of aliases.get(other)!.values()) {
      const given = `${names.get(other)}_${name}`.slice(0, 60)
      if (taken.has(given)) continue
      taken.add(given)
      columns.push(`    ${alias}.${name} as ${given}`)
    }
    joins.push(
      `left join {{ ref('stg_${names.get(other)}') }} as ${alias} on ${pairs.map(([here, there]) => `base.${here} = ${alias}.${there}`).join(' and ')}`,
    )
  }
  return `select\n${columns.join(',\n')}\nfrom {{ ref('stg_${names.get(table)}') }} as base\n${joins.join('\n')}\n`
}

function pairOf(
  table: Table,
  name: string,
  own: Map<Column, string>,
  other: Table,
  otherName: string | undefined,
  others: Map<Column, string>,
): [string, string][] {
  const here = table.columns.find((column) => column.name === name)
  const there = other.columns.find((column) => column.name === otherName)
  return here === undefined || there === undefined ? [] : [[own.get(here)!, others.get(there)!]]
}
