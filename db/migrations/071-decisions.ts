import { type Kysely, PostgresAdapter, sql } from 'kysely'

/** What moderators decide, with the reasons that whoever is restricted is told, and the complaints about it, which somebody else than the first decides. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter
  const text = postgres ? sql`text collate "C"` : 'text'
  await db.schema
    .createTable('decisions')
    .ifNotExists()
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('case_id', text, (c) => c.notNull())
    .addColumn('subject', text, (c) => c.notNull())
    .addColumn('subject_id', text, (c) => c.notNull())
    .addColumn('owner_id', text)
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('action', text, (c) => c.notNull())
    .addColumn('reason', text)
    .addColumn('facts', 'text', (c) => c.notNull())
    .addColumn('detection', text, (c) => c.notNull())
    .addColumn('decided_by', text)
    .addColumn('decided_at', text, (c) => c.notNull())
    .addColumn('ends_at', text)
    .addColumn('complain_until', text)
    .addColumn('undo', 'text')
    .addColumn('lifted_at', text)
    .execute()
  await sql`create index if not exists decisions_owner on decisions (owner_id, id)`.execute(db)
  await sql`create index if not exists decisions_decided_by on decisions (decided_by)`.execute(db)
  await db.schema
    .createTable('complaints')
    .ifNotExists()
    .addColumn('decision_id', text, (c) => c.primaryKey().references('decisions.id').onDelete('cascade'))
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('first_by', text)
    .addColumn('decided_by', text)
    .addColumn('decided_at', text)
    .addColumn('outcome', text)
    .addColumn('reply', 'text')
    .addCheckConstraint(
      'complaints_another',
      sql`decided_by is null or first_by is null or decided_by <> first_by`,
    )
    .execute()
}
