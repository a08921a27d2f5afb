import { type Kysely, PostgresAdapter, sql } from 'kysely'

/** A setting that counts how often a seller was hidden or shown again, by which those who keep cards in memory know of it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`insert into settings (key, value) values ('hidden-sellers', '0') on conflict do nothing`.execute(
    db,
  )
  const count = sql`update settings set value = cast(cast(value as bigint) + 1 as text) where key = 'hidden-sellers'`
  if (!(db.getExecutor().adapter instanceof PostgresAdapter)) {
    for (const [name, event] of [
      ['seller_hidden', 'insert'],
      ['seller_shown', 'delete'],
    ] as const)
      await sql`create trigger if not exists ${sql.ref(name)} after ${sql.raw(event)} on hidden_sellers begin ${count}; end`.execute(
        db,
      )
    return
  }
  await sql`create or replace function sellers_hidden() returns trigger language plpgsql as $$
    begin
      ${count};
      return null;
    end $$`.execute(db)
  await sql`drop trigger if exists sellers_hidden on hidden_sellers`.execute(db)
  await sql`create trigger sellers_hidden after insert or delete on hidden_sellers
    for each row execute function sellers_hidden()`.execute(db)
}
