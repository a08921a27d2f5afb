import { type Kysely, sql } from 'kysely'

/** Guests whose reports were decided long ago are found without looking at all reports, and forgotten. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index if not exists reports_guests_decided on reports (decided_at) where email is not null`.execute(
    db,
  )
}
