import { randomUUID } from 'node:crypto'
import { type Kysely, PostgresAdapter, sql } from 'kysely'

/** What nobody may use any more, until when and why, and the bands by which a banned text is found. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter
  const text = postgres ? sql`text collate "C"` : 'text'
  await db.schema
    .createTable('bans')
    .ifNotExists()
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('value', text, (c) => c.notNull())
    .addColumn('label', 'text', (c) => c.notNull())
    .addColumn('reason', text)
    .addColumn('note', 'text', (c) => c.notNull())
    .addColumn('until', text)
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('created_by', text)
    .addColumn('lifted_at', text)
    .addColumn('sample', 'text')
    .execute()
  await sql`create unique index if not exists bans_open on bans (kind, value) where lifted_at is null`.execute(
    db,
  )
  await sql`create index if not exists bans_value on bans (value)`.execute(db)
  await sql`create index if not exists bans_created_by on bans (created_by) where created_by is not null`.execute(
    db,
  )
  await db.schema
    .createTable('ban_bands')
    .ifNotExists()
    .addColumn('band', 'integer', (c) => c.notNull())
    .addColumn('ban_id', text, (c) => c.notNull().references('bans.id').onDelete('cascade'))
    .addPrimaryKeyConstraint('ban_bands_key', ['band', 'ban_id'])
    .execute()
  const { rows } = await sql<{
    id: string
    name: string
    at: string
    until: string | null
    why: string | null
  }>`
    select id, name, suspended_at as at, suspended_until as until, suspended_reason as why from users
    where suspended_at is not null and removed_at is null`.execute(db)
  for (const { id, name, at, until, why } of rows)
    await sql`insert into bans (id, kind, value, label, note, until, created_at)
      values (${randomUUID()}, 'account', ${id}, ${name}, ${why ?? ''}, ${until}, ${at}) on conflict do nothing`.execute(
      db,
    )
}
