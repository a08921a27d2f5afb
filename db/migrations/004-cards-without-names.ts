import { type Kysely, PostgresAdapter, sql } from 'kysely'

/** Cards name their seller by id only: a new name then changes one row, however many listings the seller has. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter
  // The text cannot occur within a JSON string, where every quote follows a backslash. All else keeps its spelling.
  await (postgres
    ? sql`update listings set card = regexp_replace(card, '"seller":\\{"id":"([^"]*)","name":"([^"\\\\]|\\\\.)*"\\}', '"seller":{"id":"\\1"}')
        where strpos(card, '"seller":{"id":"' || seller_id || '","name":') > 0`
    : sql`update listings set card = json_remove(card, '$.seller.name')
        where instr(card, '"seller":{"id":"' || seller_id || '","name":') > 0`
  ).execute(db)
}
