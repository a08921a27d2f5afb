import { tellDecided } from '@piata/agents'
import type { Config } from '@piata/config'
import type { Actor, Id, Reason, WrittenTables } from '@piata/db'

interface Restriction {
  reason: Reason
  /** What was found: whoever has the account reads it. */
  facts: string
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
  { reason, facts }: Omit<Restriction, 'until'>,
  secret: Buffer,
): Promise<void> {
  const final = { reason, facts, until: null, isFinal: true }
  const decided = await tables.moderation.suspend(accountId, by, final)
  await tellDecided(config, tables, decided, secret)
  await tables.users.delete(accountId)
}
