import { type Kysely, PostgresAdapter, sql } from 'kysely'

/** A session knows when a second factor was given in it; those that an account with an authenticator app began were begun with a code. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter
  const tables = await db.introspection.getTables()
  const columns = tables.find(({ name }) => name === 'sessions')?.columns ?? []
  if (columns.some(({ name }) => name === 'second_factor_at')) return
  await db.schema
    .alterTable('sessions')
    .addColumn('second_factor_at', postgres ? sql`text collate "C"` : 'text')
    .execute()
  await sql`update sessions set second_factor_at = created_at where exists (
    select 1 from second_factors
    where second_factors.user_id = sessions.user_id and confirmed_at <= sessions.created_at)`.execute(db)
}
