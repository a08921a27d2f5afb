import type { TypeArgument } from '../parse/types.ts'
import type { Dialect, NeutralType } from '../schema.ts'

const integerBits: Record<string, 8 | 16 | 24 | 32 | 64> = {
  tinyint: 8,
  int1: 8,
  smallint: 16,
  int2: 16,
  mediumint: 24,
  middleint: 24,
  int3: 24,
  int: 32,
  int4: 32,
  integer: 32,
  bigint: 64,
  int8: 64,
  serial: 32,
  serial4: 32,
  bigserial: 64,
  serial8: 64,
  smallserial: 16,
  serial2: 16,
  'big int': 64,
  'unsigned big int': 64,
  'unsigned int': 32,
  'unsigned integer': 32,
  'unsigned smallint': 16,
  'unsigned tinyint': 8,
  'unsigned bigint': 64,
}
const texts = new Set([
  'varchar',
  'nvarchar',
  'character varying',
  'char varying',
  'varying character',
  'national varchar',
  'national character varying',
  'national char varying',
  'nchar varying',
  'varchar2',
  'nvarchar2',
  'string',
  'varcharacter',
  'native character',
  'citext',
])
const fixedTexts = new Set(['char', 'character', 'nchar', 'national char', 'national character', 'bpchar'])
/** Long texts and bytes, with what the short ones hold. */
const longTexts: Record<string, number | null> = {
  text: null,
  ntext: null,
  mediumtext: null,
  longtext: null,
  clob: null,
  nclob: null,
  'long varchar': null,
  'long text': null,
  long: null,
  'character large object': null,
  tinytext: 255,
  sysname: 128,
}
const longBytes: Record<string, number | null> = {
  image: null,
  bytea: null,
  blob: null,
  mediumblob: null,
  longblob: null,
  'long varbinary': null,
  'binary large object': null,
  tinyblob: 255,
}
const spatial = new Set([
  'geometry',
  'geography',
  'point',
  'linestring',
  'polygon',
  'multipoint',
  'multilinestring',
  'multipolygon',
  'geometrycollection',
  'geomcollection',
  'box',
  'line',
  'lseg',
  'path',
  'circle',
])
const plain: Record<string, NeutralType> = {
  boolean: { kind: 'boolean' },
  bool: { kind: 'boolean' },
  date: { kind: 'date' },
  year: { kind: 'year' },
  interval: { kind: 'interval' },
  uniqueidentifier: { kind: 'uuid' },
  uuid: { kind: 'uuid' },
  guid: { kind: 'uuid' },
  json: { kind: 'json' },
  jsonb: { kind: 'json' },
  xml: { kind: 'xml' },
  rowversion: { kind: 'rowversion' },
  smalldatetime: { kind: 'timestamp', precision: 0, zone: false },
  smallmoney: { kind: 'decimal', precision: 10, scale: 4 },
  float4: { kind: 'float', bits: 32 },
  float8: { kind: 'float', bits: 64 },
  double: { kind: 'float', bits: 64 },
  'double precision': { kind: 'float', bits: 64 },
}

/**
 * A type by the name and arguments that a dialect gives it. What is not said (a precision) stays unsaid, as the dialects' own differ;
 * a type that none of them knows is `other`.
 */
export function neutralType(
  dialect: Dialect,
  name: string,
  parts: TypeArgument[],
  isUnsigned: boolean,
  hasZone: boolean | null,
): NeutralType {
  const first = parts[0]?.number ?? null
  if (Object.hasOwn(plain, name)) return plain[name]!
  if (Object.hasOwn(integerBits, name)) return integer(dialect, name, first, isUnsigned)
  if (texts.has(name)) {
    // T-SQL has one character where no length is said.
    return {
      kind: 'text',
      length: first ?? (dialect === 'tsql' && parts.length === 0 ? 1 : null),
      fixed: false,
    }
  }
  if (fixedTexts.has(name)) return { kind: 'text', length: first ?? 1, fixed: true }
  if (Object.hasOwn(longTexts, name)) return { kind: 'text', length: longTexts[name]!, fixed: false }
  if (Object.hasOwn(longBytes, name)) return { kind: 'binary', length: longBytes[name]!, fixed: false }
  if (spatial.has(name)) return { kind: 'spatial', name }
  const values = () => parts.map((part) => part.text ?? part.source)
  switch (name) {
    case 'name':
      return dialect === 'postgres' ? { kind: 'text', length: 63, fixed: false } : { kind: 'other', name }
    case 'decimal':
    case 'numeric':
    case 'dec':
    case 'fixed':
    case 'number':
      return { kind: 'decimal', precision: first, scale: first === null ? null : (parts[1]?.number ?? 0) }
    case 'money':
      return { kind: 'decimal', precision: 19, scale: dialect === 'postgres' ? 2 : 4 }
    case 'float':
      if (dialect === 'mysql')
        return { kind: 'float', bits: first !== null && parts.length === 1 && first > 24 ? 64 : 32 }
      return { kind: 'float', bits: first !== null && first <= 24 ? 32 : 64 }
    case 'real':
      return { kind: 'float', bits: dialect === 'tsql' || dialect === 'postgres' ? 32 : 64 }
    case 'bit':
      if (dialect === 'tsql' || dialect === 'sqlite' || (dialect === 'mysql' && (first ?? 1) === 1))
        return { kind: 'boolean' }
      return { kind: 'bits', length: first ?? 1 }
    case 'bit varying':
    case 'varbit':
      return { kind: 'bits', length: first }
    case 'binary':
      return { kind: 'binary', length: first ?? 1, fixed: true }
    case 'varbinary':
    case 'binary varying':
      return {
        kind: 'binary',
        length: first ?? (dialect === 'tsql' && parts.length === 0 ? 1 : null),
        fixed: false,
      }
    case 'time':
    case 'timetz':
      return { kind: 'time', precision: first, zone: hasZone ?? name === 'timetz' }
    case 'datetime':
    case 'datetime2':
      return { kind: 'timestamp', precision: first, zone: false }
    case 'datetimeoffset':
    case 'timestamptz':
      return { kind: 'timestamp', precision: first, zone: true }
    case 'timestamp':
      if (dialect === 'tsql') return { kind: 'rowversion' }
      // MySQL keeps these as moments, its `datetime` as what a clock shows.
      return { kind: 'timestamp', precision: first, zone: hasZone ?? dialect === 'mysql' }
    case 'enum':
      return { kind: 'enum', values: values() }
    case 'set':
      return { kind: 'set', values: values() }
    default:
      return { kind: 'other', name }
  }
}

function integer(dialect: Dialect, name: string, width: number | null, isUnsigned: boolean): NeutralType {
  if (dialect === 'mysql' && name === 'tinyint' && width === 1) return { kind: 'boolean' }
  if (dialect === 'mysql' && name === 'serial') return { kind: 'integer', bits: 64, unsigned: true }
  // SQLite's INTEGER holds 64 bits, and is what its row ids must be called.
  const bits = dialect === 'sqlite' && name === 'integer' ? 64 : integerBits[name]!
  return { kind: 'integer', bits, unsigned: isUnsigned || (dialect === 'tsql' && name === 'tinyint') }
}
