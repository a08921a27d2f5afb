import type { NeutralType } from '../schema.ts'

/** A short name of a type for people: `text(50)`, `integer`, `decimal(10,2)`. */
export function typeName(type: NeutralType): string {
  switch (type.kind) {
    case 'integer':
      return type.bits === 32 ? 'integer' : `integer${type.bits}`
    case 'decimal':
      return type.precision === null ? 'decimal' : `decimal(${type.precision},${type.scale ?? 0})`
    case 'float':
      return `float${type.bits}`
    case 'text':
    case 'binary':
      return type.length === null ? type.kind : `${type.kind}(${type.length})`
    case 'timestamp':
      return type.zone ? 'timestamptz' : 'timestamp'
    case 'array':
      return `${typeName(type.of)}[]`
    case 'spatial':
      return type.name
    case 'other':
      return type.name === '' ? 'any' : type.name
    default:
      return type.kind
  }
}
