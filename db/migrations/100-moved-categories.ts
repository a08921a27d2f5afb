import { type Kysely, PostgresAdapter, sql } from 'kysely'

/** Which category took the listings of one that is no more: its addresses lead there. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter
  const tables = await db.introspection.getTables()
  const columns = tables.find(({ name }) => name === 'categories')?.columns ?? []
  if (columns.some(({ name }) => name === 'moved_into')) return
  await db.schema
    .alterTable('categories')
    .addColumn('moved_into', postgres ? sql`text collate "C"` : 'text', (c) => c.references('categories.id'))
    .execute()
}
