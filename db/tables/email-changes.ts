import type { Context } from '../context.ts'
import type { Id, Time } from '../types.ts'

/** Both mailboxes have to answer in this time: their links are good for half of it, from when their mails are sent. */
const lifeMs = 60 * 60_000

interface EmailChange {
  /** As it was asked for, in its proper form. */
  email: string
  isOldConfirmed: boolean
  isNewConfirmed: boolean
}

/** Addresses that accounts are to have, one for each account, until both mailboxes have confirmed it. */
interface EmailChanges {
  /**
   * Takes the place of what was asked for before.
   * @param needsOld whether the present address is known to be the person's, so that it has a say
   */
  ask(userId: Id, email: string, needsOld: boolean): Promise<void>
  /** What was asked for; from then on it stays so until the transaction ends. */
  hold(userId: Id): Promise<EmailChange | undefined>
  /** What is confirmed then; undefined where nothing was asked for, or too long ago. */
  confirm(userId: Id, side: 'old' | 'new'): Promise<EmailChange | undefined>
  end(userId: Id): Promise<void>
  /** At most `limit` of those whose time is over; returns how many. */
  purge(now: Time, limit: number): Promise<number>
}

export interface EmailChangesSchema {
  email_changes: {
    user_id: Id
    email: string
    expires_at: Time
    old_confirmed_at: Time | null
    new_confirmed_at: Time | null
  }
}

export function createEmailChanges(context: Context): EmailChanges {
  const toChange = (row: EmailChangesSchema['email_changes']): EmailChange => ({
    email: row.email,
    isOldConfirmed: row.old_confirmed_at !== null,
    isNewConfirmed: row.new_confirmed_at !== null,
  })

  return {
    async ask(userId, email, needsOld) {
      const now = context.now()
      const row = {
        email,
        expires_at: new Date(Date.parse(now) + lifeMs).toISOString(),
        old_confirmed_at: needsOld ? null : now,
        new_confirmed_at: null,
      }
      await context.write(({ queries }) =>
        queries
          .insertInto('email_changes')
          .values({ user_id: userId, ...row })
          .onConflict((conflict) => conflict.column('user_id').doUpdateSet(row))
          .execute(),
      )
    },

    async hold(userId) {
      const row = await context.write(({ queries }) =>
        queries
          .selectFrom('email_changes')
          .selectAll()
          .where('user_id', '=', userId)
          .where('expires_at', '>', context.now())
          // SQLite has one writer at a time.
          .$if(context.dialect === 'postgres', (query) => query.forNoKeyUpdate())
          .executeTakeFirst(),
      )
      return row && toChange(row)
    },

    async confirm(userId, side) {
      const now = context.now()
      const row = await context.write(({ queries }) =>
        queries
          .updateTable('email_changes')
          .set(side === 'old' ? { old_confirmed_at: now } : { new_confirmed_at: now })
          .where('user_id', '=', userId)
          .where('expires_at', '>', now)
          .returningAll()
          .executeTakeFirst(),
      )
      return row && toChange(row)
    },

    async end(userId) {
      await context.write(({ queries }) =>
        queries.deleteFrom('email_changes').where('user_id', '=', userId).execute(),
      )
    },

    async purge(now, limit) {
      const { numDeletedRows } = await context.write(({ queries }) =>
        queries
          .deleteFrom('email_changes')
          .where('user_id', 'in', (eb) =>
            eb.selectFrom('email_changes').select('user_id').where('expires_at', '<=', now).limit(limit),
          )
          .executeTakeFirst(),
      )
      return Number(numDeletedRows)
    },
  }
}
