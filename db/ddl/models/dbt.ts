import { quoteName } from '../print/quote.ts'
import { writeType } from '../print/types.ts'
import type { Column, ForeignKey, Schema, Table } from '../schema.ts'
import { distinct, snakeCase, tableNames } from './names.ts'
import { scalar, type Yaml, yamlFile, yamlLines } from './yaml.ts'

/** dbt renders whatever stands in its files: what looks like a template of it is written so that it comes out as it was. */
const plain = (text: string) => (text.includes('{') ? text.replaceAll(/\{(?=[{%#])/g, "{{ '{' }}") : text)

/** A table with what the files call it, its source and its columns; the names stand in the columns' order. */
interface Named {
  table: Table
  name: string
  source: string
  columns: readonly string[]
}

type Target = (key: ForeignKey) => Named | undefined

/**
 * A dbt project over a schema that lies in Postgres: its tables as sources with tests, a staging model for each (columns renamed, cast,
 * trimmed), and a first mart for each that refers to others. By their paths.
 */
export function dbtFiles(schema: Schema, project: string): Map<string, string> {
  const names = tableNames(schema.tables)
  const all = schema.tables.map(
    (table): Named => ({
      table,
      name: names.get(table)!,
      source: table.schema === null ? project : `${project}_${snakeCase(table.schema)}`,
      columns: distinct(table.columns.map(({ name }) => snakeCase(name))),
    }),
  )
  const known = new Map(all.map((one) => [keyOf(one.table.schema, one.table.name), one]))
  const target: Target = ({ references }) => known.get(keyOf(references.schema, references.table))
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
  files.set('dbt/models/sources.yml', `version: 2\n${list('', 'sources', sourcesOf(all, target))}`)
  for (const one of all) {
    files.set(`dbt/models/staging/stg_${one.name}.sql`, stagingModel(one))
    if (one.table.foreignKeys.some((key) => target(key) !== undefined))
      files.set(`dbt/models/marts/${one.name}.sql`, martModel(one, target))
  }
  files.set('dbt/models/staging/staging.yml', `version: 2\n${list('', 'models', all.map(modelOf))}`)
  return files
}

const keyOf = (schema: string | null, name: string) => `${schema ?? ''}.${name}`.toLowerCase()

// The two large files are texts from the beginning, joined table by table: as objects, or as one text that grows, they cost as much again.

function list(indent: string, key: string, items: readonly string[]): string {
  return items.length === 0 ? `${indent}${key}: []\n` : `${indent}${key}:\n${items.join('')}`
}

function describe(indent: string, comment: string | null): string {
  return comment === null ? '' : `${indent}description: ${scalar(plain(comment))}\n`
}

function sourcesOf(all: readonly Named[], target: Target): string[] {
  return [...Map.groupBy(all, ({ source }) => source)].map(([name, group]) => {
    const tables = group.map(({ table }) => {
      const columns = table.columns.map((column) => sourceColumn(table, column, target))
      return `      - name: ${scalar(plain(table.name))}\n${describe('        ', table.comment)}${list('        ', 'columns', columns)}`
    })
    return `  - name: ${scalar(name)}
    schema: ${scalar(plain(group[0]!.table.schema ?? 'public'))}
    quoting:
      identifier: true
      schema: true
${list('    ', 'tables', tables)}`
  })
}

function sourceColumn(table: Table, column: Column, target: Target): string {
  const key = table.foreignKeys.find(({ columns }) => columns.length === 1 && columns[0] === column.name)
  const other = key === undefined ? undefined : target(key)
  let tests = testsOf(table, column, '              ')
  if (other !== undefined) {
    const to = `source(${JSON.stringify(other.source)}, ${JSON.stringify(plain(other.table.name))})`
    const field = plain(quoteName(key!.references.columns[0] ?? '', 'postgres'))
    tests += yamlLines([{ relationships: { to, field } }], '              ')
  }
  return `          - name: ${scalar(plain(column.name))}
            quote: true
${describe('            ', column.comment)}            data_type: ${scalar(writeType(column.type, 'postgres').text)}
${tests === '' ? '' : `            tests:\n${tests}`}`
}

function modelOf({ table, name, columns }: Named): string {
  const items = table.columns.map((column, at) => {
    const tests = testsOf(table, column, '          ')
    return `      - name: ${scalar(columns[at]!)}\n${describe('        ', column.comment)}${tests === '' ? '' : `        tests:\n${tests}`}`
  })
  return `  - name: ${scalar(`stg_${name}`)}\n${describe('    ', table.comment)}${list('    ', 'columns', items)}`
}

function testsOf(table: Table, { name, nullable, values }: Column, indent: string): string {
  const isKey = (columns: readonly string[] | undefined) => columns?.length === 1 && columns[0] === name
  const isUnique = isKey(table.primaryKey?.columns) || table.uniques.some(({ columns }) => isKey(columns))
  const tests = `${isUnique ? `${indent}- "unique"\n` : ''}${nullable ? '' : `${indent}- "not_null"\n`}`
  const accepted: Yaml[] = values === null ? [] : [{ accepted_values: { values: values.map(plain) } }]
  return accepted.length === 0 ? tests : tests + yamlLines(accepted, indent)
}

function stagingModel({ table, source, columns }: Named): string {
  const lines = table.columns.map((column, at) => `    ${plain(staged(column))} as ${columns[at]}`)
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
function martModel(own: Named, target: Target): string {
  const columns = own.columns.map((name) => `    base.${name}`)
  const joins: string[] = []
  const taken = new Set(own.columns)
  for (const [at, key] of own.table.foreignKeys.entries()) {
    const other = target(key)
    if (other === undefined) continue
    const pairs = key.columns.flatMap((name, place) => {
      const [here, there] = [aliasOf(own, name), aliasOf(other, key.references.columns[place])]
      return here === undefined || there === undefined ? [] : [[here, there]]
    })
    if (pairs.length !== key.columns.length) continue
    const alias = `other_${at + 1}`
    for (const name of other.columns) {
      const given = `${other.name}_${name}`.slice(0, 60)
      if (taken.has(given)) continue
      taken.add(given)
      columns.push(`    ${alias}.${name} as ${given}`)
    }
    joins.push(
      `left join {{ ref('stg_${other.name}') }} as ${alias} on ${pairs.map(([here, there]) => `base.${here} = ${alias}.${there}`).join(' and ')}`,
    )
  }
  return `select\n${columns.join(',\n')}\nfrom {{ ref('stg_${own.name}') }} as base\n${joins.join('\n')}\n`
}

function aliasOf({ table, columns }: Named, name: string | undefined): string | undefined {
  return columns[table.columns.findIndex((column) => column.name === name)]
}
