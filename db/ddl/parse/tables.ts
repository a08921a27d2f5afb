import { quotedKind, stringKind, wordKind } from '../lex/lexer.ts'
import type { Index, Table } from '../schema.ts'
import { passCheckOptions, passKeyOptions, readColumn, readReferences } from './columns.ts'
import { type Cursor, closeParenthesis, comma, equals, Fault, openParenthesis, period } from './cursor.ts'
import { readCondition, readParenthesised } from './expressions.ts'
import { emptyIndex, readIndexOptions, readInlineIndex, readKinds, readParts } from './indexes.ts'
import { columnOf, emptyTable, keyOf, type Model } from './model.ts'

/** After CREATE … TABLE. What cannot be read of it is reported, and left out. */
export function readTable(cursor: Cursor, model: Model): void {
  const line = cursor.lineOf(cursor.start)
  const isOptional = cursor.acceptAll('IF', 'NOT', 'EXISTS')
  const table = emptyTable(readTableName(cursor), line)
  const key = keyOf(table)
  const parent = readParent(cursor, model, table)
  if (cursor.isSign(openParenthesis)) {
    // SQL's `(LIKE other)` and MySQL's `LIKE other` make the same columns.
    cursor.next()
    try {
      readElements(cursor, table, model)
      cursor.expectSign(closeParenthesis)
    } catch (fault) {
      // What was read of it is there for those that refer to it.
      if (fault instanceof Fault && table.columns.length > 0 && !model.tables.has(key))
        model.tables.set(key, table)
      throw fault
    }
  } else if (cursor.accept('LIKE')) copyColumns(model, cursor.qualifiedName('a table'), table)
  else if (parent === undefined && !cursor.is('AS')) cursor.fail('expected "("')
  readTableOptions(cursor, table, model)
  const isQuery = cursor.is('AS') || cursor.is('SELECT')
  if (isQuery && table.columns.length === 0) {
    // Its columns are those of a query.
    model.skip('CREATE TABLE AS')
    while (!cursor.isAtEnd) cursor.next()
    return
  }
  if (table.columns.length === 0 && parent === undefined && !cursor.isAtEnd) cursor.fail('expected columns')
  const before = model.tables.get(key)
  if (before === undefined) model.tables.set(key, table)
  else if (!isOptional) {
    // Conditions (IF OBJECT_ID …) decide which one is made; the later one tells more of how it is now.
    model.tables.set(key, table)
    cursor.report(new Fault(cursor.before, table.name, `the table is already made in line ${before.line}`))
  }
  model.read++
}

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

function copyColumns(model: Model, from: { schema: string | null; name: string }, to: Table): void {
  const source = model.table(from)
  for (const column of source?.columns ?? [])
    if (columnOf(to, column.name) === undefined) to.columns.push({ ...column })
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

const constraintWords = new Set([
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

/** Whether the word is no column's name: `key varchar(10)` has a type, `key (a)` and `key name (a)` do not. */
function beginsConstraint(cursor: Cursor): boolean {
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
      passBeforeColumns(cursor)
      const columns = cursor.nameList('a column')
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
  if (cursor.isName && !cursor.is('USING')) index.name = cursor.name('a name')
  if (cursor.accept('USING')) index.method = cursor.name('a method').toLowerCase()
  index.parts = readParts(cursor)
  readIndexOptions(cursor, index)
  table.indexes.push(index)
}

function passBeforeColumns(cursor: Cursor): void {
  while (
    cursor.is('CLUSTERED') ||
    cursor.is('NONCLUSTERED') ||
    cursor.is('HASH') ||
    cursor.acceptAll('NULLS', 'NOT', 'DISTINCT')
  )
    cursor.next()
  if (cursor.accept('USING')) cursor.name('a method')
}

function passIncluded(cursor: Cursor): void {
  if (cursor.accept('INCLUDE')) cursor.nameList('a column')
  passKeyOptions(cursor)
}

/** What follows the `)`: where and how the table is kept, and MySQL's comment. */
export function readTableOptions(cursor: Cursor, table: Table, model: Model): void {
  while (!cursor.isAtEnd && !cursor.is('AS') && !cursor.is('SELECT')) {
    const { word, start } = cursor
    if (cursor.isSign(comma)) {
      cursor.next()
      continue
    }
    if (cursor.kind !== wordKind) cursor.fail('expected an option of the table')
    if (cursor.dialect === 'tsql' && beginsStatement.has(word)) return
    cursor.next()
    switch (word) {
      case 'ON':
      case 'TEXTIMAGE_ON':
      case 'FILESTREAM_ON':
      case 'TABLESPACE': {
        if (cursor.is('COMMIT')) {
          while (!cursor.isAtEnd) cursor.next()
          break
        }
        const name = cursor.name('a file group')
        table.options[word === 'ON' ? 'filegroup' : word.toLowerCase()] = name
        if (cursor.isSign(openParenthesis))
          table.options.partition = `${name} (${cursor.nameList('a column').join(', ')})`
        break
      }
      case 'WITH':
        if (cursor.isSign(openParenthesis)) {
          const from = cursor.start
          cursor.skipBalanced()
          table.options.with = cursor.text.slice(from + 1, cursor.before - 1).trim()
          const history = /SYSTEM_VERSIONING\s*=\s*ON(?:\s*\(\s*HISTORY_TABLE\s*=\s*([^\s,)]+))?/i.exec(
            table.options.with,
          )
          if (history !== null)
            table.options.system_versioning = history[1]?.replaceAll(/[[\]"]/g, '') ?? 'on'
        } else if (cursor.acceptAll('SYSTEM', 'VERSIONING')) table.options.system_versioning = 'on'
        break
      case 'INHERITS': {
        for (const name of cursor.nameList('a table')) copyColumns(model, { schema: null, name }, table)
        break
      }
      case 'PARTITION': {
        // To the end: partitions, their options and parts.
        while (!cursor.isAtEnd) {
          if (cursor.isSign(openParenthesis)) cursor.skipBalanced()
          else cursor.next()
        }
        table.options.partition = cursor.textSince(start)
        break
      }
      case 'WITHOUT':
        cursor.name('ROWID')
        table.options.without_rowid = 'on'
        break
      case 'STRICT':
        table.options.strict = 'on'
        break
      case 'COMMENT':
        cursor.acceptSign(equals)
        if (!cursor.isSign(stringKind)) cursor.fail('expected a text')
        table.comment = cursor.value()
        cursor.next()
        break
      case 'DEFAULT':
        break
      case 'CHARACTER':
        cursor.expect('SET')
        cursor.acceptSign(equals)
        cursor.name('a character set')
        break
      default:
        readOption(cursor, table, word)
    }
  }
}

/** `ENGINE=InnoDB`, `UNION (a, b)`, `AS NODE` and whatever there will be. */
function readOption(cursor: Cursor, table: Table, word: string): void {
  const hasSign = cursor.acceptSign(equals)
  const { start } = cursor
  if (cursor.isSign(openParenthesis)) cursor.skipBalanced()
  else if (hasSign || (!cursor.isAtEnd && !cursor.isSign(comma) && cursor.kind !== period)) cursor.next()
  table.options[word.toLowerCase()] = cursor.textSince(start)
}

/** Words that begin a statement of T-SQL, which need not end the one before. */
export const beginsStatement = new Set([
  'CREATE',
  'ALTER',
  'DROP',
  'INSERT',
  'UPDATE',
  'DELETE',
  'EXEC',
  'EXECUTE',
  'PRINT',
  'DECLARE',
  'IF',
  'ELSE',
  'BEGIN',
  'END',
  'USE',
  'GRANT',
  'DENY',
  'REVOKE',
  'RAISERROR',
  'TRUNCATE',
  'WHILE',
  'RETURN',
  'THROW',
  'COMMIT',
  'ROLLBACK',
  'SET',
  'SELECT',
  'MERGE',
  'DBCC',
  'GOTO',
  'WAITFOR',
  'BACKUP',
  'RESTORE',
  'BULK',
  'CHECKPOINT',
  'SAVE',
  'OPEN',
  'CLOSE',
  'FETCH',
  'DEALLOCATE',
  'RECONFIGURE',
  'ENABLE',
  'DISABLE',
  'KILL',
])
