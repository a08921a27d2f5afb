import { type Kysely, PostgresAdapter, sql } from 'kysely'

/** A lot removes what was there when somebody looked, by the text that was there then; a decision names the law or the clause, and the one that it reverses. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter
  const text = postgres ? sql`text collate "C"` : 'text'
  const tables = await db.introspection.getTables()
  for (const [table, column] of [
    ['moderation_lots', 'as_of'],
    ['moderation_lots', 'sample'],
    ['moderation_lots', 'reference'],
    ['decisions', 'reference'],
    ['decisions', 'reverses'],
    // Of an account that was deleted for a reason, until nobody may complain.
    ['decisions', 'email'],
    ['decisions', 'locale'],
  ] as const) {
    const present = tables.find(({ name }) => name === table)?.columns.some(({ name }) => name === column)
    if (!present) await db.schema.alterTable(table).addColumn(column, text).execute()
  }
}
