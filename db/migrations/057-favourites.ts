import { type Kysely, PostgresAdapter, sql } from 'kysely'

/** Listings that accounts have put aside, with the price that each had then. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter
  const text = postgres ? sql`text collate "C"` : 'text'
  // Without a reference to the listing: deleting one that many have put aside would take as long as they are many.
  await db.schema
    .createTable('favourites')
    .ifNotExists()
    .addColumn('user_id', text, (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('listing_id', text, (c) => c.notNull())
    .addColumn('added_at', text, (c) => c.notNull())
    .addColumn('price_amount', postgres ? 'bigint' : 'integer')
    .addColumn('price_currency', text)
    .addColumn('told_amount', postgres ? 'bigint' : 'integer')
    .addColumn('told_currency', text)
    .addColumn('told_status', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('favourites_key', ['user_id', 'listing_id'])
    .execute()
  await db.schema
    .createIndex('favourites_listing')
    .ifNotExists()
    .on('favourites')
    .columns(['listing_id', 'user_id'])
    .execute()
}
