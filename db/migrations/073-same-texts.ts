import { type Kysely, sql } from 'kysely'

/** Whether a buyer sent the same text elsewhere is looked up in each of its conversations, as thousands may hold a common one. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index if not exists messages_same_text on messages (digest, conversation_id, created_at) where digest is not null`.execute(
    db,
  )
  await sql`drop index if exists messages_digest`.execute(db)
}
