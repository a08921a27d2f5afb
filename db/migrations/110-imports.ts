import { type Kysely, PostgresAdapter, sql } from 'kysely'

/** Files that sellers bring, from their arrival to their last row. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter
  const text = postgres ? sql`text collate "C"` : 'text'
  await db.schema
    .createTable('imports')
    .ifNotExists()
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('seller_id', text, (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('bytes', 'bigint', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('choices', 'text', (c) => c.notNull())
    .addColumn('contents', 'text')
    .addColumn('map', 'text')
    .addColumn('settings', 'text', (c) => c.notNull())
    .addColumn('plan', 'text')
    .addColumn('checkpoint', 'text')
    .addColumn('error', 'text')
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('updated_at', text, (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('imports_seller')
    .ifNotExists()
    .on('imports')
    .columns(['seller_id', 'id'])
    .execute()
}
