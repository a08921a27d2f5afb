import { type Kysely, PostgresAdapter, sql } from 'kysely'

/** What happened how often on a day, where no rows tell it afterwards: searches. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter
  const text = postgres ? sql`text collate "C"` : 'text'
  await db.schema
    .createTable('daily_counts')
    .ifNotExists()
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('day', text, (c) => c.notNull())
    .addColumn('count', postgres ? 'bigint' : 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('daily_counts_key', ['name', 'day'])
    .execute()
}
