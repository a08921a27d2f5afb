import type { Column, Dialect, NamedType, Schema, Sequence, Table } from '../schema.ts'
import type { QualifiedName } from './cursor.ts'

/** The schema as it grows statement by statement. Names are found as the dialects do, whatever their capitals. */
export class Model {
  readonly tables = new Map<string, Table>()
  readonly types = new Map<string, NamedType>()
  readonly sequences = new Map<string, Sequence>()
  readonly schemas = new Set<string>()
  /** Columns of which sequences belong to them, or give their defaults. */
  readonly ownedSequences = new Map<string, Column>()
  read = 0
  skipped = 0
  readonly skippedBy = new Map<string, number>()

  table(name: QualifiedName): Table | undefined {
    return this.tables.get(keyOf(name))
  }

  skip(what: string): void {
    this.skipped++
    this.skippedBy.set(what, (this.skippedBy.get(what) ?? 0) + 1)
  }

  /** The type of that name, in its schema or in whatever one has it. */
  type(name: string): NamedType | undefined {
    const key = name.toLowerCase()
    return this.types.get(key) ?? this.types.get(key.slice(key.lastIndexOf('.') + 1))
  }

  toSchema(dialect: Dialect, problems: Schema['problems']): Schema {
    return {
      dialect,
      schemas: [...this.schemas],
      tables: [...this.tables.values()],
      types: [...this.types.values()],
      sequences: [...this.sequences.values()],
      statements: { read: this.read, skipped: this.skipped, skippedBy: Object.fromEntries(this.skippedBy) },
      problems,
    }
  }
}

export function keyOf({ schema, name }: QualifiedName): string {
  return schema === null ? name.toLowerCase() : `${schema}.${name}`.toLowerCase()
}

export function emptyTable({ schema, name }: QualifiedName, line: number): Table {
  return {
    schema,
    name,
    columns: [],
    primaryKey: null,
    uniques: [],
    foreignKeys: [],
    checks: [],
    indexes: [],
    comment: null,
    options: {},
    line,
  }
}

/** The table's column of that name. */
export function columnOf(table: Table, name: string): Column | undefined {
  const direct = table.columns.find((column) => column.name === name)
  if (direct !== undefined) return direct
  const key = name.toLowerCase()
  return table.columns.find((column) => column.name.toLowerCase() === key)
}

/** Adds the columns of another table that this one has not. */
export function copyColumns(model: Model, from: { schema: string | null; name: string }, to: Table): void {
  const source = model.table(from)
  for (const column of source?.columns ?? [])
    if (columnOf(to, column.name) === undefined) to.columns.push({ ...column })
}

/** Gives a table what it has of its parent in Postgres: columns, of which `own` ones of the same name stand instead, and checks; no keys. */
export function inherit(model: Model, from: QualifiedName, to: Table, own: readonly Column[]): void {
  const parent = model.table(from)
  for (const column of parent?.columns ?? []) {
    if (columnOf(to, column.name) !== undefined) continue
    const said = own.find(({ name }) => name.toLowerCase() === column.name.toLowerCase())
    to.columns.push(said ?? { ...column, identity: null })
  }
  for (const check of parent?.checks ?? [])
    if (check.name === null || to.checks.every(({ name }) => name !== check.name)) to.checks.push(check)
}
