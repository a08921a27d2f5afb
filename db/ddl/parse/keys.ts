import { stringKind } from '../lex/lexer.ts'
import { type ForeignKey, type ReferentialAction, referentialActions } from '../schema.ts'
import { type Cursor, comma, equals, openParenthesis } from './cursor.ts'

/** `REFERENCES table (columns) …` */
export function readReferences(cursor: Cursor, name: string | null, columns: string[]): ForeignKey {
  cursor.expect('REFERENCES')
  const { schema, name: table } = cursor.qualifiedName('a table')
  const others = cursor.kind === openParenthesis ? cursor.nameList('a column') : []
  const key: ForeignKey = {
    name,
    columns,
    references: { schema, table, columns: others },
    onDelete: 'no action',
    onUpdate: 'no action',
  }
  for (;;) {
    if (cursor.is('ON')) {
      cursor.next()
      const isDelete = cursor.accept('DELETE')
      // MySQL's `ON UPDATE CURRENT_TIMESTAMP` cannot stand here.
      if (!isDelete) cursor.expect('UPDATE')
      key[isDelete ? 'onDelete' : 'onUpdate'] = readAction(cursor)
    } else if (cursor.accept('MATCH')) cursor.name('FULL, PARTIAL or SIMPLE')
    else if (
      cursor.acceptAll('NOT', 'FOR', 'REPLICATION') ||
      cursor.acceptAll('NOT', 'DEFERRABLE') ||
      cursor.acceptAll('NOT', 'VALID') ||
      cursor.accept('DEFERRABLE')
    )
      continue
    else if (cursor.accept('INITIALLY')) cursor.name('DEFERRED or IMMEDIATE')
    else return key
  }
}

function readAction(cursor: Cursor): ReferentialAction {
  const first = cursor.word.toLowerCase()
  cursor.name('an action')
  if (first === 'set' || first === 'no') {
    const action = referentialActions.find((known) => known === `${first} ${cursor.word.toLowerCase()}`)
    if (action === undefined) cursor.fail('expected ACTION, NULL or DEFAULT')
    cursor.next()
    // Postgres may set some of the columns only.
    if (cursor.kind === openParenthesis) cursor.skipBalanced()
    return action
  }
  return first === 'cascade' || first === 'restrict'
    ? first
    : cursor.fail('expected CASCADE, RESTRICT, SET NULL, SET DEFAULT or NO ACTION')
}

/** What follows a key: how it is kept, where, and what happens to rows that break it. */
export function passKeyOptions(cursor: Cursor): void {
  for (;;) {
    if (
      cursor.is('CLUSTERED') ||
      cursor.is('NONCLUSTERED') ||
      cursor.is('ASC') ||
      cursor.is('DESC') ||
      cursor.is('HASH')
    )
      cursor.next()
    else if (cursor.is('WITH')) passWith(cursor)
    else if (cursor.is('ON')) {
      if (cursor.peek() === 'UPDATE' || cursor.peek() === 'DELETE') return
      cursor.next()
      if (cursor.accept('CONFLICT')) cursor.name('what to do')
      else {
        cursor.name('a file group')
        if (cursor.kind === openParenthesis) cursor.skipBalanced()
      }
    } else if (cursor.acceptAll('USING', 'INDEX')) {
      if (!cursor.accept('TABLESPACE')) cursor.name('an index')
      else cursor.name('a tablespace')
    } else if (cursor.is('USING') || cursor.is('KEY_BLOCK_SIZE')) {
      cursor.next()
      cursor.acceptSign(equals)
      cursor.next()
    } else if (cursor.is('COMMENT')) {
      cursor.next()
      if (cursor.kind === stringKind) cursor.next()
    } else if (cursor.acceptAll('NULLS', 'NOT', 'DISTINCT') || cursor.acceptAll('NULLS', 'DISTINCT')) continue
    else if (
      cursor.acceptAll('NOT', 'ENFORCED') ||
      cursor.acceptAll('NOT', 'DEFERRABLE') ||
      cursor.accept('DEFERRABLE') ||
      cursor.accept('ENFORCED')
    )
      continue
    else if (cursor.accept('INITIALLY')) cursor.name('DEFERRED or IMMEDIATE')
    else return
  }
}

/** `WITH (…)`, `WITH FILLFACTOR = 80` */
function passWith(cursor: Cursor): void {
  cursor.next()
  if (cursor.kind === openParenthesis) {
    cursor.skipBalanced()
    return
  }
  do {
    cursor.next()
    if (cursor.acceptSign(equals)) cursor.next()
  } while (cursor.acceptSign(comma))
}

export function passCheckOptions(cursor: Cursor): void {
  while (
    cursor.acceptAll('NOT', 'ENFORCED') ||
    cursor.acceptAll('NOT', 'VALID') ||
    cursor.acceptAll('NO', 'INHERIT') ||
    cursor.accept('ENFORCED')
  ) {}
}
