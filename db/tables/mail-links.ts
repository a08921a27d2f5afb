import type { Context } from '../context.ts'
import { emailKey } from '../rules/email.ts'
import type { Id, Time } from '../types.ts'

/**
 * What a link of a mail is for: `verify` confirms the address of an account, `reset` sets a new password, `old-email` and `new-email` are the two
 * sides of a change of address.
 */
export type LinkPurpose = 'verify' | 'reset' | 'old-email' | 'new-email'

/** How long the link of a mail is good for. */
export const mailLinkMinutes = 30

interface MailLink {
  userId: Id
  purpose: LinkPurpose
}

/** Links of mails, by hashes of their tokens (SHA-256, hex, made by the caller). */
interface MailLinks {
  /**
   * Makes a link that is good for half an hour; what the account had for the same purpose is void from then on.
   * @param email the address that the mail goes to: a link is void once the account has another one, but those of `new-email`
   */
  issue(link: MailLink & { tokenHash: string; email: string }): Promise<void>
  /** The link that `use` would find, without using it. */
  find(tokenHash: string, purposes: readonly LinkPurpose[]): Promise<MailLink | undefined>
  /** Uses a link up: of several callers, one finds it. The account's row stays as it is until the transaction ends. */
  use(tokenHash: string, purposes: readonly LinkPurpose[]): Promise<MailLink | undefined>
  /** Makes all links of an account void, as when its password changes, or those of some purposes. */
  voidAll(userId: Id, purposes?: readonly LinkPurpose[]): Promise<void>
  /** At most `limit` of those whose time is over; returns how many. */
  purge(now: Time, limit: number): Promise<number>
}

export interface MailLinksSchema {
  mail_links: {
    user_id: Id
    purpose: LinkPurpose
    token_hash: string
    /** Of the address that it was sent to. */
    email_key: string
    expires_at: Time
    used_at: Time | null
  }
}

export function createMailLinks(context: Context): MailLinks {
  /** Of an account that is there, whose address is still the one that the link was sent to. */
  const live = (queries: Context['read'], tokenHash: string, purposes: readonly LinkPurpose[]) =>
    queries
      .selectFrom('mail_links')
      .innerJoin('users', 'users.id', 'mail_links.user_id')
      .select(['mail_links.user_id', 'mail_links.purpose'])
      .where('token_hash', '=', tokenHash)
      .where('purpose', 'in', purposes)
      .where('used_at', 'is', null)
      .where('expires_at', '>', context.now())
      .where('users.removed_at', 'is', null)
      .where((eb) =>
        eb.or([eb('purpose', '=', 'new-email'), eb('mail_links.email_key', '=', eb.ref('users.email_key'))]),
      )

  return {
    async issue({ userId, purpose, tokenHash, email }) {
      const row = {
        token_hash: tokenHash,
        email_key: emailKey(email),
        expires_at: new Date(Date.parse(context.now()) + mailLinkMinutes * 60_000).toISOString(),
        used_at: null,
      }
      await context.write(({ queries }) =>
        queries
          .insertInto('mail_links')
          .values({ user_id: userId, purpose, ...row })
          .onConflict((conflict) => conflict.columns(['user_id', 'purpose']).doUpdateSet(row))
          .execute(),
      )
    },

    async find(tokenHash, purposes) {
      const row = await live(context.read, tokenHash, purposes).executeTakeFirst()
      return row && { userId: row.user_id, purpose: row.purpose }
    },

    use(tokenHash, purposes) {
      return context.write(async ({ queries }) => {
        // The account's row first, as everything that changes an account does: no two transactions wait for each other.
        const row = await live(queries, tokenHash, purposes)
          .$if(context.dialect === 'postgres', (query) => query.forNoKeyUpdate('users'))
          .executeTakeFirst()
        if (row === undefined) return undefined
        const { numUpdatedRows } = await queries
          .updateTable('mail_links')
          .set({ used_at: context.now() })
          .where('token_hash', '=', tokenHash)
          .where('used_at', 'is', null)
          .executeTakeFirst()
        return numUpdatedRows === 0n ? undefined : { userId: row.user_id, purpose: row.purpose }
      })
    },

    async voidAll(userId, purposes) {
      await context.write(({ queries }) =>
        queries
          .deleteFrom('mail_links')
          .where('user_id', '=', userId)
          .$if(purposes !== undefined, (query) => query.where('purpose', 'in', purposes!))
          .execute(),
      )
    },

    async purge(now, limit) {
      const { numDeletedRows } = await context.write(({ queries }) =>
        queries
          .deleteFrom('mail_links')
          .where('token_hash', 'in', (eb) =>
            eb.selectFrom('mail_links').select('token_hash').where('expires_at', '<=', now).limit(limit),
          )
          .executeTakeFirst(),
      )
      return Number(numDeletedRows)
    },
  }
}
