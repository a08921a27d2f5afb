import { type Kysely, PostgresAdapter, sql } from 'kysely'

/** What each picture looks like, so that the same one is found elsewhere; by number, as an index in memory holds millions. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter
  const text = postgres ? 'text collate "C"' : 'text'
  const id = postgres
    ? 'bigint generated always as identity primary key'
    : 'integer primary key autoincrement'
  await sql`create table if not exists image_prints (id ${sql.raw(id)}, sha256 ${sql.raw(text)} not null unique, prints ${sql.raw(text)} not null)`.execute(
    db,
  )
}
