import { type Kysely, PostgresAdapter, sql } from 'kysely'

/** Files of other sites that are read again and again, and what each of them holds. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter
  const text = postgres ? sql`text collate "C"` : 'text'
  await db.schema
    .createTable('feeds')
    .ifNotExists()
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('seller_id', text, (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('url', 'text', (c) => c.notNull())
    .addColumn('format', 'text', (c) => c.notNull())
    .addColumn('items', 'text')
    .addColumn('map', 'text', (c) => c.notNull())
    .addColumn('schedule', 'text', (c) => c.notNull())
    .addColumn('paused', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('next_at', text, (c) => c.notNull())
    .addColumn('run', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('last_run_at', text)
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('held', 'text')
    .addColumn('released', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('etag', 'text')
    .addColumn('last_modified', 'text')
    .addColumn('digest', 'text')
    .addColumn('counts', 'text')
    .addColumn('report', 'text')
    .execute()
  await db.schema.createIndex('feeds_due').ifNotExists().on('feeds').columns(['paused', 'next_at']).execute()
  await db.schema.createIndex('feeds_seller').ifNotExists().on('feeds').column('seller_id').execute()
  await db.schema
    .createTable('feed_items')
    .ifNotExists()
    .addColumn('feed_id', text, (c) => c.notNull().references('feeds.id').onDelete('cascade'))
    .addColumn('external_id', text, (c) => c.notNull())
    .addColumn('listing_id', text)
    .addColumn('run', 'integer', (c) => c.notNull())
    .addColumn('gone_at', text)
    .addColumn('withdrawn', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('wanted', 'text')
    .addColumn('pictures', 'text')
    .addColumn('due', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('tries', 'integer', (c) => c.notNull().defaultTo(0))
    .addPrimaryKeyConstraint('feed_items_key', ['feed_id', 'external_id'])
    .execute()
  await sql`create index if not exists feed_items_due on feed_items (feed_id, external_id) where due = 1`.execute(
    db,
  )
}
