import { type Kysely, PostgresAdapter, sql } from 'kysely'

/** Addresses that are told of changes, and what each of them is told. A change names the seller where its listing is gone. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter
  const text = postgres ? sql`text collate "C"` : 'text'
  const changes = (await db.introspection.getTables()).find(({ name }) => name === 'changes')
  if (!changes?.columns.some(({ name }) => name === 'seller_id')) {
    await db.schema.alterTable('changes').addColumn('seller_id', text).execute()
  }
  await db.schema
    .createTable('webhooks')
    .ifNotExists()
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('user_id', text, (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('url', 'text', (c) => c.notNull())
    .addColumn('events', 'text', (c) => c.notNull())
    .addColumn('everyone', 'integer', (c) => c.notNull())
    .addColumn('secret', 'text', (c) => c.notNull())
    .addColumn('old_secret', 'text')
    .addColumn('old_secret_until', text)
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('reason', 'text')
    .addColumn('failures', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('failing_since', text)
    .addColumn('paused_until', text)
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('updated_at', text, (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('webhooks_user').ifNotExists().on('webhooks').column('user_id').execute()
  await db.schema.createIndex('webhooks_state').ifNotExists().on('webhooks').column('state').execute()
  await db.schema
    .createTable('webhook_deliveries')
    .ifNotExists()
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('webhook_id', text, (c) => c.notNull().references('webhooks.id').onDelete('cascade'))
    .addColumn('type', text, (c) => c.notNull())
    .addColumn('listing_id', text)
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('attempts', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('next_at', text, (c) => c.notNull())
    .addColumn('status', 'integer')
    .addColumn('error', 'text')
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('ended_at', text)
    .execute()
  await sql`create index if not exists webhook_deliveries_due on webhook_deliveries (webhook_id, next_at) where state = 'queued'`.execute(
    db,
  )
  await db.schema
    .createIndex('webhook_deliveries_webhook')
    .ifNotExists()
    .on('webhook_deliveries')
    .columns(['webhook_id', 'id'])
    .execute()
  await db.schema
    .createIndex('webhook_deliveries_age')
    .ifNotExists()
    .on('webhook_deliveries')
    .column('created_at')
    .execute()
}
