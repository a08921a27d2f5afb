import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Schema, Table } from '../ddl/index.ts'
import type { RowBatch, Value } from '../dumps/index.ts'
import { ImportError } from '../import/index.ts'
import { JsonFault } from '../json/index.ts'
import { compileCheck } from './expressions.ts'
import { KeyBudget, type Keys } from './keys.ts'
import { typeCheck } from './types.ts'

/** What stands where a row should, and is counted as one. */
export interface BadRow {
  /** Rows of its batch before it. */
  before: number
  reason: string
  value: string
}

export interface CheckedBatch extends Omit<RowBatch, 'rows'> {
  /** Undefined is what a row of a sparse batch has not. */
  rows: (Value | undefined)[][]
  /** In the order of `before`. */
  bad?: readonly BadRow[]
  /** Whether each row has columns of its own, of which `columns` are all. */
  isSparse?: boolean
}

/** What is wrong with rows of a table, all that are wrong in the same way together. */
interface RowFault {
  table: string
  /** Several of a key, with commas between; empty for a check of the table or a row that has not its columns. */
  column: string
  /** Without the row's own text. */
  reason: string
  count: number
  /** The first few: rows of the table from 1, and what stands there. */
  examples: { row: number; value: string }[]
}

interface RowsReport {
  tables: { table: string; rows: number; isKnown: boolean }[]
  faults: RowFault[]
  /** Checks that only their own database can tell, and references to tables without rows here. */
  unchecked: string[]
  /** Why the rows could not be read to their end; null where they were. */
  broken: string | null
}

const mostExamples = 5
const mostFaults = 10_000
const longestValue = 100

/**
 * Holds rows against a schema: types, lengths, nulls, keys, references and checks. They are gone through once, in bounded memory: keys that do not fit lie in files of
 * `temporaryFolder` meanwhile. Null and a column that rows do not have are told apart: the latter may have a default.
 */
export async function validateRows(
  schema: Schema,
  batches: AsyncIterable<CheckedBatch>,
  { temporaryFolder = tmpdir() }: { temporaryFolder?: string } = {},
): Promise<RowsReport> {
  const folder = mkdtempSync(join(temporaryFolder, 'piata-rows-'))
  try {
    const faults = new Faults()
    const budget = new KeyBudget(folder)
    const byName = new Map(schema.tables.map((table) => [nameOf(table).toLowerCase(), table]))
    const readers = new Map<string, TableRows>()
    const unknown = new Map<string, number>()
    let broken: string | null = null
    for await (const batch of untilFault(batches, (message) => (broken = message))) {
      const { table: name, rows, bad = [] } = batch
      const table = byName.get(name.toLowerCase())
      if (table === undefined) {
        unknown.set(name, (unknown.get(name) ?? 0) + rows.length + bad.length)
        continue
      }
      const key = nameOf(table)
      let reader = readers.get(key)
      if (reader === undefined) {
        reader = new TableRows(table, faults, budget)
        readers.set(key, reader)
      }
      reader.take(batch)
    }
    const unchecked: string[] = []
    for (const reader of readers.values()) reader.end(readers, unchecked)
    return {
      tables: [
        ...[...readers].map(([table, { count }]) => ({ table, rows: count, isKnown: true })),
        ...[...unknown].map(([table, rows]) => ({ table, rows, isKnown: false })),
      ],
      faults: faults.all(),
      unchecked,
      broken,
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Ends where the batches cannot be read on, and tells why. */
async function* untilFault(
  batches: AsyncIterable<CheckedBatch>,
  onFault: (message: string) => void,
): AsyncGenerator<CheckedBatch, void, undefined> {
  try {
    yield* batches
  } catch (error) {
    if (!(error instanceof ImportError || error instanceof JsonFault)) throw error
    onFault(error.message)
  }
}

const nameOf = ({ schema, name }: Table) => (schema === null ? name : `${schema}.${name}`)

class Faults {
  readonly #faults = new Map<string, RowFault>()

  add(table: string, column: string, reason: string, row: number, value: string): void {
    const key = `${table}\0${column}\0${reason}`
    let fault = this.#faults.get(key)
    if (fault === undefined) {
      if (this.#faults.size >= mostFaults) return
      fault = { table, column, reason, count: 0, examples: [] }
      this.#faults.set(key, fault)
    }
    fault.count++
    if (fault.examples.length < mostExamples)
      fault.examples.push({
        row,
        value: value.length > longestValue ? `${value.slice(0, longestValue - 1)}…` : value,
      })
  }

  all(): RowFault[] {
    return [...this.#faults.values()].sort((a, b) => b.count - a.count)
  }
}

type Row = readonly (Value | undefined)[]
type Work = (row: Row, number: number) => void

interface KeyColumns {
  columns: readonly string[]
  keys: Keys
}

class TableRows {
  readonly table: Table
  count = 0
  readonly #faults: Faults
  readonly #name: string
  readonly #uniques: KeyColumns[]
  readonly #references: (KeyColumns & { to: string; toColumns: readonly string[] })[]
  readonly #unchecked: string[] = []
  #columns: readonly string[] | undefined
  #work: Work[] = []

  constructor(table: Table, faults: Faults, budget: KeyBudget) {
    this.table = table
    this.#faults = faults
    this.#name = nameOf(table)
    const indexes = table.indexes
      .filter(
        ({ unique, where, parts }) =>
          unique && where === null && parts.every(({ column }) => column !== null),
      )
      .map(({ parts }) => parts.map(({ column }) => column!))
    const keys = [table.primaryKey?.columns ?? [], ...table.uniques.map(({ columns }) => columns), ...indexes]
    this.#uniques = keys
      .filter((columns) => columns.length > 0)
      .map((columns) => ({ columns, keys: budget.keys() }))
    this.#references = table.foreignKeys.map(({ columns, references }) => ({
      ...{ columns, keys: budget.keys(), toColumns: references.columns },
      to: references.schema === null ? references.table : `${references.schema}.${references.table}`,
    }))
  }

  take({ columns, rows, bad = [], isSparse = false }: CheckedBatch): void {
    // Nothing is to be said of the columns of rows that are none.
    if (rows.length > 0 && columns.join('\0') !== this.#columns?.join('\0')) {
      this.#columns = columns
      this.#work = this.#compile(columns, isSparse)
    }
    let next = 0
    for (let at = 0; at <= rows.length; at++) {
      for (; next < bad.length && bad[next]!.before <= at; next++) {
        const { reason, value } = bad[next]!
        this.#faults.add(this.#name, '', reason, ++this.count, value)
      }
      if (at === rows.length) break
      this.count++
      for (const work of this.#work) work(rows[at]!, this.count)
    }
  }

  end(tables: ReadonlyMap<string, TableRows>, unchecked: string[]): void {
    for (const { columns, keys } of this.#uniques)
      for (const row of keys.repeated())
        this.#faults.add(this.#name, columns.join(', '), 'is there before', row, '')
    const known = new Map([...tables].map(([name, rows]) => [name.toLowerCase(), rows]))
    for (const { columns, keys, to, toColumns } of this.#references) {
      const target = known.get(to.toLowerCase())
      const key = target?.keyOf(toColumns)
      if (key === undefined) {
        unchecked.push(`${this.#name}.${columns.join(', ')}: there are no rows of ${to} to refer to`)
        continue
      }
      for (const row of keys.missingIn(key))
        this.#faults.add(this.#name, columns.join(', '), `refers to no row of ${to}`, row, '')
    }
    unchecked.push(...new Set(this.#unchecked))
  }

  keyOf(columns: readonly string[]): Keys | undefined {
    const wanted = columns.length === 0 ? (this.table.primaryKey?.columns ?? []) : columns
    return this.#uniques.find(
      (one) => one.columns.join('\0').toLowerCase() === wanted.join('\0').toLowerCase(),
    )?.keys
  }

  #compile(columns: readonly string[], isSparse: boolean): Work[] {
    const faults = this.#faults
    const name = this.#name
    const folded = columns.map((column) => column.toLowerCase())
    const placeOf = (column: string) => folded.indexOf(column.toLowerCase())
    const work: Work[] = []
    for (const [i, column] of columns.entries())
      if (!this.table.columns.some((one) => one.name.toLowerCase() === folded[i]))
        if (isSparse)
          work.push((row, number) => {
            if (row[i] !== undefined) faults.add(name, column, 'is no column of the table', number, '')
          })
        else faults.add(name, column, 'is no column of the table', this.count + 1, '')
    for (const column of this.table.columns) {
      const at = placeOf(column.name)
      const isMade =
        column.default !== null || column.identity !== null || column.computed !== null || column.nullable
      if (at < 0) {
        if (isMade) continue
        if (isSparse)
          work.push((_, number) => faults.add(name, column.name, 'is not in the rows', number, ''))
        else faults.add(name, column.name, 'is not in the rows', this.count + 1, '')
        continue
      }
      const check = typeCheck(column.type)
      const values =
        column.values === null || column.type.kind === 'enum' || column.type.kind === 'set'
          ? undefined
          : new Set(column.values)
      const isRequired = !column.nullable && column.computed === null
      const longestBytes = column.type.kind === 'binary' ? column.type.length : null
      work.push((row, number) => {
        const value = row[at]
        if (value === undefined) {
          if (!isMade) faults.add(name, column.name, 'is not in the rows', number, '')
          return
        }
        if (value === null) {
          if (isRequired) faults.add(name, column.name, 'is NULL', number, '')
          return
        }
        if (typeof value !== 'string') {
          if (longestBytes !== null && value.length > longestBytes)
            faults.add(name, column.name, `has more than ${longestBytes} bytes`, number, '')
          return
        }
        const reason = check?.(value)
        if (reason !== undefined) faults.add(name, column.name, reason, number, value)
        else if (values !== undefined && !values.has(value))
          faults.add(name, column.name, 'is none of its values', number, value)
      })
    }
    for (const { columns: own, keys } of [...this.#uniques, ...this.#references]) {
      const places = own.map(placeOf)
      if (places.some((at) => at < 0)) continue
      work.push((row, number) => {
        const key = keyText(row, places)
        if (key !== undefined) keys.add(key, number)
      })
    }
    const kinds = new Map(
      this.table.columns.map((column) => [
        column.name.toLowerCase(),
        {
          index: placeOf(column.name),
          isNumber: ['integer', 'decimal', 'float', 'year'].includes(column.type.kind),
        },
      ]),
    )
    const there = new Map([...kinds].filter(([, { index }]) => index >= 0))
    for (const [i, { name: checkName, expression }] of this.table.checks.entries()) {
      const isTrue = compileCheck(expression, there)
      const called = checkName ?? `check ${i + 1}`
      if (isTrue === undefined) this.#unchecked.push(`${name}: ${called} is not to be told from a row`)
      else
        work.push((row, number) => {
          if (isTrue(row as (string | null)[]) === false)
            faults.add(name, '', `breaks ${called}`, number, row.join(', '))
        })
    }
    return work
  }
}

/** Undefined where one of its columns is NULL: such a key is equal to none, and refers to nothing. */
function keyText(row: Row, places: readonly number[]): string | undefined {
  let key = ''
  for (const [i, at] of places.entries()) {
    const value = row[at]
    if (value === null || value === undefined) return undefined
    const text = typeof value === 'string' ? value : value.toString('hex')
    key = i === 0 ? text : `${key}\0${text}`
  }
  return key
}
