import { sql } from 'kysely'
import type { Context } from '../context.ts'
import { DatabaseError } from '../errors.ts'
import { newId } from '../ids.ts'
import { type ApiScope, apiKeyRules } from '../rules/api-keys.ts'
import { storable } from '../text.ts'
import type { Id, Time } from '../types.ts'
import { lockAccount } from './lock-account.ts'
import { unsuspended } from './users.ts'

/** A key as its owner sees it. */
interface ApiKey {
  id: Id
  name: string
  /** How its text begins. */
  start: string
  scopes: ApiScope[]
  /** Addresses and networks that it may be used from; empty: anywhere. */
  addresses: string[]
  createdAt: Time
  expiresAt: Time
  /** To the minute; null before its first use. */
  usedAt: Time | null
}

/** What a request with a key is checked by. */
type FoundKey = Pick<ApiKey, 'id' | 'scopes' | 'addresses' | 'expiresAt'> & {
  userId: Id
  /** Of its account's tokens: grows when the account changes. */
  accountVersion: number
}

/** Keys by which programs act for an account; their texts are hashed by the caller (SHA-256, hex). */
interface ApiKeys {
  /** @throws DatabaseError conflict where the account has as many as it may, bad-reference where it is gone */
  create(
    input: Pick<ApiKey, 'name' | 'start' | 'scopes' | 'addresses' | 'expiresAt'> & {
      userId: Id
      hash: string
    },
  ): Promise<ApiKey>
  /** Of the account, the newest first. */
  list(userId: Id): Promise<ApiKey[]>
  /** Ends a key for good; `revocations.since` names it from then on. @throws DatabaseError not-found */
  remove(userId: Id, id: Id): Promise<void>
  /** Ends all keys of the account. Resolves to how many. */
  removeAll(userId: Id): Promise<number>
  /** The key of this hash, if its account is there and not suspended. */
  find(hash: string): Promise<FoundKey | undefined>
  /** Notes when keys were last used. */
  touch(ids: Id[], time: Time): Promise<void>
  /** Removes keys that expired before `before`, at most `limit`. */
  purge(before: Time, limit: number): Promise<number>
}

export interface ApiKeysSchema {
  api_keys: {
    id: Id
    user_id: Id
    name: string
    start: string
    hash: string
    /** JSON arrays. */
    scopes: string
    addresses: string
    created_at: Time
    expires_at: Time
    used_at: Time | null
  }
}

type Row = Omit<ApiKeysSchema['api_keys'], 'user_id' | 'hash'>

export function createApiKeys(context: Context): ApiKeys {
  return {
    create({ userId, hash, ...input }) {
      return context.write(async ({ queries }) => {
        // Locked, so that two requests at once cannot both be the last one allowed.
        await lockAccount(context, queries, userId)
        const { count } = await queries
          .selectFrom('api_keys')
          .select((eb) => eb.fn.countAll<number>().as('count'))
          .where('user_id', '=', userId)
          .executeTakeFirstOrThrow()
        if (Number(count) >= apiKeyRules.most) {
          throw new DatabaseError(
            'conflict',
            `An account has at most ${apiKeyRules.most} API keys; delete one that is no longer used`,
          )
        }
        const row = {
          id: newId(),
          name: storable(input.name),
          start: input.start,
          scopes: JSON.stringify(input.scopes),
          addresses: JSON.stringify(input.addresses),
          created_at: context.now(),
          expires_at: input.expiresAt,
          used_at: null,
        }
        await queries
          .insertInto('api_keys')
          .values({ ...row, user_id: userId, hash })
          .execute()
        return toKey(row)
      })
    },

    async list(userId) {
      const rows = await context.read
        .selectFrom('api_keys')
        .select(['id', 'name', 'start', 'scopes', 'addresses', 'created_at', 'expires_at', 'used_at'])
        .where('user_id', '=', userId)
        .orderBy('id', 'desc')
        .execute()
      return rows.map(toKey)
    },

    async remove(userId, id) {
      const { numDeletedRows } = await context.write(({ queries }) =>
        queries.deleteFrom('api_keys').where('id', '=', id).where('user_id', '=', userId).executeTakeFirst(),
      )
      if (numDeletedRows === 0n) throw new DatabaseError('not-found', 'There is no such API key')
    },

    async removeAll(userId) {
      const { numDeletedRows } = await context.write(({ queries }) =>
        queries.deleteFrom('api_keys').where('user_id', '=', userId).executeTakeFirst(),
      )
      return Number(numDeletedRows)
    },

    async find(hash) {
      const [row] = await context.raw(
        `select api_keys.id, user_id, token_version, scopes, addresses, expires_at from api_keys
        join users on users.id = user_id and removed_at is null and ${unsuspended} where hash = ?`,
        [context.now(), hash],
      )
      if (row === undefined) return undefined
      const [id, userId, accountVersion, scopes, addresses, expiresAt] = row as [
        Id,
        Id,
        number,
        string,
        string,
        Time,
      ]
      return {
        ...{ id, userId, accountVersion, expiresAt },
        scopes: JSON.parse(scopes),
        addresses: JSON.parse(addresses),
      }
    },

    async touch(ids, time) {
      if (ids.length === 0) return
      await context.write(({ queries }) =>
        queries.updateTable('api_keys').set({ used_at: time }).where('id', 'in', ids).execute(),
      )
    },

    async purge(before, limit) {
      const { numAffectedRows = 0n } = await context.write(({ queries }) =>
        sql`delete from api_keys where id in (select id from api_keys where expires_at <= ${before} limit ${limit})`.execute(
          queries,
        ),
      )
      return Number(numAffectedRows)
    },
  }
}

const toKey = (row: Row): ApiKey => ({
  id: row.id,
  name: row.name,
  start: row.start,
  scopes: JSON.parse(row.scopes),
  addresses: JSON.parse(row.addresses),
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  usedAt: row.used_at,
})
