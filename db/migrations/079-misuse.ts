import { type Kysely, PostgresAdapter, sql } from 'kysely'

/** Who was warned for what was removed again and again, or for reports that were unfounded again and again, and until when whose reports are not looked at. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter
  const text = postgres ? sql`text collate "C"` : 'text'
  await db.schema
    .createTable('misuse')
    .ifNotExists()
    .addColumn('who', text, (c) => c.notNull())
    .addColumn('role', text, (c) => c.notNull())
    .addColumn('warned_at', text, (c) => c.notNull())
    .addColumn('paused_until', text)
    .addPrimaryKeyConstraint('misuse_key', ['who', 'role'])
    .execute()
  await sql`create index if not exists misuse_warned on misuse (warned_at)`.execute(db)
  await sql`create index if not exists reports_created on reports (created_at)`.execute(db)
  await sql`create index if not exists decisions_decided on decisions (decided_at)`.execute(db)
}
