import { type Kysely, PostgresAdapter, sql } from 'kysely'

/** What categories were called before they were renamed or removed: the words of their pages were made of it, and lead on. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter
  const text = postgres ? sql`text collate "C"` : 'text'
  await db.schema
    .createTable('category_former_names')
    .ifNotExists()
    .addColumn('locale', text, (c) => c.notNull())
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('category', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('category_former_names_key', ['locale', 'name'])
    .execute()
}
