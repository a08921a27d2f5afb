import type { Queries } from '../context.ts'
import type { Reason } from '../rules/moderation/reasons.ts'
import { storable } from '../text.ts'
import type { Id, Time } from '../types.ts'
import { hideSeller, showSeller } from './hidden-sellers.ts'
import type { UserRow } from './users.ts'

interface NewAccountBan {
  id: Id
  account: Pick<UserRow, 'id' | 'name'>
  reason: Reason | null
  note: string
  until: Time | null
  actorId: Id | null
}

type Suspended = Pick<UserRow, 'suspended_at' | 'suspended_until' | 'suspended_reason'>

/**
 * An account's bans stand among those of other things, so that all are one list. Several may hold at once, each of a decision of its own, so that to
 * lift one leaves the others; the longest is the suspension that the account's row shows.
 */
export async function addAccountBan(
  queries: Queries,
  now: Time,
  { id, account, reason, note, until, actorId }: NewAccountBan,
): Promise<Suspended> {
  await queries
    .insertInto('bans')
    .values({
      ...{ id, kind: 'account', value: account.id, label: storable(account.name), reason },
      ...{ note: storable(note), until, created_at: now, created_by: actorId },
      ...{ lifted_at: null, sample: null },
    })
    .execute()
  return suspendByBans(queries, now, account.id)
}

/** @param banId one of them; all without it */
export async function liftAccountBans(
  queries: Queries,
  now: Time,
  accountId: Id,
  banId?: Id,
): Promise<Suspended> {
  await queries
    .updateTable('bans')
    .set({ lifted_at: now })
    .where('kind', '=', 'account')
    .where('value', '=', accountId)
    .where('lifted_at', 'is', null)
    .$if(banId !== undefined, (query) => query.where('id', '=', banId!))
    .execute()
  return suspendByBans(queries, now, accountId)
}

/** Those that hold, the longest first. */
export const accountBans = (queries: Queries, now: Time, accountId: Id) =>
  queries
    .selectFrom('bans')
    .selectAll()
    .where('kind', '=', 'account')
    .where('value', '=', accountId)
    .where('lifted_at', 'is', null)
    .where((eb) => eb.or([eb('until', 'is', null), eb('until', '>', now)]))
    .orderBy((eb) => eb.fn.coalesce('until', eb.val('9999')), 'desc')
    .orderBy('created_at', 'desc')

async function suspendByBans(queries: Queries, now: Time, accountId: Id): Promise<Suspended> {
  const longest = await accountBans(queries, now, accountId).limit(1).executeTakeFirst()
  const suspended: Suspended = {
    suspended_at: longest?.created_at ?? null,
    suspended_until: longest?.until ?? null,
    suspended_reason: longest?.note ?? null,
  }
  await queries.updateTable('users').set(suspended).where('id', '=', accountId).execute()
  if (longest === undefined) await showSeller(queries, accountId)
  else await hideSeller(queries, accountId, longest.until)
  return suspended
}
