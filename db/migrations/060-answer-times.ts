import { type Kysely, PostgresAdapter, sql } from 'kysely'

/** How soon sellers answer who writes to them for the first time. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter
  const text = postgres ? sql`text collate "C"` : 'text'
  await db.schema
    .createTable('answer_times')
    .ifNotExists()
    .addColumn('user_id', text, (c) => c.primaryKey().references('users.id').onDelete('cascade'))
    .addColumn('minutes', 'integer', (c) => c.notNull())
    .addColumn('computed_at', text, (c) => c.notNull())
    .execute()
}
