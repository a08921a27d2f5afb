import { type Kysely, PostgresAdapter, sql } from 'kysely'

/** What the row of a file was that a listing was made of, so that a file that comes again costs what has changed in it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter
  const listings = (await db.introspection.getTables()).find(({ name }) => name === 'listings')
  if (listings?.columns.some(({ name }) => name === 'import_hash')) return
  await db.schema
    .alterTable('listings')
    .addColumn('import_hash', postgres ? sql`text collate "C"` : 'text')
    .execute()
}
