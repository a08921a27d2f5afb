import { quotedKind } from '../lex/lexer.ts'
import type { Index, Table } from '../schema.ts'
import { type Cursor, Fault, openParenthesis } from './cursor.ts'
import { readCondition, readParenthesised } from './expressions.ts'
import { emptyIndex, readIndexOptions, readInlineIndex, readKinds, readParts } from './indexes.ts'
import { passCheckOptions, passKeyOptions, readReferences } from './keys.ts'
import { columnOf } from './model.ts'

export const constraintWords = new Set([
  'PRIMARY',
  'UNIQUE',
  'FOREIGN',
  'CHECK',
  'EXCLUDE',
  'KEY',
  'INDEX',
  'FULLTEXT',
  'SPATIAL',
  'DEFAULT',
  'CONNECTION',
])

/** Whether the word is no column's name: `key varchar(10)` has a type, `key (a)` and `key name (a)` do not. */
export function beginsConstraint(cursor: Cursor): boolean {
  const { word, start, dialect } = cursor
  if (word === 'PRIMARY' || word === 'FOREIGN') return cursor.peek() === 'KEY'
  if (word === 'CHECK' || word === 'UNIQUE' || word === 'EXCLUDE') return true
  if (word === 'DEFAULT' || word === 'CONNECTION') return false
  if (dialect === 'tsql') return word === 'INDEX'
  if (dialect !== 'mysql') return false
  cursor.next()
  let isConstraint =
    cursor.isSign(openParenthesis) || cursor.is('KEY') || cursor.is('INDEX') || cursor.is('USING')
  if (!isConstraint && cursor.isName) {
    const isQuoted = cursor.kind === quotedKind
    cursor.next()
    isConstraint =
      isQuoted ||
      cursor.is('USING') ||
      (cursor.isSign(openParenthesis) &&
        !/^(?:var)?(?:char|binary)|^(?:int|decimal|bigint|enum)/i.test(
          cursor.text.slice(start + word.length, cursor.start).trim(),
        ))
  }
  cursor.rewind(start)
  return isConstraint
}

/** PRIMARY KEY, UNIQUE, FOREIGN KEY, CHECK and their like, after their name. */
export function readConstraint(cursor: Cursor, table: Table, name: string | null): void {
  const { word } = cursor
  switch (word) {
    case 'PRIMARY': {
      cursor.next()
      cursor.expect('KEY')
      const columns = indexedColumns(cursor, table) ?? keyColumns(cursor)
      table.primaryKey = { name, columns }
      for (const column of columns) {
        const known = columnOf(table, column)
        if (known !== undefined) known.nullable = false
      }
      passIncluded(cursor)
      return
    }
    case 'UNIQUE':
      cursor.next()
      readUnique(cursor, table, name)
      return
    case 'FOREIGN': {
      cursor.next()
      cursor.expect('KEY')
      // MySQL may name the index that it makes for it.
      if (cursor.isName) {
        const index = cursor.name('a name')
        name ??= index
      }
      const columns = cursor.nameList('a column')
      table.foreignKeys.push(readReferences(cursor, name, columns))
      return
    }
    case 'CHECK':
      cursor.next()
      cursor.acceptAll('NOT', 'FOR', 'REPLICATION')
      table.checks.push({ name, expression: readParenthesised(cursor) })
      passCheckOptions(cursor)
      return
    case 'DEFAULT': {
      cursor.next()
      readDefaultFor(cursor, table, name)
      return
    }
    case 'KEY':
    case 'INDEX':
    case 'FULLTEXT':
    case 'SPATIAL':
      if (cursor.dialect === 'tsql') readInlineIndex(cursor, table, null)
      else readMysqlIndex(cursor, table)
      return
    case 'EXCLUDE': {
      const { start } = cursor
      cursor.next()
      if (cursor.accept('USING')) cursor.name('a method')
      cursor.skipBalanced()
      if (cursor.accept('WHERE')) cursor.skipBalanced()
      table.checks.push({ name, expression: { kind: 'raw', text: cursor.textSince(start) } })
      passKeyOptions(cursor)
      return
    }
    case 'NOT': {
      // Postgres 18: CONSTRAINT name NOT NULL column
      cursor.next()
      cursor.expect('NULL')
      const column = columnOf(table, cursor.name('a column'))
      if (column !== undefined) column.nullable = false
      return
    }
    case 'CONNECTION':
      cursor.next()
      cursor.skipBalanced()
      if (cursor.acceptAll('ON', 'DELETE')) cursor.skipElement()
      return
  }
  cursor.fail('expected PRIMARY KEY, UNIQUE, FOREIGN KEY, CHECK or DEFAULT')
}

/** T-SQL's `DEFAULT value FOR column`, of ALTER TABLE. */
function readDefaultFor(cursor: Cursor, table: Table, name: string | null): void {
  const value = cursor.isSign(openParenthesis) ? readParenthesised(cursor) : readCondition(cursor)
  cursor.expect('FOR')
  const at = cursor.start
  const column = columnOf(table, cursor.name('a column'))
  if (column === undefined)
    throw new Fault(at, cursor.text.slice(at, cursor.before), `${table.name} has no such column`)
  column.default = value
  column.defaultName = name
  if (cursor.accept('WITH')) cursor.expect('VALUES')
}

function readUnique(cursor: Cursor, table: Table, name: string | null): void {
  if (cursor.is('KEY') || cursor.is('INDEX')) cursor.next()
  const indexed = indexedColumns(cursor, table)
  if (indexed !== undefined) {
    table.uniques.push({ name, columns: indexed })
    passKeyOptions(cursor)
    return
  }
  passBeforeColumns(cursor)
  if (cursor.dialect === 'mysql' && cursor.isName && !cursor.is('USING')) name = cursor.name('a name')
  passBeforeColumns(cursor)
  if (cursor.dialect !== 'mysql') {
    table.uniques.push({ name, columns: cursor.nameList('a column') })
    passIncluded(cursor)
    return
  }
  const index = { ...emptyIndex(name), unique: true, parts: readParts(cursor) }
  readIndexOptions(cursor, index)
  // What a key of the other dialects cannot say is an index.
  if (index.parts.every((part) => part.column !== null && part.length === null && !part.descending)) {
    table.uniques.push({ name, columns: index.parts.map((part) => part.column!) })
  } else table.indexes.push(index)
}

function readMysqlIndex(cursor: Cursor, table: Table): void {
  const index: Index = emptyIndex(null)
  readKinds(cursor, index)
  if (cursor.is('KEY') || cursor.is('INDEX')) cursor.next()
  cursor.acceptAll('IF', 'NOT', 'EXISTS')
  if (cursor.isName && !cursor.is('USING')) index.name = cursor.name('a name')
  if (cursor.accept('USING')) index.method = cursor.name('a method').toLowerCase()
  index.parts = readParts(cursor)
  readIndexOptions(cursor, index)
  table.indexes.push(index)
}

function keyColumns(cursor: Cursor): string[] {
  passBeforeColumns(cursor)
  return cursor.nameList('a column')
}

/** Postgres' `USING INDEX name`: the columns of an index, which becomes the key's. */
function indexedColumns(cursor: Cursor, table: Table): string[] | undefined {
  if (!cursor.acceptAll('USING', 'INDEX')) return undefined
  const name = cursor.name('an index')
  const index = table.indexes.find((one) => one.name === name)
  table.indexes = table.indexes.filter((one) => one !== index)
  return index?.parts.flatMap(({ column }) => column ?? []) ?? []
}

function passBeforeColumns(cursor: Cursor): void {
  for (;;) {
    if (cursor.is('CLUSTERED') || cursor.is('NONCLUSTERED') || cursor.is('HASH')) cursor.next()
    else if (!cursor.acceptAll('NULLS', 'NOT', 'DISTINCT') && !cursor.acceptAll('NULLS', 'DISTINCT')) break
  }
  if (cursor.accept('USING')) cursor.name('a method')
}

function passIncluded(cursor: Cursor): void {
  if (cursor.accept('INCLUDE')) cursor.nameList('a column')
  passKeyOptions(cursor)
}
