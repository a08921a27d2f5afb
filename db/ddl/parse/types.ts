import { numberKind, stringKind } from '../lex/lexer.ts'
import type { NeutralType } from '../schema.ts'
import { neutralType } from '../types/neutral.ts'
import { type Cursor, closeParenthesis, comma, openParenthesis } from './cursor.ts'

interface ReadType {
  type: NeutralType
  source: string
  /** Serial types count by themselves. */
  isSerial: boolean
  collation: string | null
}

/** Words that a type's name goes on with, after which first ones. */
const longNames: Record<string, ReadonlySet<string>> = {
  NATIONAL: new Set(['CHARACTER', 'CHAR', 'VARCHAR', 'VARYING']),
  CHARACTER: new Set(['VARYING', 'LARGE', 'OBJECT']),
  CHAR: new Set(['VARYING', 'BYTE']),
  NCHAR: new Set(['VARYING']),
  BINARY: new Set(['VARYING', 'LARGE', 'OBJECT']),
  BIT: new Set(['VARYING']),
  DOUBLE: new Set(['PRECISION']),
  LONG: new Set(['VARCHAR', 'VARBINARY', 'TEXT']),
  UNSIGNED: new Set(['BIG', 'INT', 'INTEGER', 'SMALLINT', 'TINYINT', 'BIGINT']),
  VARYING: new Set(['CHARACTER']),
  NATIVE: new Set(['CHARACTER']),
  BIG: new Set(['INT', 'INTEGER']),
}
const intervalFields = new Set(['YEAR', 'MONTH', 'DAY', 'HOUR', 'MINUTE', 'SECOND', 'TO'])
const openBracket = 91

/** What follows a type, and is none: where it stands in one's place, a word before it is misspelt (`PRIMRAY KEY (id)`). */
const behindTypes = new Set([
  'KEY',
  'PRIMARY',
  'FOREIGN',
  'REFERENCES',
  'CHECK',
  'UNIQUE',
  'CONSTRAINT',
  'NOT',
  'NULL',
  'DEFAULT',
  'INDEX',
  'IDENTITY',
  'AUTO_INCREMENT',
  'GENERATED',
])

export function readType(cursor: Cursor): ReadType {
  if (behindTypes.has(cursor.word)) cursor.fail("expected a column's type")
  let name = cursor.name("a column's type").toLowerCase()
  let first = name.toUpperCase()
  while (cursor.acceptSign(46)) {
    const schema = cursor.foreignSchema(name)
    const part = cursor.name('a type').toLowerCase()
    // Built-in types go by their own names.
    name = schema === null || schema === 'sys' || schema === 'pg_catalog' ? part : `${schema}.${part}`
    first = ''
  }
  for (let more = longNames[first]; more?.has(cursor.word); ) {
    name += ` ${cursor.word.toLowerCase()}`
    more = longNames[first]
    cursor.next()
  }
  const parts = cursor.isSign(openParenthesis) ? readArguments(cursor) : []
  let source = name
  if (parts.length > 0) source += `(${parts.map((part) => part.source).join(',')})`
  let isUnsigned = name.startsWith('unsigned')
  let hasZone: boolean | null = null
  let collation: string | null = null
  for (;;) {
    if (cursor.accept('UNSIGNED')) {
      isUnsigned = true
      source += ' unsigned'
    } else if (cursor.is('SIGNED') || cursor.is('ZEROFILL')) {
      if (cursor.is('ZEROFILL')) isUnsigned = true
      cursor.next()
    } else if (
      cursor.acceptAll('WITH', 'TIME', 'ZONE') ||
      cursor.acceptAll('WITH', 'LOCAL', 'TIME', 'ZONE')
    ) {
      hasZone = true
      source += ' with time zone'
    } else if (cursor.acceptAll('WITHOUT', 'TIME', 'ZONE')) {
      hasZone = false
    } else if (cursor.acceptAll('CHARACTER', 'SET') || cursor.accept('CHARSET')) {
      cursor.acceptSign(61)
      cursor.name('a character set')
    } else if (
      cursor.dialect === 'mysql' &&
      (cursor.is('ASCII') || cursor.is('UNICODE') || cursor.is('BINARY'))
    ) {
      cursor.next()
    } else if (cursor.accept('COLLATE')) {
      cursor.acceptSign(61)
      collation = cursor.qualifiedName('a collation').name
    } else if (name === 'interval' && intervalFields.has(cursor.word)) {
      cursor.next()
      if (cursor.isSign(openParenthesis)) cursor.skipBalanced()
    } else break
  }
  let type = neutralType(cursor.dialect, name, parts, isUnsigned, hasZone)
  for (;;) {
    if (cursor.dialect === 'postgres' && cursor.isSign(openBracket)) {
      while (!cursor.isSign(93)) {
        if (cursor.isAtEnd) cursor.fail('expected "]"')
        cursor.next()
      }
      cursor.next()
    } else if (cursor.dialect !== 'postgres' || !cursor.accept('ARRAY')) break
    type = { kind: 'array', of: type }
    source += '[]'
  }
  return { type, source, isSerial: /^(?:(?:big|small)?serial|serial[248])$/.test(name), collation }
}

export interface TypeArgument {
  /** As it was written. */
  source: string
  number: number | null
  text: string | null
}

/** `(10, 2)`, `(max)`, `('a','b')`; what is none of those counts as one argument without a value. */
function readArguments(cursor: Cursor): TypeArgument[] {
  cursor.expectSign(openParenthesis)
  const parts: TypeArgument[] = []
  while (!cursor.isSign(closeParenthesis)) {
    if (cursor.isAtEnd) cursor.fail('expected ")"')
    const { start, kind } = cursor
    const value = cursor.value()
    if (cursor.isSign(openParenthesis)) cursor.skipBalanced()
    else cursor.next()
    while (!cursor.isSign(comma) && !cursor.isSign(closeParenthesis) && !cursor.isAtEnd) cursor.next()
    parts.push({
      source:
        kind === stringKind ? `'${value.replaceAll("'", "''")}'` : cursor.textSince(start).toLowerCase(),
      number: kind === numberKind ? Number(value) : null,
      text: kind === stringKind ? value : null,
    })
    cursor.acceptSign(comma)
  }
  cursor.next()
  return parts
}
