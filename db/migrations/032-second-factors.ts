import { type Kysely, PostgresAdapter, sql } from 'kysely'

/** Second factors of accounts: a secret that an authenticator app shares, sealed, and recovery codes as hashes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter
  const text = postgres ? sql`text collate "C"` : 'text'
  await db.schema
    .createTable('second_factors')
    .ifNotExists()
    .addColumn('user_id', text, (c) => c.primaryKey().references('users.id').onDelete('cascade'))
    .addColumn('sealed', text, (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('confirmed_at', text)
    .addColumn('last_step', 'integer', (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('recovery_codes')
    .ifNotExists()
    .addColumn('user_id', text, (c) => c.notNull().references('second_factors.user_id').onDelete('cascade'))
    .addColumn('hash', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('recovery_codes_pk', ['user_id', 'hash'])
    .execute()
}
