import { type Kysely, PostgresAdapter, sql } from 'kysely'

/** The keys that sign access tokens, sealed by whoever writes them: the one before, the present one, and the next. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter
  const text = postgres ? sql`text collate "C"` : 'text'
  await db.schema
    .createTable('signing_keys')
    .ifNotExists()
    .addColumn('kid', text, (c) => c.primaryKey())
    .addColumn('sealed', text, (c) => c.notNull())
    .addColumn('signs_from', text, (c) => c.notNull())
    .execute()
}
