import type { Context, Queries } from '../context.ts'
import { newId } from '../ids.ts'
import { storable } from '../text.ts'
import type { Id, Sessions, Time } from '../types.ts'

export interface SessionsSchema {
  /** A refresh-token family: one log-in on one device. */
  sessions: {
    id: Id
    user_id: Id
    user_agent: string | null
    created_at: Time
    used_at: Time
    /** Of its newest token. */
    expires_at: Time
  }
  refresh_tokens: {
    token_hash: string
    session_id: Id
    expires_at: Time
    rotated_at: Time | null
  }
}

export function createSessions(context: Context): Sessions {
  return {
    async create(input) {
      const now = context.now()
      const id = newId()
      await context.write(async ({ queries }) => {
        await queries
          .insertInto('sessions')
          .values({
            id,
            user_id: input.userId,
            user_agent: input.userAgent ? storable(input.userAgent).slice(0, 400) : null,
            created_at: now,
            used_at: now,
            expires_at: input.expiresAt,
          })
          .execute()
        await queries
          .insertInto('refresh_tokens')
          .values({
            token_hash: input.tokenHash,
            session_id: id,
            expires_at: input.expiresAt,
            rotated_at: null,
          })
          .execute()
      })
    },

    rotate(tokenHash, next) {
      const now = context.now()
      return context.write(async ({ queries }) => {
        // Locks the family first, so that a rotation and the revocation of its family never pass each other.
        const session = await touchFamily(queries, tokenHash, now)
        if (!session) return { outcome: 'unknown' as const }
        const token = await queries
          .selectFrom('refresh_tokens')
          .select(['expires_at', 'rotated_at'])
          .where('token_hash', '=', tokenHash)
          .executeTakeFirst()
        if (!token) return { outcome: 'unknown' as const }
        if (token.rotated_at !== null) {
          await queries.deleteFrom('sessions').where('id', '=', session.id).execute()
          return { outcome: 'reused' as const }
        }
        if (token.expires_at <= now) return { outcome: 'expired' as const }
        await queries
          .updateTable('refresh_tokens')
          .set({ rotated_at: now })
          .where('token_hash', '=', tokenHash)
          .execute()
        await queries
          .insertInto('refresh_tokens')
          .values({
            token_hash: next.tokenHash,
            session_id: session.id,
            expires_at: next.expiresAt,
            rotated_at: null,
          })
          .execute()
        await queries
          .updateTable('sessions')
          .set({ expires_at: next.expiresAt })
          .where('id', '=', session.id)
          .execute()
        return { outcome: 'rotated' as const, userId: session.user_id }
      })
    },

    async revoke(tokenHash) {
      await context.write(async ({ queries }) => {
        const session = await touchFamily(queries, tokenHash, context.now())
        if (session) await queries.deleteFrom('sessions').where('id', '=', session.id).execute()
      })
    },

    async revokeAll(userId) {
      await context.write(({ queries }) =>
        queries.deleteFrom('sessions').where('user_id', '=', userId).execute(),
      )
    },

    async purge(now) {
      return context.write(async ({ queries }) => {
        const { numDeletedRows } = await queries
          .deleteFrom('sessions')
          .where('expires_at', '<=', now)
          .executeTakeFirst()
        return Number(numDeletedRows)
      })
    },
  }
}

/** Marks the token's family as used now, which locks its row until the transaction ends. */
function touchFamily(queries: Queries, tokenHash: string, now: Time) {
  return queries
    .updateTable('sessions')
    .set({ used_at: now })
    .where('id', '=', (eb) =>
      eb.selectFrom('refresh_tokens').select('session_id').where('token_hash', '=', tokenHash),
    )
    .returning(['id', 'user_id'])
    .executeTakeFirst()
}
