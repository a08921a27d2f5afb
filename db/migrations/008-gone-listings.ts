import { type Kysely, PostgresAdapter, sql } from 'kysely'

/**
 * Ids of deleted listings that were public once: their addresses are gone, not unknown. The database itself writes them down,
 * whatever deletes a listing: its owner, or the end of an account with all that it sold.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter
  await db.schema
    .createTable('gone_listings')
    .ifNotExists()
    .addColumn('id', postgres ? sql`text collate "C"` : 'text', (c) => c.primaryKey())
    .execute()
  if (!postgres) {
    await sql`create trigger if not exists listings_gone after delete on listings when old.published_at is not null
      begin insert or ignore into gone_listings (id) values (old.id); end`.execute(db)
    return
  }
  await sql`create or replace function listings_gone() returns trigger language plpgsql as $$
    begin
      insert into gone_listings (id) select id from removed where published_at is not null on conflict do nothing;
      return null;
    end $$`.execute(db)
  await sql`drop trigger if exists listings_gone on listings`.execute(db)
  await sql`create trigger listings_gone after delete on listings referencing old table as removed
    for each statement execute function listings_gone()`.execute(db)
}
