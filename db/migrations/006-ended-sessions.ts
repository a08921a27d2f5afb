import { type Kysely, PostgresAdapter, sql } from 'kysely'

/**
 * Sessions that ended, for as long as an access token of theirs could still be shown. A trigger writes them, so that no way to end a
 * session forgets it. On Postgres the writing transaction's id comes along: commits do not happen in the order of `seq` there.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter
  const text = postgres ? sql`text collate "C"` : 'text'
  await db.schema
    .createTable('ended_sessions')
    .ifNotExists()
    .$call((table) =>
      postgres
        ? table
            .addColumn('seq', 'bigserial', (c) => c.primaryKey())
            .addColumn('transaction_id', sql`xid8`, (c) => c.notNull().defaultTo(sql`pg_current_xact_id()`))
        : table.addColumn('seq', 'integer', (c) => c.primaryKey().autoIncrement()),
    )
    .addColumn('session_id', text, (c) => c.notNull())
    .addColumn('ended_at', text, (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('ended_sessions_time')
    .ifNotExists()
    .on('ended_sessions')
    .column('ended_at')
    .execute()
  if (!postgres) {
    await sql`create trigger if not exists sessions_ended after delete on sessions begin
      insert into ended_sessions (session_id, ended_at) values (old.id, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'));
    end`.execute(db)
    return
  }
  await db.schema
    .createIndex('ended_sessions_commit_order')
    .ifNotExists()
    .on('ended_sessions')
    .column('transaction_id')
    .execute()
  await sql`create or replace function record_ended_session() returns trigger language plpgsql as $$
    begin
      insert into ended_sessions (session_id, ended_at)
      values (old.id, to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'));
      return null;
    end $$`.execute(db)
  await sql`create or replace trigger sessions_ended after delete on sessions
    for each row execute function record_ended_session()`.execute(db)
}
