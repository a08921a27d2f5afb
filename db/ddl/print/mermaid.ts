import type { Column, ForeignKey, Schema, Table } from '../schema.ts'
import { typeName } from './type-name.ts'

/** The schema as an entity diagram of Mermaid. */
export function printMermaid({ tables }: Schema): string {
  const lines = ['erDiagram']
  for (const table of tables) {
    lines.push(`  ${entity(table)} {`)
    for (const column of table.columns) lines.push(`    ${attribute(table, column)}`)
    lines.push('  }')
  }
  for (const table of tables) {
    for (const key of table.foreignKeys) {
      const to = entity({ schema: key.references.schema, name: key.references.table })
      lines.push(`  ${to} ${cardinality(table, key)} ${entity(table)} : ${quoted(key.columns.join(', '))}`)
    }
  }
  return `${lines.join('\n')}\n`
}

/** Mermaid has no escapes in its quotes. */
const quoted = (text: string) => `"${text.replaceAll(/["\\%\n\r]/g, ' ').trim()}"`
const word = (text: string) =>
  text.replaceAll(/[^\w\u00c0-\uffff-]/g, '_').replace(/^(?![A-Za-z_\u00c0-\uffff])/, '_')
const entity = ({ schema, name }: Pick<Table, 'schema' | 'name'>) =>
  quoted(schema === null ? name : `${schema}.${name}`)

function attribute(table: Table, column: Column): string {
  const marks = [
    table.primaryKey?.columns.includes(column.name) && 'PK',
    table.foreignKeys.some(({ columns }) => columns.includes(column.name)) && 'FK',
    table.uniques.some(({ columns }) => columns.length === 1 && columns[0] === column.name) && 'UK',
  ].filter(Boolean)
  const comment = column.comment ?? ''
  return [
    word(typeName(column.type)),
    word(column.name),
    marks.join(', '),
    comment === '' ? '' : quoted(comment),
  ]
    .filter((part) => part !== '')
    .join(' ')
}

function cardinality(table: Table, { columns }: ForeignKey): string {
  const isRequired = columns.every(
    (name) => table.columns.find((column) => column.name === name)?.nullable === false,
  )
  const isSame = (key: readonly string[] | undefined) =>
    key !== undefined && key.length === columns.length && key.every((name) => columns.includes(name))
  const isUnique = isSame(table.primaryKey?.columns) || table.uniques.some((key) => isSame(key.columns))
  return `${isRequired ? '||' : '|o'}--${isUnique ? 'o|' : 'o{'}`
}
