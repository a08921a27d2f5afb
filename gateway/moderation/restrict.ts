import { tellDecided, tellLifted } from '@piata/agents'
import type { Config } from '@piata/config'
import { type Actor, awaitsVerification, type Id, type Reason, type WrittenTables } from '@piata/db'

interface Restriction {
  reason: Reason
  /** What was found: whoever has the account reads it. */
  facts: string
  /** The law, or the clause of the terms. */
  reference?: string | null
  until: string | null
}

/**
 * Suspends an account, in its transaction: with a statement of reasons, of which a mail tells, and about which its owner may complain.
 * @param secret of `alerts.secret()`
 * @throws DatabaseError as `moderation.suspend`
 */
export async function suspendAccount(
  config: Config,
  tables: WrittenTables,
  { accountId, by }: { accountId: Id; by: Actor | 'operator' },
  restriction: Restriction,
  secret: Buffer,
): Promise<void> {
  const decided = await tables.moderation.suspend(accountId, by, restriction)
  await tellDecided(config, tables, decided, secret)
}

/** Deletes an account for a reason, as `suspendAccount`; its statements stay to be read and complained about by the links of their mails. */
export async function deleteAccount(
  config: Config,
  tables: WrittenTables,
  { accountId, by }: { accountId: Id; by: Actor },
  { reason, facts, reference = null }: Omit<Restriction, 'until'>,
  secret: Buffer,
): Promise<void> {
  const user = await tables.users.findById(accountId)
  const address =
    user === undefined || awaitsVerification(config, user) ? null : { email: user.email, locale: user.locale }
  const final = { reason, facts, reference, until: null, final: { address } }
  const decided = await tables.moderation.suspend(accountId, by, final)
  await tellDecided(config, tables, decided, secret)
  await tables.users.delete(accountId)
}

/** Takes back what was said of an account's suspensions that were just lifted, in the same transaction, and tells whom it concerns. */
export async function settleLifted(
  config: Config,
  tables: WrittenTables,
  { accountId, by }: { accountId: Id; by: Actor | 'operator' },
  secret: Buffer,
): Promise<void> {
  const lifted = await tables.moderation.settleLifted(accountId, by === 'operator' ? null : by.id)
  for (const one of lifted) await tellLifted(config, tables, one, secret)
}
