import { type Kysely, PostgresAdapter, sql } from 'kysely'

/**
 * Keys by which programs act for an account. A key that goes is written to `ended_sessions` by a trigger, so that every gateway that follows
 * these forgets the key too, whichever way it went.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter
  const text = postgres ? sql`text collate "C"` : 'text'
  await db.schema
    .createTable('api_keys')
    .ifNotExists()
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('user_id', text, (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('start', 'text', (c) => c.notNull())
    .addColumn('hash', text, (c) => c.notNull().unique())
    .addColumn('scopes', 'text', (c) => c.notNull())
    .addColumn('addresses', 'text', (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('expires_at', text, (c) => c.notNull())
    .addColumn('used_at', text)
    .execute()
  await db.schema.createIndex('api_keys_user').ifNotExists().on('api_keys').column('user_id').execute()
  await db.schema.createIndex('api_keys_expiry').ifNotExists().on('api_keys').column('expires_at').execute()
  if (!postgres) {
    await sql`create trigger if not exists api_keys_ended after delete on api_keys begin
      insert into ended_sessions (session_id, ended_at) values (old.id, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'));
    end`.execute(db)
    return
  }
  await sql`create or replace function record_ended_api_key() returns trigger language plpgsql as $$
    begin
      insert into ended_sessions (session_id, ended_at)
      values (old.id, to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'));
      return null;
    end $$`.execute(db)
  await sql`create or replace trigger api_keys_ended after delete on api_keys
    for each row execute function record_ended_api_key()`.execute(db)
}
