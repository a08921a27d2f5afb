import { type Kysely, PostgresAdapter, sql } from 'kysely'

/** What whoever runs the site should know and do, as long as it is so. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const text = db.getExecutor().adapter instanceof PostgresAdapter ? sql`text collate "C"` : 'text'
  await db.schema
    .createTable('notices')
    .ifNotExists()
    .addColumn('source', text, (c) => c.notNull())
    .addColumn('key', text, (c) => c.notNull())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('advice', 'text', (c) => c.notNull())
    .addColumn('evidence', 'text', (c) => c.notNull())
    .addColumn('since', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('notices_pk', ['source', 'key'])
    .execute()
}
