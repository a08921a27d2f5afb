import { type Kysely, PostgresAdapter, sql } from 'kysely'

/**
 * What is known of the files of each picture, by hash: whether somebody has to look if it is used, and whether it is being
 * removed. Uploads under way claim theirs.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter
  const text = postgres ? sql`text collate "C"` : 'text'
  await db.schema
    .createTable('image_files')
    .ifNotExists()
    .addColumn('sha256', text, (c) => c.primaryKey())
    .addColumn('check_after', text)
    .addColumn('removing_until', text)
    .execute()
  await db.schema
    .createIndex('image_files_check')
    .ifNotExists()
    .on('image_files')
    .column('check_after')
    .where(sql<boolean>`check_after is not null`)
    .execute()
  await db.schema
    .createTable('image_claims')
    .ifNotExists()
    .addColumn('sha256', text, (c) => c.notNull())
    .addColumn('claim', text, (c) => c.notNull())
    .addColumn('until', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('image_claims_key', ['sha256', 'claim'])
    .execute()
  await db.schema.createIndex('image_claims_claim').ifNotExists().on('image_claims').column('claim').execute()
  await sql`insert into image_files (sha256) select distinct sha256 from images where true on conflict do nothing`.execute(
    db,
  )
}
