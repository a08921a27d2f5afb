import type { Kysely, Transaction } from 'kysely'
import type { Schema } from './tables/index.ts'
import type { TaskBoss } from './tasks/boss.ts'
import type { Time } from './types.ts'

/** Told when a server is away, why, and when it is back, after how many seconds. */
export type AvailabilityListener = (
  state: { reachable: false; reason: string } | { reachable: true; seconds: number },
) => void

/** A read or a write of one statement. */
export type Queries = Kysely<Schema>

/** One write transaction; `onCommit` effects run after the commit, none after a rollback. */
export interface WriteTransaction {
  queries: Transaction<Schema>
  /** As `Context.raw`, on the transaction's own connection; the columns need names of their own. */
  rows: Context['raw']
  onCommit(effect: () => void): void
}

/** What the table groups work on; one implementation for each database. */
export interface Context {
  readonly dialect: 'sqlite' | 'postgres'
  /** Never to be used inside `write`: an in-memory database has one connection for both. */
  readonly read: Queries
  write<T>(work: (tx: WriteTransaction) => Promise<T>): Promise<T>
  /**
   * The hot path: one statement of the dialect's own SQL with `?` for parameters, prepared once, read-only; its rows as
   * arrays of columns.
   */
  raw(sql: string, parameters: readonly unknown[]): Promise<unknown[][]>
  /** The same where hundreds of rows are read for an answer. */
  rawMany(sql: string, parameters: readonly unknown[]): Promise<unknown[][]>
  /** Many prepared rows into one table, the columns in the order given. */
  insertMany(
    tx: WriteTransaction,
    table: keyof Schema & string,
    columns: string[],
    rows: unknown[][],
  ): Promise<void>
  /**
   * A number that is another one once anything was committed: at once by this process, from the next turn of the event loop on by another.
   * Undefined where that is not known without asking a server.
   */
  revision(): number | undefined
  /** How many write transactions of this process were committed. */
  commits(): number
  ping(): Promise<void>
  /** Of a server that may be away; a file has none. */
  readonly availability?: { listen(listener: AvailabilityListener): () => void }
  /** Of Postgres, where it keeps the tasks. */
  readonly boss?: TaskBoss
  now(): Time
  close(): Promise<void>
}

/**
 * Opens a write transaction on `kysely` and runs its `onCommit` effects once it is committed.
 * @param rowsOn runs statements of the dialect's own SQL within the transaction
 */
export async function runWrite<T>(
  kysely: Queries,
  rowsOn: (queries: Transaction<Schema>) => Context['raw'],
  work: (tx: WriteTransaction) => Promise<T>,
): Promise<T> {
  const effects: (() => void)[] = []
  const result = await kysely
    .transaction()
    .execute((queries) =>
      work({ queries, rows: rowsOn(queries), onCommit: (effect) => void effects.push(effect) }),
    )
  for (const effect of new Set(effects)) effect()
  return result
}

/** The same database seen from within `tx`: its reads see what the transaction wrote, and its writes are part of it. */
export function within(context: Context, tx: WriteTransaction): Context {
  return {
    ...context,
    read: tx.queries,
    write: (work) => work(tx),
    raw: tx.rows,
    rawMany: tx.rows,
    // What the transaction wrote is in no revision yet.
    revision: () => undefined,
    close: async () => {},
  }
}
