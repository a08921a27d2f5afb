import { CompiledQuery, Kysely, PostgresDialect } from 'kysely'
import { Pool, types } from 'pg'
import { type Context, runWrite, type WriteTransaction } from '../context.ts'
import type { Schema } from '../tables/schema.ts'
import { storable } from '../text.ts'
import { DatabaseError, type Time } from '../types.ts'

export interface PostgresOptions {
  /** Most connections of this process. */
  connections: number
  now: () => Time
  migrate: (db: Kysely<Schema>) => Promise<void>
}

/** Attempts at a transaction that lost against another one. */
const attempts = 4
/** Rows in one insert of `insertMany`. */
const rowsPerInsert = 2_000

/** Counts and amounts fit a double (they stay below 2^53), so int8 is read as a number. */
const int8 = 20

export async function openPostgres(url: string, options: PostgresOptions): Promise<Context> {
  const pool = new Pool({
    connectionString: url,
    max: Math.max(2, options.connections),
    connectionTimeoutMillis: 10_000,
    idle_in_transaction_session_timeout: 60_000,
    application_name: 'piata',
    types: {
      getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
        oid === int8 ? Number : types.getTypeParser(oid, format as 'text')) as typeof types.getTypeParser,
    },
  })
  // A connection that breaks is dropped: its query tells the caller, and the next one opens another. Without listeners the
  // same news would end the process, both for connections that are idle and for those at work.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const queries = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
  try {
    await options.migrate(queries)
  } catch (error) {
    await queries.destroy()
    throw error
  }
  const statements = new Map<string, { name: string; text: string }>()

  /** The statement under a name, by which each connection prepares it once, its `?` numbered. */
  function prepared(sql: string): { name: string; text: string } {
    let statement = statements.get(sql)
    if (!statement) {
      let n = 0
      statement = { name: `piata_${statements.size}`, text: sql.replace(/\?/g, () => `$${++n}`) }
      statements.set(sql, statement)
    }
    return statement
  }

  async function rowsOf(sql: string, parameters: readonly unknown[]): Promise<unknown[][]> {
    try {
      const query = { ...prepared(sql), values: parameters.map(storableValue), rowMode: 'array' as const }
      return (await pool.query<unknown[]>(query)).rows
    } catch (error) {
      throw explain(error)
    }
  }

  return {
    dialect: 'postgres',
    read: queries,

    async write<T>(work: (tx: WriteTransaction) => Promise<T>): Promise<T> {
      for (let attempt = 1; ; attempt++) {
        try {
          return await runWrite(queries, work)
        } catch (error) {
          if (!isLostRace(error)) throw explain(error)
          if (attempt === attempts) throw new DatabaseError('busy', 'The database is busy; try again')
        }
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

    now: options.now,
    close: () => queries.destroy(),
  }
}

/** Deadlocks and serialization failures: the same transaction may well succeed when it is run again. */
function isLostRace(error: unknown): boolean {
  const code = (error as { code?: string } | null)?.code
  return code === '40001' || code === '40P01'
}

/** Text that Postgres would refuse cannot be stored either: it finds nothing rather than fails. */
function storableValue(value: unknown): unknown {
  if (typeof value === 'string') return storable(value)
  return Array.isArray(value) ? value.map(storableValue) : value
}

/** Codes of a server that cannot be reached, is starting, stopping or full, by the system or by Postgres. */
const unreachable = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  '08000',
  '08003',
  '08006',
  '53300',
  '57P01',
  '57P02',
  '57P03',
])

/** A server that is away for a moment is told from a fault of ours. */
function explain(error: unknown): unknown {
  const { code, message } = (error ?? {}) as { code?: string; message?: string }
  const lost = code === undefined && /connection terminated|timeout exceeded when trying/i.test(message ?? '')
  if (!lost && !unreachable.has(code ?? '')) return error
  return new DatabaseError('busy', `The database cannot be reached (${code ?? message})`)
}
