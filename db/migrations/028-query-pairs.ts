import { type Kysely, PostgresAdapter, sql } from 'kysely'

/** Searches that found little and what was searched for instead, by nobody in particular. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const text = db.getExecutor().adapter instanceof PostgresAdapter ? sql`text collate "C"` : 'text'
  await db.schema
    .createTable('query_pairs')
    .ifNotExists()
    .addColumn('query', text, (c) => c.notNull())
    .addColumn('instead', text, (c) => c.notNull())
    .addColumn('times', 'integer', (c) => c.notNull())
    .addColumn('last_at', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('query_pairs_pkey', ['query', 'instead'])
    .execute()
  await sql`create index if not exists query_pairs_last on query_pairs (last_at)`.execute(db)
}
