import { batchKind, endKind, terminatorKind, unclosedKind, wordKind } from '../lex/lexer.ts'
import { type Cursor, closeParenthesis, openParenthesis } from './cursor.ts'
import type { Model } from './model.ts'
import { beginsStatement } from './table-options.ts'

/** Statements of any dialect that say nothing of the schema, besides those that begin T-SQL's. */
const known = new Set(
  `ABORT ADD ANALYZE ATTACH BINLOG BREAK CACHE CALL CHANGE CHECK CHECKSUM CLONE CLUSTER COMMENT CONTINUE DELIMITER DESC DESCRIBE DETACH DISCARD DO
   EXPLAIN FLUSH GET GRANT HANDLER HELP IMPORT INSTALL LISTEN LOAD LOCK MOVE NOTIFY OPTIMIZE PRAGMA PREPARE PURGE REASSIGN RECEIVE REFRESH REINDEX
   RELEASE RENAME REPAIR REPLACE RESET RESIGNAL RESTART REVERT SAVEPOINT SECURITY SEND SETUSER SHOW SHUTDOWN SIGNAL START STOP TABLE TRY UNINSTALL
   UNLISTEN UNLOCK UPDATETEXT VACUUM VALUES WITH WRITETEXT XA`.split(/\s+/),
)

/** Whether a statement of any dialect begins with the word, in capitals. */
export const isStatement = (word: string): boolean => beginsStatement.has(word) || known.has(word)

/** What MySQL's client takes to the end of the line. */
const clientWords = new Set([
  'USE',
  'SOURCE',
  'CHARSET',
  'TEE',
  'NOTEE',
  'PAGER',
  'NOPAGER',
  'WARNINGS',
  'NOWARNING',
])

/** Passes over a line that is for a dialect's own client: `use shop`, sqlcmd's `:setvar`, SQLite's `.mode`. @returns whether there was one */
export function skipClientLine(cursor: Cursor, model: Model): boolean {
  if (!cursor.isFirst) return false
  const sign = cursor.text[cursor.start]
  const isOne =
    (cursor.dialect === 'mysql' && (clientWords.has(cursor.word) || sign === '\\')) ||
    (cursor.dialect === 'tsql' && (sign === ':' || sign === '!')) ||
    (cursor.dialect === 'sqlite' && sign === '.')
  if (!isOne) return false
  model.skip('client')
  const end = cursor.text.indexOf('\n', cursor.start)
  cursor.rewind(end < 0 ? cursor.text.length : end)
  return true
}

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

/** What may stand between CREATE and what is made. */
const beforeObjects = new Set(
  'DEFINER ALGORITHM SQL RECURSIVE CONSTRAINT TRUSTED PROCEDURAL UNDO LOGFILE SPATIAL SELECTIVE COLUMN FOREIGN TEMPORARY TEMP'.split(
    ' ',
  ),
)

/** Whether a word may follow CREATE, ALTER or DROP. */
export const isObject = (word: string) => bodies.has(word) || objects.has(word) || beforeObjects.has(word)

const objects = new Set([
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
  'APPLICATION',
  'AUTHORIZATION',
  'AVAILABILITY',
  'BROKER',
  'COLLATION',
  'CRYPTOGRAPHIC',
  'DATA',
  'DOMAIN',
  'ENDPOINT',
  'EVENT',
  'GROUP',
  'INDEX',
  'INSTANCE',
  'LARGE',
  'LIBRARY',
  'MASTER',
  'OWNED',
  'PREPARE',
  'PROPERTY',
  'REMOTE',
  'RESOURCE',
  'ROUTE',
  'ROUTINE',
  'SEARCH',
  'SENSITIVITY',
  'SIGNATURE',
  'SYSTEM',
  'TRANSFORM',
  'VECTOR',
  'WORKLOAD',
  'WORKSPACE',
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
