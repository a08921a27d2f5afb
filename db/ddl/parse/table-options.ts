import { stringKind, wordKind } from '../lex/lexer.ts'
import type { Table } from '../schema.ts'
import { type Cursor, closeParenthesis, comma, equals, openParenthesis, period } from './cursor.ts'
import { inherit, keyOf, type Model } from './model.ts'

const tsqlOptions = new Set(['ON', 'TEXTIMAGE_ON', 'FILESTREAM_ON', 'WITH'])

/** What follows the `)`: where and how the table is kept, and MySQL's comment. */
export function readTableOptions(cursor: Cursor, table: Table, model: Model): void {
  while (!cursor.isAtEnd && !cursor.is('AS') && !cursor.is('SELECT')) {
    const { word, start } = cursor
    if (cursor.isSign(comma)) {
      cursor.next()
      continue
    }
    if (cursor.kind !== wordKind) cursor.fail('expected an option of the table')
    if (
      cursor.dialect === 'tsql' &&
      (beginsStatement.has(word) || (cursor.isFirst && !tsqlOptions.has(word)))
    )
      return
    cursor.next()
    switch (word) {
      case 'ON':
      case 'TEXTIMAGE_ON':
      case 'FILESTREAM_ON':
      case 'TABLESPACE': {
        if (cursor.is('COMMIT')) {
          while (!cursor.isAtEnd && !cursor.is('AS')) cursor.next()
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
      case 'INHERITS':
        table.options.inherits = readParents(cursor, table, model)
        break
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
        readOption(cursor, table, word, start)
    }
  }
}

/** Postgres' `INHERITS (a, b)`: their columns come first, in this order. */
function readParents(cursor: Cursor, table: Table, model: Model): string {
  cursor.expectSign(openParenthesis)
  const parents: string[] = []
  const own = table.columns.splice(0)
  do {
    const name = cursor.qualifiedName('a table')
    inherit(model, name, table, own)
    parents.push(keyOf(name))
  } while (cursor.acceptSign(comma))
  table.columns.push(...own.filter((column) => !table.columns.includes(column)))
  cursor.expectSign(closeParenthesis)
  return parents.join(', ')
}

/** Options whose value needs no sign before it; any other one has it. */
export const plainOptions = new Set(
  `ENGINE TYPE AUTO_INCREMENT AVG_ROW_LENGTH CHARSET CHECKSUM COLLATE COMPRESSION CONNECTION DATA DIRECTORY INDEX DELAY_KEY_WRITE ENCRYPTION
   ENGINE_ATTRIBUTE INSERT_METHOD KEY_BLOCK_SIZE MAX_ROWS MIN_ROWS PACK_KEYS PAGE_CHECKSUM PASSWORD ROW_FORMAT SECONDARY_ENGINE
   SECONDARY_ENGINE_ATTRIBUTE STATS_AUTO_RECALC STATS_PERSISTENT STATS_SAMPLE_PAGES STORAGE TABLE_CHECKSUM TRANSACTION TRANSACTIONAL UNION USING
   AUTOEXTEND_SIZE START IGNORE REPLACE SERVER OPTIONS NODE EDGE FILETABLE SEQUENCE`.split(/\s+/),
)

/** `ENGINE=InnoDB`, `UNION (a, b)` and whatever there will be with a sign. */
function readOption(cursor: Cursor, table: Table, word: string, optionAt: number): void {
  const hasSign = cursor.acceptSign(equals)
  if (!hasSign && !plainOptions.has(word)) {
    cursor.rewind(optionAt)
    cursor.fail('expected an option of the table')
  }
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
