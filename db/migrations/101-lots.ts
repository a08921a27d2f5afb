import { type Kysely, PostgresAdapter, sql } from 'kysely'

/** What a moderator removes at once, listing by listing in steps, and what became of each. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter
  const text = postgres ? sql`text collate "C"` : 'text'
  await db.schema
    .createTable('moderation_lots')
    .ifNotExists()
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('value', text, (c) => c.notNull())
    .addColumn('label', 'text', (c) => c.notNull())
    .addColumn('sellers', 'text', (c) => c.notNull())
    .addColumn('reason', text, (c) => c.notNull())
    .addColumn('facts', 'text', (c) => c.notNull())
    .addColumn('begun_by', text)
    .addColumn('role', text, (c) => c.notNull())
    .addColumn('begun_at', text, (c) => c.notNull())
    .addColumn('ended_at', text)
    .execute()
  await db.schema
    .createTable('lot_listings')
    .ifNotExists()
    .addColumn('lot_id', text, (c) => c.notNull().references('moderation_lots.id').onDelete('cascade'))
    .addColumn('listing_id', text, (c) => c.notNull())
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('owner_id', text)
    .addPrimaryKeyConstraint('lot_listings_key', ['lot_id', 'listing_id'])
    .execute()
  await sql`create index if not exists moderation_lots_begun_by on moderation_lots (begun_by) where begun_by is not null`.execute(
    db,
  )
  await sql`create index if not exists sessions_network on sessions (network) where network is not null`.execute(
    db,
  )
}
