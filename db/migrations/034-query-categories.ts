import { type Kysely, PostgresAdapter, sql } from 'kysely'

/** Searches within a category and how many of them found nothing, by nobody in particular. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const text = db.getExecutor().adapter instanceof PostgresAdapter ? sql`text collate "C"` : 'text'
  await db.schema
    .createTable('query_categories')
    .ifNotExists()
    .addColumn('category', text, (c) => c.primaryKey())
    .addColumn('times', 'integer', (c) => c.notNull())
    .addColumn('empty', 'integer', (c) => c.notNull())
    .addColumn('last_at', text, (c) => c.notNull())
    .execute()
  await sql`create index if not exists query_categories_last on query_categories (last_at)`.execute(db)
}
