import { stringKind } from '../lex/lexer.ts'
import type { NamedType, Sequence } from '../schema.ts'
import { readNumber } from './columns.ts'
import { type Cursor, closeParenthesis, comma, Fault, openParenthesis, type QualifiedName } from './cursor.ts'
import { readParenthesised, readValue } from './expressions.ts'
import { emptyIndex, readIndexOptions, readKinds, readParts } from './indexes.ts'
import { passCheckOptions } from './keys.ts'
import { columnOf, emptyTable, keyOf, type Model } from './model.ts'
import { readTableOptions } from './table-options.ts'
import { readElements } from './tables.ts'
import { readType } from './types.ts'

function emptyType({ schema, name }: QualifiedName, kind: NamedType['kind']): NamedType {
  return {
    schema,
    name,
    kind,
    values: [],
    base: null,
    sourceType: null,
    nullable: true,
    default: null,
    checks: [],
    columns: [],
    comment: null,
  }
}

/** After CREATE TYPE: an enumeration, fields, T-SQL's other names and tables. Ranges and base types are passed over. */
export function readNamedType(cursor: Cursor, model: Model): void {
  const name = cursor.qualifiedName("a type's name")
  const type = emptyType(name, 'domain')
  if (cursor.accept('FROM')) {
    const { type: base, source } = readType(cursor)
    type.base = base
    type.sourceType = source
    if (cursor.acceptAll('NOT', 'NULL')) type.nullable = false
    else cursor.accept('NULL')
  } else if (cursor.accept('AS')) {
    if (cursor.accept('ENUM')) {
      type.kind = 'enum'
      type.values = readTexts(cursor)
    } else if (cursor.accept('TABLE') || cursor.kind === openParenthesis) {
      type.kind = cursor.dialect === 'tsql' ? 'table' : 'composite'
      const table = emptyTable(name, 0)
      cursor.expectSign(openParenthesis)
      readElements(cursor, table, model)
      cursor.expectSign(closeParenthesis)
      readTableOptions(cursor, table, model)
      type.columns = table.columns
    } else {
      pass(cursor, model)
      return
    }
  } else {
    pass(cursor, model)
    return
  }
  model.types.set(keyOf(name), type)
  model.read++
}

function pass(cursor: Cursor, model: Model): void {
  while (!cursor.isAtEnd) cursor.next()
  model.skip('CREATE TYPE')
}

function readTexts(cursor: Cursor): string[] {
  cursor.expectSign(openParenthesis)
  const texts: string[] = []
  while (cursor.kind === stringKind) {
    texts.push(cursor.value())
    cursor.next()
    if (!cursor.acceptSign(comma)) break
  }
  cursor.expectSign(closeParenthesis)
  return texts
}

/** After ALTER TYPE: a value more. */
export function readAlterType(cursor: Cursor, model: Model): void {
  const type = model.type(cursor.qualifiedName("a type's name").name)
  if (type !== undefined && cursor.acceptAll('ADD', 'VALUE')) {
    cursor.acceptAll('IF', 'NOT', 'EXISTS')
    if (cursor.kind === stringKind) type.values.push(cursor.value())
  }
  while (!cursor.isAtEnd) cursor.next()
  model.read++
}

/** After CREATE DOMAIN. */
export function readDomain(cursor: Cursor, model: Model): void {
  const name = cursor.qualifiedName("a domain's name")
  const domain = emptyType(name, 'domain')
  cursor.accept('AS')
  const { type, source } = readType(cursor)
  domain.base = type
  domain.sourceType = source
  let constraint: string | null = null
  while (!cursor.isAtEnd) {
    if (cursor.accept('CONSTRAINT')) constraint = cursor.name("a constraint's name")
    else if (cursor.accept('DEFAULT')) domain.default = readValue(cursor)
    else if (cursor.accept('CHECK')) {
      domain.checks.push({ name: constraint, expression: readParenthesised(cursor) })
      passCheckOptions(cursor)
      constraint = null
    } else if (cursor.acceptAll('NOT', 'NULL')) domain.nullable = false
    else if (!cursor.accept('NULL')) cursor.fail('expected DEFAULT, NOT NULL or CHECK')
  }
  model.types.set(keyOf(name), domain)
  model.read++
}

/** After CREATE or ALTER SEQUENCE. */
export function readSequence(cursor: Cursor, model: Model): void {
  cursor.acceptAll('IF', 'NOT', 'EXISTS') || cursor.acceptAll('IF', 'EXISTS')
  const name = cursor.qualifiedName("a sequence's name")
  const known = model.sequences.get(keyOf(name))
  const sequence: Sequence = known ?? {
    ...name,
    ...{ start: null, increment: null, min: null, max: null, isCyclic: false },
  }
  while (!cursor.isAtEnd) {
    if (cursor.accept('START')) {
      cursor.accept('WITH')
      sequence.start = readNumber(cursor)
    } else if (cursor.accept('INCREMENT')) {
      cursor.accept('BY')
      sequence.increment = readNumber(cursor)
    } else if (cursor.accept('MINVALUE')) sequence.min = exact(readNumber(cursor))
    else if (cursor.accept('MAXVALUE')) sequence.max = exact(readNumber(cursor))
    else if (cursor.accept('CYCLE')) sequence.isCyclic = true
    else if (cursor.accept('NO')) cursor.next()
    else if (cursor.acceptAll('OWNED', 'BY')) readOwner(cursor, model, keyOf(name))
    else cursor.next()
  }
  model.sequences.set(keyOf(name), sequence)
  model.read++
}

const exact = (number: number | null) => (Number.isSafeInteger(number) ? number : null)

function readOwner(cursor: Cursor, model: Model, sequence: string): void {
  if (cursor.accept('NONE')) return
  // schema.table.column: the last part is a column, what is before it a table.
  const { start } = cursor
  const parts = [cursor.name('a column')]
  while (cursor.acceptSign(46)) parts.push(cursor.name('a column'))
  const column = parts.pop()!
  const table = model.table({ name: parts.at(-1) ?? '', schema: cursor.foreignSchema(parts.at(-2) ?? null) })
  const owner = table === undefined ? undefined : columnOf(table, column)
  if (owner === undefined)
    throw new Fault(start, cursor.text.slice(start, cursor.before), 'there is no such column before this')
  model.ownedSequences.set(sequence, owner)
}

/** After CREATE SCHEMA: its name alone; what it holds is read as statements of their own. */
export function readSchemaName(cursor: Cursor, model: Model): void {
  cursor.acceptAll('IF', 'NOT', 'EXISTS')
  if (!cursor.is('AUTHORIZATION')) {
    const name = cursor.foreignSchema(cursor.name("a schema's name"))
    if (name !== null) model.schemas.add(name)
  }
  if (cursor.accept('AUTHORIZATION')) cursor.name('an owner')
  model.read++
}

/** After CREATE, where an index follows. */
export function readIndex(cursor: Cursor, model: Model): void {
  const index = emptyIndex(null)
  readKinds(cursor, index)
  cursor.expect('INDEX')
  cursor.accept('CONCURRENTLY')
  cursor.acceptAll('IF', 'NOT', 'EXISTS')
  if (!cursor.is('ON')) index.name = cursor.qualifiedName("an index's name").name
  if (cursor.accept('USING')) index.method = cursor.name('a method').toLowerCase()
  cursor.expect('ON')
  cursor.accept('ONLY')
  const { start } = cursor
  const name = cursor.qualifiedName('a table')
  if (cursor.accept('USING')) index.method = cursor.name('a method').toLowerCase()
  if (cursor.kind === openParenthesis) index.parts = readParts(cursor)
  else if (index.method !== 'columnstore') cursor.fail('expected "("')
  readIndexOptions(cursor, index)
  const table = model.table(name)
  model.read++
  if (table !== undefined) table.indexes.push(index)
  // Views may have indexes.
  else if (cursor.dialect !== 'tsql')
    throw new Fault(start, name.name, `there is no table ${name.name} before this`)
}

/** After COMMENT: Postgres' way to say what a table or a column is. */
export function readComment(cursor: Cursor, model: Model): void {
  cursor.expect('ON')
  const what = cursor.word
  cursor.next()
  const at = cursor.start
  const parts: string[] = []
  do parts.push(cursor.name('a name'))
  while (cursor.acceptSign(46))
  if (what !== 'TABLE' && what !== 'COLUMN' && what !== 'TYPE' && what !== 'DOMAIN') {
    while (!cursor.isAtEnd) cursor.next()
    model.skip('COMMENT')
    return
  }
  cursor.expect('IS')
  let text: string | null = null
  if (cursor.kind === stringKind) {
    text = cursor.value()
    cursor.next()
  } else cursor.expect('NULL')
  const column = what === 'COLUMN' ? parts.pop()! : null
  const name = { name: parts.at(-1) ?? '', schema: cursor.foreignSchema(parts.at(-2) ?? null) }
  const target =
    what === 'TYPE' || what === 'DOMAIN' ? model.types.get(keyOf(name)) : commented(model, name, column)
  model.read++
  if (target !== undefined) target.comment = text
  else if (what === 'TABLE') throw new Fault(at, name.name, `there is no table ${name.name} before this`)
}

export function commented(
  model: Model,
  name: QualifiedName,
  column: string | null,
): { comment: string | null } | undefined {
  const table = model.table(name)
  return table === undefined || column === null ? table : columnOf(table, column)
}
