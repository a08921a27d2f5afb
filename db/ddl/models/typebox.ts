import type { Column, NeutralType, Schema } from '../schema.ts'
import { pascalCase, propertyKey, tableNames } from './names.ts'

/** Schemas of TypeBox for the rows of each table, as JSON has them. */
export function typeboxSchemas({ tables }: Schema): string {
  const names = tableNames(tables)
  const schemas = tables.map((table) => {
    const columns = table.columns.map(
      (column) => `    ${propertyKey(column.name)}: ${columnSchema(column)},\n`,
    )
    const options = JSON.stringify({
      additionalProperties: false,
      ...(table.comment === null ? {} : { description: table.comment }),
    })
    return `export const ${pascalCase(names.get(table)!)} = Type.Object(\n  {\n${columns.join('')}  },\n  ${options},\n)\n`
  })
  return `import Type from 'typebox'\n\n${schemas.join('\n')}`
}

function columnSchema({ type, nullable, comment }: Column): string {
  const schema = valueSchema(type, comment === null ? {} : { description: comment })
  return nullable ? `Type.Union([${schema}, Type.Null()])` : schema
}

function valueSchema(type: NeutralType, options: Record<string, unknown>): string {
  const of = (name: string, more: Record<string, unknown> = {}) => {
    const all = { ...options, ...more }
    return `Type.${name}(${Object.keys(all).length === 0 ? '' : JSON.stringify(all)})`
  }
  switch (type.kind) {
    case 'boolean':
      return of('Boolean')
    case 'integer': {
      // JSON's numbers hold 53 bits.
      if (type.bits === 64) return of('Integer', type.unsigned ? { minimum: 0 } : {})
      const most = 2 ** (type.unsigned ? type.bits : type.bits - 1)
      return of('Integer', { minimum: type.unsigned ? 0 : -most, maximum: most - 1 })
    }
    case 'decimal':
    case 'float':
      return of('Number')
    case 'year':
      return of('Integer', { minimum: 1901, maximum: 2155 })
    case 'text':
      return of('String', type.length === null ? {} : { maxLength: type.length })
    case 'date':
      return of('String', { format: 'date' })
    case 'timestamp':
      return of('String', { format: 'date-time' })
    case 'uuid':
      return of('String', { format: 'uuid' })
    case 'enum':
      return type.values.length === 0
        ? of('Never')
        : `Type.Union([${type.values.map((value) => `Type.Literal(${JSON.stringify(value)})`).join(', ')}])`
    case 'array':
      return `Type.Array(${valueSchema(type.of, {})})`
    case 'json':
    case 'other':
    case 'spatial':
      return of('Unknown')
    default:
      return of('String')
  }
}
