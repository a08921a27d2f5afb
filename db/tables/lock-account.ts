import type { Context, Queries } from '../context.ts'
import { DatabaseError } from '../errors.ts'
import type { Id, Time } from '../types.ts'

/**
 * Takes an account for the rest of a transaction: it does not go meanwhile, and of two that write for it at once the second counts what the first wrote. (SQLite has one writer at a time.)
 * @throws DatabaseError bad-reference on `ownerId` for one that is gone
 */
export async function lockAccount(
  { dialect }: Pick<Context, 'dialect'>,
  queries: Queries,
  id: Id,
): Promise<{ createdAt: Time }> {
  const account = await queries
    .selectFrom('users')
    .select('created_at')
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .$if(dialect === 'postgres', (query) => query.forNoKeyUpdate())
    .executeTakeFirst()
  if (account === undefined) throw new DatabaseError('bad-reference', 'There is no such account', 'ownerId')
  return { createdAt: account.created_at }
}
