import type { Context } from '../context.ts'
import { DatabaseError } from '../errors.ts'
import type { Id, Time } from '../types.ts'
import { toUser, type User } from './users.ts'

/** What an authenticator app shares with an account. */
interface SecondFactor {
  /** The shared secret, as the caller sealed it. */
  sealed: string
  /** Null until its first code was right: it is asked for from then on. */
  confirmedAt: Time | null
  /** The last step of time (RFC 6238) whose code was taken. */
  lastStep: number
  /** Recovery codes that are not used yet. */
  recoveryCodes: number
}

/** Second factors by account; recovery codes are hashed by the caller. */
interface SecondFactors {
  find(userId: Id): Promise<SecondFactor | undefined>
  /** Begins one, in place of another that was not confirmed. @throws DatabaseError conflict where one is confirmed */
  begin(userId: Id, sealed: string): Promise<void>
  /**
   * Confirms the secret that is sealed so by the code of `step`, with these recovery codes. False where it is confirmed already, or another one by now.
   */
  confirm(userId: Id, sealed: string, step: number, codes: string[]): Promise<boolean>
  /** Takes the code of a step, once; false where this or a later one was taken before. */
  takeStep(userId: Id, step: number): Promise<boolean>
  /** Puts these recovery codes in place of all before. @throws DatabaseError not-found without a confirmed second factor */
  renewCodes(userId: Id, codes: string[]): Promise<void>
  /** Whether the recovery code of this hash is not used yet. */
  hasCode(userId: Id, hash: string): Promise<boolean>
  /** Takes a recovery code, once. */
  takeCode(userId: Id, hash: string): Promise<boolean>
  /**
   * Ends it, with its recovery codes. Where it was confirmed, which is what this resolves to, sessions count as begun without it, and access tokens of
   * before are void.
   * @throws DatabaseError not-found
   */
  remove(userId: Id): Promise<boolean>
  /**
   * The account as it is now where its tokens are still of this version; from then on it stays so until the transaction ends.
   */
  holdAccount(userId: Id, tokenVersion: number): Promise<User | undefined>
}

export interface SecondFactorsSchema {
  second_factors: {
    user_id: Id
    sealed: string
    created_at: Time
    confirmed_at: Time | null
    last_step: number
  }
  recovery_codes: { user_id: Id; hash: string }
}

export function createSecondFactors(context: Context): SecondFactors {
  return {
    async find(userId) {
      const row = await context.read
        .selectFrom('second_factors')
        .select(['sealed', 'confirmed_at', 'last_step'])
        .select((eb) =>
          eb
            .selectFrom('recovery_codes')
            .select((count) => count.fn.countAll<number>().as('count'))
            .whereRef('recovery_codes.user_id', '=', 'second_factors.user_id')
            .as('codes'),
        )
        .where('user_id', '=', userId)
        .executeTakeFirst()
      if (row === undefined) return undefined
      return {
        sealed: row.sealed,
        confirmedAt: row.confirmed_at,
        lastStep: row.last_step,
        recoveryCodes: Number(row.codes),
      }
    },

    async begin(userId, sealed) {
      const row = { sealed, created_at: context.now(), confirmed_at: null, last_step: -1 }
      const begun = await context.write(({ queries }) =>
        queries
          .insertInto('second_factors')
          .values({ user_id: userId, ...row })
          .onConflict((conflict) =>
            conflict.column('user_id').doUpdateSet(row).where('second_factors.confirmed_at', 'is', null),
          )
          .returning('user_id')
          .executeTakeFirst(),
      )
      if (begun === undefined)
        throw new DatabaseError('conflict', 'The account has an authenticator app already; remove it first')
    },

    confirm(userId, sealed, step, codes) {
      return context.write(async ({ queries }) => {
        const { numUpdatedRows } = await queries
          .updateTable('second_factors')
          .set({ confirmed_at: context.now(), last_step: step })
          .where('user_id', '=', userId)
          .where('sealed', '=', sealed)
          .where('confirmed_at', 'is', null)
          .executeTakeFirst()
        if (numUpdatedRows === 0n) return false
        await queries
          .insertInto('recovery_codes')
          .values(codes.map((hash) => ({ user_id: userId, hash })))
          .execute()
        return true
      })
    },

    async takeStep(userId, step) {
      const { numUpdatedRows } = await context.write(({ queries }) =>
        queries
          .updateTable('second_factors')
          .set({ last_step: step })
          .where('user_id', '=', userId)
          .where('confirmed_at', 'is not', null)
          .where('last_step', '<', step)
          .executeTakeFirst(),
      )
      return numUpdatedRows > 0n
    },

    async renewCodes(userId, codes) {
      await context.write(async ({ queries }) => {
        const held = await queries
          .selectFrom('second_factors')
          .select('user_id')
          .where('user_id', '=', userId)
          .where('confirmed_at', 'is not', null)
          // SQLite has one writer at a time.
          .$if(context.dialect === 'postgres', (query) => query.forNoKeyUpdate())
          .executeTakeFirst()
        if (held === undefined) throw new DatabaseError('not-found', 'The account has no authenticator app')
        await queries.deleteFrom('recovery_codes').where('user_id', '=', userId).execute()
        await queries
          .insertInto('recovery_codes')
          .values(codes.map((hash) => ({ user_id: userId, hash })))
          .execute()
      })
    },

    async hasCode(userId, hash) {
      const row = await context.read
        .selectFrom('recovery_codes')
        .select('hash')
        .where('user_id', '=', userId)
        .where('hash', '=', hash)
        .executeTakeFirst()
      return row !== undefined
    },

    async takeCode(userId, hash) {
      const { numDeletedRows } = await context.write(({ queries }) =>
        queries
          .deleteFrom('recovery_codes')
          .where('user_id', '=', userId)
          .where('hash', '=', hash)
          .executeTakeFirst(),
      )
      return numDeletedRows > 0n
    },

    remove(userId) {
      return context.write(async ({ queries }) => {
        const removed = await queries
          .deleteFrom('second_factors')
          .where('user_id', '=', userId)
          .returning('confirmed_at')
          .executeTakeFirst()
        if (removed === undefined)
          throw new DatabaseError('not-found', 'The account has no authenticator app')
        if (removed.confirmed_at === null) return false
        await queries
          .updateTable('sessions')
          .set({ second_factor_at: null })
          .where('user_id', '=', userId)
          .execute()
        await queries
          .updateTable('users')
          .set((eb) => ({ token_version: eb('token_version', '+', 1) }))
          .where('id', '=', userId)
          .execute()
        return true
      })
    },

    holdAccount(userId, tokenVersion) {
      return context.write(async ({ queries }) => {
        const row = await queries
          .selectFrom('users')
          .selectAll()
          .where('id', '=', userId)
          .where('token_version', '=', tokenVersion)
          .where('removed_at', 'is', null)
          // SQLite has one writer at a time.
          .$if(context.dialect === 'postgres', (query) => query.forNoKeyUpdate())
          .executeTakeFirst()
        return row && toUser(row, context.now())
      })
    },
  }
}
