import { type Kysely, PostgresAdapter, sql } from 'kysely'

/** What the automatic checks made of a listing, and the prints by which texts that are nearly the same are found: one number a band, each with an index. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter
  const text = postgres ? sql`text collate "C"` : 'text'
  await db.schema
    .createTable('listing_checks')
    .ifNotExists()
    .addColumn('listing_id', text, (c) =>
      c.primaryKey().notNull().references('listings.id').onDelete('cascade'),
    )
    .addColumn('verdict', text, (c) => c.notNull())
    .addColumn('score', 'integer', (c) => c.notNull())
    .addColumn('findings', 'text', (c) => c.notNull())
    .addColumn('checked_at', text, (c) => c.notNull())
    .execute()
  const bands = Array.from({ length: 8 }, (_, band) => `b${band}`)
  let prints = db.schema
    .createTable('text_prints')
    .ifNotExists()
    .addColumn('seq', postgres ? 'bigint' : 'integer', (c) => c.primaryKey())
  for (const band of bands) prints = prints.addColumn(band, 'integer', (c) => c.notNull())
  await prints.execute()
  for (const band of bands)
    await sql`create index if not exists ${sql.raw(`text_prints_${band}`)} on text_prints (${sql.raw(band)})`.execute(
      db,
    )
  if (!postgres) {
    await sql`create trigger if not exists listings_unprinted after delete on listings
      begin delete from text_prints where seq = old.seq; end`.execute(db)
    return
  }
  await sql`create or replace function listings_unprinted() returns trigger language plpgsql as $$
    begin
      delete from text_prints where seq in (select seq from removed);
      return null;
    end $$`.execute(db)
  await sql`drop trigger if exists listings_unprinted on listings`.execute(db)
  await sql`create trigger listings_unprinted after delete on listings referencing old table as removed
    for each statement execute function listings_unprinted()`.execute(db)
}
