import { type Kysely, PostgresAdapter, sql } from 'kysely'

/** What the operator says on the page of a category, or of one in a county, and under which word it stands; words of before lead to those of now. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter
  const text = postgres ? sql`text collate "C"` : 'text'
  await db.schema
    .createTable('landing_pages')
    .ifNotExists()
    .addColumn('category', text, (c) => c.notNull())
    // '' for all of them.
    .addColumn('county', text, (c) => c.notNull())
    .addColumn('locale', text, (c) => c.notNull())
    .addColumn('path', text)
    .addColumn('title', 'text')
    .addColumn('text', 'text')
    .addColumn('links', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('landing_pages_key', ['category', 'county', 'locale'])
    .execute()
  await sql`create unique index if not exists landing_pages_path on landing_pages (locale, path) where path is not null`.execute(
    db,
  )
  await db.schema
    .createTable('landing_former_paths')
    .ifNotExists()
    .addColumn('locale', text, (c) => c.notNull())
    .addColumn('path', text, (c) => c.notNull())
    .addColumn('category', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('landing_former_paths_key', ['locale', 'path'])
    .execute()
}
