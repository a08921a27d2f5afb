import { type Kysely, sql } from 'kysely'

/** Decisions whose account is gone are no statements any more; those of accounts that were deleted for a reason stay until nobody may complain. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`update decisions set complain_until = null where owner_id is null and complain_until is not null and facts = '' and title = ''`.execute(
    db,
  )
  await sql`create index if not exists decisions_kept on decisions (complain_until) where owner_id is null and complain_until is not null`.execute(
    db,
  )
}
