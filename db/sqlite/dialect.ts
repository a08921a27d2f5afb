import { setTimeout } from 'node:timers/promises'
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import { patienceOfCaller } from '../patience.ts'
import { noteStatement } from '../statements.ts'
import { isBusy, type SqliteConnection, toSqlite } from './connection.ts'

/** Milliseconds that a statement waits for a lock where its caller names no deadline. */
const longestWait = 10_000
/**
 * Milliseconds between looks at a lock that another process holds, at least and further at random. Who fills a database looks seldom, so that
 * a gateway that writes one row is before it whenever the lock is free.
 */
const lookAgain = { bulk: [10, 30], others: [1, 4] } as const

/**
 * Kysely's dialect for the built-in SQLite. `write` has one connection, which Kysely hands out to one caller at a time; `shared` the same, but somebody else begins and ends its
 * transactions; `read` takes turns among read-only connections and has none.
 */
export function sqliteDialect(mode: 'read' | 'write' | 'shared', connections: SqliteConnection[]): Dialect {
  return {
    createAdapter: () => new NodeSqliteAdapter(mode === 'read'),
    createDriver: () =>
      mode === 'shared' ? new SharedSqliteDriver(connections) : new NodeSqliteDriver(connections),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  }
}

class NodeSqliteAdapter extends SqliteAdapter {
  readonly #many: boolean

  constructor(many: boolean) {
    super()
    this.#many = many
  }

  override get supportsMultipleConnections(): boolean {
    return this.#many
  }

  /** SQLite rolls back its schema changes too; Kysely's own adapter does not say so. */
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

class NodeSqliteDriver implements Driver {
  readonly #connections: KyselyConnection[]
  #turn = 0

  constructor(connections: SqliteConnection[]) {
    this.#connections = connections.map((connection) => new KyselyConnection(connection))
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    this.#turn = (this.#turn + 1) % this.#connections.length
    return this.#connections[this.#turn]!
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    // `immediate` takes the write lock now, so that no transaction fails half-way when it upgrades.
    await (connection as KyselyConnection).begin()
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    ;(connection as KyselyConnection).run('commit')
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    ;(connection as KyselyConnection).rollback()
  }

  async releaseConnection(): Promise<void> {}

  async destroy(): Promise<void> {}
}

class SharedSqliteDriver extends NodeSqliteDriver {
  override async beginTransaction(): Promise<void> {}
  override async commitTransaction(): Promise<void> {}
  override async rollbackTransaction(): Promise<void> {}
}

/**
 * Runs `work` again while another connection holds the write lock. Waiting here rather than in SQLite leaves the
 * event loop free: for requests, and for the other connection when it is one of this process.
 */
export async function whenFree<T>({ use }: SqliteConnection, work: () => T): Promise<T> {
  let deadline: number | undefined
  const [least, further] = use === 'bulk' ? lookAgain.bulk : lookAgain.others
  for (;;) {
    try {
      return work()
    } catch (error) {
      if (!isBusy(error)) throw error
      const patience = patienceOfCaller()
      deadline ??= patience?.until ?? performance.now() + longestWait
      if (performance.now() > deadline || patience?.isGone?.()) throw error
    }
    await setTimeout(least + Math.random() * further)
  }
}

class KyselyConnection implements DatabaseConnection {
  readonly #connection: SqliteConnection

  constructor(connection: SqliteConnection) {
    this.#connection = connection
  }

  begin(): Promise<void> {
    return whenFree(this.#connection, () => this.run('begin immediate'))
  }

  run(sql: string): void {
    this.#connection.prepare(sql).statement.run()
  }

  /** SQLite has already rolled back by itself after some errors, such as a full disk. */
  rollback(): void {
    if (this.#connection.handle.isTransaction) this.run('rollback')
  }

  executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    return whenFree(this.#connection, () => this.#execute<R>(query))
  }

  #execute<R>(query: CompiledQuery): QueryResult<R> {
    const { statement, reader } = this.#connection.prepare(query.sql)
    const parameters = query.parameters.map(toSqlite)
    const since = performance.now()
    if (reader) {
      const rows = statement.all(...parameters) as R[]
      noteStatement(query.sql, since)
      return { rows, numAffectedRows: BigInt(rows.length) }
    }
    const { changes, lastInsertRowid } = statement.run(...parameters)
    noteStatement(query.sql, since)
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) }
  }

  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    // A statement of its own: a cached one could be started again while this one is half read.
    const statement = this.#connection.handle.prepare(query.sql)
    for (const row of statement.iterate(...query.parameters.map(toSqlite))) yield { rows: [row as R] }
  }
}
