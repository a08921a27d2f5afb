import type { PostgresPool, PostgresPoolClient } from 'kysely'
import { Pool, type PoolClient, type PoolConfig } from 'pg'
import { DatabaseError } from '../errors.ts'
import { noteStatement } from '../statements.ts'
import type { Availability } from './availability.ts'
import { explain } from './failures.ts'

/**
 * Connections of one kind of work, so that those of another cannot take them all. Whatever fails is explained here, for Kysely and
 * for queries of our own alike.
 */
export class GuardedPool implements PostgresPool {
  readonly #pool: Pool
  readonly #availability: Availability
  readonly #clients = new WeakMap<PoolClient, PostgresPoolClient>()

  constructor(config: PoolConfig, availability: Availability) {
    this.#availability = availability
    this.#pool = new Pool({ application_name: 'piata', keepAlive: true, ...config })
    // A connection that breaks is dropped: its query tells the caller, and the next one opens another. Without listeners the
    // same news would end the process, both for connections that are idle and for those at work.
    this.#pool.on('error', () => {})
    this.#pool.on('connect', (client) => client.on('error', () => {}))
  }

  get options(): object {
    return this.#pool.options
  }

  /** Rows as arrays of columns. */
  async rows(query: { name?: string; text: string; values: unknown[] }): Promise<unknown[][]> {
    const since = performance.now()
    const result = await this.#watch(() => this.#pool.query<unknown[]>({ ...query, rowMode: 'array' }))
    noteStatement(query.text, since)
    return result.rows
  }

  /** Rows as objects, as pg-boss wants them. */
  async executeSql(text: string, values?: unknown[]): Promise<{ rows: object[] }> {
    const result = await this.#watch(() => this.#pool.query<object>(text, values))
    // Of several statements in one text there is a result each.
    return Array.isArray(result) ? (result as unknown as { rows: object[] }) : result
  }

  /** Asks a connection as the driver has it; what fails is not explained. */
  async ask<T>(question: (client: PoolClient) => Promise<T>): Promise<T> {
    const client = await this.#pool.connect()
    let failed = true
    try {
      const answer = await question(client)
      failed = false
      return answer
    } finally {
      client.release(failed)
    }
  }

  async connect(): Promise<PostgresPoolClient> {
    const client = await this.#watch(() => this.#pool.connect(), 'unproven')
    let guarded = this.#clients.get(client)
    if (guarded === undefined) {
      // A connection that did not answer, or broke, serves nobody again: what is asked next would wait behind what hangs.
      let broken: unknown
      const query = async (sql: string, parameters?: readonly unknown[]) => {
        if (broken !== undefined) throw broken
        try {
          const since = performance.now()
          const result = await this.#watch(() => client.query(sql, parameters as unknown[]))
          noteStatement(sql, since)
          return result
        } catch (error) {
          if (isUnreachable(error)) broken = error
          throw error
        }
      }
      guarded = {
        query,
        release: (discard?: boolean) => client.release(discard || broken !== undefined),
      } as unknown as PostgresPoolClient
      this.#clients.set(client, guarded)
    }
    return guarded
  }

  /** Several Kysely instances share a pool, so that none of them ends it; `close` does. */
  async end(): Promise<void> {}

  async close(): Promise<void> {
    if (!this.#pool.ending) await this.#pool.end()
  }

  /** @param success is `unproven` where the pool may succeed without the server: an idle connection can be dead and not know it yet */
  async #watch<T>(work: () => Promise<T>, success: 'answered' | 'unproven' = 'answered'): Promise<T> {
    const startedAt = performance.now()
    try {
      const result = await work()
      if (success === 'answered') this.#availability.found(startedAt)
      return result
    } catch (error) {
      const explained = explain(error)
      if (isUnreachable(explained)) this.#availability.lost(explained.message, startedAt)
      throw explained
    }
  }
}

function isUnreachable(error: unknown): error is DatabaseError {
  return error instanceof DatabaseError && error.code === 'unreachable'
}
