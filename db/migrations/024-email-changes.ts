import { type Kysely, PostgresAdapter, sql } from 'kysely'

/** Addresses that accounts are to have once both mailboxes have said so, the present one and the new one. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const text = db.getExecutor().adapter instanceof PostgresAdapter ? sql`text collate "C"` : 'text'
  await db.schema
    .createTable('email_changes')
    .ifNotExists()
    .addColumn('user_id', text, (c) => c.primaryKey().references('users.id').onDelete('cascade'))
    .addColumn('email', text, (c) => c.notNull())
    .addColumn('expires_at', text, (c) => c.notNull())
    .addColumn('old_confirmed_at', text)
    .addColumn('new_confirmed_at', text)
    .execute()
  await db.schema
    .createIndex('email_changes_expires')
    .ifNotExists()
    .on('email_changes')
    .column('expires_at')
    .execute()
}
