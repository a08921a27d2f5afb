import { sql } from 'kysely'
import type { Context } from '../context.ts'
import type { Time } from '../types.ts'

/** Challenges that were answered: their makers keep none, so that whoever only asks for them costs nothing. */
interface UsedChallenges {
  /** Uses the challenge of this hash, once; false where it was used before. It is remembered until `expiresAt`, when it is void by itself. */
  use(hash: string, expiresAt: Time): Promise<boolean>
  /** Forgets those that expired before `now`, at most `limit`. */
  purge(now: Time, limit: number): Promise<number>
}

export interface UsedChallengesSchema {
  used_challenges: { hash: string; expires_at: Time }
}

export function createUsedChallenges(context: Context): UsedChallenges {
  return {
    async use(hash, expiresAt) {
      const used = await context.write(({ queries }) =>
        queries
          .insertInto('used_challenges')
          .values({ hash, expires_at: expiresAt })
          .onConflict((conflict) => conflict.column('hash').doNothing())
          .returning('hash')
          .executeTakeFirst(),
      )
      return used !== undefined
    },

    async purge(now, limit) {
      const { numAffectedRows = 0n } = await context.write(({ queries }) =>
        sql`delete from used_challenges where hash in (select hash from used_challenges where expires_at <= ${now} limit ${limit})`.execute(
          queries,
        ),
      )
      return Number(numAffectedRows)
    },
  }
}
