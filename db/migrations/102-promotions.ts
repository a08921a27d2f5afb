import { type Kysely, PostgresAdapter, sql } from 'kysely'

/** Listings that stand at the top for some days, and the codes by which sellers have that. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter
  const text = postgres ? sql`text collate "C"` : 'text'
  await db.schema
    .createTable('promotions')
    .ifNotExists()
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('listing_id', text, (c) => c.notNull().references('listings.id').onDelete('cascade'))
    .addColumn('package', text, (c) => c.notNull())
    .addColumn('source', text, (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('until_at', text, (c) => c.notNull())
    .addColumn('ended', 'integer', (c) => c.notNull().defaultTo(0))
    .execute()
  await sql`create index if not exists promotions_listing on promotions (listing_id)`.execute(db)
  await sql`create index if not exists promotions_due on promotions (until_at) where ended = 0`.execute(db)
  await db.schema
    .createTable('promotion_codes')
    .ifNotExists()
    .addColumn('code', text, (c) => c.primaryKey())
    .addColumn('package', text, (c) => c.notNull())
    .addColumn('uses_left', 'integer', (c) => c.notNull())
    .addColumn('until_at', text, (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .execute()
}
