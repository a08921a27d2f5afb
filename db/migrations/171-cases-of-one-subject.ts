import { type Kysely, sql } from 'kysely'

/** Whoever handles a case handles all that are open of its subject; reports are found by what was decided about them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index if not exists moderation_cases_subject on moderation_cases (subject, subject_id) where closed_at is null`.execute(
    db,
  )
  await sql`create index if not exists reports_decision on reports (decision_id) where decision_id is not null`.execute(
    db,
  )
}
