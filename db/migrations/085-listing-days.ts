import { type Kysely, PostgresAdapter, sql } from 'kysely'

/** How often a listing was looked at, called about, written about and saved on a day, for its seller. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter
  const text = postgres ? sql`text collate "C"` : 'text'
  const count = (c: import('kysely').ColumnDefinitionBuilder) => c.notNull().defaultTo(0)
  await db.schema
    .createTable('listing_days')
    .ifNotExists()
    .addColumn('listing_id', text, (c) => c.notNull().references('listings.id').onDelete('cascade'))
    .addColumn('day', text, (c) => c.notNull())
    .addColumn('views', 'integer', count)
    .addColumn('phones', 'integer', count)
    .addColumn('messages', 'integer', count)
    .addColumn('saves', 'integer', count)
    .addPrimaryKeyConstraint('listing_days_key', ['listing_id', 'day'])
    .execute()
}
