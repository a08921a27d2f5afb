import { type Kysely, PostgresAdapter, sql } from 'kysely'

/**
 * A deleted account is marked at once and removed in steps, and what an account has is found in the order in which it is paged through:
 * listings of one status by `seq` (with what quotas and categories look at), pictures and sessions by id.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter
  const tables = await db.introspection.getTables()
  const users = tables.find((table) => table.name === 'users')
  if (!users?.columns.some((column) => column.name === 'removed_at')) {
    await db.schema
      .alterTable('users')
      .addColumn('removed_at', postgres ? sql`text collate "C"` : 'text')
      .execute()
  }
  await db.schema
    .createIndex('users_removed')
    .ifNotExists()
    .on('users')
    .column('removed_at')
    .where(sql<boolean>`removed_at is not null`)
    .execute()
  await db.schema
    .createIndex('listings_seller_status')
    .ifNotExists()
    .on('listings')
    .columns(['seller_id', 'status', 'seq', 'category_id', 'published_at'])
    .execute()
  await db.schema.dropIndex('listings_seller').ifExists().execute()
  await db.schema
    .createIndex('images_owner_id')
    .ifNotExists()
    .on('images')
    .columns(['owner_id', 'id'])
    .execute()
  await db.schema.dropIndex('images_owner').ifExists().execute()
  await db.schema
    .createIndex('sessions_user_id')
    .ifNotExists()
    .on('sessions')
    .columns(['user_id', 'id'])
    .execute()
  await db.schema.dropIndex('sessions_user').ifExists().execute()
  // Keys whose requests were lost before answers were written with their work.
  await sql`delete from idempotency_keys where status is null`.execute(db)
}
