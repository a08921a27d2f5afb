import { type Kysely, PostgresAdapter, sql } from 'kysely'

/** Sellers whose listings nobody is shown, and how far the change feed has been told of each listing of theirs. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter
  const text = postgres ? sql`text collate "C"` : 'text'
  await db.schema
    .createTable('hidden_sellers')
    .ifNotExists()
    .addColumn('user_id', text, (c) => c.primaryKey().notNull().references('users.id').onDelete('cascade'))
    .addColumn('until', text)
    .execute()
  await sql`create index if not exists hidden_sellers_until on hidden_sellers (until) where until is not null`.execute(
    db,
  )
  await db.schema
    .createTable('seller_walks')
    .ifNotExists()
    .addColumn('user_id', text, (c) => c.primaryKey().notNull().references('users.id').onDelete('cascade'))
    .addColumn('after', 'bigint', (c) => c.notNull())
    .addColumn('shows', 'integer', (c) => c.notNull())
    .execute()
  for (const [table, columns] of [
    ['hidden_sellers', 'suspended_until'],
    ['seller_walks', '0, 0'],
  ] as const)
    await sql`insert into ${sql.table(table)} select id, ${sql.raw(columns)} from users
      where suspended_at is not null and removed_at is null on conflict do nothing`.execute(db)
}
