import { type Kysely, sql } from 'kysely'

/** The offers of a listing that moves are found by it, without looking at all conversations. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index if not exists conversations_listing on conversations (listing_id)`.execute(db)
}
