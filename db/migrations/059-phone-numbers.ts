import { type Kysely, PostgresAdapter, sql } from 'kysely'

/** To whom sellers show their numbers, and who asked for them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter
  const text = postgres ? sql`text collate "C"` : 'text'
  const users = (await db.introspection.getTables()).find(({ name }) => name === 'users')
  if (!users?.columns.some(({ name }) => name === 'phone_visibility'))
    await db.schema
      .alterTable('users')
      .addColumn('phone_visibility', text, (c) => c.notNull().defaultTo('nobody'))
      .execute()
  await db.schema
    .createTable('phone_views')
    .ifNotExists()
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('listing_id', text, (c) => c.notNull())
    .addColumn('seller_id', text, (c) => c.notNull())
    .addColumn('viewer_id', text, (c) => c.references('users.id').onDelete('cascade'))
    .addColumn('network', text)
    .addColumn('viewed_at', text, (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('phone_views_viewer')
    .ifNotExists()
    .on('phone_views')
    .columns(['viewer_id', 'viewed_at', 'seller_id'])
    .execute()
  await db.schema.createIndex('phone_views_age').ifNotExists().on('phone_views').column('viewed_at').execute()
  await db.schema
    .createTable('phone_counts')
    .ifNotExists()
    .addColumn('listing_id', text, (c) => c.primaryKey().references('listings.id').onDelete('cascade'))
    .addColumn('count', 'integer', (c) => c.notNull())
    .execute()
}
