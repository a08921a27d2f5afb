import { createHash } from 'node:crypto'
import { CompiledQuery, type Kysely } from 'kysely'
import { type PoolConfig, types } from 'pg'
import { type Context, type Queries, runWrite, type WriteTransaction } from '../context.ts'
import { DatabaseError } from '../errors.ts'
import { writeTurns } from '../patience.ts'
import type { Schema } from '../tables/index.ts'
import { TaskBoss } from '../tasks/boss.ts'
import { type TaskOptions, usualTaskOptions } from '../tasks/face.ts'
import { storable } from '../text.ts'
import type { Time } from '../types.ts'
import { Availability } from './availability.ts'
import { connectionOf, explainOpening } from './connection.ts'
import { kyselyOn, type TransactionLimits } from './dialect.ts'
import { isLostRace } from './failures.ts'
import { GuardedPool } from './pool.ts'
import { hasPooler } from './pooler.ts'

interface PostgresOptions {
  /** Most connections of this process, at least 3. */
  connections: number
  /** File of the certificate authority that signs for the server. */
  certificateAuthority?: string
  /** Whether statements are prepared under names; `auto` unless a pooler sits between. */
  prepared?: 'auto' | 'on' | 'off'
  /** As `OpenDatabaseOptions` tells. */
  bulk?: boolean
  tasks?: TaskOptions
  /** Milliseconds after which a connection that does not answer is given up; not of `bulk`. */
  answerWithin?: number
  now: () => Time
  migrate: (db: Kysely<Schema>) => Promise<void>
}

/** Attempts at a transaction that lost against another one. */
const attempts = 4
/** Rows in one insert of `insertMany`. */
const rowsPerInsert = 2_000

/**
 * A request waits two seconds for a row that somebody else has locked: longer, and those who wait would keep the connections from
 * everybody else.
 */
const requestLimits: TransactionLimits = { lock: 2_000, statement: 30_000, idle: 60_000 }
const bulkLimits: TransactionLimits = { lock: 60_000, statement: 0, idle: 600_000 }
/** Migrations wait for each other, and for whatever writes. */
const migrationLimits: TransactionLimits = { lock: 0, statement: 0, idle: 0 }
/** Writes that wait for a connection, however long their callers would. */
const longestQueue = 500
/** Milliseconds that a read may take. */
const readWithin = 30_000
/**
 * Milliseconds after which a connection without an answer is given up. The server ends what takes too long before that; a host that is gone, or a
 * network that drops packets, says nothing, and the system would wait for a quarter of an hour.
 */
const usualAnswerWithin = readWithin + 5_000
/** Beside the others', opened when tasks are first written or looked for. */
const taskConnections = 2
/** Milliseconds that a query waits for one of the pool's connections, or for a new one. */
const connectWithin = { requests: 5_000, bulk: 60_000, opening: 10_000, ping: 2_000 }

/** Counts and amounts fit a double (they stay below 2^53), so int8 is read as a number. */
const int8 = 20
const ownTypes: NonNullable<PoolConfig['types']> = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === int8 ? Number : types.getTypeParser(oid, format as 'text')) as typeof types.getTypeParser,
}

/**
 * Reads, writes and the question whether the server is there have connections of their own: however many writes wait for a lock,
 * the others go on.
 * @throws DatabaseOpenError in one line, where the server cannot be used as it was named
 */
export async function openPostgres(url: string, options: PostgresOptions): Promise<Context> {
  const connection = connectionOf(url, options.certificateAuthority)
  const availability = new Availability()
  const wait = options.bulk ? connectWithin.bulk : connectWithin.requests
  // Their statements take as long as they take.
  const migrations = new GuardedPool(
    { ...connection, max: 1, connectionTimeoutMillis: Math.max(wait, connectWithin.opening) },
    availability,
  )
  const pooled = await migrations.ask(hasPooler).catch(async (error: unknown) => {
    await migrations.close()
    throw explainOpening(error, url)
  })
  const named = options.prepared === 'on' || (options.prepared !== 'off' && !pooled)
  const ours = Math.max(3, options.connections) - 1
  const writers = Math.max(1, Math.ceil(ours * 0.4))
  const readLimit = options.bulk ? 0 : readWithin
  const giveUp = options.bulk ? {} : { query_timeout: options.answerWithin ?? usualAnswerWithin }
  const pools = {
    writes: new GuardedPool(
      { ...connection, ...giveUp, types: ownTypes, max: writers, connectionTimeoutMillis: wait },
      availability,
    ),
    reads: new GuardedPool(
      {
        ...connection,
        types: ownTypes,
        max: ours - writers,
        connectionTimeoutMillis: wait,
        // The server ends what takes too long; behind a pooler, which knows no such setting, the client lets go of it.
        ...(pooled ? { query_timeout: readLimit } : { ...giveUp, statement_timeout: readLimit }),
      },
      availability,
    ),
    ping: new GuardedPool(
      {
        ...connection,
        max: 1,
        connectionTimeoutMillis: connectWithin.ping,
        query_timeout: connectWithin.ping,
      },
      availability,
    ),
  }
  const boss = new TaskBoss(
    new GuardedPool(
      { ...connection, ...giveUp, max: taskConnections, connectionTimeoutMillis: wait },
      availability,
    ),
    pooled ? undefined : connection,
    options.tasks ?? usualTaskOptions,
  )
  const close = async () => {
    await boss.close()
    await Promise.all(Object.values(pools).map((pool) => pool.close()))
  }
  const limits = options.bulk ? bulkLimits : requestLimits
  const writes = kyselyOn(pools.writes, limits)
  const reads = kyselyOn(pools.reads, limits)
  try {
    await options.migrate(kyselyOn(migrations, migrationLimits))
  } catch (error) {
    await close()
    throw explainOpening(error, url)
  } finally {
    await migrations.close()
  }
  const statements = new Map<string, { name?: string; text: string }>()

  /** The statement with its `?` numbered; named, each connection prepares it once. The name is of the text, whoever gives it. */
  function statementOf(sql: string): { name?: string; text: string } {
    let statement = statements.get(sql)
    if (!statement) {
      const text = numbered(sql)
      const hash = createHash('sha256').update(text).digest('hex').slice(0, 24)
      statement = named ? { name: `piata_${hash}`, text } : { text }
      statements.set(sql, statement)
    }
    return statement
  }

  const rowsOf = (sql: string, parameters: readonly unknown[]): Promise<unknown[][]> =>
    pools.reads.rows({ ...statementOf(sql), values: parameters.map(storableValue) })

  // Of one caller, who may ask again and again for what is locked, half of the connections at most.
  const inTurn = writeTurns({
    atOnce: writers,
    atOnceOfCaller: Math.max(1, Math.floor(writers / 2)),
    longestQueue: options.bulk ? Number.POSITIVE_INFINITY : longestQueue,
    longestWaitMs: wait,
  })

  let commits = 0
  return {
    dialect: 'postgres',
    read: reads,
    availability,

    async write(work) {
      try {
        return await inTurn(() => writeUntilWon(writes, work))
      } finally {
        // Also after a failure, as the connection may have broken behind the commit.
        commits += 1
      }
    },

    raw: rowsOf,
    rawMany: rowsOf,

    async insertMany(tx, table, columns, rows) {
      for (let start = 0; start < rows.length; start += rowsPerInsert) {
        const objects = rows
          .slice(start, start + rowsPerInsert)
          .map((row) => Object.fromEntries(columns.map((column, i) => [column, row[i]])))
        const list = columns.join(', ')
        await tx.queries.executeQuery(
          CompiledQuery.raw(
            `insert into ${table} (${list}) select ${list} from json_populate_recordset(null::${table}, $1::json)`,
            [JSON.stringify(objects)],
          ),
        )
      }
    },

    revision: () => undefined,
    commits: () => commits,

    async ping() {
      await pools.ping.rows({ text: 'select 1', values: [] })
    },

    boss,
    now: options.now,
    close,
  }
}

/** Runs the transaction again while it loses against others. */
async function writeUntilWon<T>(writes: Queries, work: (tx: WriteTransaction) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await runWrite(writes, rowsOn, work)
    } catch (error) {
      if (!isLostRace(error)) throw error
      if (attempt === attempts) throw new DatabaseError('busy', 'The database is busy; try again')
    }
  }
}

/** Rows as arrays from a transaction, whose connection gives them as objects with the columns in order. */
function rowsOn(queries: Queries): Context['raw'] {
  return async (sql, parameters) => {
    const { rows } = await queries.executeQuery<object>(
      CompiledQuery.raw(numbered(sql), parameters.map(storableValue)),
    )
    return rows.map(Object.values)
  }
}

/** Postgres's `$1` for each `?`. */
function numbered(sql: string): string {
  let n = 0
  return sql.replace(/\?/g, () => `$${++n}`)
}

/** Text that Postgres would refuse cannot be stored either: it finds nothing rather than fails. */
function storableValue(value: unknown): unknown {
  if (typeof value === 'string') return storable(value)
  return Array.isArray(value) ? value.map(storableValue) : value
}
