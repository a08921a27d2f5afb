import { type Kysely, PostgresAdapter, sql } from 'kysely'

/** What an account asked to have exported, compressed and in parts, until it runs out. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter
  const text = postgres ? sql`text collate "C"` : 'text'
  await db.schema
    .createTable('exports')
    .ifNotExists()
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('user_id', text, (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('bytes', 'bigint', (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('expires_at', text, (c) => c.notNull())
    .execute()
  await db.schema.createIndex('exports_user').ifNotExists().on('exports').columns(['user_id', 'id']).execute()
  await db.schema.createIndex('exports_expiry').ifNotExists().on('exports').columns(['expires_at']).execute()
  await db.schema
    .createTable('export_parts')
    .ifNotExists()
    .addColumn('export_id', text, (c) => c.notNull().references('exports.id').onDelete('cascade'))
    .addColumn('part', 'integer', (c) => c.notNull())
    .addColumn('bytes', postgres ? 'bytea' : 'blob', (c) => c.notNull())
    .addPrimaryKeyConstraint('export_parts_key', ['export_id', 'part'])
    .execute()
}
