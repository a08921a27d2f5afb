import { type Context, type Queries, within } from '../context.ts'
import { DatabaseError } from '../errors.ts'
import { newId } from '../ids.ts'
import { emailKey } from '../rules/email.ts'
import type { Reason } from '../rules/moderation/reasons.ts'
import { storable } from '../text.ts'
import type { Id, Role, Time } from '../types.ts'
import { addAccountBan, liftAccountBans } from './account-bans.ts'
import { createAudit, type NewAuditEvent } from './audit.ts'
import { toUser, type User, type UserRow } from './users.ts'

/** An account as the operator sees it. */
export type Account = Pick<User, 'id' | 'email' | 'name' | 'role' | 'createdAt' | 'suspension'>

/** Who suspends an account other than the operator. */
interface ByStaff {
  id: Id
  actorId: Id
}

interface NewSuspension {
  /** Of the ban that it is, by which it alone is lifted. */
  id?: Id
  /** Its owner reads it. */
  reason: string
  /** What the reason is by the site's lists. */
  because?: Reason
  until: Time | null
}

/** What the operator does with accounts. Each makes the access tokens of before void, at once here and within a second elsewhere. */
interface Accounts {
  /** Ends all sessions; until `until`, or for good, nobody logs in. @throws DatabaseError not-found */
  suspend(email: string, suspension: NewSuspension): Promise<Account>
  /** Lifts all its suspensions; silent where the account has none. @throws DatabaseError not-found */
  unsuspend(email: string): Promise<Account>
  /** By a moderator; those of staff only the operator suspends. @throws DatabaseError not-found, also for those */
  suspendMember(who: ByStaff, suspension: NewSuspension): Promise<Account>
  /** @throws DatabaseError not-found */
  unsuspendMember(who: ByStaff): Promise<Account>
  /** Lifts one suspension, by its ban; others go on. Resolves to whether there was something to lift. */
  endSuspension(who: ByStaff, banId: Id): Promise<boolean>
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
      on = context,
      endSessions = false,
      anyRole = typeof who === 'string',
      after,
    }: {
      on?: Context
      endSessions?: boolean
      anyRole?: boolean
      /** Resolves to what it changed of the row. */
      after?: (queries: Queries, row: UserRow, now: Time) => Promise<Partial<UserRow>>
    } = {},
  ): Promise<Account> {
    return on.write(async (tx) => {
      const { queries } = tx
      const now = context.now()
      const row = await queries
        .updateTable('users')
        .set((eb) => ({
          ...patch,
          updated_at: now,
          version: eb('version', '+', 1),
          token_version: eb('token_version', '+', 1),
        }))
        .where((eb) =>
          typeof who === 'string' ? eb('email_key', '=', storable(emailKey(who))) : eb('id', '=', who.id),
        )
        .$if(!anyRole, (query) => query.where('role', '=', 'member'))
        .where('removed_at', 'is', null)
        .returningAll()
        .executeTakeFirst()
      if (!row) throw new DatabaseError('not-found', 'There is no such account', 'email')
      if (endSessions) await queries.deleteFrom('sessions').where('user_id', '=', row.id).execute()
      const changed = await after?.(queries, row, now)
      const actor = typeof who === 'string' ? 'operator' : who.actorId
      await createAudit(within(context, tx)).record({ ...event, accountId: row.id, actor })
      return toAccount({ ...row, ...changed }, now)
    })
  }

  const suspend = (who: string | ByStaff, { id = newId(), reason, because, until }: NewSuspension) =>
    change(
      who,
      {},
      { kind: 'suspended', details: { until } },
      {
        endSessions: true,
        after: (queries, account, now) =>
          addAccountBan(queries, now, {
            ...{ id, account, reason: because ?? null, note: reason, until },
            actorId: typeof who === 'string' ? null : who.actorId,
          }),
      },
    )
  const unsuspend = (who: string | ByStaff, on = context, anyRole = typeof who === 'string') =>
    change(
      who,
      {},
      { kind: 'unsuspended' },
      { on, anyRole, after: (queries, { id }, now) => liftAccountBans(queries, now, id) },
    )

  return {
    suspend,
    unsuspend: (email) => unsuspend(email),
    suspendMember: suspend,
    unsuspendMember: (who) => unsuspend(who),

    endSuspension: (who, banId) =>
      context.write(async (tx) => {
        const { queries } = tx
        const now = context.now()
        // As a suspension does, so that neither passes over the other's ban.
        const account = await queries
          .selectFrom('users')
          .select('suspended_at')
          .where('id', '=', who.id)
          .where('removed_at', 'is', null)
          .$if(context.dialect === 'postgres', (query) => query.forNoKeyUpdate())
          .executeTakeFirst()
        if (!account) return false
        const ban = await queries
          .selectFrom('bans')
          .select('id')
          .where('id', '=', banId)
          .where('lifted_at', 'is', null)
          .executeTakeFirst()
        if (!ban) return false
        const { suspended_at } = await liftAccountBans(queries, now, who.id, banId)
        if (account.suspended_at !== null && suspended_at === null)
          await unsuspend(who, within(context, tx), true)
        return true
      }),

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
