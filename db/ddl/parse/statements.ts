import { batchKind, endKind, quotedKind, terminatorKind, unclosedKind, wordKind } from '../lex/lexer.ts'
import { readAlterTable } from './alter.ts'
import { type Cursor, Fault, openParenthesis, period } from './cursor.ts'
import {
  readAlterType,
  readComment,
  readDomain,
  readIndex,
  readNamedType,
  readSchemaName,
  readSequence,
} from './definitions.ts'
import { keyOf, type Model } from './model.ts'
import { readProcedure } from './properties.ts'
import { readRenameTables } from './rename.ts'
import {
  bodies,
  isObject,
  isStatement,
  skip,
  skipBatch,
  skipClientLine,
  skipCopy,
  skipDefinition,
} from './skipping.ts'
import { beginsStatement } from './table-options.ts'
import { readTable } from './tables.ts'

const colon = 58
/** Quotes and comments without an end after which reading begins again; each costs a look at the rest of the script. */
const maxUnclosed = 64
const maxLooks = 256
const sureWords = new Set(['CREATE', 'ALTER', 'DROP', 'COMMENT', 'INSERT', 'EXEC', 'SET'])
/** Where a statement surely begins, whatever is wrong before it. */
const surely = /^[ \t]*(?:GO[ \t]*\r?$|(?:CREATE|ALTER|DROP|COMMENT ON|INSERT INTO|EXEC|SET)\b)/gim

/** Reads all statements into the model. What is wrong with one is reported, and the next one is read. */
export function readStatements(cursor: Cursor, model: Model): void {
  let unclosed = 0
  let looks = 0
  cursor.next()
  while (cursor.kind !== endKind) {
    const { start } = cursor
    if (cursor.kind === terminatorKind || cursor.kind === batchKind) {
      cursor.next()
      continue
    }
    try {
      if (cursor.kind !== unclosedKind) readStatement(cursor, model)
    } catch (fault) {
      if (!(fault instanceof Fault)) throw fault
      if (cursor.kind !== unclosedKind) {
        cursor.report(fault)
        if (recover(cursor, start, looks)) looks++
      }
    }
    if (cursor.kind === unclosedKind) {
      const what = /[/]/.test(cursor.text[cursor.start]!) ? 'comment' : 'quote'
      const isLast = ++unclosed > maxUnclosed
      cursor.report(
        new Fault(
          cursor.start,
          cursor.tokenText().slice(0, 20),
          `the ${what} is never closed${isLast ? '; what follows it is not read' : ''}`,
        ),
      )
      surely.lastIndex = nextLine(cursor.text, cursor.start)
      const next = isLast ? null : surely.exec(cursor.text)
      if (next === null) return
      cursor.rewind(next.index)
    } else if (cursor.kind !== endKind && cursor.start === start) cursor.next()
  }
}

function nextLine(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end < 0 ? text.length : end + 1
}

/**
 * From where a statement failed to the next one: after its end, or where a line surely begins another one, be it within a quote that is
 * not where it should be. How often a quote is looked into is bounded, as each look may read to its end.
 */
function recover(cursor: Cursor, start: number, looks: number): boolean {
  const from = cursor.start
  while (!cursor.isAtEnd && !(cursor.isFirst && cursor.start > from && sureWords.has(cursor.word)))
    cursor.next()
  if (looks >= maxLooks || cursor.kind === unclosedKind) return false
  const begin = Math.max(start, from - 1)
  const passed = cursor.text.slice(begin, cursor.start)
  const line = passed.indexOf('\n')
  if (line < 0) return false
  surely.lastIndex = line + 1
  const next = surely.exec(passed)
  if (next !== null) cursor.rewind(begin + next.index)
  return next !== null
}

function readStatement(cursor: Cursor, model: Model): void {
  const { word } = cursor
  switch (word) {
    case 'CREATE':
      cursor.next()
      readCreate(cursor, model)
      return
    case 'ALTER':
      cursor.next()
      readAlter(cursor, model)
      return
    case 'DROP':
      cursor.next()
      readDrop(cursor, model)
      return
    case 'COMMENT':
      cursor.next()
      readComment(cursor, model)
      return
    case 'EXEC':
    case 'EXECUTE':
      if (cursor.dialect !== 'tsql') break
      cursor.next()
      if (!readProcedure(cursor, model)) skip(cursor, model, 'EXEC')
      return
    case 'IF':
    case 'WHILE':
      if (cursor.dialect === 'tsql') {
        passCondition(cursor)
        return
      }
      break
    case 'ELSE':
    case 'END':
    case 'BEGIN':
      if (cursor.dialect === 'tsql') {
        cursor.next()
        if (word !== 'ELSE' && (cursor.accept('TRY') || cursor.accept('CATCH'))) return
        if (word === 'BEGIN' && (cursor.is('TRAN') || cursor.is('TRANSACTION'))) skip(cursor, model, 'BEGIN')
        return
      }
      break
    case 'RENAME':
      if (!cursor.acceptAll('RENAME', 'TABLE')) break
      readRenameTables(cursor, model)
      return
    case 'COPY':
      skipCopy(cursor, model)
      return
  }
  if (skipClientLine(cursor, model)) return
  if (cursor.kind === openParenthesis) skip(cursor, model, 'SELECT')
  else if (cursor.kind === wordKind && isStatement(word)) skip(cursor, model, word)
  else if (isCall(cursor)) skip(cursor, model, 'EXEC')
  else if (isLabel(cursor)) cursor.next()
  else cursor.fail('expected a statement')
}

/** T-SQL calls a procedure by its name alone at the beginning of a batch. */
function isCall(cursor: Cursor): boolean {
  return (
    cursor.dialect === 'tsql' &&
    (cursor.kind === quotedKind || /^(?:SP|XP|USP)_/.test(cursor.word) || cursor.peekKind() === period)
  )
}

/** `again:`, to which GOTO goes. */
function isLabel(cursor: Cursor): boolean {
  if (cursor.dialect !== 'tsql' || cursor.kind !== wordKind || cursor.peekKind() !== colon) return false
  cursor.next()
  return true
}

/** IF's condition to the statement that it is of, which is read as if it always held. */
function passCondition(cursor: Cursor): void {
  cursor.next()
  while (!cursor.isAtEnd && !beginsStatement.has(cursor.word)) {
    if (cursor.kind === openParenthesis) cursor.skipBalanced()
    else cursor.next()
  }
}

function readCreate(cursor: Cursor, model: Model): void {
  cursor.acceptAll('OR', 'REPLACE') || cursor.acceptAll('OR', 'ALTER')
  for (;;) {
    switch (cursor.word) {
      case 'TABLE':
        cursor.next()
        readTable(cursor, model)
        return
      case 'GLOBAL':
      case 'LOCAL':
      case 'TEMPORARY':
      case 'TEMP':
      case 'UNLOGGED':
      case 'FOREIGN':
        cursor.next()
        continue
      case 'TYPE':
        cursor.next()
        readNamedType(cursor, model)
        return
      case 'DOMAIN':
        cursor.next()
        readDomain(cursor, model)
        return
      case 'SEQUENCE':
        cursor.next()
        readSequence(cursor, model)
        return
      case 'SCHEMA':
        if (cursor.dialect === 'mysql') break
        cursor.next()
        readSchemaName(cursor, model)
        return
      case 'UNIQUE':
      case 'CLUSTERED':
      case 'NONCLUSTERED':
      case 'INDEX':
        readIndex(cursor, model)
        return
      case 'COLUMNSTORE':
      case 'SPATIAL':
      case 'FULLTEXT':
      case 'PRIMARY':
      case 'XML':
        // T-SQL's full-text indexes and collections of XML schemas are no indexes of this kind.
        if (cursor.peek() === 'SCHEMA' || (cursor.dialect === 'tsql' && cursor.is('FULLTEXT'))) break
        readIndex(cursor, model)
        return
    }
    break
  }
  if (!isObject(cursor.word)) cursor.fail('expected TABLE, INDEX or another thing to be made')
  skipDefinition(cursor, model)
}

/** MySQL's and Postgres' ways of a change. */
const beforeTable = new Set(['FOREIGN', 'IGNORE', 'ONLINE', 'OFFLINE'])

function readAlter(cursor: Cursor, model: Model): void {
  while (cursor.kind === wordKind && beforeTable.has(cursor.word)) cursor.next()
  if (cursor.accept('TABLE')) readAlterTable(cursor, model)
  else if (cursor.accept('SEQUENCE')) readSequence(cursor, model)
  else if (cursor.accept('TYPE')) readAlterType(cursor, model)
  else {
    if (!isObject(cursor.word)) cursor.fail('expected TABLE or another thing to be changed')
    const what = `ALTER ${cursor.word}`
    if (bodies.has(cursor.word) && cursor.dialect === 'tsql') skipBatch(cursor, model, what)
    else skip(cursor, model, what)
  }
}

/** What is dropped is not in the schema; what was never made is no problem, as scripts drop before they make. */
function readDrop(cursor: Cursor, model: Model): void {
  cursor.accept('TEMPORARY')
  const { word } = cursor
  if (word !== 'TABLE' && !isObject(word) && word !== 'TYPE' && word !== 'SEQUENCE')
    cursor.fail('expected TABLE or another thing to be dropped')
  if (word !== 'TABLE' && word !== 'TYPE' && word !== 'DOMAIN' && word !== 'SEQUENCE' && word !== 'INDEX') {
    skip(cursor, model, 'DROP')
    return
  }
  cursor.next()
  cursor.accept('CONCURRENTLY')
  cursor.acceptAll('IF', 'EXISTS')
  do {
    if (!cursor.isName) break
    const name = cursor.qualifiedName('a name')
    if (word === 'TABLE') model.tables.delete(keyOf(name))
    else if (word === 'TYPE' || word === 'DOMAIN') model.types.delete(keyOf(name))
    else if (word === 'SEQUENCE') model.sequences.delete(keyOf(name))
    else if (cursor.accept('ON')) {
      const table = model.table(cursor.qualifiedName('a table'))
      if (table !== undefined)
        table.indexes = table.indexes.filter((index) => index.name?.toLowerCase() !== name.name.toLowerCase())
    } else
      for (const table of model.tables.values())
        table.indexes = table.indexes.filter((index) => index.name?.toLowerCase() !== name.name.toLowerCase())
  } while (cursor.acceptSign(44))
  while (cursor.accept('CASCADE') || cursor.accept('RESTRICT') || cursor.accept('CONSTRAINTS')) {}
  model.read++
}
