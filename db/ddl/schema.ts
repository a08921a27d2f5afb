/** The dialects of SQL whose schemas are read and written. */
export const dialects = ['tsql', 'mysql', 'postgres', 'sqlite'] as const
export type Dialect = (typeof dialects)[number]

/** What a column holds, whatever a dialect calls it. `length` counts characters or bytes; null: without a limit. */
export type NeutralType =
  | { kind: 'boolean' }
  | { kind: 'integer'; bits: 8 | 16 | 24 | 32 | 64; unsigned: boolean }
  | { kind: 'decimal'; precision: number | null; scale: number | null }
  | { kind: 'float'; bits: 32 | 64 }
  | { kind: 'text'; length: number | null; fixed: boolean }
  | { kind: 'binary'; length: number | null; fixed: boolean }
  | { kind: 'date' }
  | { kind: 'time'; precision: number | null; zone: boolean }
  | { kind: 'timestamp'; precision: number | null; zone: boolean }
  | { kind: 'interval' }
  | { kind: 'year' }
  | { kind: 'uuid' }
  | { kind: 'json' }
  | { kind: 'xml' }
  | { kind: 'bits'; length: number | null }
  | { kind: 'enum'; values: string[] }
  | { kind: 'set'; values: string[] }
  | { kind: 'spatial'; name: string }
  | { kind: 'array'; of: NeutralType }
  /** A number that the database gives anew with each change of the row. */
  | { kind: 'rowversion' }
  /** None of those: a type of an extension, or one that the script does not define. */
  | { kind: 'other'; name: string }

/** An expression of a default, a check, a computed column or an index. Functions that all dialects have go by one name. */
export type Expression =
  | { kind: 'number'; text: string }
  | { kind: 'string'; value: string }
  | { kind: 'boolean'; value: boolean }
  | { kind: 'null' }
  | { kind: 'column'; name: string }
  | { kind: 'call'; name: string; arguments: Expression[] }
  | { kind: 'unary'; operator: string; operand: Expression }
  | { kind: 'binary'; operator: string; left: Expression; right: Expression }
  | { kind: 'and' | 'or'; operands: Expression[] }
  | { kind: 'in'; operand: Expression; list: Expression[]; not: boolean }
  | { kind: 'between'; operand: Expression; low: Expression; high: Expression; not: boolean }
  | { kind: 'isNull'; operand: Expression; not: boolean }
  | { kind: 'cast'; operand: Expression; type: NeutralType; source: string }
  | {
      kind: 'case'
      operand: Expression | null
      cases: { when: Expression; result: Expression }[]
      otherwise: Expression | null
    }
  /** What none of those holds, as it was written. */
  | { kind: 'raw'; text: string }

interface Identity {
  start: number
  increment: number
}

export interface Column {
  name: string
  type: NeutralType
  /** As its dialect has it, in small letters. */
  sourceType: string
  nullable: boolean
  default: Expression | null
  /** The name of the default's constraint, which T-SQL gives. */
  defaultName: string | null
  identity: Identity | null
  computed: { expression: Expression; stored: boolean } | null
  /** The expression that each change of the row sets it to. */
  onUpdate: Expression | null
  /** The only texts that it takes: of its enumeration, or of a check that names them. */
  values: string[] | null
  collation: string | null
  comment: string | null
}

export interface Key {
  name: string | null
  columns: string[]
}

export const referentialActions = ['no action', 'cascade', 'set null', 'set default', 'restrict'] as const
export type ReferentialAction = (typeof referentialActions)[number]

export interface ForeignKey {
  name: string | null
  columns: string[]
  /** Without columns in the script: those of the other table's primary key, where the script has it. */
  references: { schema: string | null; table: string; columns: string[] }
  onDelete: ReferentialAction
  onUpdate: ReferentialAction
}

export interface Check {
  name: string | null
  expression: Expression
}

export interface IndexPart {
  /** One of both. */
  column: string | null
  expression: Expression | null
  descending: boolean
  /** Of the column's beginning, in characters. */
  length: number | null
}

export interface Index {
  name: string | null
  unique: boolean
  /** `btree` unless said. */
  method: string
  clustered: boolean
  parts: IndexPart[]
  include: string[]
  where: Expression | null
}

export interface Table {
  /** Null in the dialect's own schema (`dbo`, `public`). */
  schema: string | null
  name: string
  columns: Column[]
  primaryKey: Key | null
  uniques: Key[]
  foreignKeys: ForeignKey[]
  checks: Check[]
  indexes: Index[]
  comment: string | null
  /** `system_versioning`, `partition`, `filegroup`, `engine` and their like, as they were written. */
  options: Record<string, string>
  /** Where the script makes it, from 1. */
  line: number
}

/** A type that a script defines: of texts (`values`), another one under a name (`base`), or of fields (`columns`). */
export interface NamedType {
  schema: string | null
  name: string
  kind: 'enum' | 'domain' | 'composite' | 'table'
  values: string[]
  base: NeutralType | null
  sourceType: string | null
  nullable: boolean
  default: Expression | null
  checks: Check[]
  columns: Column[]
  comment: string | null
}

export interface Sequence {
  schema: string | null
  name: string
  start: number | null
  increment: number | null
  /** Null also where it is beyond what a number holds exactly: the dialects' own bounds are. */
  min: number | null
  max: number | null
  isCyclic: boolean
}

export interface Problem {
  /** From 1; the column counts UTF-16 units. */
  line: number
  column: number
  /** What stands there; empty at the end of the script. */
  token: string
  message: string
}

export interface Schema {
  dialect: Dialect
  schemas: string[]
  tables: Table[]
  types: NamedType[]
  sequences: Sequence[]
  /** Statements that were read into the schema, and those that say nothing of it, by their first words. */
  statements: { read: number; skipped: number; skippedBy: Record<string, number> }
  problems: Problem[]
}
