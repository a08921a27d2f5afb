import { type Kysely, PostgresAdapter, sql } from 'kysely'

/** A report knows when a moderator dealt with it; those that nobody has are found by an index of their own. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter
  const tables = await db.introspection.getTables()
  const columns = tables.find(({ name }) => name === 'conversation_reports')?.columns ?? []
  if (!columns.some(({ name }) => name === 'resolved_at')) {
    await db.schema
      .alterTable('conversation_reports')
      .addColumn('resolved_at', postgres ? sql`text collate "C"` : 'text')
      .execute()
  }
  await sql`create index if not exists conversation_reports_open on conversation_reports (id) where resolved_at is null`.execute(
    db,
  )
}
