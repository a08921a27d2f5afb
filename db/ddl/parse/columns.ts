import { stringKind, wordKind } from '../lex/lexer.ts'
import type { Column, Table } from '../schema.ts'
import { type Cursor, closeParenthesis, comma, equals, openParenthesis } from './cursor.ts'
import { readParenthesised, readValue } from './expressions.ts'
import { readInlineIndex } from './indexes.ts'
import { passCheckOptions, passKeyOptions, readReferences } from './keys.ts'
import { readType } from './types.ts'

/** `name type …` with all that any of the dialects writes after it, into the table. */
export function readColumn(cursor: Cursor, table: Table): Column {
  const column = emptyColumn(cursor.name('a column'))
  if (cursor.is('AS')) readComputed(cursor, column)
  // SQLite's columns may do without a type.
  else if (
    cursor.kind !== comma &&
    cursor.kind !== closeParenthesis &&
    !(cursor.dialect === 'sqlite' && beginsOption(cursor))
  ) {
    const { type, source, isSerial, collation } = readType(cursor)
    column.type = type
    column.sourceType = source
    column.collation = collation
    if (type.kind === 'enum') column.values = type.values
    if (isSerial) {
      column.identity = { start: 1, increment: 1 }
      column.nullable = false
    }
    if (source === 'timestamp' && type.kind === 'rowversion') column.nullable = false
  }
  // Before its options, so that one that cannot be read does not take it away.
  table.columns.push(column)
  readColumnOptions(cursor, column, table)
  return column
}

function emptyColumn(name: string): Column {
  return {
    name,
    type: { kind: 'other', name: '' },
    sourceType: '',
    nullable: true,
    default: null,
    defaultName: null,
    identity: null,
    computed: null,
    onUpdate: null,
    values: null,
    collation: null,
    comment: null,
  }
}

const sqliteOptions = new Set([
  'CONSTRAINT',
  'PRIMARY',
  'NOT',
  'NULL',
  'UNIQUE',
  'CHECK',
  'DEFAULT',
  'COLLATE',
  'REFERENCES',
  'GENERATED',
  'AS',
])
const beginsOption = (cursor: Cursor) => sqliteOptions.has(cursor.word)

/** To the `,` or `)` after the column, or to what none of the dialects has there. */
export function readColumnOptions(cursor: Cursor, column: Column, table: Table): void {
  let name: string | null = null
  while (cursor.kind !== comma && cursor.kind !== closeParenthesis && !cursor.isAtEnd) {
    if (cursor.kind !== wordKind) return
    if (cursor.is('CONSTRAINT')) {
      cursor.next()
      name = cursor.name("a constraint's name")
      continue
    }
    if (!readOption(cursor, column, table, name)) return
    name = null
  }
}

function readOption(cursor: Cursor, column: Column, table: Table, name: string | null): boolean {
  switch (cursor.word) {
    case 'NOT':
      cursor.next()
      if (cursor.accept('NULL')) {
        column.nullable = false
        passConflict(cursor)
      } else if (
        cursor.acceptAll('FOR', 'REPLICATION') ||
        cursor.accept('ENFORCED') ||
        cursor.accept('DEFERRABLE') ||
        cursor.accept('VISIBLE')
      )
        return true
      else cursor.fail('expected NULL')
      return true
    case 'NULL':
      cursor.next()
      column.nullable = true
      if (cursor.dialect === 'tsql') cursor.saidNull.add(column)
      passConflict(cursor)
      return true
    case 'DEFAULT':
      cursor.next()
      column.default = readValue(cursor)
      column.defaultName = name
      if (cursor.accept('WITH')) cursor.expect('VALUES')
      return true
    case 'IDENTITY':
      cursor.next()
      column.identity = readIdentity(cursor)
      column.nullable = false
      return true
    case 'AUTO_INCREMENT':
    case 'AUTOINCREMENT':
      cursor.next()
      column.identity = { start: 1, increment: 1 }
      column.nullable = false
      return true
    case 'PRIMARY':
    case 'KEY':
      if (cursor.accept('PRIMARY')) cursor.expect('KEY')
      else cursor.next()
      table.primaryKey = { name, columns: [column.name] }
      column.nullable = false
      passKeyOptions(cursor)
      return true
    case 'UNIQUE':
      cursor.next()
      cursor.accept('KEY')
      passKeyOptions(cursor)
      table.uniques.push({ name, columns: [column.name] })
      return true
    case 'FOREIGN':
      cursor.next()
      cursor.expect('KEY')
      return true
    case 'REFERENCES':
      table.foreignKeys.push(readReferences(cursor, name, [column.name]))
      return true
    case 'CHECK':
      cursor.next()
      cursor.acceptAll('NOT', 'FOR', 'REPLICATION')
      table.checks.push({ name, expression: readParenthesised(cursor) })
      passCheckOptions(cursor)
      return true
    case 'COLLATE':
      cursor.next()
      cursor.acceptSign(equals)
      column.collation = cursor.qualifiedName('a collation').name
      return true
    case 'COMMENT':
      cursor.next()
      cursor.acceptSign(equals)
      if (cursor.kind !== stringKind) cursor.fail('expected a text')
      column.comment = cursor.value()
      cursor.next()
      return true
    case 'GENERATED':
      return readGenerated(cursor, column)
    case 'AS':
    case 'PERSISTED':
    case 'STORED':
    case 'VIRTUAL':
      readComputed(cursor, column)
      return true
    case 'ON':
      cursor.next()
      if (cursor.accept('UPDATE')) column.onUpdate = readValue(cursor)
      else if (cursor.accept('CONFLICT')) cursor.name('what to do')
      else cursor.name('a file group')
      return true
    case 'INDEX':
      readInlineIndex(cursor, table, column.name)
      return true
    case 'CHARACTER':
      cursor.next()
      cursor.expect('SET')
      cursor.acceptSign(equals)
      cursor.name('a character set')
      return true
    case 'MASKED':
    case 'ENCRYPTED':
    case 'WITH':
    case 'OPTIONS':
      cursor.next()
      cursor.accept('WITH')
      if (cursor.kind === openParenthesis) cursor.skipBalanced()
      return true
    case 'ROWGUIDCOL':
    case 'SPARSE':
    case 'FILESTREAM':
    case 'HIDDEN':
    case 'VISIBLE':
    case 'INVISIBLE':
    case 'ENFORCED':
    case 'FIRST':
    case 'UNSIGNED':
    case 'BINARY':
    case 'ALL_SPARSE_COLUMNS':
    case 'DEFERRABLE':
    case 'BYTE':
      cursor.next()
      return true
    case 'COLUMN_SET':
      // T-SQL: XML COLUMN_SET FOR ALL_SPARSE_COLUMNS
      cursor.next()
      cursor.expect('FOR')
      return true
    case 'INITIALLY':
    case 'AFTER':
    case 'STORAGE':
    case 'COLUMN_FORMAT':
    case 'COMPRESSION':
    case 'SRID':
    case 'ENGINE_ATTRIBUTE':
    case 'SECONDARY_ENGINE_ATTRIBUTE':
    case 'MATCH':
      cursor.next()
      cursor.acceptSign(equals)
      cursor.next()
      return true
    default:
      return false
  }
}

function readComputed(cursor: Cursor, column: Column): void {
  if (cursor.accept('AS')) {
    // T-SQL's need no parentheses: `[Total] AS [Price] * [Count] PERSISTED`.
    const expression =
      cursor.kind === openParenthesis && cursor.dialect !== 'tsql'
        ? readParenthesised(cursor)
        : readValue(cursor)
    column.computed = { expression, stored: false }
  }
  if (cursor.accept('PERSISTED') || cursor.accept('STORED')) {
    if (column.computed !== null) column.computed.stored = true
  } else cursor.accept('VIRTUAL')
}

function readGenerated(cursor: Cursor, column: Column): boolean {
  cursor.next()
  if (cursor.accept('BY')) cursor.expect('DEFAULT')
  else cursor.expect('ALWAYS')
  cursor.expect('AS')
  if (cursor.accept('ROW')) {
    // A period of T-SQL's temporal tables.
    if (!cursor.accept('START')) cursor.expect('END')
    return true
  }
  if (cursor.accept('IDENTITY')) {
    column.identity = readIdentity(cursor)
    column.nullable = false
    return true
  }
  column.computed = { expression: readParenthesised(cursor), stored: false }
  readComputed(cursor, column)
  return true
}

/** `(1, 1)`, `(START WITH 1 INCREMENT BY 1)` or nothing. */
export function readIdentity(cursor: Cursor): { start: number; increment: number } {
  const identity = { start: 1, increment: 1 }
  if (!cursor.acceptSign(openParenthesis)) return identity
  if (cursor.word === '') {
    identity.start = readNumber(cursor)
    if (cursor.acceptSign(comma)) identity.increment = readNumber(cursor)
    cursor.expectSign(closeParenthesis)
    return identity
  }
  while (cursor.kind !== closeParenthesis) {
    if (cursor.isAtEnd) cursor.fail('expected ")"')
    if (cursor.accept('START')) {
      cursor.accept('WITH')
      identity.start = readNumber(cursor)
    } else if (cursor.accept('INCREMENT')) {
      cursor.accept('BY')
      identity.increment = readNumber(cursor)
    } else cursor.next()
  }
  cursor.next()
  return identity
}

export function readNumber(cursor: Cursor): number {
  const value = readValue(cursor)
  const number = value.kind === 'number' ? Number(value.text) : Number.NaN
  if (!Number.isFinite(number)) cursor.fail('expected a number')
  return number
}

function passConflict(cursor: Cursor): void {
  if (cursor.dialect === 'sqlite' && cursor.acceptAll('ON', 'CONFLICT')) cursor.name('what to do')
}
