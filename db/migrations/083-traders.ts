import { type Kysely, PostgresAdapter, sql } from 'kysely'

/** Who sells as a trader says who that is, and prices of published listings are kept when they change. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter
  const text = postgres ? sql`text collate "C"` : 'text'
  await db.schema
    .createTable('traders')
    .ifNotExists()
    .addColumn('user_id', text, (c) => c.primaryKey().references('users.id').onDelete('cascade'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('vat_id', text, (c) => c.notNull())
    .addColumn('register_number', text, (c) => c.notNull())
    .addColumn('address', 'text', (c) => c.notNull())
    .addColumn('email', text, (c) => c.notNull())
    .addColumn('phone', text, (c) => c.notNull())
    .addColumn('certified_at', text, (c) => c.notNull())
    .addColumn('updated_at', text, (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('past_prices')
    .ifNotExists()
    .addColumn('listing_id', text, (c) => c.notNull().references('listings.id').onDelete('cascade'))
    .addColumn('ended_at', text, (c) => c.notNull())
    .addColumn('amount', postgres ? 'bigint' : 'integer', (c) => c.notNull())
    .addColumn('currency', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('past_prices_key', ['listing_id', 'ended_at'])
    .execute()
  // Whatever changes a price keeps the one before: the site, an import or a feed.
  if (!postgres) {
    await sql`create trigger if not exists prices_kept after update of price_amount, price_currency on listings
      when old.published_at is not null and old.price_amount is not null
        and (old.price_amount is not new.price_amount or old.price_currency is not new.price_currency)
      begin insert or ignore into past_prices (listing_id, ended_at, amount, currency)
        values (old.id, new.updated_at, old.price_amount, old.price_currency); end`.execute(db)
    return
  }
  await sql`create or replace function prices_kept() returns trigger language plpgsql as $$
    begin
      insert into past_prices (listing_id, ended_at, amount, currency)
        values (old.id, new.updated_at, old.price_amount, old.price_currency) on conflict do nothing;
      return null;
    end $$`.execute(db)
  await sql`drop trigger if exists prices_kept on listings`.execute(db)
  await sql`create trigger prices_kept after update of price_amount, price_currency on listings for each row
    when (old.published_at is not null and old.price_amount is not null
      and (old.price_amount is distinct from new.price_amount or old.price_currency is distinct from new.price_currency))
    execute function prices_kept()`.execute(db)
}
