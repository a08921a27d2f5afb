import { stringKind, wordKind } from '../lex/lexer.ts'
import type { Index, IndexPart, Table } from '../schema.ts'
import { type Cursor, closeParenthesis, comma, equals, openParenthesis } from './cursor.ts'
import { readCondition, readParenthesised } from './expressions.ts'

export function emptyIndex(name: string | null): Index {
  return { name, unique: false, method: 'btree', clustered: false, parts: [], include: [], where: null }
}

/** T-SQL's `INDEX name … (columns)` within a table, or after the column that it is of. */
export function readInlineIndex(cursor: Cursor, table: Table, column: string | null): void {
  cursor.expect('INDEX')
  const index = emptyIndex(cursor.name("an index's name"))
  readKinds(cursor, index)
  if (cursor.kind === openParenthesis) index.parts = readParts(cursor)
  else if (column !== null) index.parts = [part(column)]
  readIndexOptions(cursor, index)
  table.indexes.push(index)
}

/** Words between CREATE and INDEX, or after an index's name. */
export function readKinds(cursor: Cursor, index: Index): void {
  for (;;) {
    switch (cursor.word) {
      case 'UNIQUE':
        index.unique = true
        break
      case 'CLUSTERED':
        index.clustered = true
        break
      case 'COLUMNSTORE':
      case 'FULLTEXT':
      case 'SPATIAL':
      case 'XML':
      case 'HASH':
        index.method = cursor.word.toLowerCase()
        break
      case 'NONCLUSTERED':
      case 'PRIMARY':
      case 'ONLINE':
      case 'OFFLINE':
        break
      default:
        return
    }
    cursor.next()
  }
}

/** `(a, b(10) DESC, lower(c))` */
export function readParts(cursor: Cursor): IndexPart[] {
  cursor.expectSign(openParenthesis)
  const parts: IndexPart[] = []
  do parts.push(readPart(cursor))
  while (cursor.acceptSign(comma))
  cursor.expectSign(closeParenthesis)
  return parts
}

function readPart(cursor: Cursor): IndexPart {
  const one = readKeyed(cursor)
  for (;;) {
    if (cursor.accept('DESC')) one.descending = true
    else if (cursor.accept('ASC')) continue
    else if (cursor.accept('NULLS')) cursor.name('FIRST or LAST')
    else if (cursor.accept('COLLATE')) cursor.qualifiedName('a collation')
    else if (cursor.kind === wordKind || (cursor.isName && cursor.dialect === 'postgres')) {
      // A class of operators, with its options.
      cursor.qualifiedName('a class of operators')
      if (cursor.kind === openParenthesis) cursor.skipBalanced()
    } else return one
  }
}

function readKeyed(cursor: Cursor): IndexPart {
  if (cursor.kind === openParenthesis)
    return { column: null, expression: readParenthesised(cursor), descending: false, length: null }
  const { start } = cursor
  if (cursor.isName) {
    const name = cursor.name('a column')
    if (cursor.kind === openParenthesis && cursor.dialect === 'mysql') {
      cursor.next()
      const length = Number(cursor.value())
      cursor.next()
      if (Number.isInteger(length) && cursor.acceptSign(closeParenthesis)) return { ...part(name), length }
    } else if (
      cursor.kind === comma ||
      cursor.kind === closeParenthesis ||
      cursor.kind === wordKind ||
      cursor.isName
    )
      return part(name)
    cursor.rewind(start)
  }
  return { column: null, expression: readCondition(cursor), descending: false, length: null }
}

function part(column: string): IndexPart {
  return { column, expression: null, descending: false, length: null }
}

/** INCLUDE, WHERE and what says how and where the index is kept. */
export function readIndexOptions(cursor: Cursor, index: Index): void {
  for (;;) {
    switch (cursor.word) {
      case 'INCLUDE':
        cursor.next()
        index.include = cursor.nameList('a column')
        continue
      case 'WHERE':
        cursor.next()
        index.where = readCondition(cursor)
        continue
      case 'WITH':
        cursor.next()
        if (cursor.kind === openParenthesis) cursor.skipBalanced()
        else if (cursor.accept('PARSER')) cursor.name('a parser')
        else
          do {
            cursor.next()
            if (cursor.acceptSign(equals)) cursor.next()
          } while (cursor.acceptSign(comma))
        continue
      case 'ON':
      case 'FILESTREAM_ON':
      case 'TABLESPACE':
        cursor.next()
        cursor.name('a place')
        if (cursor.kind === openParenthesis) cursor.skipBalanced()
        continue
      case 'USING':
        cursor.next()
        // T-SQL: the primary XML index that this one is of.
        if (cursor.acceptAll('XML', 'INDEX')) cursor.name('an index')
        else if (cursor.dialect === 'tsql') cursor.name('a grid')
        else index.method = cursor.name('a method').toLowerCase()
        if (cursor.accept('FOR')) cursor.name('VALUE, PATH or PROPERTY')
        continue
      case 'KEY_BLOCK_SIZE':
      case 'ALGORITHM':
      case 'LOCK':
      case 'ENGINE_ATTRIBUTE':
        cursor.next()
        cursor.acceptSign(equals)
        cursor.next()
        continue
      case 'COMMENT':
        cursor.next()
        cursor.acceptSign(equals)
        if (cursor.kind === stringKind) cursor.next()
        continue
      case 'VISIBLE':
      case 'INVISIBLE':
      case 'IGNORED':
        cursor.next()
        continue
      case 'NULLS':
        cursor.next()
        cursor.accept('NOT')
        cursor.expect('DISTINCT')
        continue
      default:
        return
    }
  }
}
