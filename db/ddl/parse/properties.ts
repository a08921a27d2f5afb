import { numberKind, quotedKind, stringKind, variableKind, wordKind } from '../lex/lexer.ts'
import { type Cursor, comma, equals } from './cursor.ts'
import { commented } from './definitions.ts'
import { columnOf, keyOf, type Model } from './model.ts'

/** Positions of the arguments of sp_addextendedproperty, which need no names. */
const order = [
  'name',
  'value',
  'level0type',
  'level0name',
  'level1type',
  'level1name',
  'level2type',
  'level2name',
]

/** After EXEC: procedures of T-SQL that say something of the schema. False for all others. */
export function readProcedure(cursor: Cursor, model: Model): boolean {
  const { name } = cursor.isName ? cursor.qualifiedName('a procedure') : { name: '' }
  switch (name.toLowerCase()) {
    case 'sp_addextendedproperty':
    case 'sp_updateextendedproperty': {
      const values = readArguments(cursor)
      if (values.name?.toLowerCase() === 'ms_description') describe(cursor, model, values)
      model.read++
      return true
    }
    case 'sp_rename':
      rename(model, cursor.foreignSchema.bind(cursor), Object.values(readArguments(cursor)))
      model.read++
      return true
  }
  return false
}

function readArguments(cursor: Cursor): Record<string, string | undefined> {
  const values: Record<string, string | undefined> = {}
  for (let place = 0; !cursor.isAtEnd; place++) {
    let key = order[place] ?? String(place)
    if (cursor.kind === variableKind && cursor.peekKind() === equals) {
      key = cursor.value().slice(1).toLowerCase()
      cursor.next()
      cursor.next()
    }
    const { kind } = cursor
    if (
      kind !== stringKind &&
      kind !== quotedKind &&
      kind !== wordKind &&
      kind !== numberKind &&
      kind !== variableKind
    )
      break
    values[key] = cursor.value()
    cursor.next()
    if (!cursor.acceptSign(comma)) break
  }
  return values
}

function describe(cursor: Cursor, model: Model, values: Record<string, string | undefined>): void {
  if (values.level0type?.toUpperCase() !== 'SCHEMA' || values.level1type?.toUpperCase() !== 'TABLE') return
  const kind = values.level2type?.toUpperCase()
  if (kind !== undefined && kind !== 'COLUMN' && kind !== 'NULL') return
  const name = { schema: cursor.foreignSchema(values.level0name ?? null), name: values.level1name ?? '' }
  const target = commented(model, name, kind === 'COLUMN' ? (values.level2name ?? '') : null)
  if (target !== undefined) target.comment = values.value ?? null
}

/** sp_rename 'schema.table.column', 'new', 'COLUMN' */
function rename(
  model: Model,
  foreignSchema: (schema: string | null) => string | null,
  values: (string | undefined)[],
): void {
  const [old = '', name = '', kind = 'OBJECT'] = values
  const parts = old.split('.').map((part) => part.replace(/^\[(.*)\]$/s, '$1'))
  const column = kind.toUpperCase() === 'COLUMN' ? parts.pop() : undefined
  const table = model.table({ schema: foreignSchema(parts.at(-2) ?? null), name: parts.at(-1) ?? '' })
  if (table === undefined || name === '' || kind.toUpperCase() === 'INDEX') return
  if (column !== undefined) {
    const known = columnOf(table, column)
    if (known !== undefined) known.name = name
    return
  }
  model.tables.delete(keyOf(table))
  table.name = name
  model.tables.set(keyOf(table), table)
}
