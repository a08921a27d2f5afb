import { batchKind, endKind, terminatorKind, unclosedKind, wordKind } from '../lex/lexer.ts'
import { type Cursor, closeParenthesis, openParenthesis } from './cursor.ts'
import type { Model } from './model.ts'
import { beginsStatement } from './table-options.ts'

/** Statements of any dialect that say nothing of the schema, besides those that begin T-SQL's. */
export const known = new Set([
  'LOCK',
  'UNLOCK',
  'START',
  'REPLACE',
  'ANALYZE',
  'VACUUM',
  'PRAGMA',
  'CALL',
  'DO',
  'GRANT',
  'SHOW',
  'REINDEX',
  'CLUSTER',
  'EXPLAIN',
  'RESET',
  'RELEASE',
  'SAVEPOINT',
  'ATTACH',
  'DETACH',
  'LOAD',
  'OPTIMIZE',
  'FLUSH',
  'DELIMITER',
  'SECURITY',
  'REFRESH',
  'IMPORT',
  'WITH',
  'VALUES',
  'NOTIFY',
  'LISTEN',
  'HANDLER',
])

/** To the end of the statement; T-SQL's may end where the next one begins, on a line of its own. */
export function skip(cursor: Cursor, model: Model, what: string): void {
  let depth = 0
  model.skip(what)
  const goesOn =
    what === 'UPDATE' ||
    what === 'MERGE' ||
    what === 'INSERT' ||
    what === 'DECLARE' ||
    what === 'OPEN' ||
    what === 'WITH'
  const isTsql = cursor.dialect === 'tsql'
  for (;;) {
    if (!cursor.isAtEnd) cursor.next()
    if (cursor.isAtEnd) return
    if (cursor.kind === openParenthesis) depth++
    else if (cursor.kind === closeParenthesis) depth--
    else if (
      isTsql &&
      depth <= 0 &&
      cursor.isFirst &&
      cursor.kind === wordKind &&
      beginsStatement.has(cursor.word)
    ) {
      if (cursor.word !== 'SELECT' && !(goesOn && cursor.word === 'SET') && cursor.word !== 'END') return
      if (cursor.word === 'END' && what !== 'SELECT') return
    }
  }
}

/** Data between COPY … FROM stdin; and the line of `\.` */
export function skipCopy(cursor: Cursor, model: Model): void {
  model.skip('COPY')
  let isInline = false
  while (!cursor.isAtEnd) {
    isInline ||= cursor.is('STDIN')
    cursor.next()
  }
  if (!isInline || cursor.kind !== terminatorKind) return
  const end = cursor.text.indexOf('\n\\.', cursor.end - 1)
  cursor.rewind(end < 0 ? cursor.text.length : end + 3)
}

export const bodies = new Set(['PROCEDURE', 'PROC', 'FUNCTION', 'TRIGGER', 'VIEW', 'EVENT', 'PACKAGE'])

/** Procedures, triggers and their like, with the statements within. */
export function skipDefinition(cursor: Cursor, model: Model): void {
  // DEFINER = `a`@`b` SQL SECURITY … and other words may stand before what is made.
  while (!cursor.isAtEnd && !bodies.has(cursor.word) && !objects.has(cursor.word)) {
    // SQL SECURITY DEFINER
    if (cursor.accept('SQL')) cursor.accept('SECURITY')
    else cursor.next()
  }
  const what = cursor.kind === wordKind ? cursor.word : 'other'
  if (!bodies.has(what) || what === 'VIEW') {
    // T-SQL's views have their batch for themselves, and so do the others' statements.
    if (what === 'VIEW' && cursor.dialect === 'tsql') skipBatch(cursor, model, `CREATE ${what}`)
    else skip(cursor, model, `CREATE ${what}`)
    return
  }
  if (cursor.dialect === 'tsql') {
    skipBatch(cursor, model, `CREATE ${what}`)
    return
  }
  model.skip(`CREATE ${what}`)
  if (cursor.delimiter !== ';') {
    while (!cursor.isAtEnd) cursor.next()
    return
  }
  skipBlocks(cursor)
}

export const objects = new Set([
  'VIEW',
  'USER',
  'LOGIN',
  'ROLE',
  'DATABASE',
  'EXTENSION',
  'RULE',
  'AGGREGATE',
  'OPERATOR',
  'CAST',
  'POLICY',
  'PUBLICATION',
  'SUBSCRIPTION',
  'SERVER',
  'COLLATION',
  'STATISTICS',
  'SYNONYM',
  'PARTITION',
  'XML',
  'FULLTEXT',
  'CERTIFICATE',
  'SYMMETRIC',
  'ASYMMETRIC',
  'ASSEMBLY',
  'DEFAULT',
  'SCHEMA',
  'VIRTUAL',
  'TABLESPACE',
  'LANGUAGE',
  'QUEUE',
  'SERVICE',
  'CONTRACT',
  'MESSAGE',
  'CREDENTIAL',
  'MATERIALIZED',
  'EXTERNAL',
  'SECURITY',
  'CONVERSION',
  'TEXT',
  'ACCESS',
])

/** To the next GO: what stands there is its batch alone. */
export function skipBatch(cursor: Cursor, model: Model, what: string): void {
  model.skip(what)
  while (cursor.kind !== batchKind && cursor.kind !== endKind && cursor.kind !== unclosedKind) cursor.next()
}

/** Statements within BEGIN and END, that end with a semicolon each. */
function skipBlocks(cursor: Cursor): void {
  let depth = 0
  let last = ''
  while (cursor.kind !== endKind && cursor.kind !== unclosedKind) {
    const { word } = cursor
    if (word === 'BEGIN' || (word === 'CASE' && last !== 'END')) depth++
    else if (word === 'END') {
      const after = cursor.peek()
      if (after !== 'IF' && after !== 'LOOP' && after !== 'WHILE' && after !== 'REPEAT') depth--
    } else if (cursor.kind === terminatorKind && depth <= 0) return
    last = word
    cursor.next()
  }
}
