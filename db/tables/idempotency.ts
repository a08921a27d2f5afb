import { sql } from 'kysely'
import type { Context } from '../context.ts'
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

type KeptRow = Omit<IdempotencySchema['idempotency_keys'], 'scope' | 'key'>

const keptHours = 24

export function createIdempotency(context: Context): Idempotency {
  /** What is kept of a key. */
  async function kept(rows: Context['raw'], scope: string, key: string): Promise<KeptRow | undefined> {
    const [row] = await rows(
      'select fingerprint, created_at, status, headers, body from idempotency_keys where scope = ? and key = ?',
      [scope, key],
    )
    if (row === undefined) return undefined
    const [fingerprint, created_at, status, headers, body] = row as [
      ...[string, Time, number | null],
      ...[string | null, Uint8Array | null],
    ]
    return { fingerprint, created_at, status, headers, body }
  }

  return {
    async find(scope, key, fingerprint, now) {
      const known = await kept(context.raw, scope, key)
      return known === undefined || known.created_at < oldest(now) ? undefined : outcomeOf(known, fingerprint)
    },

    begin(scope, key, fingerprint, now) {
      return context.write(async ({ rows }) => {
        // The unique key decides: of two transactions at once the second waits here, and then finds the answer of the first.
        const started = await rows(
          `insert into idempotency_keys (scope, key, fingerprint, created_at) values (?, ?, ?, ?)
            on conflict (scope, key) do update set fingerprint = excluded.fingerprint, created_at = excluded.created_at, status = null, headers = null, body = null
            where idempotency_keys.created_at < ? or idempotency_keys.status is null returning key`,
          [scope, key, fingerprint, now, oldest(now)],
        )
        const known = started.length > 0 ? undefined : await kept(rows, scope, key)
        return (known && outcomeOf(known, fingerprint)) ?? { outcome: 'started' as const }
      })
    },

    async complete(scope, key, { status, headers, body }) {
      await context.write(({ rows }) =>
        rows('update idempotency_keys set status = ?, headers = ?, body = ? where scope = ? and key = ?', [
          ...[status, JSON.stringify(headers), body, scope, key],
        ]),
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
function outcomeOf(known: KeptRow, fingerprint: string): KnownRequest | undefined {
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
