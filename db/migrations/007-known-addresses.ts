import { type Kysely, PostgresAdapter, sql } from 'kysely'

/** Where each account has logged in from lately, as hashes: there its owner is let in while strangers guess at the password. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter
  const text = postgres ? sql`text collate "C"` : 'text'
  await db.schema
    .createTable('known_addresses')
    .ifNotExists()
    .addColumn('address_hash', text, (c) => c.primaryKey())
    .addColumn('user_id', text, (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('seen_at', text, (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('known_addresses_user')
    .ifNotExists()
    .on('known_addresses')
    .columns(['user_id', 'seen_at'])
    .execute()
}
