import { type Kysely, PostgresAdapter, sql } from 'kysely'

/** Whoever reported something may complain about each decision that left it as it was: what was restored is another one. */
export async function up(db: Kysely<unknown>): Promise<void> {
  if (db.getExecutor().adapter instanceof PostgresAdapter) {
    await sql`alter table report_complaints drop constraint if exists report_complaints_pkey`.execute(db)
    await sql`alter table report_complaints add constraint report_complaints_pkey primary key (report_id, decision_id)`.execute(
      db,
    )
    return
  }
  const { rows } = await sql<{
    n: number
  }>`select count(*) as n from pragma_table_info('report_complaints') where pk > 0`.execute(db)
  if (Number(rows[0]!.n) > 1) return
  await db.schema
    .createTable('report_complaints_anew')
    .addColumn('report_id', 'text', (c) => c.notNull().references('reports.id').onDelete('cascade'))
    .addColumn('decision_id', 'text', (c) => c.notNull().references('decisions.id').onDelete('cascade'))
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('first_by', 'text')
    .addColumn('decided_by', 'text')
    .addColumn('decided_at', 'text')
    .addColumn('outcome', 'text')
    .addColumn('reply', 'text')
    .addPrimaryKeyConstraint('report_complaints_key', ['report_id', 'decision_id'])
    .addCheckConstraint(
      'report_complaints_another',
      sql`decided_by is null or first_by is null or decided_by <> first_by`,
    )
    .execute()
  await sql`insert into report_complaints_anew (report_id, decision_id, text, created_at, first_by, decided_by, decided_at, outcome, reply)
    select report_id, decision_id, text, created_at, first_by, decided_by, decided_at, outcome, reply from report_complaints`.execute(
    db,
  )
  await db.schema.dropTable('report_complaints').execute()
  await sql`alter table report_complaints_anew rename to report_complaints`.execute(db)
  await sql`create index if not exists report_complaints_decision on report_complaints (decision_id)`.execute(
    db,
  )
}
