import { sql } from 'kysely'
import type { Context, Queries } from '../context.ts'
import type { Time } from '../types.ts'

interface StoredResponse {
  status: number
  headers: Record<string, string>
  body: Buffer
}

/** What is kept of an earlier request with the same key: its answer, or that it was another request. */
export type KnownRequest = { outcome: 'replay'; response: StoredResponse } | { outcome: 'mismatch' }

/**
 * Answers kept for retries, each written by the transaction of its work: either both are there or neither. `scope` is the account or,
 * without one, the client's address plus route.
 */
interface Idempotency {
  /** What is kept, 24 hours from `created`; undefined for a new key. */
  find(scope: string, key: string, fingerprint: string, now: Time): Promise<KnownRequest | undefined>
  /**
   * Takes the key for the transaction that this is called in, which ends with `complete`. Another one with the same key waits until then.
   */
  begin(
    scope: string,
    key: string,
    fingerprint: string,
    now: Time,
  ): Promise<{ outcome: 'started' } | KnownRequest>
  complete(scope: string, key: string, response: StoredResponse): Promise<void>
  /** At most `limit` of those older than 24 h; returns how many. */
  purge(now: Time, limit: number): Promise<number>
}

export interface IdempotencySchema {
  idempotency_keys: {
    scope: string
    key: string
    fingerprint: string
    created_at: Time
    /** Null until the transaction that took the key ends. */
    status: number | null
    headers: string | null
    body: Uint8Array | null
  }
}

const keptHours = 24

export function createIdempotency(context: Context): Idempotency {
  const keyed = (queries: Queries, scope: string, key: string) =>
    queries
      .selectFrom('idempotency_keys')
      .selectAll()
      .where('scope', '=', scope)
      .where('key', '=', key)
      .executeTakeFirst()

  return {
    async find(scope, key, fingerprint, now) {
      const known = await keyed(context.read, scope, key)
      return known === undefined || known.created_at < oldest(now) ? undefined : outcomeOf(known, fingerprint)
    },

    begin(scope, key, fingerprint, now) {
      return context.write(async ({ queries }) => {
        // The unique key decides: of two transactions at once the second waits here, and then finds the answer of the first.
        const started = await queries
          .insertInto('idempotency_keys')
          .values({ scope, key, fingerprint, created_at: now, status: null, headers: null, body: null })
          .onConflict((c) =>
            c
              .columns(['scope', 'key'])
              .doUpdateSet({ fingerprint, created_at: now, status: null, headers: null, body: null })
              .where((eb) =>
                eb.or([
                  eb('idempotency_keys.created_at', '<', oldest(now)),
                  eb('idempotency_keys.status', 'is', null),
                ]),
              ),
          )
          .returning('key')
          .executeTakeFirst()
        const known = started ? undefined : await keyed(queries, scope, key)
        return (known && outcomeOf(known, fingerprint)) ?? { outcome: 'started' as const }
      })
    },

    async complete(scope, key, response) {
      await context.write(({ queries }) =>
        queries
          .updateTable('idempotency_keys')
          .set({
            status: response.status,
            headers: JSON.stringify(response.headers),
            body: response.body,
          })
          .where('scope', '=', scope)
          .where('key', '=', key)
          .execute(),
      )
    },

    purge(now, limit) {
      return context.write(async ({ queries }) => {
        const { numDeletedRows } = await queries
          .deleteFrom('idempotency_keys')
          .where(
            sql<boolean>`(scope, key) in (select scope, key from idempotency_keys
              where created_at < ${oldest(now)} order by created_at limit ${limit})`,
          )
          .executeTakeFirst()
        return Number(numDeletedRows)
      })
    },
  }
}

/** Undefined for a key without an answer: a request that never ended. */
function outcomeOf(
  known: IdempotencySchema['idempotency_keys'],
  fingerprint: string,
): KnownRequest | undefined {
  if (known.status === null) return undefined
  if (known.fingerprint !== fingerprint) return { outcome: 'mismatch' }
  const headers = JSON.parse(known.headers ?? '{}') as Record<string, string>
  return {
    outcome: 'replay',
    response: { status: known.status, headers, body: Buffer.from(known.body ?? []) },
  }
}

/** Before this time an answer is forgotten. */
const oldest = (now: Time): Time => new Date(Date.parse(now) - keptHours * 3_600_000).toISOString()
