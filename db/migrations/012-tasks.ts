import { type Kysely, PostgresAdapter, sql } from 'kysely'

/** Work that nobody waits for: the tasks, which on Postgres another schema holds, and the schedules of the agents that do them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter
  const text = postgres ? sql`text collate "C"` : 'text'
  await db.schema
    .createTable('agents')
    .ifNotExists()
    .addColumn('name', text, (c) => c.primaryKey())
    .addColumn('paused', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('schedule', text)
    .addColumn('next_at', text)
    .addColumn('last_at', text)
    .execute()
  if (postgres) return
  await db.schema
    .createTable('tasks')
    .ifNotExists()
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('goal', 'text', (c) => c.notNull())
    .addColumn('input', 'text', (c) => c.notNull())
    .addColumn('key', 'text')
    .addColumn('priority', 'integer', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('run_at', 'text', (c) => c.notNull())
    .addColumn('attempt', 'integer', (c) => c.notNull())
    .addColumn('leased_until', 'text')
    .addColumn('output', 'text')
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('started_at', 'text')
    .addColumn('ended_at', 'text')
    .execute()
  await sql`create unique index if not exists tasks_key on tasks (goal, key)
    where key is not null and state in ('queued', 'running')`.execute(db)
  await sql`create index if not exists tasks_queued on tasks (goal, priority desc, run_at, id) where state = 'queued'`.execute(
    db,
  )
  await sql`create index if not exists tasks_running on tasks (goal, leased_until) where state = 'running'`.execute(
    db,
  )
  await sql`create index if not exists tasks_ended on tasks (ended_at) where ended_at is not null`.execute(db)
  await sql`create index if not exists tasks_goal on tasks (goal, id)`.execute(db)
}
