import { type Kysely, sql } from 'kysely'

/** Who else could decide about a case is found without looking at all accounts. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index if not exists users_staff on users (id) where role <> 'member'`.execute(db)
}
