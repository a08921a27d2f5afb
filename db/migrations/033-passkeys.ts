import { type Kysely, PostgresAdapter, sql } from 'kysely'

/** Passkeys of accounts (WebAuthn): what authenticators made, with their public keys; and challenges that were answered, as each is good once. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter
  const text = postgres ? sql`text collate "C"` : 'text'
  await db.schema
    .createTable('passkeys')
    .ifNotExists()
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('user_id', text, (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('credential_id', text, (c) => c.notNull().unique())
    .addColumn('public_key', 'text', (c) => c.notNull())
    .addColumn('transports', 'text', (c) => c.notNull())
    .addColumn('counter', 'bigint', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('is_synced', 'integer', (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('used_at', text)
    .execute()
  await db.schema.createIndex('passkeys_user').ifNotExists().on('passkeys').column('user_id').execute()
  await db.schema
    .createTable('used_challenges')
    .ifNotExists()
    .addColumn('hash', text, (c) => c.primaryKey())
    .addColumn('expires_at', text, (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('used_challenges_expiry')
    .ifNotExists()
    .on('used_challenges')
    .column('expires_at')
    .execute()
}
