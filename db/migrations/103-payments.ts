import { type Kysely, PostgresAdapter, sql } from 'kysely'

/** What sellers pay for, once each, whatever a provider tells twice. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter
  const text = postgres ? sql`text collate "C"` : 'text'
  await db.schema
    .createTable('payments')
    .ifNotExists()
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('provider', text, (c) => c.notNull())
    .addColumn('reference', text)
    .addColumn('listing_id', text, (c) => c.notNull())
    .addColumn('package', text, (c) => c.notNull())
    .addColumn('amount', 'bigint', (c) => c.notNull())
    .addColumn('currency', text, (c) => c.notNull())
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('paid_at', text)
    .execute()
  await sql`create index if not exists payments_open on payments (created_at) where state = 'open'`.execute(
    db,
  )
}
