import { type Kysely, PostgresAdapter, sql } from 'kysely'

/** Which listings' sellers were told, or are about to be, that they expire, and when: a renewed one expires at another time. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter
  const text = postgres ? sql`text collate "C"` : 'text'
  // No foreign keys: what is deleted is forgotten a few days later, and deleting stays as cheap as it is.
  await db.schema
    .createTable('expiry_reminders')
    .ifNotExists()
    .addColumn('listing_id', text, (c) => c.primaryKey())
    .addColumn('seller_id', text, (c) => c.notNull())
    .addColumn('expires_at', postgres ? 'bigint' : 'integer', (c) => c.notNull())
    .addColumn('told', postgres ? 'smallint' : 'integer', (c) => c.notNull())
    .$call((table) => (postgres ? table : table.modifyEnd(sql`without rowid`)))
    .execute()
  await db.schema
    .createIndex('expiry_reminders_untold')
    .ifNotExists()
    .on('expiry_reminders')
    .column('seller_id')
    .where(sql<boolean>`told = 0`)
    .execute()
  await db.schema
    .createIndex('expiry_reminders_expiry')
    .ifNotExists()
    .on('expiry_reminders')
    .column('expires_at')
    .execute()
}
