import { type Kysely, PostgresAdapter, sql } from 'kysely'

/** Who dealt with whom, one conversation for a listing, and how each side rates the other. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter
  const text = postgres ? sql`text collate "C"` : 'text'
  await db.schema
    .createTable('deals')
    .ifNotExists()
    .addColumn('conversation_id', text, (c) =>
      c.primaryKey().references('conversations.id').onDelete('cascade'),
    )
    .addColumn('listing_id', text, (c) => c.notNull().unique())
    .addColumn('offer_seq', 'integer')
    .addColumn('made_at', text, (c) => c.notNull())
    .addColumn('rate_until', text, (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('ratings')
    .ifNotExists()
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('conversation_id', text, (c) =>
      c.notNull().references('deals.conversation_id').onDelete('cascade'),
    )
    .addColumn('side', text, (c) => c.notNull())
    .addColumn('subject_id', text, (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('stars', 'integer', (c) => c.notNull())
    .addColumn('tags', 'text', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('shown_at', text, (c) => c.notNull())
    .addColumn('reply', 'text')
    .addColumn('replied_at', text)
    .addUniqueConstraint('ratings_side', ['conversation_id', 'side'])
    .execute()
  await db.schema
    .createIndex('ratings_subject')
    .ifNotExists()
    .on('ratings')
    .columns(['subject_id', 'shown_at', 'id'])
    .execute()
}
