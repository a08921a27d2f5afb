import { type Kysely, PostgresAdapter, sql } from 'kysely'

/** What saved searches found, told or not; by what order searches were saved; and prices that listings had when they were looked at last. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter
  const text = postgres ? sql`text collate "C"` : 'text'
  await db.schema
    .createTable('alert_finds')
    .ifNotExists()
    .addColumn('search_id', text, (c) => c.notNull().references('saved_searches.id').onDelete('cascade'))
    .addColumn('listing_id', text, (c) => c.notNull())
    .addColumn('user_id', text, (c) => c.notNull())
    // The frequency of the search while it is to be told, null afterwards.
    .addColumn('waiting', text)
    .addColumn('found_at', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('alert_finds_pkey', ['search_id', 'listing_id'])
    .execute()
  const index = (name: string, columns: string, where = '') =>
    sql.raw(`create index if not exists ${name} on alert_finds (${columns}) ${where}`).execute(db)
  await index('alert_finds_waiting', 'waiting, user_id, search_id', 'where waiting is not null')
  await index('alert_finds_listing', 'listing_id', 'where waiting is not null')
  await index('alert_finds_age', 'found_at')
  await db.schema
    .createTable('saved_search_places')
    .ifNotExists()
    .$call((table) =>
      postgres
        ? table
            .addColumn('place', 'bigserial', (c) => c.primaryKey())
            .addColumn('transaction_id', sql`xid8`, (c) => c.notNull().defaultTo(sql`pg_current_xact_id()`))
        : table.addColumn('place', 'integer', (c) => c.primaryKey().autoIncrement()),
    )
    .addColumn('search_id', text, (c) =>
      c.notNull().unique().references('saved_searches.id').onDelete('cascade'),
    )
    .execute()
  if (postgres)
    await sql`create index if not exists saved_search_places_transaction on saved_search_places (transaction_id)`.execute(
      db,
    )
  await sql`insert into saved_search_places (search_id)
    select id from saved_searches where id not in (select search_id from saved_search_places) order by id`.execute(
    db,
  )
  await db.schema
    .createTable('alert_prices')
    .ifNotExists()
    .addColumn('listing_id', text, (c) => c.primaryKey())
    .addColumn('amount', postgres ? 'bigint' : 'integer', (c) => c.notNull())
    .addColumn('currency', text, (c) => c.notNull())
    .execute()
}
