import type { Table } from '../schema.ts'
import { type Cursor, comma } from './cursor.ts'
import { columnOf, keyOf, type Model } from './model.ts'

/** After MySQL's RENAME TABLE: `a TO b, c TO d`. */
export function readRenameTables(cursor: Cursor, model: Model): void {
  do {
    const table = model.table(cursor.qualifiedName("a table's name"))
    if (!cursor.is('TO')) cursor.fail('expected TO')
    if (table === undefined) {
      cursor.next()
      cursor.qualifiedName('a name')
    } else readRename(cursor, table, model)
  } while (cursor.acceptSign(comma))
  model.read++
}

/** After ALTER TABLE … RENAME. */
export function readRename(cursor: Cursor, table: Table, model: Model): void {
  if (cursor.accept('TO') || cursor.accept('AS')) {
    renameTable(model, table, cursor.qualifiedName('a name').name)
    return
  }
  const what = cursor.word
  if (what === 'COLUMN' || what === 'CONSTRAINT' || what === 'INDEX' || what === 'KEY') cursor.next()
  const old = cursor.name('a name')
  cursor.expect('TO')
  const name = cursor.name('a name')
  const column = columnOf(table, old)
  if (what === 'COLUMN' || column !== undefined) {
    if (column === undefined) return
    const before = column.name
    column.name = name
    followColumn(model, table, before, name)
    return
  }
  const { primaryKey, uniques, foreignKeys, checks, indexes } = table
  const named = [primaryKey, ...uniques, ...foreignKeys, ...checks, ...indexes].find(
    (one) => one !== null && one.name === old,
  )
  if (named !== undefined && named !== null) named.name = name
}

function renameTable(model: Model, table: Table, name: string): void {
  const before = keyOf(table)
  model.tables.delete(before)
  table.name = name
  model.tables.set(keyOf(table), table)
  for (const references of referencesTo(model, before)) references.table = name
}

/** Gives a column its new name wherever the schema names it, but in what stands as it was written. */
export function followColumn(model: Model, table: Table, before: string, name: string): void {
  const key = before.toLowerCase()
  const isIt = (one: string) => one.toLowerCase() === key
  const inList = (columns: string[]) => {
    for (const [i, one] of columns.entries()) if (isIt(one)) columns[i] = name
  }
  const inExpression = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    const named = value as { kind?: unknown; name?: unknown }
    if (named.kind === 'column' && typeof named.name === 'string' && isIt(named.name)) named.name = name
    for (const inner of Object.values(value)) inExpression(inner)
  }
  if (table.primaryKey !== null) inList(table.primaryKey.columns)
  for (const { columns } of [...table.uniques, ...table.foreignKeys]) inList(columns)
  for (const references of referencesTo(model, keyOf(table))) inList(references.columns)
  for (const { expression } of table.checks) inExpression(expression)
  for (const { computed } of table.columns) inExpression(computed?.expression)
  for (const index of table.indexes) {
    inList(index.include)
    inExpression(index.where)
    for (const part of index.parts) {
      if (part.column !== null && isIt(part.column)) part.column = name
      inExpression(part.expression)
    }
  }
}

function* referencesTo(model: Model, key: string) {
  for (const { foreignKeys } of model.tables.values())
    for (const { references } of foreignKeys)
      if (keyOf({ schema: references.schema, name: references.table }) === key) yield references
}
