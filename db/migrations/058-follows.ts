import { type Kysely, PostgresAdapter, sql } from 'kysely'

/** Sellers that accounts follow, and what their followers have been told of. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter
  const text = postgres ? sql`text collate "C"` : 'text'
  await db.schema
    .createTable('follows')
    .ifNotExists()
    .addColumn('user_id', text, (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('seller_id', text, (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('created_at', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('follows_key', ['user_id', 'seller_id'])
    .execute()
  await db.schema
    .createIndex('follows_seller')
    .ifNotExists()
    .on('follows')
    .columns(['seller_id', 'user_id'])
    .execute()
  await db.schema
    .createTable('announced_listings')
    .ifNotExists()
    .addColumn('listing_id', text, (c) => c.primaryKey())
    .addColumn('announced_at', text, (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('announced_listings_age')
    .ifNotExists()
    .on('announced_listings')
    .column('announced_at')
    .execute()
}
