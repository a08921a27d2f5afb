import { type Kysely, PostgresAdapter, sql } from 'kysely'

/** Searches that accounts saved, and listings in the order in which they came on show, by which these are told. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter
  const text = postgres ? sql`text collate "C"` : 'text'
  await db.schema
    .createTable('saved_searches')
    .ifNotExists()
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('user_id', text, (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('query', 'text', (c) => c.notNull())
    .addColumn('request', 'text', (c) => c.notNull())
    .addColumn('page', 'text')
    .addColumn('digest', text, (c) => c.notNull())
    .addColumn('frequency', text, (c) => c.notNull())
    .addColumn('locale', text, (c) => c.notNull())
    .addColumn('since', postgres ? 'bigint' : 'integer', (c) => c.notNull())
    .addColumn('told_at', text)
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('updated_at', text, (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('saved_searches_same')
    .ifNotExists()
    .unique()
    .on('saved_searches')
    .columns(['user_id', 'digest'])
    .execute()
  await db.schema
    .createIndex('saved_searches_round')
    .ifNotExists()
    .on('saved_searches')
    .columns(['frequency', 'user_id', 'id'])
    .execute()
  await db.schema
    .createTable('arrivals')
    .ifNotExists()
    .$call((table) =>
      postgres
        ? table.addColumn('seq', 'bigserial', (c) => c.primaryKey())
        : table.addColumn('seq', 'integer', (c) => c.primaryKey().autoIncrement()),
    )
    .addColumn('listing_id', text, (c) => c.notNull().unique())
    .addColumn('arrived_at', text, (c) => c.notNull())
    .execute()
}
