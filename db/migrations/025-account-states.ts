import { type Kysely, PostgresAdapter, sql } from 'kysely'

/**
 * Each account has a version of its tokens, which grows when its password, its role or its right to log in changes; a trigger writes down what
 * grew, so that gateways follow it without reading accounts. On Postgres the writing transaction's id comes along: commits do not happen in the order
 * of `seq` there. Accounts can be suspended; a session knows when its password was last confirmed and from which network it was begun.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter
  const text = postgres ? sql`text collate "C"` : sql`text`
  const tables = await db.introspection.getTables()
  const has = (table: string, column: string) =>
    tables.find(({ name }) => name === table)?.columns.some(({ name }) => name === column) ?? false
  if (!has('users', 'token_version')) {
    await db.schema
      .alterTable('users')
      .addColumn('token_version', 'integer', (c) => c.notNull().defaultTo(1))
      .execute()
  }
  for (const column of ['suspended_at', 'suspended_until', 'suspended_reason']) {
    if (!has('users', column)) await db.schema.alterTable('users').addColumn(column, text).execute()
  }
  for (const column of ['confirmed_at', 'network']) {
    if (!has('sessions', column)) await db.schema.alterTable('sessions').addColumn(column, text).execute()
  }
  await db.schema
    .createIndex('users_suspended')
    .ifNotExists()
    .on('users')
    .column('suspended_at')
    .where(sql<boolean>`suspended_at is not null`)
    .execute()
  await db.schema
    .createTable('token_versions')
    .ifNotExists()
    .$call((table) =>
      postgres
        ? table
            .addColumn('seq', 'bigserial', (c) => c.primaryKey())
            .addColumn('transaction_id', sql`xid8`, (c) => c.notNull().defaultTo(sql`pg_current_xact_id()`))
        : table.addColumn('seq', 'integer', (c) => c.primaryKey().autoIncrement()),
    )
    .addColumn('user_id', text, (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('changed_at', text, (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('token_versions_time')
    .ifNotExists()
    .on('token_versions')
    .column('changed_at')
    .execute()
  if (!postgres) {
    await sql`create trigger if not exists users_versioned after update of token_version on users
      when new.token_version <> old.token_version begin
        insert into token_versions (user_id, version, changed_at)
        values (new.id, new.token_version, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'));
      end`.execute(db)
    return
  }
  await db.schema
    .createIndex('token_versions_commit_order')
    .ifNotExists()
    .on('token_versions')
    .column('transaction_id')
    .execute()
  await sql`create or replace function record_token_version() returns trigger language plpgsql as $$
    begin
      insert into token_versions (user_id, version, changed_at)
      values (new.id, new.token_version, to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'));
      return null;
    end $$`.execute(db)
  await sql`create or replace trigger users_versioned after update of token_version on users
    for each row when (new.token_version <> old.token_version) execute function record_token_version()`.execute(
    db,
  )
}
