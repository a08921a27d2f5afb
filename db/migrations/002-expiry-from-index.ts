import { type Kysely, sql } from 'kysely'

/** The index of expiry holds the exact time too, so that what is due later today is passed over without reading its row. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropIndex('listings_expiry').ifExists().execute()
  await db.schema
    .createIndex('listings_due')
    .ifNotExists()
    .on('listings')
    .expression(sql`(expires_at / 86400000)`)
    .columns(['seq', 'expires_at'])
    .where(sql<boolean>`status = 'published'`)
    .execute()
}
