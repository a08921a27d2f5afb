import { type Kysely, PostgresAdapter, sql } from 'kysely'

/** Offers, each a message with an amount, and for whom a listing is reserved: which ends with the status, whatever changes it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter
  const text = postgres ? sql`text collate "C"` : 'text'
  const bigint = postgres ? 'bigint' : 'integer'
  await db.schema
    .createTable('offers')
    .ifNotExists()
    .addColumn('conversation_id', text, (c) => c.notNull())
    .addColumn('seq', 'integer', (c) => c.notNull())
    .addColumn('side', text, (c) => c.notNull())
    .addColumn('amount', bigint, (c) => c.notNull())
    .addColumn('currency', text, (c) => c.notNull())
    .addColumn('price_amount', bigint, (c) => c.notNull())
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('expires_at', text, (c) => c.notNull())
    .addColumn('answered_at', text)
    .addPrimaryKeyConstraint('offers_key', ['conversation_id', 'seq'])
    .addForeignKeyConstraint(
      'offers_message',
      ['conversation_id', 'seq'],
      'messages',
      ['conversation_id', 'seq'],
      (c) => c.onDelete('cascade'),
    )
    .execute()
  await sql`create unique index if not exists offers_open on offers (conversation_id) where state = 'open'`.execute(
    db,
  )
  await db.schema
    .createTable('reservations')
    .ifNotExists()
    .addColumn('listing_id', text, (c) => c.primaryKey().references('listings.id').onDelete('cascade'))
    .addColumn('conversation_id', text, (c) => c.notNull().references('conversations.id').onDelete('cascade'))
    .addColumn('offer_seq', 'integer')
    .addColumn('created_at', text, (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('reservations_conversation')
    .ifNotExists()
    .on('reservations')
    .column('conversation_id')
    .execute()
  if (!postgres) {
    await sql`create trigger if not exists listings_released after update of status on listings
      when old.status = 'reserved' and new.status <> 'reserved'
      begin delete from reservations where listing_id = old.id; end`.execute(db)
    return
  }
  await sql`create or replace function listings_released() returns trigger language plpgsql as $$
    begin
      delete from reservations where listing_id = old.id;
      return null;
    end $$`.execute(db)
  await sql`drop trigger if exists listings_released on listings`.execute(db)
  await sql`create trigger listings_released after update of status on listings for each row
    when (old.status = 'reserved' and new.status <> 'reserved') execute function listings_released()`.execute(
    db,
  )
}
