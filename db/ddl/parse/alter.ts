import { stringKind } from '../lex/lexer.ts'
import type { Column, Table } from '../schema.ts'
import { readColumn, readColumnOptions, readIdentity } from './columns.ts'
import { readConstraint } from './constraints.ts'
import { type Cursor, closeParenthesis, comma, equals, Fault, openParenthesis } from './cursor.ts'
import { readValue } from './expressions.ts'
import { columnOf, keyOf, type Model } from './model.ts'
import { followColumn, readRename } from './rename.ts'
import { beginsStatement, plainOptions } from './table-options.ts'
import { readElements } from './tables.ts'
import { readType } from './types.ts'

const constraintWords = new Set([
  'CONSTRAINT',
  'PRIMARY',
  'UNIQUE',
  'FOREIGN',
  'CHECK',
  'DEFAULT',
  'INDEX',
  'KEY',
  'FULLTEXT',
  'SPATIAL',
  'EXCLUDE',
])

const changes = new Set(['ADD', 'ALTER', 'DROP', 'MODIFY', 'CHANGE', 'RENAME', 'WITH', ''])

/** After ALTER TABLE. */
export function readAlterTable(cursor: Cursor, model: Model): void {
  cursor.acceptAll('IF', 'EXISTS')
  cursor.accept('ONLY')
  const { start } = cursor
  const name = cursor.qualifiedName("a table's name")
  cursor.acceptSign(42)
  const table = model.table(name)
  if (table === undefined) {
    // pg_dump names the owners of sequences and views so.
    if (changes.has(cursor.word) && !model.sequences.has(keyOf(name)))
      throw new Fault(
        start,
        cursor.text.slice(start, cursor.before),
        `there is no table ${name.name} before this`,
      )
    passAll(cursor)
    model.skip('ALTER TABLE')
    return
  }
  // What is checked of rows that are there already is no part of the schema.
  cursor.acceptAll('WITH', 'CHECK') || cursor.acceptAll('WITH', 'NOCHECK')
  do readAction(cursor, table, model)
  while (cursor.acceptSign(comma))
  if (!cursor.isAtEnd && !(cursor.dialect === 'tsql' && beginsStatement.has(cursor.word)))
    cursor.fail('expected ","')
  model.read++
}

function readAction(cursor: Cursor, table: Table, model: Model): void {
  switch (cursor.word) {
    case 'ADD':
      cursor.next()
      readAdd(cursor, table, model)
      return
    case 'DROP':
      cursor.next()
      readDrop(cursor, table)
      return
    case 'ALTER':
      cursor.next()
      if (cursor.accept('INDEX') || cursor.accept('CONSTRAINT') || cursor.accept('CHECK')) passAction(cursor)
      else {
        cursor.accept('COLUMN')
        readAlterColumn(cursor, table)
      }
      return
    case 'MODIFY':
    case 'CHANGE': {
      const isChange = cursor.is('CHANGE')
      cursor.next()
      cursor.accept('COLUMN')
      cursor.acceptAll('IF', 'EXISTS')
      const old = isChange ? cursor.name('a column') : undefined
      redefine(cursor, table, old, model)
      return
    }
    case 'RENAME':
      cursor.next()
      readRename(cursor, table, model)
      return
    case 'ATTACH': {
      cursor.next()
      cursor.expect('PARTITION')
      const part = model.table(cursor.qualifiedName('a table'))
      if (part !== undefined) part.options.partition_of = keyOf(table)
      passAction(cursor)
      return
    }
    case 'ENGINE':
    case 'COMMENT':
    case 'AUTO_INCREMENT':
    case 'DEFAULT':
    case 'CONVERT':
    case 'CHARACTER':
      if (cursor.accept('COMMENT')) {
        cursor.acceptSign(equals)
        if (!cursor.isSign(stringKind)) cursor.fail('expected a text')
        table.comment = cursor.value()
        cursor.next()
        return
      }
      passAction(cursor)
      return
    case '':
      cursor.fail('expected ADD, ALTER or DROP')
  }
  // These leave the schema as it is.
  if (passedActions.has(cursor.word) || plainOptions.has(cursor.word)) {
    passAction(cursor)
    return
  }
  const { start } = cursor
  cursor.next()
  if (cursor.isSign(equals)) {
    passAction(cursor)
    return
  }
  cursor.rewind(start)
  cursor.fail('expected ADD, ALTER, DROP or another change')
}

const passedActions = new Set(
  `OWNER SET RESET ENABLE DISABLE FORCE NO INHERIT OF NOT CLUSTER WITHOUT VALIDATE DETACH REPLICA REBUILD SWITCH CHECK NOCHECK WITH LOCK
   ALGORITHM ORDER DISCARD IMPORT PARTITION REMOVE TRUNCATE COALESCE REORGANIZE EXCHANGE ANALYZE OPTIMIZE REPAIR UPGRADE SECONDARY_LOAD
   SECONDARY_UNLOAD SPLIT MERGE WAIT NOWAIT EXECUTE KEYS`.split(/\s+/),
)

function passAll(cursor: Cursor): void {
  do passAction(cursor)
  while (cursor.acceptSign(comma))
}

/** To the next action. */
function passAction(cursor: Cursor): void {
  while (!cursor.isAtEnd && cursor.kind !== comma) {
    if (cursor.kind === openParenthesis) cursor.skipBalanced()
    else cursor.next()
    if (cursor.isFirst && beginsStatement.has(cursor.word) && cursor.dialect === 'tsql') return
  }
}

function readAdd(cursor: Cursor, table: Table, model: Model): void {
  if (cursor.acceptAll('PERIOD', 'FOR')) {
    cursor.name('SYSTEM_TIME')
    table.options.period = cursor.nameList('a column').join(', ')
    return
  }
  cursor.accept('COLUMN')
  cursor.acceptAll('IF', 'NOT', 'EXISTS')
  if (cursor.kind === openParenthesis) {
    cursor.next()
    readElements(cursor, table, model)
    cursor.expectSign(closeParenthesis)
    return
  }
  // T-SQL goes on after a comma without a new ADD.
  for (;;) {
    if (constraintWords.has(cursor.word)) {
      const hasName = cursor.accept('CONSTRAINT')
      readConstraint(
        cursor,
        table,
        hasName && !constraintWords.has(cursor.word) ? cursor.name("a constraint's name") : null,
      )
      while (cursor.acceptAll('NOT', 'VALID')) {}
    } else if (cursor.is('PARTITION')) passAction(cursor)
    else readColumn(cursor, table)
    if (cursor.dialect !== 'tsql' || cursor.kind !== comma) return
    cursor.next()
  }
}

function readDrop(cursor: Cursor, table: Table): void {
  if (cursor.acceptAll('PERIOD', 'FOR')) {
    cursor.name('SYSTEM_TIME')
    return
  }
  if (cursor.acceptAll('PRIMARY', 'KEY')) {
    table.primaryKey = null
    return
  }
  const word =
    cursor.is('CONSTRAINT') ||
    cursor.is('INDEX') ||
    cursor.is('KEY') ||
    cursor.is('COLUMN') ||
    cursor.is('CHECK')
      ? cursor.word
      : ''
  if (word !== '') cursor.next()
  else if (cursor.accept('PARTITION')) {
    passAction(cursor)
    return
  }
  const isForeign = word === '' && cursor.acceptAll('FOREIGN', 'KEY')
  cursor.acceptAll('IF', 'EXISTS')
  for (;;) {
    const isColumn =
      word === 'COLUMN' ||
      (word === '' &&
        !isForeign &&
        (cursor.dialect === 'mysql' || cursor.dialect === 'postgres' || cursor.dialect === 'sqlite'))
    const name = cursor.name('a name')
    if (!isColumn || !dropColumn(table, name)) dropConstraint(table, name)
    while (cursor.accept('CASCADE') || cursor.accept('RESTRICT')) {}
    if (cursor.is('WITH')) passAction(cursor)
    if (cursor.dialect !== 'tsql' || cursor.kind !== comma) return
    cursor.next()
    // DROP CONSTRAINT a, COLUMN b
    if (cursor.is('COLUMN') || cursor.is('CONSTRAINT')) {
      readDrop(cursor, table)
      return
    }
  }
}

function dropColumn(table: Table, name: string): boolean {
  const column = columnOf(table, name)
  if (column !== undefined) table.columns = table.columns.filter((one) => one !== column)
  return column !== undefined
}

function dropConstraint(table: Table, name: string): void {
  const isOther = (one: { name: string | null }) => one.name?.toLowerCase() !== name.toLowerCase()
  if (table.primaryKey !== null && !isOther(table.primaryKey)) table.primaryKey = null
  table.uniques = table.uniques.filter(isOther)
  table.foreignKeys = table.foreignKeys.filter(isOther)
  table.checks = table.checks.filter(isOther)
  table.indexes = table.indexes.filter(isOther)
  for (const column of table.columns)
    if (column.defaultName !== null && !isOther({ name: column.defaultName }))
      column.default = column.defaultName = null
}

function wantedColumn(cursor: Cursor, table: Table): Column {
  const { start } = cursor
  const column = columnOf(table, cursor.name('a column'))
  if (column === undefined)
    throw new Fault(start, cursor.text.slice(start, cursor.before), `${table.name} has no such column`)
  return column
}

function readAlterColumn(cursor: Cursor, table: Table): void {
  cursor.acceptAll('IF', 'EXISTS')
  const column = wantedColumn(cursor, table)
  if (cursor.accept('SET')) {
    if (cursor.accept('DEFAULT')) column.default = readValue(cursor)
    else if (cursor.acceptAll('NOT', 'NULL')) column.nullable = false
    else if (cursor.acceptAll('DATA', 'TYPE')) setType(cursor, column)
    else passAction(cursor)
  } else if (cursor.accept('DROP')) {
    if (cursor.accept('DEFAULT')) column.default = null
    else if (cursor.acceptAll('NOT', 'NULL')) column.nullable = true
    else if (cursor.accept('IDENTITY')) column.identity = null
    else passAction(cursor)
  } else if (cursor.accept('TYPE')) setType(cursor, column)
  else if (cursor.is('ADD') && cursor.dialect === 'postgres') {
    cursor.next()
    cursor.expect('GENERATED')
    if (cursor.accept('BY')) cursor.expect('DEFAULT')
    else cursor.expect('ALWAYS')
    cursor.expect('AS')
    cursor.expect('IDENTITY')
    column.identity = readIdentity(cursor)
    column.nullable = false
  } else if (cursor.is('ADD') || cursor.is('RESTART')) passAction(cursor)
  else {
    // T-SQL says the whole column again, but for its default.
    setType(cursor, column)
    column.nullable = true
    readColumnOptions(cursor, column, table)
  }
}

function setType(cursor: Cursor, column: Column): void {
  const { type, source, collation } = readType(cursor)
  column.type = type
  column.sourceType = source
  column.collation = collation ?? column.collation
  column.values = type.kind === 'enum' ? type.values : null
  if (cursor.accept('USING')) readValue(cursor)
}

/** MySQL's MODIFY and CHANGE: all of the column but its keys. */
function redefine(cursor: Cursor, table: Table, old: string | undefined, model: Model): void {
  const { start } = cursor
  const place = table.columns.findIndex((column) => column === columnOf(table, old ?? nameHere(cursor)))
  if (place < 0) throw new Fault(start, cursor.tokenText(), `${table.name} has no such column`)
  readColumn(cursor, table)
  const column = table.columns.pop()!
  const before = table.columns[place]!
  if (table.primaryKey?.columns.includes(before.name)) column.nullable = false
  table.columns[place] = column
  if (column.name !== before.name) followColumn(model, table, before.name, column.name)
}

function nameHere(cursor: Cursor): string {
  const { start } = cursor
  const name = cursor.name('a column')
  cursor.rewind(start)
  return name
}
