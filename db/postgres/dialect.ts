import {
  CompiledQuery,
  type DatabaseConnection,
  Kysely,
  PostgresDialect,
  type PostgresDialectConfig,
  PostgresDriver,
  type TransactionSettings,
} from 'kysely'
import { patienceOfCaller } from '../patience.ts'
import type { Schema } from '../tables/index.ts'
import { joinWriters } from './feed-horizon.ts'
import type { GuardedPool } from './pool.ts'

/** How long a transaction may wait and work, in milliseconds; 0 for as long as it takes. */
export interface TransactionLimits {
  /** For a lock that another transaction holds. */
  lock: number
  /** For one statement. */
  statement: number
  /** For the next statement: a process that hangs must not keep its locks. */
  idle: number
}

/** Kysely on a pool, its transactions within limits. */
export function kyselyOn(pool: GuardedPool, limits: TransactionLimits): Kysely<Schema> {
  return new Kysely<Schema>({ dialect: new LimitedDialect({ pool }, limits) })
}

class LimitedDialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig
  readonly #limits: TransactionLimits

  constructor(config: PostgresDialectConfig, limits: TransactionLimits) {
    super(config)
    this.#config = config
    this.#limits = limits
  }

  override createDriver(): PostgresDriver {
    return new LimitedDriver(this.#config, this.#limits)
  }
}

class LimitedDriver extends PostgresDriver {
  readonly #limits: TransactionLimits

  constructor(config: PostgresDialectConfig, limits: TransactionLimits) {
    super(config)
    this.#limits = limits
  }

  override async beginTransaction(
    connection: DatabaseConnection,
    settings: TransactionSettings,
  ): Promise<void> {
    if (settings.isolationLevel || settings.accessMode) {
      throw new Error('Transactions have the isolation of the server')
    }
    await connection.executeQuery(CompiledQuery.raw(beginWithin(this.#limits)))
  }
}

/** Locks are waited for no longer than the caller has time left. */
function beginWithin({ lock, statement, idle }: TransactionLimits): string {
  const until = lock === 0 ? undefined : patienceOfCaller()?.until
  const left = until === undefined ? lock : Math.max(1, Math.ceil(until - performance.now()))
  // Of the transaction, not of the session: behind a pooler each transaction may have another session.
  return [
    'begin',
    `set local lock_timeout = ${Math.min(lock, left)}`,
    `set local statement_timeout = ${statement}`,
    `set local idle_in_transaction_session_timeout = ${idle}`,
    joinWriters,
  ].join('; ')
}
