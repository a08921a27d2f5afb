import type { Column, Expression, NeutralType, Table } from '../schema.ts'
import { inferType } from '../types/infer.ts'
import { keyOf, type Model } from './model.ts'

/** What can be said only when all of the script is read: types by their names, keys that name no columns, defaults by their column's type. */
export function resolve(model: Model, saidNull: ReadonlySet<Column>): void {
  const usedSequences = new Set<string>()
  const isShared = sharedSequences(model)
  for (const [sequence, column] of model.ownedSequences) {
    // Postgres' identities are written with the sequence that they count by.
    const own = nextOf(column)
    if (column.identity !== null || (own !== undefined && !isShared(own))) {
      usedSequences.add(sequence)
      identify(model, column, sequence)
    }
  }
  for (const table of model.tables.values()) {
    for (const column of table.columns) resolveColumn(model, table, column, saidNull.has(column))
    for (const column of table.columns) {
      if (column.computed !== null && column.sourceType === '') {
        column.type = inferType(column.computed.expression, table) ?? column.type
      }
      const sequence = nextOf(column)
      if (
        sequence !== undefined &&
        !isShared(sequence) &&
        `${table.name}_${column.name}_seq`.toLowerCase() === sequence.replace(/^.*\./, '').toLowerCase()
      ) {
        usedSequences.add(sequence.toLowerCase())
        identify(model, column, sequence)
      }
    }
    resolveKeys(model, table)
    takeEnumerations(table)
    for (const { expression } of table.checks) {
      const confined = confinedBy(expression)
      const column =
        confined && table.columns.find((one) => one.name.toLowerCase() === confined.name.toLowerCase())
      if (column) column.values ??= confined!.values
    }
  }
  for (const key of usedSequences) model.sequences.delete(plainName(key))
}

/** Whether several columns take their numbers from a sequence, as tables that inherit do: it is none of one column's then. */
function sharedSequences(model: Model): (sequence: string) => boolean {
  const uses = new Map<string, number>()
  for (const { columns } of model.tables.values())
    for (const column of columns) {
      const sequence = nextOf(column)
      if (sequence !== undefined) uses.set(plainName(sequence), (uses.get(plainName(sequence)) ?? 0) + 1)
    }
  return (sequence) => (uses.get(plainName(sequence)) ?? 0) > 1
}

const plainName = (sequence: string) => sequence.toLowerCase().replace(/^(?:public|dbo)\./, '')

function identify(model: Model, column: Column, sequence: string): void {
  const known = model.sequences.get(plainName(sequence))
  column.identity ??= { start: known?.start ?? 1, increment: known?.increment ?? 1 }
  if (nextOf(column) !== undefined) column.default = null
  column.nullable = false
}

/** The sequence whose next number is the column's default. */
function nextOf({ default: value }: Column): string | undefined {
  if (value?.kind !== 'call' || value.name !== 'nextval') return undefined
  const first = value.arguments[0]
  const text = first?.kind === 'cast' ? first.operand : first
  return text?.kind === 'string' ? text.value.replaceAll('"', '') : undefined
}

/** A domain's check as one of a column's; undefined for what stands as it was written. */
function ofColumn(expression: Expression, name: string): Expression | undefined {
  let isWhole = true
  const copy = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) return value.map(copy)
    const { kind, name: of } = value as { kind?: unknown; name?: unknown }
    if (kind === 'raw') isWhole = false
    if (kind === 'column' && String(of).toLowerCase() === 'value') return { kind, name }
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, copy(inner)]))
  }
  const made = copy(expression) as Expression
  return isWhole ? made : undefined
}

function resolveColumn(model: Model, table: Table, column: Column, isSaidNull: boolean): void {
  let { type } = column
  for (let hops = 0; type.kind === 'other' && hops < 8; hops++) {
    const named = model.type(type.name)
    if (named === undefined) break
    if (named.kind === 'enum') {
      type = { kind: 'enum', values: named.values }
      column.values = named.values
    } else if (named.base !== null) {
      type = named.base
      if (!named.nullable && !isSaidNull) column.nullable = false
      column.default ??= named.default
      for (const { expression } of named.checks) {
        const own = ofColumn(expression, column.name)
        if (own !== undefined) table.checks.push({ name: null, expression: own })
      }
    } else break
  }
  column.type = type
  if (column.default !== null) column.default = valueFor(type, column.default)
  // MySQL says so of every column that may be null.
  if (column.default?.kind === 'null') column.default = null
}

/** A default as its column's type has it: MySQL writes numbers as texts, T-SQL and MySQL booleans as numbers, Postgres adds casts. */
function valueFor(type: NeutralType, value: Expression): Expression {
  if (
    value.kind === 'cast' &&
    (value.operand.kind === 'string' || value.operand.kind === 'null' || value.operand.kind === 'number')
  )
    return valueFor(type, value.operand)
  const text =
    value.kind === 'number'
      ? value.text
      : value.kind === 'string'
        ? value.value
        : value.kind === 'column'
          ? value.name
          : undefined
  if (text === undefined) return value
  if (type.kind === 'boolean') {
    if (/^(?:1|t|true|y|yes|on)$/i.test(text)) return { kind: 'boolean', value: true }
    if (/^(?:0|f|false|n|no|off)$/i.test(text)) return { kind: 'boolean', value: false }
  } else if (
    value.kind === 'string' &&
    (type.kind === 'integer' || type.kind === 'decimal' || type.kind === 'float')
  ) {
    if (/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text)) return { kind: 'number', text }
  }
  return value
}

function resolveKeys(model: Model, table: Table): void {
  for (const { references } of table.foreignKeys) {
    if (references.columns.length > 0) continue
    const other = model.tables.get(keyOf({ schema: references.schema, name: references.table }))
    if (other?.primaryKey) references.columns = [...other.primaryKey.columns]
  }
  for (const name of table.primaryKey?.columns ?? []) {
    const column = table.columns.find((one) => one.name.toLowerCase() === name.toLowerCase())
    if (column !== undefined) column.nullable = false
  }
}

/** Enumerations that were written for a dialect that has none: a check by the name that `enumerationCheck` gives it. */
function takeEnumerations(table: Table): void {
  table.checks = table.checks.filter(({ name, expression }) => {
    const confined = name === null ? undefined : confinedBy(expression)
    const column =
      confined && table.columns.find((one) => one.name.toLowerCase() === confined.name.toLowerCase())
    if (column?.type.kind !== 'text' || name !== enumerationCheck(table.name, column.name)) return true
    column.type = { kind: 'enum', values: confined!.values }
    column.values = confined!.values
    return false
  })
}

/** The name of a check that says what an enumeration holds. */
export function enumerationCheck(table: string, column: string): string {
  return `${table}_${column}_enum`
}

/** The column that a check confines to some texts: by a list, or by comparing it with each of them. */
function confinedBy(expression: Expression): { name: string; values: string[] } | undefined {
  const of = (one: Expression): { name: string; values: string[] } | undefined => {
    if (one.kind === 'in' && !one.not && one.operand.kind === 'column') {
      const values = one.list.flatMap((item) => textOf(item) ?? [])
      return values.length === one.list.length ? { name: one.operand.name, values } : undefined
    }
    if (one.kind !== 'binary' || one.operator !== '=') return undefined
    const operand = one.left.kind === 'cast' ? one.left.operand : one.left
    if (operand.kind === 'column') {
      // Postgres keeps lists as `column = ANY (ARRAY['a'::text, …])`.
      const anyOf = one.right.kind === 'call' && one.right.name === 'any' ? one.right.arguments[0] : undefined
      if (anyOf !== undefined) {
        const source = anyOf.kind === 'cast' ? anyOf.operand : anyOf
        const texts =
          source.kind === 'raw'
            ? [...source.text.matchAll(/'((?:[^']|'')*)'/g)].map(([, text]) => text!.replaceAll("''", "'"))
            : []
        return texts.length > 0 ? { name: operand.name, values: texts } : undefined
      }
      const value = textOf(one.right)
      return value === undefined ? undefined : { name: operand.name, values: [value] }
    }
    return undefined
  }
  if (expression.kind !== 'or') return of(expression)
  const parts = expression.operands.map(of)
  const name = parts[0]?.name
  if (name === undefined || parts.some((part) => part?.name !== name)) return undefined
  // T-SQL keeps lists backwards.
  return { name, values: parts.flatMap((part) => part!.values).reverse() }
}

function textOf(expression: Expression): string | undefined {
  if (expression.kind === 'cast') return textOf(expression.operand)
  return expression.kind === 'string' ? expression.value : undefined
}
