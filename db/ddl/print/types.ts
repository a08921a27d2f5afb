import type { Dialect, NeutralType } from '../schema.ts'
import { quoteText } from './quote.ts'

interface WrittenType {
  text: string
  /** Whether reading it gives the same neutral type. */
  isExact: boolean
}

/** A type as a dialect writes it, or the nearest one that it has. Enumerations are texts where there is none; Postgres' are made before. */
export function writeType(type: NeutralType, dialect: Dialect): WrittenType {
  const written = writers[dialect](type)
  if (written !== undefined) return exact(written)
  return { text: nearest(type, dialect), isExact: false }
}

const exact = (text: string): WrittenType => ({ text, isExact: true })
const sized = (name: string, size: number | null) => (size === null ? name : `${name}(${size})`)
const within = (size: number | null, most: number) => size === null || (size >= 1 && size <= most)
const decimals = (
  name: string,
  { precision, scale }: { precision: number | null; scale: number | null },
  most: number,
) => (precision === null ? name : precision <= most ? `${name}(${precision}, ${scale ?? 0})` : undefined)

/** Each gives undefined for what its dialect has no type for. */
const writers: Record<Dialect, (type: NeutralType) => string | undefined> = { tsql, mysql, postgres, sqlite }

function tsql(type: NeutralType): string | undefined {
  switch (type.kind) {
    case 'boolean':
      return 'bit'
    case 'integer':
      if (type.unsigned) return type.bits === 8 ? 'tinyint' : undefined
      return { 8: undefined, 16: 'smallint', 24: undefined, 32: 'int', 64: 'bigint' }[type.bits]
    case 'decimal':
      return decimals('decimal', type, 38)
    case 'float':
      return type.bits === 32 ? 'real' : 'float'
    case 'text':
      if (!within(type.length, 4_000)) return undefined
      return `n${type.fixed ? 'char' : 'varchar'}(${type.length ?? 'max'})`
    case 'binary':
      if (!within(type.length, 8_000)) return undefined
      return `${type.fixed ? 'binary' : 'varbinary'}(${type.length ?? 'max'})`
    case 'time':
      return type.zone || (type.precision ?? 0) > 7 ? undefined : sized('time', type.precision)
    case 'timestamp':
      return (type.precision ?? 0) > 7
        ? undefined
        : sized(type.zone ? 'datetimeoffset' : 'datetime2', type.precision)
    case 'date':
    case 'xml':
    case 'rowversion':
      return type.kind
    case 'uuid':
      return 'uniqueidentifier'
    case 'enum':
      return `nvarchar(${longest(type.values)})`
    case 'spatial':
      return type.name === 'geometry' || type.name === 'geography' ? type.name : undefined
  }
  return undefined
}

function mysql(type: NeutralType): string | undefined {
  switch (type.kind) {
    case 'boolean':
      return 'tinyint(1)'
    case 'integer':
      return `${{ 8: 'tinyint', 16: 'smallint', 24: 'mediumint', 32: 'int', 64: 'bigint' }[type.bits]}${type.unsigned ? ' unsigned' : ''}`
    case 'decimal':
      return decimals('decimal', type, 65)
    case 'float':
      return type.bits === 32 ? 'float' : 'double'
    case 'text':
      if (type.length === null) return 'longtext'
      return within(type.length, type.fixed ? 255 : 16_383)
        ? `${type.fixed ? 'char' : 'varchar'}(${type.length})`
        : undefined
    case 'binary':
      if (type.length === null) return 'longblob'
      return within(type.length, type.fixed ? 255 : 65_000)
        ? `${type.fixed ? 'binary' : 'varbinary'}(${type.length})`
        : undefined
    case 'time':
      return type.zone || (type.precision ?? 0) > 6 ? undefined : sized('time', type.precision)
    case 'timestamp':
      return (type.precision ?? 0) > 6
        ? undefined
        : sized(type.zone ? 'timestamp' : 'datetime', type.precision)
    case 'date':
    case 'json':
    case 'year':
      return type.kind
    case 'bits':
      return type.length !== null && type.length > 1 && type.length <= 64 ? `bit(${type.length})` : undefined
    case 'enum':
    case 'set':
      return `${type.kind}(${type.values.map((value) => quoteText(value, 'mysql')).join(', ')})`
    case 'spatial':
      return /^(?:multi)?(?:point|linestring|polygon)$|^geometry$/.test(type.name) ? type.name : undefined
  }
  return undefined
}

function postgres(type: NeutralType): string | undefined {
  switch (type.kind) {
    case 'boolean':
    case 'date':
    case 'interval':
    case 'uuid':
    case 'xml':
      return type.kind
    case 'integer':
      return type.unsigned
        ? undefined
        : { 8: undefined, 16: 'smallint', 24: undefined, 32: 'integer', 64: 'bigint' }[type.bits]
    case 'decimal':
      return decimals('numeric', type, 1_000)
    case 'float':
      return type.bits === 32 ? 'real' : 'double precision'
    case 'text':
      if (type.length === null) return 'text'
      return within(type.length, 10_000_000)
        ? `${type.fixed ? 'character' : 'character varying'}(${type.length})`
        : undefined
    case 'binary':
      return type.length === null && !type.fixed ? 'bytea' : undefined
    case 'time':
    case 'timestamp':
      return (type.precision ?? 0) > 6
        ? undefined
        : `${sized(type.kind, type.precision)} with${type.zone ? '' : 'out'} time zone`
    case 'json':
      return 'jsonb'
    case 'bits':
      return type.length === null ? 'bit varying' : `bit(${type.length})`
    case 'spatial':
      // Its own shapes; PostGIS is no part of it.
      return /^(?:box|line|lseg|path|circle)$/.test(type.name) ? type.name : undefined
    case 'array': {
      const of = postgres(type.of)
      return of === undefined ? undefined : `${of}[]`
    }
  }
  return undefined
}

function sqlite(type: NeutralType): string | undefined {
  switch (type.kind) {
    case 'integer':
      return `${{ 8: 'TINYINT', 16: 'SMALLINT', 24: 'MEDIUMINT', 32: 'INT', 64: 'BIGINT' }[type.bits]}${type.unsigned ? ' UNSIGNED' : ''}`
    case 'decimal':
      return decimals('DECIMAL', type, 1_000)
    case 'float':
      return type.bits === 32 ? 'FLOAT4' : 'REAL'
    case 'text':
      return type.length === null ? 'TEXT' : `${type.fixed ? 'CHAR' : 'VARCHAR'}(${type.length})`
    case 'binary':
      return type.length === null ? 'BLOB' : `${type.fixed ? 'BINARY' : 'VARBINARY'}(${type.length})`
    case 'time':
      return sized(type.zone ? 'TIMETZ' : 'TIME', type.precision)
    case 'timestamp':
      return sized(type.zone ? 'TIMESTAMPTZ' : 'TIMESTAMP', type.precision)
    case 'boolean':
    case 'date':
    case 'interval':
    case 'year':
    case 'uuid':
    case 'json':
    case 'xml':
    case 'rowversion':
      return type.kind.toUpperCase()
    case 'bits':
      return sized('VARBIT', type.length)
    case 'enum':
      return `VARCHAR(${longest(type.values)})`
    case 'spatial':
      return type.name.toUpperCase()
  }
  return undefined
}

/** Characters of the longest value, as a column needs at least. */
function longest(values: readonly string[]): number {
  return values.reduce((most, value) => Math.max(most, value.length), 1)
}

const longTexts: Record<Dialect, string> = {
  tsql: 'nvarchar(max)',
  mysql: 'longtext',
  postgres: 'text',
  sqlite: 'TEXT',
}
const longBytes: Record<Dialect, string> = {
  tsql: 'varbinary(max)',
  mysql: 'longblob',
  postgres: 'bytea',
  sqlite: 'BLOB',
}

/** A type that holds all values of one that the dialect lacks. */
function nearest(type: NeutralType, dialect: Dialect): string {
  switch (type.kind) {
    case 'integer':
      if (type.bits === 64) return dialect === 'postgres' ? 'numeric(20, 0)' : 'decimal(20, 0)'
      return writeType(
        {
          kind: 'integer',
          bits: type.bits < 16 || (type.bits === 8 && type.unsigned) ? 16 : type.bits === 32 ? 64 : 32,
          unsigned: false,
        },
        dialect,
      ).text
    case 'year':
      return 'smallint'
    case 'uuid':
      return dialect === 'mysql' ? 'char(36)' : longTexts[dialect]
    case 'time':
    case 'timestamp':
      return writeType({ ...type, zone: type.kind === 'timestamp' && type.zone, precision: 6 }, dialect).text
    case 'decimal':
      return writeType({ kind: 'decimal', precision: 38, scale: Math.min(type.scale ?? 0, 18) }, dialect).text
    case 'bits':
    case 'binary':
    case 'rowversion':
      return longBytes[dialect]
    case 'array':
    case 'set':
      return dialect === 'mysql' ? 'json' : dialect === 'postgres' ? 'text[]' : longTexts[dialect]
    case 'spatial':
      return dialect === 'mysql' ? 'geometry' : dialect === 'tsql' ? 'geometry' : longTexts[dialect]
    default:
      return longTexts[dialect]
  }
}
