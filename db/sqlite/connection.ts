import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { noteStatement } from '../statements.ts'

/** Milliseconds that opening and reading wait within SQLite; writers wait outside of it, see the dialect. */
const busyTimeout = 5_000
const cachedStatements = 256
const busyCode = 5
const fullCode = 13
/** SQLITE_IOERR_SHMSIZE */
const noSharedMemoryCode = 4874
/**
 * Pages of the write-ahead log after which a commit brings it into the file: 64 MB, since `LogKeeper` does so before, off the thread; and 256 MB
 * where pages are rewritten all the time.
 */
const logPages = 16_000
const bulkLogPages = 64_000
/**
 * MiB of pages that a connection keeps. Whenever another connection has committed, a reader drops them all, one by one: 4 ms for 64 MiB, so
 * those that are asked all the time keep few. The file is not mapped, since then each commit unmaps all of it that was touched (4 ms a
 * gigabyte) and makes each page fault again.
 */
const cacheMegabytes = { lookups: 4, pages: 64, writes: 64, bulk: 128 }

interface CachedStatement {
  statement: StatementSync
  /** Whether it answers with rows (a select, or a write with `returning`). */
  reader: boolean
}

/** What a connection is for: few rows at a time, many, writing (and reading what it wrote), or filling a database. */
export type SqliteUse = keyof typeof cacheMegabytes

/** One SQLite connection with its prepared statements, the least recently used of which are dropped. */
export class SqliteConnection {
  readonly handle: DatabaseSync
  readonly use: SqliteUse
  readonly #objects = new Map<string, CachedStatement>()
  readonly #arrays = new Map<string, StatementSync>()

  constructor(path: string, use: SqliteUse) {
    this.use = use
    const readOnly = use === 'lookups' || use === 'pages'
    this.handle = new DatabaseSync(path, { readOnly, timeout: busyTimeout })
    if (!readOnly) {
      this.handle.exec('pragma journal_mode = wal')
      this.handle.exec('pragma synchronous = normal')
      this.handle.exec('pragma foreign_keys = on')
      this.handle.exec(`pragma wal_autocheckpoint = ${use === 'bulk' ? bulkLogPages : logPages}`)
      this.handle.exec('pragma journal_size_limit = 67108864')
      this.handle.exec('pragma busy_timeout = 0')
    }
    // negative: KiB instead of pages
    this.handle.exec(`pragma cache_size = ${-1024 * cacheMegabytes[use]}`)
    this.handle.exec('pragma mmap_size = 0')
    this.handle.exec('pragma temp_store = memory')
  }

  /** The statement for rows as objects. */
  prepare(sql: string): CachedStatement {
    return remember(this.#objects, sql, () => {
      const statement = this.handle.prepare(sql)
      return { statement, reader: statement.columns().length > 0 }
    })
  }

  /** The statement for rows as arrays. */
  prepareArrays(sql: string): StatementSync {
    return remember(this.#arrays, sql, () => this.handle.prepare(sql, { returnArrays: true }))
  }

  /** Rows as arrays, in the order of the selected columns. */
  rows(sql: string, parameters: readonly SQLInputValue[]): unknown[][] {
    const since = performance.now()
    const rows = this.prepareArrays(sql).all(...parameters) as unknown as unknown[][]
    noteStatement(sql, since)
    return rows
  }

  close(): void {
    this.#objects.clear()
    this.#arrays.clear()
    if (this.handle.isOpen) this.handle.close()
  }
}

/** Whether another connection holds the lock that a statement needs. */
export function isBusy(error: unknown): boolean {
  return ((error as { errcode?: number } | null)?.errcode ?? 0) % 256 === busyCode
}

/** Whether a disk is full: that of the file and its log, or that of the memory which processes share to read it. */
export function isFull(error: unknown): boolean {
  const code = (error as { errcode?: number } | null)?.errcode ?? 0
  return code % 256 === fullCode || code === noSharedMemoryCode
}

function remember<T>(cache: Map<string, T>, key: string, make: () => T): T {
  const known = cache.get(key)
  if (known !== undefined) {
    // while there is room, the order does not matter; and V8 copies a map for every so many deletions
    if (cache.size > cachedStatements / 2) {
      cache.delete(key)
      cache.set(key, known)
    }
    return known
  }
  const made = make()
  if (cache.size >= cachedStatements) {
    for (const oldest of cache.keys()) {
      cache.delete(oldest)
      break
    }
  }
  cache.set(key, made)
  return made
}

/** What node:sqlite can bind: booleans become 0 and 1. */
export function toSqlite(value: unknown): SQLInputValue {
  if (value === true) return 1
  if (value === false) return 0
  if (value === undefined) return null
  return value as SQLInputValue
}
