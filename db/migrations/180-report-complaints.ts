import { type Kysely, PostgresAdapter, sql } from 'kysely'

/** Whoever reported something that was left as it was may complain too; several may complain about one decision, each by their report. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter
  const text = postgres ? sql`text collate "C"` : 'text'
  await db.schema
    .createTable('report_complaints')
    .ifNotExists()
    .addColumn('report_id', text, (c) => c.primaryKey().references('reports.id').onDelete('cascade'))
    .addColumn('decision_id', text, (c) => c.notNull().references('decisions.id').onDelete('cascade'))
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('first_by', text)
    .addColumn('decided_by', text)
    .addColumn('decided_at', text)
    .addColumn('outcome', text)
    .addColumn('reply', 'text')
    .addCheckConstraint(
      'report_complaints_another',
      sql`decided_by is null or first_by is null or decided_by <> first_by`,
    )
    .execute()
  await sql`create index if not exists report_complaints_decision on report_complaints (decision_id)`.execute(
    db,
  )
}
