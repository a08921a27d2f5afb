import { type Kysely, PostgresAdapter, sql } from 'kysely'

/** Whom providers of OpenID Connect know an account's person as. By issuer, as a provider's name in the settings may change. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter
  const text = postgres ? sql`text collate "C"` : 'text'
  await db.schema
    .createTable('identities')
    .ifNotExists()
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('user_id', text, (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('issuer', text, (c) => c.notNull())
    .addColumn('subject', text, (c) => c.notNull())
    .addColumn('email', 'text')
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('used_at', text)
    .addUniqueConstraint('identities_subject', ['issuer', 'subject'])
    .addUniqueConstraint('identities_user', ['user_id', 'issuer'])
    .execute()
}
