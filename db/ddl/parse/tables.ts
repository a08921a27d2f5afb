import { wordKind } from '../lex/lexer.ts'
import type { Table } from '../schema.ts'
import { readColumn } from './columns.ts'
import { beginsConstraint, constraintWords, readConstraint } from './constraints.ts'
import { type Cursor, closeParenthesis, comma, Fault, openParenthesis } from './cursor.ts'
import { copyColumns, emptyTable, keyOf, type Model } from './model.ts'
import { readTableOptions } from './table-options.ts'

/** After CREATE … TABLE. What cannot be read of it is reported, and left out. */
export function readTable(cursor: Cursor, model: Model): void {
  const line = cursor.lineOf(cursor.start)
  const isOptional = cursor.acceptAll('IF', 'NOT', 'EXISTS')
  const table = emptyTable(readTableName(cursor), line)
  const key = keyOf(table)
  try {
    readDefinition(cursor, model, table)
  } catch (fault) {
    // What was read of it is there for those that refer to it.
    if (fault instanceof Fault && table.columns.length > 0 && !model.tables.has(key))
      model.tables.set(key, table)
    throw fault
  }
  if (table.columns.length === 0 && (cursor.is('AS') || cursor.is('SELECT'))) {
    // Its columns are those of a query.
    model.skip('CREATE TABLE AS')
    while (!cursor.isAtEnd) cursor.next()
    return
  }
  passQuery(cursor)
  const before = model.tables.get(key)
  if (before === undefined) model.tables.set(key, table)
  else if (!isOptional) {
    // Conditions (IF OBJECT_ID …) decide which one is made; the later one tells more of how it is now.
    model.tables.set(key, table)
    cursor.report(new Fault(cursor.before, table.name, `the table is already made in line ${before.line}`))
  }
  model.read++
}

/** `AS SELECT …` behind columns, from which rows come; T-SQL's `AS NODE`. */
function passQuery(cursor: Cursor): void {
  if (!cursor.is('AS') && !cursor.is('SELECT')) return
  cursor.next()
  if (cursor.dialect === 'tsql') cursor.next()
  else while (!cursor.isAtEnd) cursor.next()
}

function readDefinition(cursor: Cursor, model: Model, table: Table): void {
  const parent = readParent(cursor, model, table)
  if (cursor.kind === openParenthesis) {
    cursor.next()
    // MySQL: CREATE TABLE a (SELECT …)
    if (cursor.is('SELECT') && cursor.dialect === 'mysql') return
    readElements(cursor, table, model)
    cursor.expectSign(closeParenthesis)
  } else if (cursor.accept('LIKE')) copyColumns(model, cursor.qualifiedName('a table'), table)
  else if (parent === undefined && !beforeQuery.has(cursor.word)) cursor.fail('expected "("')
  readTableOptions(cursor, table, model)
}

/** What may stand between a table's name and the query that it is made of. */
const beforeQuery = new Set(['AS', 'SELECT', 'ON', 'WITH', 'ENGINE'])

function readTableName(cursor: Cursor) {
  // #temporary tables of T-SQL are variables to the lexer.
  if (cursor.text[cursor.start] === '#') {
    const name = cursor.value()
    cursor.next()
    return { schema: null, name }
  }
  return cursor.qualifiedName("a table's name")
}

/** Postgres' partitions and typed tables. */
function readParent(cursor: Cursor, model: Model, table: Table): Table | undefined {
  if (cursor.acceptAll('PARTITION', 'OF')) {
    const name = cursor.qualifiedName('a table')
    copyColumns(model, name, table)
    table.options.partition_of = keyOf(name)
    if (cursor.isSign(openParenthesis)) cursor.skipBalanced()
    const { start } = cursor
    while (!cursor.isAtEnd && !cursor.is('PARTITION')) cursor.next()
    table.options.partition = cursor.textSince(start)
    return table
  }
  if (cursor.accept('OF')) {
    const { name } = cursor.qualifiedName('a type')
    for (const column of model.type(name)?.columns ?? []) table.columns.push({ ...column })
    if (cursor.isSign(openParenthesis)) cursor.skipBalanced()
    return table
  }
  return undefined
}

/** Columns and what stands among them, to the `)`. */
export function readElements(cursor: Cursor, table: Table, model: Model): void {
  while (!cursor.isSign(closeParenthesis)) {
    const { start } = cursor
    try {
      readElement(cursor, table, model)
      if (!cursor.isSign(comma) && !cursor.isSign(closeParenthesis)) cursor.fail('expected "," or ")"')
    } catch (fault) {
      if (!(fault instanceof Fault) || cursor.isAtEnd) throw fault
      cursor.report(fault)
      cursor.skipElement()
    }
    if (cursor.isSign(comma)) {
      cursor.next()
      // T-SQL and generated scripts end lists with a comma.
      continue
    }
    if (cursor.start === start) cursor.fail('expected ")"')
  }
}

function readElement(cursor: Cursor, table: Table, model: Model): void {
  if (cursor.kind === wordKind) {
    if (cursor.is('CONSTRAINT')) {
      cursor.next()
      // MySQL's constraints need no name: CONSTRAINT FOREIGN KEY …
      const name = constraintWords.has(cursor.word) ? null : cursor.name("a constraint's name")
      readConstraint(cursor, table, name)
      return
    }
    if (cursor.is('LIKE') && cursor.dialect === 'postgres') {
      cursor.next()
      copyColumns(model, cursor.qualifiedName('a table'), table)
      while (cursor.is('INCLUDING') || cursor.is('EXCLUDING')) {
        cursor.next()
        cursor.next()
      }
      return
    }
    if (cursor.acceptAll('PERIOD', 'FOR')) {
      cursor.name('SYSTEM_TIME')
      table.options.period = cursor.nameList('a column').join(', ')
      return
    }
    if (constraintWords.has(cursor.word) && beginsConstraint(cursor)) {
      readConstraint(cursor, table, null)
      return
    }
  }
  readColumn(cursor, table)
}
