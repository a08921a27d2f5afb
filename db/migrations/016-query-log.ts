import { type Kysely, PostgresAdapter, sql } from 'kysely'

/** What is searched for and how often nothing is found, by nobody in particular. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const text = db.getExecutor().adapter instanceof PostgresAdapter ? sql`text collate "C"` : 'text'
  await db.schema
    .createTable('query_log')
    .ifNotExists()
    .addColumn('query', text, (c) => c.primaryKey())
    .addColumn('times', 'integer', (c) => c.notNull())
    .addColumn('empty', 'integer', (c) => c.notNull())
    .addColumn('last_at', text, (c) => c.notNull())
    .execute()
  await sql`create index if not exists query_log_last on query_log (last_at)`.execute(db)
  await sql`create index if not exists query_log_empty on query_log (empty) where empty > 0`.execute(db)
}
