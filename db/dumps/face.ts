import type { Dialect } from '../ddl/index.ts'
import type { Value } from './values.ts'

/** Rows of one table, in the order of the dump. */
export interface RowBatch {
  /** Without the database's name and without the dialect's own schema (`dbo`, `public`, `main`). */
  table: string
  /** Postgres' tables that it inherits from, of which its rows are rows as well, in small letters. */
  parents?: readonly string[]
  columns: string[]
  /** As many values as there are columns. */
  rows: Value[][]
}

/** What could not be read; what follows was. */
export interface DumpProblem {
  /** Both from 1, of the dump as it is unpacked. */
  line: number
  /** In bytes. */
  column: number
  table: string | null
  message: string
  /** Those that it cost, as far as can be told: where quotes are missing, more than one. */
  rows: number
  /** What stands there, its first bytes. */
  text: string
}

export interface Lost {
  problems: number
  rows: number
}

export interface Dump {
  dialect: Dialect
  /** All rows, in batches; memory is bounded by the longest row. It can be gone through once. */
  batches(): AsyncGenerator<RowBatch, void, undefined>
  /** The script of the definitions that came so far; whole once all rows have been read. */
  readonly definitions: string
  /** The first 1,000. */
  readonly problems: readonly DumpProblem[]
  /** Of the whole dump; rows that could not be read are in no batch. */
  readonly lost: Lost
  /** Read so far of the file as it lies on the disk, and its size. */
  progress(): { packedBytes: number; size: number }
}
