import { type Kysely, PostgresAdapter, sql } from 'kysely'

/** What was removed at once can be taken back: by whom and when, and by which decision each listing was removed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter
  const text = postgres ? sql`text collate "C"` : 'text'
  const tables = await db.introspection.getTables()
  for (const [table, column] of [
    ['moderation_lots', 'undone_at'],
    ['moderation_lots', 'undone_by'],
    ['moderation_lots', 'restored_at'],
    ['lot_listings', 'decision_id'],
  ] as const) {
    const present = tables.find(({ name }) => name === table)?.columns.some(({ name }) => name === column)
    if (!present) await db.schema.alterTable(table).addColumn(column, text).execute()
  }
}
