import { randomUUID } from 'node:crypto'
import { type Kysely, PostgresAdapter, sql } from 'kysely'

/** Anybody reports whatever others publish: all reports are in one table, what they are about is a case in the moderators' queue, and so are held messages. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter
  const text = postgres ? sql`text collate "C"` : 'text'
  await db.schema
    .createTable('moderation_cases')
    .ifNotExists()
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('subject', text, (c) => c.notNull())
    .addColumn('subject_id', text, (c) => c.notNull())
    .addColumn('owner_id', text)
    .addColumn('harm', 'integer', (c) => c.notNull())
    .addColumn('reports', 'integer', (c) => c.notNull())
    .addColumn('opened_at', text, (c) => c.notNull())
    .addColumn('due_at', text, (c) => c.notNull())
    .addColumn('leased_by', text)
    .addColumn('leased_until', text)
    .addColumn('closed_at', text)
    .execute()
  await sql`create unique index if not exists moderation_cases_open on moderation_cases (kind, subject, subject_id) where closed_at is null`.execute(
    db,
  )
  await sql`create index if not exists moderation_cases_queue on moderation_cases (due_at, id) where closed_at is null`.execute(
    db,
  )
  await sql`create index if not exists moderation_cases_owner on moderation_cases (owner_id, id)`.execute(db)
  await db.schema
    .createTable('reports')
    .ifNotExists()
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('case_id', text)
    .addColumn('subject', text, (c) => c.notNull())
    .addColumn('subject_id', text, (c) => c.notNull())
    .addColumn('owner_id', text)
    .addColumn('reporter_id', text)
    .addColumn('email', text)
    .addColumn('email_key', text)
    .addColumn('name', 'text')
    .addColumn('locale', text, (c) => c.notNull())
    .addColumn('reason', text, (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('decided_at', text)
    .addColumn('decision_id', text)
    .execute()
  await sql`create index if not exists reports_open on reports (id) where decided_at is null`.execute(db)
  for (const [name, columns] of [
    ['reports_case', 'case_id, id'],
    ['reports_reporter', 'reporter_id, id'],
    ['reports_owner', 'owner_id, id'],
    ['reports_guest', 'email_key, id'],
    ['reports_subject', 'subject, subject_id'],
  ] as const)
    await sql`create index if not exists ${sql.raw(name)} on reports (${sql.raw(columns)})`.execute(db)
  const tables = await db.introspection.getTables()
  if (tables.some(({ name }) => name === 'conversation_reports')) {
    await sql`insert into reports (id, subject, subject_id, owner_id, reporter_id, locale, reason, text, created_at, decided_at)
      select old.id, 'conversation', old.conversation_id, other.user_id, me.user_id, 'ro', reason, old.text, old.created_at, resolved_at
        from conversation_reports as old
        join conversation_sides as me on me.conversation_id = old.conversation_id and me.side = old.side
        join conversation_sides as other on other.conversation_id = old.conversation_id and other.side <> old.side
        where old.id not in (select id from reports)`.execute(db)
    await db.schema.dropTable('conversation_reports').execute()
  }
  const later = (time: string, hours: number) => new Date(Date.parse(time) + hours * 3_600_000).toISOString()
  const open = async (kind: string, subject: string, found: Found, harm: number, hours: number) => {
    const id = randomUUID()
    await sql`insert into moderation_cases (id, kind, subject, subject_id, owner_id, harm, reports, opened_at, due_at)
      values (${id}, ${kind}, ${subject}, ${found.subject_id}, ${found.owner_id}, ${harm}, ${Number(found.reports)}, ${found.at}, ${later(found.at, hours)})
      on conflict do nothing`.execute(db)
    return id
  }
  const { rows: reported } =
    await sql<Found>`select subject_id, owner_id, min(created_at) as at, count(*) as reports from reports
      where subject = 'conversation' and decided_at is null and case_id is null group by subject_id, owner_id`.execute(
      db,
    )
  for (const found of reported) {
    await open('report', 'conversation', found, 4, 6)
    await sql`update reports set case_id = (select id from moderation_cases as known
        where kind = 'report' and known.subject = 'conversation' and known.subject_id = ${found.subject_id} and closed_at is null)
      where subject = 'conversation' and subject_id = ${found.subject_id} and decided_at is null`.execute(db)
  }
  const { rows: held } =
    await sql<Found>`select messages.conversation_id || '/' || seq as subject_id, user_id as owner_id, messages.created_at as at, 0 as reports
      from messages join conversation_sides as sides on sides.conversation_id = messages.conversation_id and sides.side = messages.side
      where state = 'held'`.execute(db)
  for (const found of held) await open('held-message', 'message', found, 2, 72)
}

interface Found {
  subject_id: string
  owner_id: string | null
  at: string
  reports: number
}
