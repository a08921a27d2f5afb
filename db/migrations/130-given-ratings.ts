import { type Kysely, PostgresAdapter, sql } from 'kysely'

/** What the sides of a deal said of accounts that are gone: for those who said it, as nobody else reads it any more. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter
  const text = postgres ? sql`text collate "C"` : 'text'
  await db.schema
    .createTable('given_ratings')
    .ifNotExists()
    .addColumn('conversation_id', text, (c) =>
      c.notNull().references('deals.conversation_id').onDelete('cascade'),
    )
    .addColumn('side', text, (c) => c.notNull())
    .addColumn('id', text, (c) => c.notNull())
    .addColumn('stars', 'integer', (c) => c.notNull())
    .addColumn('tags', 'text', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('given_ratings_key', ['conversation_id', 'side'])
    .execute()
}
