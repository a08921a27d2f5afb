import { type Kysely, PostgresAdapter, sql } from 'kysely'

/**
 * Whether an account's address was confirmed (those that are there already count as such), and the links that mails hold: one of a
 * purpose for each account, kept as hashes.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter
  const text = postgres ? sql`text collate "C"` : 'text'
  const tables = await db.introspection.getTables()
  const users = tables.find((table) => table.name === 'users')
  if (!users?.columns.some((column) => column.name === 'email_verified_at')) {
    await db.schema.alterTable('users').addColumn('email_verified_at', text).execute()
    await sql`update users set email_verified_at = created_at`.execute(db)
  }
  await db.schema
    .createTable('mail_links')
    .ifNotExists()
    .addColumn('user_id', text, (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('purpose', text, (c) => c.notNull())
    .addColumn('token_hash', text, (c) => c.notNull().unique())
    .addColumn('email_key', text, (c) => c.notNull())
    .addColumn('expires_at', text, (c) => c.notNull())
    .addColumn('used_at', text)
    .addPrimaryKeyConstraint('mail_links_pk', ['user_id', 'purpose'])
    .execute()
  await db.schema
    .createIndex('mail_links_expires')
    .ifNotExists()
    .on('mail_links')
    .column('expires_at')
    .execute()
}
