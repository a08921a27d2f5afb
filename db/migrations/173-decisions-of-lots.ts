import { type Kysely, sql } from 'kysely'

/** From one decision of a lot its owner comes to the others. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index if not exists lot_listings_decision on lot_listings (decision_id) where decision_id is not null`.execute(
    db,
  )
  await sql`create index if not exists lot_listings_owner on lot_listings (lot_id, owner_id, decision_id) where decision_id is not null`.execute(
    db,
  )
}
