import { type Context, type Queries, within } from '../context.ts'
import { DatabaseError } from '../errors.ts'
import { emailKey } from '../rules/email.ts'
import { storable } from '../text.ts'
import type { Id, Role, Time } from '../types.ts'
import { createAudit, type NewAuditEvent } from './audit.ts'
import { liftAccountBan, noteAccountBan } from './bans.ts'
import { hideSeller, showSeller } from './hidden-sellers.ts'
import { toUser, type User, type UserRow } from './users.ts'

/** An account as the operator sees it. */
export type Account = Pick<User, 'id' | 'email' | 'name' | 'role' | 'createdAt' | 'suspension'>

/** Who suspends an account other than the operator. */
interface ByStaff {
  id: Id
  actorId: Id
}

/** What the operator does with accounts. Each makes the access tokens of before void, at once here and within a second elsewhere. */
interface Accounts {
  /** Ends all sessions; until `until`, or for good, nobody logs in. @throws DatabaseError not-found */
  suspend(email: string, suspension: { reason: string; until: Time | null }): Promise<Account>
  /** Silent where the account is not suspended. @throws DatabaseError not-found */
  unsuspend(email: string): Promise<Account>
  /** By a moderator; those of staff only the operator suspends. @throws DatabaseError not-found, also for those */
  suspendMember(who: ByStaff, suspension: { reason: string; until: Time | null }): Promise<Account>
  /** @throws DatabaseError not-found */
  unsuspendMember(who: ByStaff): Promise<Account>
  /** Sessions go on, in the new role. @throws DatabaseError not-found */
  setRole(email: string, role: Role): Promise<Account>
  /** Those of staff and those suspended, by e-mail; at most `limit`. */
  listSpecial(limit: number): Promise<Account[]>
}

export function createAccounts(context: Context): Accounts {
  async function change(
    who: string | ByStaff,
    patch: Partial<UserRow>,
    event: Pick<NewAuditEvent, 'kind' | 'details'>,
    {
      endSessions = false,
      after,
    }: { endSessions?: boolean; after?: (queries: Queries, row: UserRow) => Promise<void> } = {},
  ): Promise<Account> {
    return context.write(async (tx) => {
      const { queries } = tx
      const now = context.now()
      const actor = typeof who === 'string' ? 'operator' : who.actorId
      const row = await queries
        .updateTable('users')
        .set((eb) => ({
          ...patch,
          updated_at: now,
          version: eb('version', '+', 1),
          token_version: eb('token_version', '+', 1),
        }))
        .where((eb) =>
          typeof who === 'string'
            ? eb('email_key', '=', storable(emailKey(who)))
            : eb.and([eb('id', '=', who.id), eb('role', '=', 'member')]),
        )
        .where('removed_at', 'is', null)
        .returningAll()
        .executeTakeFirst()
      if (!row) throw new DatabaseError('not-found', 'There is no such account', 'email')
      if (endSessions) await queries.deleteFrom('sessions').where('user_id', '=', row.id).execute()
      await after?.(queries, row)
      await createAudit(within(context, tx)).record({ ...event, accountId: row.id, actor })
      return toAccount(row, now)
    })
  }

  const suspend = (who: string | ByStaff, { reason, until }: { reason: string; until: Time | null }) => {
    const suspended = {
      suspended_at: context.now(),
      suspended_until: until,
      suspended_reason: storable(reason),
    }
    return change(
      who,
      suspended,
      { kind: 'suspended', details: { until } },
      {
        endSessions: true,
        async after(queries, { id, name }) {
          await hideSeller(queries, id, until)
          const actorId = typeof who === 'string' ? null : who.actorId
          await noteAccountBan(queries, context.now(), { id, name, reason, until, actorId })
        },
      },
    )
  }
  const unsuspend = (who: string | ByStaff) => {
    const lifted = { suspended_at: null, suspended_until: null, suspended_reason: null }
    return change(
      who,
      lifted,
      { kind: 'unsuspended' },
      {
        async after(queries, { id }) {
          await showSeller(queries, id)
          await liftAccountBan(queries, context.now(), id)
        },
      },
    )
  }

  return {
    suspend,
    unsuspend,
    suspendMember: suspend,
    unsuspendMember: unsuspend,

    setRole: (email, role) => change(email, { role }, { kind: 'role-changed', details: { role } }),

    async listSpecial(limit) {
      const rows = await context.read
        .selectFrom('users')
        .selectAll()
        .where('removed_at', 'is', null)
        .where((eb) => eb.or([eb('role', '<>', 'member'), eb('suspended_at', 'is not', null)]))
        .orderBy('email_key')
        .limit(limit)
        .execute()
      return rows.map((row) => toAccount(row, context.now()))
    },
  }
}

export function toAccount(row: UserRow, now: Time): Account {
  const { id, email, name, role, createdAt, suspension } = toUser(row, now)
  return { id, email, name, role, createdAt, suspension }
}
