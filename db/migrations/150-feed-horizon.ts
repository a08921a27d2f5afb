import { type Kysely, PostgresAdapter } from 'kysely'
import { createFeedHorizon } from '../postgres/feed-horizon.ts'

/** What others have open on the server of Postgres, in this database or another, no longer keeps changes from those who follow them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  if (db.getExecutor().adapter instanceof PostgresAdapter) await createFeedHorizon.execute(db)
}
