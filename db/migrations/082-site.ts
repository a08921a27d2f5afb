import { type Kysely, PostgresAdapter, sql } from 'kysely'

/** What those who run the site chose for it, each change a row of its own, and the pages of law with all their versions. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter
  const text = postgres ? sql`text collate "C"` : 'text'
  await db.schema
    .createTable('site_settings')
    .ifNotExists()
    .addColumn('version', 'integer', (c) => c.primaryKey())
    .addColumn('chosen', 'text', (c) => c.notNull())
    .addColumn('changed', 'text', (c) => c.notNull())
    .addColumn('changed_at', text, (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('site_pages')
    .ifNotExists()
    .addColumn('page', text, (c) => c.notNull())
    .addColumn('locale', text, (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('written_at', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('site_pages_key', ['page', 'locale', 'version'])
    .execute()
}
