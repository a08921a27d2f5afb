import type { SQLInputValue } from 'node:sqlite'
import { Kysely } from 'kysely'
import { type Context, runWrite, type WriteTransaction } from '../context.ts'
import { DatabaseError } from '../errors.ts'
import { patienceOfCaller, writeTurns } from '../patience.ts'
import type { Schema } from '../tables/index.ts'
import type { Time } from '../types.ts'
import { isBusy, isFull, SqliteConnection, type SqliteUse, toSqlite } from './connection.ts'
import { sqliteDialect } from './dialect.ts'
import { LogKeeper } from './log-keeper.ts'
import { explainFile, prepareFile } from './opening.ts'
import { SharedTransactions } from './shared-transaction.ts'

/** Writes that wait for their turn: at a millisecond each, more would not be served within their patience anyway. */
const longestQueue = 500
/** Milliseconds that a write waits for its turn where its caller names no deadline; a command that fills the database has time. */
const longestWaitMs = 10_000
const longestBulkWaitMs = 120_000

interface SqliteOptions {
  /** How many read-only connections beside those of `raw` and `rawMany`. */
  readers: number
  /** As `OpenDatabaseOptions` tells. */
  bulk?: boolean
  now: () => Time
  migrate: (db: Kysely<Schema>) => Promise<void>
}

/** One writer and `readers` read-only connections on a file, or one connection for all in memory. */
export async function openSqlite(path: string, options: SqliteOptions): Promise<Context> {
  if (path !== ':memory:') prepareFile(path)
  const writer = openWriter(path, options.bulk ? 'bulk' : 'writes')
  const writeQueries = new Kysely<Schema>({ dialect: sqliteDialect('write', [writer]) })
  try {
    await options.migrate(writeQueries)
  } catch (error) {
    writer.close()
    throw explainFile(explain(error), path)
  }
  const inMemory = path === ':memory:'
  const inTurn = writeTurns({
    atOnce: 1,
    idle: () => shared?.endSoon(),
    longestQueue,
    longestWaitMs: options.bulk ? longestBulkWaitMs : longestWaitMs,
  })
  const readers = inMemory
    ? []
    : Array.from({ length: Math.max(1, options.readers) }, () => new SqliteConnection(path, 'lookups'))
  const readQueries = inMemory
    ? writeQueries
    : new Kysely<Schema>({ dialect: sqliteDialect('read', readers) })
  // apart from the readers, one of which may be half through a stream and so see the past
  const lookups = inMemory ? writer : new SqliteConnection(path, 'lookups')
  const pages = inMemory ? writer : new SqliteConnection(path, 'pages')
  const log = inMemory || options.bulk ? null : new LogKeeper(path, lookups)
  const rowsOf = async (connection: SqliteConnection, sql: string, parameters: readonly unknown[]) => {
    const values = parameters.map(toSqlite)
    if (inMemory) return writeQueries.connection().execute(async () => connection.rows(sql, values))
    return connection.rows(sql, values)
  }
  // Within a transaction the writer's connection is its alone.
  const rowsOfWriter: Context['raw'] = async (sql, parameters) => writer.rows(sql, parameters.map(toSqlite))

  let revision = 0
  let fileVersion: unknown
  let isLookedAt = false
  const committed = () => {
    revision += 1
  }
  const endOfTurn = () => {
    isLookedAt = false
  }
  // In memory what is not committed would be read.
  const held = inMemory ? null : await holdTransaction(writer)
  const shared = held && new SharedTransactions(writer, held.transaction, rowsOfWriter, committed)

  /** Writes that somebody waits for share transactions; the long ones of others would keep them waiting. */
  async function writeShared<T>(
    shared: SharedTransactions,
    work: (tx: WriteTransaction) => Promise<T>,
  ): Promise<T> {
    for (let isAlone = patienceOfCaller() === undefined; ; isAlone = true) {
      const { result, effects, ended } = await inTurn(() => shared.add(work, isAlone))
      const failure = await ended
      if (failure === undefined) {
        for (const effect of effects) effect()
        return result
      }
      // It may have been another's failure.
      if (isAlone) throw failure.error
    }
  }

  return {
    dialect: 'sqlite',
    read: readQueries,

    async write<T>(work: (tx: WriteTransaction) => Promise<T>): Promise<T> {
      try {
        if (shared !== null) return await writeShared(shared, work)
        return await inTurn(() => runWrite(writeQueries, () => rowsOfWriter, work))
      } catch (error) {
        throw explain(error)
      } finally {
        log?.written()
      }
    },

    raw: (sql, parameters) => rowsOf(lookups, sql, parameters),
    rawMany: (sql, parameters) => rowsOf(pages, sql, parameters),

    async insertMany(tx, table, columns, rows) {
      // Within `tx` the writer's connection is this caller's alone.
      if (!tx.queries.isTransaction) throw new Error('insertMany needs a transaction')
      const sql = `insert into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`
      const { statement } = writer.prepare(sql)
      for (const row of rows) statement.run(...(row as SQLInputValue[]))
    },

    revision() {
      // One connection for all: what is not committed yet could be read.
      if (inMemory) return undefined
      if (!isLookedAt) {
        // Takes nearly as long as a look for a row, so all requests of a turn share it: what arrives after another process has committed comes in a later one.
        isLookedAt = true
        setImmediate(endOfTurn)
        const [[version]] = lookups.prepareArrays('pragma data_version').all() as unknown as [[unknown]]
        if (version !== fileVersion) committed()
        fileVersion = version
      }
      return revision
    },

    // Another process may commit too: `revision` tells of both.
    commits: () => revision,

    async ping() {
      await rowsOf(lookups, 'select 1', [])
    },

    now: options.now,

    async close() {
      shared?.end()
      await log?.close()
      await held?.close()
      await writeQueries.destroy()
      if (!inMemory) await readQueries.destroy()
      for (const connection of [...readers, lookups, pages]) connection.close()
      writer.close()
    },
  }
}

/** A transaction of Kysely's on the writer for as long as that is open, which begins and ends none of SQLite's. */
async function holdTransaction(writer: SqliteConnection) {
  const queries = new Kysely<Schema>({ dialect: sqliteDialect('shared', [writer]) })
  const transaction = await queries.startTransaction().execute()
  const close = async () => {
    await transaction.commit().execute()
    await queries.destroy()
  }
  return { transaction, close }
}

function openWriter(path: string, use: SqliteUse): SqliteConnection {
  try {
    return new SqliteConnection(path, use)
  } catch (error) {
    throw explainFile(error, path)
  }
}

/** SQLite's result codes that callers can act on, as errors of ours. */
function explain(error: unknown): unknown {
  if (isBusy(error)) return new DatabaseError('busy', 'The database is busy; try again')
  if (isFull(error)) return new DatabaseError('no-space', 'The disk is full')
  return error
}
