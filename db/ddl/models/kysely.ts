import type { Column, NeutralType, Schema } from '../schema.ts'
import { docComment, pascalCase, propertyKey, tableNames } from './names.ts'

/** The types of Kysely for a schema: an interface of each table, and `Database` of all. */
export function kyselyTypes({ tables }: Schema): string {
  const names = tableNames(tables)
  const interfaces = tables.map((table) => {
    const columns = table.columns.map(
      (column) => `${docComment(column.comment, '  ')}  ${propertyKey(column.name)}: ${columnType(column)}\n`,
    )
    return `${docComment(table.comment, '')}export interface ${pascalCase(names.get(table)!)} {\n${columns.join('')}}\n`
  })
  const all = tables.map(
    (table) =>
      `  ${propertyKey(table.schema === null ? table.name : `${table.schema}.${table.name}`)}: ${pascalCase(names.get(table)!)}\n`,
  )
  return `import type { ColumnType, Generated } from 'kysely'

/** Drivers give whole numbers of 64 bits and decimals as texts, so that no digit is lost. */
type Exact = ColumnType<string, bigint | number | string, bigint | number | string>
type Timestamp = ColumnType<Date, Date | string, Date | string>
type Json = ColumnType<unknown, string, string>

${[...interfaces, `export interface Database {\n${all.join('')}}\n`].join('\n')}`
}

function columnType({ type, nullable, identity, computed, default: value }: Column): string {
  const base = `${valueType(type)}${nullable ? ' | null' : ''}`
  if (computed !== null) return `ColumnType<${base}, never, never>`
  return identity !== null || value !== null ? `Generated<${base}>` : base
}

function valueType(type: NeutralType): string {
  switch (type.kind) {
    case 'boolean':
      return 'boolean'
    case 'integer':
      return type.bits === 64 ? 'Exact' : 'number'
    case 'decimal':
      return 'Exact'
    case 'float':
    case 'year':
      return 'number'
    case 'date':
    case 'timestamp':
      return 'Timestamp'
    case 'binary':
    case 'rowversion':
      return 'Uint8Array'
    case 'json':
      return 'Json'
    case 'enum':
      return type.values.length === 0
        ? 'never'
        : type.values.map((value) => JSON.stringify(value)).join(' | ')
    case 'array':
      return `(${valueType(type.of)})[]`
    case 'other':
    case 'spatial':
      return 'unknown'
    default:
      return 'string'
  }
}
