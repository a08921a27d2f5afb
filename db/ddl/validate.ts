import type { Column, Dialect, ForeignKey, Schema, Table } from './schema.ts'
import { isReserved } from './types/reserved.ts'

interface Finding {
  /** `error`: no database takes it. `warning`: it is taken, and is likely a mistake. */
  severity: 'error' | 'warning'
  code:
    | 'missing-table'
    | 'missing-column'
    | 'not-unique'
    | 'type-mismatch'
    | 'column-count'
    | 'duplicate-table'
    | 'duplicate-column'
    | 'duplicate-name'
    | 'duplicate-index'
    | 'cycle'
    | 'reserved-name'
    | 'no-primary-key'
  table: string
  /** Of a column, a key or an index; empty where it is of the table. */
  name: string
  message: string
}

/**
 * What is wrong with a schema, or likely so: references to what is not there, names that come twice, circles of references, names that a
 * dialect reserves.
 * @param options.for the dialect that it is to be used in; else the one that it was written in
 */
export function validateSchema(schema: Schema, options: { for?: Dialect } = {}): Finding[] {
  const findings: Finding[] = []
  const tables = new Map<string, Known>()
  for (const table of schema.tables) {
    const key = keyOf(table.schema, table.name)
    if (tables.has(key))
      add(findings, 'error', 'duplicate-table', table, '', 'there is another table of that name')
    else tables.set(key, { table, columns: columnsOf(table, findings) })
  }
  const dialect = options.for ?? schema.dialect
  for (const known of tables.values()) {
    checkNames(known, dialect, findings)
    checkKeys(known, findings)
    for (const key of known.table.foreignKeys) checkReference(known, key, tables, findings)
  }
  findCycles(tables, findings)
  return findings
}

interface Known {
  table: Table
  columns: Map<string, Column>
}

const keyOf = (schema: string | null, name: string) =>
  (schema === null ? name : `${schema}.${name}`).toLowerCase()

function add(
  findings: Finding[],
  severity: Finding['severity'],
  code: Finding['code'],
  table: Table,
  name: string,
  message: string,
): void {
  findings.push({
    severity,
    code,
    table: table.schema === null ? table.name : `${table.schema}.${table.name}`,
    name,
    message,
  })
}

function columnsOf(table: Table, findings: Finding[]): Map<string, Column> {
  const columns = new Map<string, Column>()
  for (const column of table.columns) {
    const key = column.name.toLowerCase()
    if (columns.has(key))
      add(
        findings,
        'error',
        'duplicate-column',
        table,
        column.name,
        'the table has another column of that name',
      )
    else columns.set(key, column)
  }
  return columns
}

function checkNames({ table }: Known, dialect: Dialect, findings: Finding[]): void {
  const where = `is reserved in ${dialect}, so it must be quoted`
  if (isReserved(table.name, dialect))
    add(findings, 'warning', 'reserved-name', table, '', `the name ${where}`)
  for (const { name } of table.columns)
    if (isReserved(name, dialect)) add(findings, 'warning', 'reserved-name', table, name, `the name ${where}`)
}

function checkKeys({ table, columns }: Known, findings: Finding[]): void {
  if (table.primaryKey === null)
    add(findings, 'warning', 'no-primary-key', table, '', 'the table has no primary key')
  const names = new Set<string>()
  const shapes = new Map<string, string>()
  const lists: { name: string | null; columns: readonly string[] }[] = [
    ...(table.primaryKey === null ? [] : [table.primaryKey]),
    ...table.uniques,
    ...table.foreignKeys,
    ...table.checks.map(({ name }) => ({ name, columns: [] })),
  ]
  for (const index of table.indexes) {
    lists.push({
      name: index.name,
      columns: [...index.parts.flatMap(({ column }) => column ?? []), ...index.include],
    })
    const shape = JSON.stringify([index.method, index.parts, index.include, index.where]).toLowerCase()
    const same = shapes.get(shape)
    if (same !== undefined)
      add(findings, 'warning', 'duplicate-index', table, index.name ?? '', `the index is the same as ${same}`)
    else shapes.set(shape, index.name ?? 'one without a name')
  }
  for (const { name, columns: own } of lists) {
    const key = name?.toLowerCase()
    if (key !== undefined) {
      // A foreign key and its index may have one name in MySQL.
      if (names.has(key) && !table.foreignKeys.some((one) => one.name === name))
        add(
          findings,
          'error',
          'duplicate-name',
          table,
          name!,
          'the table has another key or index of that name',
        )
      names.add(key)
    }
    for (const column of own)
      if (!columns.has(column.toLowerCase()))
        add(findings, 'error', 'missing-column', table, name ?? '', `the table has no column ${column}`)
  }
}

function checkReference(
  { table, columns }: Known,
  key: ForeignKey,
  tables: Map<string, Known>,
  findings: Finding[],
): void {
  const { schema, table: name, columns: others } = key.references
  const target = tables.get(keyOf(schema, name))
  const label = key.name ?? key.columns.join(', ')
  if (target === undefined) {
    add(
      findings,
      'error',
      'missing-table',
      table,
      label,
      `there is no table ${schema === null ? name : `${schema}.${name}`}`,
    )
    return
  }
  if (others.length !== key.columns.length) {
    add(
      findings,
      'error',
      'column-count',
      table,
      label,
      `${key.columns.length} columns refer to ${others.length}`,
    )
    return
  }
  for (const [at, other] of others.entries()) {
    const there = target.columns.get(other.toLowerCase())
    const here = columns.get(key.columns[at]!.toLowerCase())
    if (there === undefined)
      add(findings, 'error', 'missing-column', table, label, `${target.table.name} has no column ${other}`)
    else if (here !== undefined && !isComparable(here, there))
      add(
        findings,
        'warning',
        'type-mismatch',
        table,
        label,
        `${here.name} is ${here.sourceType || here.type.kind}, ${target.table.name}.${there.name} is ${there.sourceType || there.type.kind}`,
      )
  }
  const wanted = others
    .map((other) => other.toLowerCase())
    .sort()
    .join('\0')
  const isKey = (list: readonly string[]) =>
    list.length === others.length &&
    list
      .map((one) => one.toLowerCase())
      .sort()
      .join('\0') === wanted
  const isUnique =
    (target.table.primaryKey !== null && isKey(target.table.primaryKey.columns)) ||
    target.table.uniques.some((unique) => isKey(unique.columns)) ||
    target.table.indexes.some(
      (index) => index.unique && isKey(index.parts.flatMap(({ column }) => column ?? [])),
    )
  if (!isUnique)
    add(
      findings,
      'error',
      'not-unique',
      table,
      label,
      `${target.table.name} (${others.join(', ')}) is no key`,
    )
}

function isComparable(a: Column, b: Column): boolean {
  if (a.type.kind !== b.type.kind) return a.type.kind === 'other' || b.type.kind === 'other'
  if (a.type.kind === 'integer' && b.type.kind === 'integer')
    return a.type.bits === b.type.bits && a.type.unsigned === b.type.unsigned
  return true
}

/**
 * Circles of references, each once: tables that can be neither filled nor emptied one after another. Tarjan's strongly connected
 * components, with a stack of its own, as a chain may be as long as the schema.
 */
function findCycles(tables: Map<string, Known>, findings: Finding[]): void {
  const state = new Map<string, { order: number; low: number; isOpen: boolean }>()
  const open: string[] = []
  let order = 0
  for (const root of tables.keys()) {
    if (state.has(root)) continue
    const path: { key: string; next: number }[] = []
    const enter = (key: string) => {
      state.set(key, { order, low: order++, isOpen: true })
      open.push(key)
      path.push({ key, next: 0 })
    }
    enter(root)
    while (path.length > 0) {
      const top = path.at(-1)!
      const own = state.get(top.key)!
      const reference = tables.get(top.key)!.table.foreignKeys[top.next++]
      if (reference !== undefined) {
        const other = keyOf(reference.references.schema, reference.references.table)
        // A table that refers to itself is a tree, which is usual.
        if (other === top.key || !tables.has(other)) continue
        const known = state.get(other)
        if (known === undefined) enter(other)
        else if (known.isOpen) own.low = Math.min(own.low, known.order)
        continue
      }
      path.pop()
      const above = path.at(-1)
      if (above !== undefined) {
        const parent = state.get(above.key)!
        parent.low = Math.min(parent.low, own.low)
      }
      if (own.low !== own.order) continue
      const circle: string[] = []
      for (let key = open.pop()!; ; key = open.pop()!) {
        state.get(key)!.isOpen = false
        circle.push(key)
        if (key === top.key) break
      }
      if (circle.length > 1) {
        const names = circle.reverse().map((key) => tables.get(key)!.table.name)
        add(
          findings,
          'warning',
          'cycle',
          tables.get(top.key)!.table,
          '',
          `these tables refer to each other in a circle: ${names.slice(0, 20).join(', ')}${names.length > 20 ? ' …' : ''}`,
        )
      }
    }
  }
}
