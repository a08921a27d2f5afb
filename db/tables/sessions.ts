import { sql } from 'kysely'
import type { Context, Queries } from '../context.ts'
import { decodeCursor, encodeCursor } from '../cursor.ts'
import { newId } from '../ids.ts'
import { storable } from '../text.ts'
import type { Id, PageRequest, Time } from '../types.ts'
import { revocationLifeMs } from './revocations.ts'

/** A session as its owner sees it. */
interface OwnSession {
  id: Id
  /** What the browser or app called itself. */
  userAgent: string | null
  /** Where it was begun, where the operator keeps that. */
  network: string | null
  createdAt: Time
  lastSeenAt: Time
  /** When it ends, unless it is used before. */
  expiresAt: Time
}

/**
 * Refresh tokens, hashed by the caller (SHA-256, hex), in families, each a session: reuse of a rotated token ends its family,
 * except within half a minute, when two requests at once or a lost answer are likelier than a thief.
 */
interface Sessions {
  /** Resolves to the session's id. Of an account's hundred others the one that was not used for longest ends. */
  create(input: {
    userId: Id
    tokenHash: string
    expiresAt: Time
    userAgent?: string | null
    /** Where it is begun from, as coarse as the operator keeps it. */
    network?: string | null
    /** Hash of the account and where it logs in from; the latest ten are remembered for some months. */
    addressHash?: string
    /** Whether a second factor was given. Default false. */
    isProven?: boolean
  }): Promise<Id>
  /** Whether an account has logged in from the address of this hash. */
  knowsAddress(addressHash: string): Promise<boolean>
  /** Whether the account is known to log in from other addresses, but not from the one of this hash. */
  isNewAddress(userId: Id, addressHash: string): Promise<boolean>
  /** Whether there is a session that the token of this hash is or was of: what `rotate` finds out as well, for less. */
  knowsToken(tokenHash: string): Promise<boolean>
  /**
   * `next` is the token's only successor, the same for every call with this token; `expiresAt` is when that one expires, but no later than the session
   * is `mostMs` old.
   */
  rotate(
    tokenHash: string,
    next: { tokenHash: string; expiresAt: Time },
    mostMs?: number,
  ): Promise<
    | { outcome: 'rotated'; userId: Id; sessionId: Id; expiresAt: Time; isProven: boolean }
    | { outcome: 'reused'; userId: Id; sessionId: Id; createdAt: Time }
    | { outcome: 'unknown' | 'expired' }
  >
  /** The account's sessions, the latest begun first. @throws DatabaseError bad-cursor */
  page(userId: Id, page: PageRequest, now: Time): Promise<{ items: OwnSession[]; next: string | null }>
  /** Ends a session of the account. False where it has none of this id. */
  end(id: Id, userId: Id): Promise<boolean>
  /** Notes that the account's password was given in the session. */
  confirm(id: Id, userId: Id): Promise<void>
  /** Notes that a second factor was given in the session. */
  prove(id: Id, userId: Id): Promise<void>
  /** Whether the password was given since; in a transaction the session goes on until that ends. */
  /** Whether a session of the account goes on; in a transaction it does until that ends. */
  hold(id: Id, userId: Id): Promise<boolean>
  isConfirmed(id: Id, userId: Id, since: Time): Promise<boolean>
  /** Ends the token's family and tells which that was; undefined when unknown. */
  revoke(tokenHash: string): Promise<{ sessionId: Id; userId: Id } | undefined>
  /** Ends all sessions of the account, or all but one. */
  revokeAll(userId: Id, except?: Id): Promise<void>
  /**
   * Removes what has expired, and forgets what ended long ago, at most `limit` of each kind. Resolves to how many of the commonest.
   */
  purge(now: Time, limit: number): Promise<number>
}

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
    /** When the account's password was last given in it, besides at its start. */
    confirmed_at: Time | null
    /** When a second factor was given in it; null where none was, or the account ended one since. */
    second_factor_at: Time | null
    /** Where it was begun, as coarse as the operator keeps it. */
    network: string | null
  }
  refresh_tokens: {
    token_hash: string
    session_id: Id
    expires_at: Time
    rotated_at: Time | null
  }
  known_addresses: { address_hash: string; user_id: Id; seen_at: Time }
}

/** How long a token that was rotated is still taken: its holder's second request, or the first one's answer got lost. */
const graceMs = 30_000
/** Sessions of an account at once. */
const mostSessions = 100
/** The addresses remembered of an account, and for how long after its last log-in from there. */
const mostAddresses = 10
const addressLifeMs = 180 * 86_400_000

export function createSessions(context: Context): Sessions {
  return {
    async create(input) {
      const now = context.now()
      const id = newId()
      await context.write(async ({ queries }) => {
        const idle = queries
          .selectFrom('sessions')
          .select('id')
          .where('user_id', '=', input.userId)
          .orderBy('used_at', 'desc')
          .offset(mostSessions - 1)
          .limit(mostSessions)
        await queries.deleteFrom('sessions').where('id', 'in', idle).execute()
        await queries
          .insertInto('sessions')
          .values({
            id,
            user_id: input.userId,
            user_agent: input.userAgent ? storable(input.userAgent).slice(0, 400) : null,
            created_at: now,
            used_at: now,
            expires_at: input.expiresAt,
            confirmed_at: null,
            second_factor_at: input.isProven ? now : null,
            network: input.network ?? null,
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
        if (input.addressHash !== undefined) await remember(queries, input.userId, input.addressHash, now)
      })
      return id
    },

    async knowsAddress(addressHash) {
      const row = await context.read
        .selectFrom('known_addresses')
        .select('user_id')
        .where('address_hash', '=', addressHash)
        .executeTakeFirst()
      return row !== undefined
    },

    async isNewAddress(userId, addressHash) {
      const rows = await context.read
        .selectFrom('known_addresses')
        .select('address_hash')
        .where('user_id', '=', userId)
        .execute()
      return rows.length > 0 && rows.every((row) => row.address_hash !== addressHash)
    },

    async knowsToken(tokenHash) {
      const rows = await context.raw('select 1 as known from refresh_tokens where token_hash = ?', [
        tokenHash,
      ])
      return rows.length > 0
    },

    rotate(tokenHash, next, mostMs = Number.POSITIVE_INFINITY) {
      const now = context.now()
      return context.write(async ({ queries }) => {
        // Locks the family first, so that a rotation and the revocation of its family never pass each other.
        const session = await touchFamily(queries, tokenHash, now)
        if (!session) return { outcome: 'unknown' as const }
        const token = await tokenOf(queries, session.id, tokenHash)
        if (!token) return { outcome: 'unknown' as const }
        const rotated = (expiresAt: Time) => ({
          outcome: 'rotated' as const,
          userId: session.user_id,
          sessionId: session.id,
          expiresAt,
          isProven: session.second_factor_at !== null,
        })
        if (token.rotated_at !== null) {
          const inGrace = Date.parse(now) - Date.parse(token.rotated_at) <= graceMs
          const successor = inGrace ? await tokenOf(queries, session.id, next.tokenHash) : undefined
          if (successor) return rotated(successor.expires_at)
          await queries.deleteFrom('sessions').where('id', '=', session.id).execute()
          const { id, user_id, created_at } = session
          return { outcome: 'reused' as const, userId: user_id, sessionId: id, createdAt: created_at }
        }
        const endsMs = Date.parse(session.created_at) + mostMs
        if (token.expires_at <= now || endsMs <= Date.parse(now)) return { outcome: 'expired' as const }
        const expiresAt =
          endsMs < Date.parse(next.expiresAt) ? new Date(endsMs).toISOString() : next.expiresAt
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
            expires_at: expiresAt,
            rotated_at: null,
          })
          .execute()
        await queries
          .updateTable('sessions')
          .set({ expires_at: expiresAt })
          .where('id', '=', session.id)
          .execute()
        return rotated(expiresAt)
      })
    },

    revoke(tokenHash) {
      return context.write(async ({ queries }) => {
        const session = await touchFamily(queries, tokenHash, context.now())
        if (!session) return undefined
        await queries.deleteFrom('sessions').where('id', '=', session.id).execute()
        return { sessionId: session.id, userId: session.user_id }
      })
    },

    async revokeAll(userId, except) {
      await context.write(async ({ queries }) => {
        let ending = queries.deleteFrom('sessions').where('user_id', '=', userId)
        if (except !== undefined) ending = ending.where('id', '!=', except)
        await ending.execute()
      })
    },

    async page(userId, { limit, cursor }, now) {
      const [before] = cursor ? decodeCursor('sessions', cursor, [/[0-9a-f-]{36}/]) : []
      let select = context.read
        .selectFrom('sessions')
        .select(['id', 'user_agent', 'network', 'created_at', 'used_at', 'expires_at'])
        .where('user_id', '=', userId)
        .where('expires_at', '>', now)
      if (before !== undefined) select = select.where('id', '<', before)
      const rows = await select
        .orderBy('id', 'desc')
        .limit(limit + 1)
        .execute()
      const shown = rows.slice(0, limit)
      return {
        items: shown.map((row) => ({
          id: row.id,
          userAgent: row.user_agent,
          network: row.network,
          createdAt: row.created_at,
          lastSeenAt: row.used_at,
          expiresAt: row.expires_at,
        })),
        next: rows.length > limit ? encodeCursor('sessions', [shown.at(-1)!.id]) : null,
      }
    },

    end(id, userId) {
      return context.write(async ({ queries }) => {
        const { numDeletedRows } = await queries
          .deleteFrom('sessions')
          .where('id', '=', id)
          .where('user_id', '=', userId)
          .executeTakeFirst()
        return numDeletedRows > 0n
      })
    },

    async confirm(id, userId) {
      await context.write(({ queries }) =>
        queries
          .updateTable('sessions')
          .set({ confirmed_at: context.now() })
          .where('id', '=', id)
          .where('user_id', '=', userId)
          .execute(),
      )
    },

    async prove(id, userId) {
      await context.write(({ queries }) =>
        queries
          .updateTable('sessions')
          .set({ second_factor_at: context.now() })
          .where('id', '=', id)
          .where('user_id', '=', userId)
          .execute(),
      )
    },

    hold(id, userId) {
      return context.write(async ({ queries }) => {
        const row = await queries
          .selectFrom('sessions')
          .select('id')
          .where('id', '=', id)
          .where('user_id', '=', userId)
          .where('expires_at', '>', context.now())
          // SQLite has one writer at a time.
          .$if(context.dialect === 'postgres', (query) => query.forNoKeyUpdate())
          .executeTakeFirst()
        return row !== undefined
      })
    },

    isConfirmed(id, userId, since) {
      return context.write(async ({ queries }) => {
        const row = await queries
          .selectFrom('sessions')
          .select('id')
          .where('id', '=', id)
          .where('user_id', '=', userId)
          .where('confirmed_at', '>', since)
          // SQLite has one writer at a time.
          .$if(context.dialect === 'postgres', (query) => query.forNoKeyUpdate())
          .executeTakeFirst()
        return row !== undefined
      })
    },

    purge(now, limit) {
      const ago = (milliseconds: number) => new Date(Date.parse(now) - milliseconds).toISOString()
      return context.write(async ({ queries }) => {
        const statements = [
          sql`delete from sessions where id in (select id from sessions where expires_at <= ${now} limit ${limit})`,
          sql`delete from ended_sessions where seq in
            (select seq from ended_sessions where ended_at <= ${ago(revocationLifeMs)} limit ${limit})`,
          sql`delete from token_versions where seq in
            (select seq from token_versions where changed_at <= ${ago(revocationLifeMs)} limit ${limit})`,
          sql`delete from known_addresses where address_hash in
            (select address_hash from known_addresses where seen_at <= ${ago(addressLifeMs)} limit ${limit})`,
        ]
        let most = 0
        for (const statement of statements) {
          const { numAffectedRows = 0n } = await statement.execute(queries)
          most = Math.max(most, Number(numAffectedRows))
        }
        return most
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
    .returning(['id', 'user_id', 'created_at', 'second_factor_at'])
    .executeTakeFirst()
}

function tokenOf(queries: Queries, sessionId: Id, tokenHash: string) {
  return queries
    .selectFrom('refresh_tokens')
    .select(['expires_at', 'rotated_at'])
    .where('token_hash', '=', tokenHash)
    .where('session_id', '=', sessionId)
    .executeTakeFirst()
}

async function remember(queries: Queries, userId: Id, addressHash: string, now: Time): Promise<void> {
  await queries
    .insertInto('known_addresses')
    .values({ address_hash: addressHash, user_id: userId, seen_at: now })
    .onConflict((conflict) => conflict.column('address_hash').doUpdateSet({ seen_at: now }))
    .execute()
  const older = await queries
    .selectFrom('known_addresses')
    .select('address_hash')
    .where('user_id', '=', userId)
    .orderBy('seen_at', 'desc')
    .offset(mostAddresses)
    .limit(1000)
    .execute()
  if (older.length === 0) return
  const hashes = older.map((row) => row.address_hash)
  await queries.deleteFrom('known_addresses').where('address_hash', 'in', hashes).execute()
}
