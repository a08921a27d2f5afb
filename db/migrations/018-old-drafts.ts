import { type Kysely, sql } from 'kysely'

/** What was never published, by when it was touched last, so that old drafts are found without looking through the catalogue. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createIndex('listings_untouched')
    .ifNotExists()
    .on('listings')
    .column('updated_at')
    .where(sql<boolean>`published_at is null and external_id is null and status <> 'pending'`)
    .execute()
}
