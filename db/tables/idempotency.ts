import type { Context } from '../context.ts'
import type { Idempotency, Time } from '../types.ts'

export interface IdempotencySchema {
  idempotency_keys: {
    scope: string
    key: string
    fingerprint: string
    created_at: Time
    /** Null while the first request is being answered. */
    status: number | null
    headers: string | null
    body: Uint8Array | null
  }
}

const keptHours = 24
const inFlightMinutes = 5

export function createIdempotency(context: Context): Idempotency {
  return {
    begin(scope, key, fingerprint, now) {
      const { answered, inFlight } = limits(now)
      return context.write(async ({ queries }) => {
        // One statement decides, so that of two requests at once exactly one starts.
        const started = await queries
          .insertInto('idempotency_keys')
          .values({ scope, key, fingerprint, created_at: now, status: null, headers: null, body: null })
          .onConflict((c) =>
            c
              .columns(['scope', 'key'])
              .doUpdateSet({ fingerprint, created_at: now, status: null, headers: null, body: null })
              .where((eb) =>
                eb.or([
                  eb('idempotency_keys.created_at', '<', answered),
                  eb.and([
                    eb('idempotency_keys.status', 'is', null),
                    eb('idempotency_keys.created_at', '<', inFlight),
                  ]),
                ]),
              ),
          )
          .returning('key')
          .executeTakeFirst()
        if (started) return { outcome: 'started' as const }
        const known = await queries
          .selectFrom('idempotency_keys')
          .selectAll()
          .where('scope', '=', scope)
          .where('key', '=', key)
          .executeTakeFirst()
        if (known && known.fingerprint !== fingerprint) return { outcome: 'mismatch' as const }
        if (!known || known.status === null) return { outcome: 'in-flight' as const }
        return {
          outcome: 'replay' as const,
          response: {
            status: known.status,
            headers: JSON.parse(known.headers ?? '{}') as Record<string, string>,
            body: Buffer.from(known.body ?? []),
          },
        }
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

    async abandon(scope, key) {
      await context.write(({ queries }) =>
        queries
          .deleteFrom('idempotency_keys')
          .where('scope', '=', scope)
          .where('key', '=', key)
          .where('status', 'is', null)
          .execute(),
      )
    },

    purge(now) {
      const { answered, inFlight } = limits(now)
      return context.write(async ({ queries }) => {
        const { numDeletedRows } = await queries
          .deleteFrom('idempotency_keys')
          .where((eb) =>
            eb.or([
              eb('created_at', '<', answered),
              eb.and([eb('status', 'is', null), eb('created_at', '<', inFlight)]),
            ]),
          )
          .executeTakeFirst()
        return Number(numDeletedRows)
      })
    },
  }
}

/** Before these times an answer is forgotten, and a request without one counts as lost. */
function limits(now: Time): { answered: Time; inFlight: Time } {
  const at = Date.parse(now)
  return {
    answered: new Date(at - keptHours * 3_600_000).toISOString(),
    inFlight: new Date(at - inFlightMinutes * 60_000).toISOString(),
  }
}
