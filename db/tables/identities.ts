import { isUniqueViolation } from '../constraints.ts'
import type { Context } from '../context.ts'
import { DatabaseError } from '../errors.ts'
import { newId } from '../ids.ts'
import { storable } from '../text.ts'
import type { Id, Time } from '../types.ts'
import { lockAccount } from './lock-account.ts'
import { toUser, type User } from './users.ts'

/** Whom a provider of OpenID Connect knows an account's person as. */
interface Identity {
  id: Id
  issuer: string
  /** The address that the provider told, to know it by. */
  email: string | null
  createdAt: Time
  /** Null before its first log-in. */
  usedAt: Time | null
}

/** Identities at providers, by account: one of each provider. */
interface Identities {
  /** @throws DatabaseError conflict where the identity or the provider is linked already, bad-reference where the account is gone */
  link(input: { userId: Id; issuer: string; subject: string; email: string | null }): Promise<void>
  /** Of the account, the oldest first. */
  list(userId: Id): Promise<Identity[]>
  /** The account that an identity logs in to, which stays as it is told until the transaction ends; notes that it was used. */
  take(issuer: string, subject: string): Promise<User | undefined>
  /** Ends one. @throws DatabaseError not-found */
  remove(userId: Id, id: Id): Promise<void>
  /** Ends all of the account. Resolves to how many. */
  removeAll(userId: Id): Promise<number>
  /** How many ways in the account has: a password, passkeys, identities. The account's row stays as it is until the transaction ends. */
  waysIn(userId: Id): Promise<number>
}

export interface IdentitiesSchema {
  identities: {
    id: Id
    user_id: Id
    issuer: string
    subject: string
    email: string | null
    created_at: Time
    used_at: Time | null
  }
}

export function createIdentities(context: Context): Identities {
  return {
    async link({ userId, issuer, subject, email }) {
      await context.write(async ({ queries }) => {
        // Locked, so that the account does not go meanwhile.
        await lockAccount(context, queries, userId)
        const row = { user_id: userId, issuer, subject: storable(subject), email: email && storable(email) }
        await queries
          .insertInto('identities')
          .values({ id: newId(), ...row, created_at: context.now(), used_at: null })
          .execute()
          .catch((error: unknown) => {
            throw isUniqueViolation(error)
              ? new DatabaseError(
                  'conflict',
                  'This identity, or another one of the provider, is linked already',
                )
              : error
          })
      })
    },

    async list(userId) {
      const rows = await context.read
        .selectFrom('identities')
        .select(['id', 'issuer', 'email', 'created_at', 'used_at'])
        .where('user_id', '=', userId)
        .orderBy('id')
        .execute()
      return rows.map(({ created_at: createdAt, used_at: usedAt, ...row }) => ({ ...row, createdAt, usedAt }))
    },

    take(issuer, subject) {
      return context.write(async ({ queries }) => {
        const named = queries
          .selectFrom('identities')
          .select('user_id')
          .where('issuer', '=', issuer)
          .where('subject', '=', storable(subject))
        const row = await queries
          .selectFrom('users')
          .selectAll()
          .where('id', '=', named)
          .where('removed_at', 'is', null)
          // SQLite has one writer at a time.
          .$if(context.dialect === 'postgres', (query) => query.forNoKeyUpdate())
          .executeTakeFirst()
        if (row === undefined) return undefined
        const { numUpdatedRows } = await queries
          .updateTable('identities')
          .set({ used_at: context.now() })
          .where('issuer', '=', issuer)
          .where('subject', '=', storable(subject))
          .where('user_id', '=', row.id)
          .executeTakeFirst()
        // It may have been unlinked while the account was waited for.
        return numUpdatedRows === 0n ? undefined : toUser(row, context.now())
      })
    },

    async remove(userId, id) {
      const { numDeletedRows } = await context.write(({ queries }) =>
        queries
          .deleteFrom('identities')
          .where('id', '=', id)
          .where('user_id', '=', userId)
          .executeTakeFirst(),
      )
      if (numDeletedRows === 0n) throw new DatabaseError('not-found', 'There is no such link to a provider')
    },

    async removeAll(userId) {
      const { numDeletedRows } = await context.write(({ queries }) =>
        queries.deleteFrom('identities').where('user_id', '=', userId).executeTakeFirst(),
      )
      return Number(numDeletedRows)
    },

    waysIn(userId) {
      return context.write(async ({ queries }) => {
        const account = await queries
          .selectFrom('users')
          .select('password_hash')
          .where('id', '=', userId)
          .$if(context.dialect === 'postgres', (query) => query.forNoKeyUpdate())
          .executeTakeFirst()
        let ways = account === undefined || account.password_hash === '' ? 0 : 1
        for (const table of ['passkeys', 'identities'] as const) {
          const { count } = await queries
            .selectFrom(table)
            .select((eb) => eb.fn.countAll<number>().as('count'))
            .where('user_id', '=', userId)
            .executeTakeFirstOrThrow()
          ways += Number(count)
        }
        return ways
      })
    },
  }
}
