import { RowError } from '../errors.ts'
import type { Found, Table, TableRow } from '../forms/table.ts'
import type { ReasonCount } from '../intake.ts'
import { columnName } from '../sources.ts'
import { TimeReader } from '../times.ts'

/** What the values of a column look like. */
type ColumnType = 'empty' | 'number' | 'time' | 'yes-no' | 'address' | 'text'

interface Column {
  name: string
  type: ColumnType
  /** The share of rows in which it is empty, 0 to 1, of those that were looked at. */
  empty: number
  /** A few values that differ. */
  examples: string[]
}

/** What is in a file, as far as it was read. */
export interface Contents {
  found: Found
  columns: Column[]
  /** Null until all of it was read. */
  rows: number | null
  /** Rows that could not be read as such. */
  unreadable: number
}

/** What an import would do, row by row. */
export interface ImportPlan {
  rows: number
  create: number
  update: number
  leave: number
  refuse: number
  /** Listings that are not in the file; counted where they are to be withdrawn. */
  withdraw: number
  /** Listings that the account had from files before. */
  known: number
  /** Whether so many are gone that its seller has to say so again. */
  isHeld: boolean
  /** Where the listings on show would be more than the account may have: how many those are, and how many too many. */
  overQuota?: { most: number; over: number }
  reasons: ReasonCount[]
  notes: { note: string; count: number; line: number; text: string }[]
}

/** How far an import came; kept in the transaction of its rows. */
export interface ImportCheckpoint {
  rows: number
  created: number
  updated: number
  unchanged: number
  refused: number
  withdrawn: number
  /** How long the files of refused rows were by then. */
  errorBytes: number
  csvBytes: number
}

const mostExamples = 3
const longestExample = 120

/** Columns by what their first rows hold. */
export function columnsOf(table: Pick<Table, 'header'>, rows: readonly TableRow[]): Column[] {
  const times = new TimeReader('UTC')
  const readable = rows.filter(({ fault }) => fault === undefined)
  return table.header.fields.map((name, index) => {
    const values = readable.map(({ fields }) => (fields[index] ?? '').trim())
    const filled = values.filter((value) => value !== '')
    return {
      name: columnName(name),
      type: typeOf(filled.slice(0, 200), times),
      empty: values.length === 0 ? 1 : 1 - filled.length / values.length,
      examples: [...new Set(filled)].slice(0, mostExamples).map((value) => value.slice(0, longestExample)),
    }
  })
}

function typeOf(values: readonly string[], times: TimeReader): ColumnType {
  if (values.length === 0) return 'empty'
  const most = (is: (value: string) => boolean) => values.filter(is).length >= 0.9 * values.length
  if (most((value) => /^(?:da|nu|yes|no|true|false)$/i.test(value))) return 'yes-no'
  if (most((value) => /^https?:\/\/\S+$/i.test(value))) return 'address'
  if (most((value) => value.length >= 8 && /\D/.test(value) && isTime(value, times))) return 'time'
  if (most((value) => /^[+-]?\d[\d\s.,'’]*(?:\s?[\p{L}\p{Sc}%²³]{1,4}\.?)?$/u.test(value))) return 'number'
  return 'text'
}

function isTime(value: string, times: TimeReader): boolean {
  try {
    times.read(value)
    return true
  } catch (error) {
    if (error instanceof RowError || error instanceof Error) return false
    throw error
  }
}
