import { type Kysely, PostgresAdapter, sql } from 'kysely'

/** Addresses that listings had on a site that was moved in; they go with their listing. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter
  const text = postgres ? sql`text collate "C"` : 'text'
  await db.schema
    .createTable('old_addresses')
    .ifNotExists()
    .addColumn('address', text, (c) => c.primaryKey())
    .addColumn('listing_id', text, (c) => c.notNull().references('listings.id').onDelete('cascade'))
    .execute()
  await db.schema
    .createIndex('old_addresses_listing')
    .ifNotExists()
    .on('old_addresses')
    .column('listing_id')
    .execute()
}
