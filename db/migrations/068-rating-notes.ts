import { type Kysely, PostgresAdapter, sql } from 'kysely'

/** What readers of a rating and of its reply should beware of, and when the buyer of a conversation said that it bought. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter
  const tables = await db.introspection.getTables()
  const has = (table: string, column: string) =>
    tables.find(({ name }) => name === table)?.columns.some(({ name }) => name === column) ?? false
  for (const column of ['notes', 'reply_notes'])
    if (!has('ratings', column))
      await db.schema
        .alterTable('ratings')
        .addColumn(column, 'text', (c) => c.notNull().defaultTo('[]'))
        .execute()
  if (!has('conversations', 'bought_at'))
    await db.schema
      .alterTable('conversations')
      .addColumn('bought_at', postgres ? sql`text collate "C"` : 'text')
      .execute()
}
