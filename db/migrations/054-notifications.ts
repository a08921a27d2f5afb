import { type Kysely, PostgresAdapter, sql } from 'kysely'

/** What accounts are told of, and which of it waits to be told by mail or push. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter
  const text = postgres ? sql`text collate "C"` : 'text'
  await db.schema
    .createTable('notifications')
    .ifNotExists()
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('user_id', text, (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('key', text, (c) => c.notNull())
    .addColumn('payload', 'text', (c) => c.notNull())
    .addColumn('actor_id', text, (c) => c.references('users.id').onDelete('set null'))
    // Without a reference, as it is only compared.
    .addColumn('conversation_id', text)
    .addColumn('count', 'integer', (c) => c.notNull())
    .addColumn('shown', 'integer', (c) => c.notNull())
    .addColumn('at', text, (c) => c.notNull())
    .addColumn('read_at', text)
    .addColumn('mail', text)
    .addColumn('mail_due', text)
    .addColumn('mailed_at', text)
    .addColumn('push_due', text)
    .execute()
  const index = (name: string, columns: string, where?: string) =>
    sql
      .raw(
        `create index if not exists ${name} on notifications (${columns})${where ? ` where ${where}` : ''}`,
      )
      .execute(db)
  await sql`create unique index if not exists notifications_key on notifications (user_id, kind, key)`.execute(
    db,
  )
  await index('notifications_list', 'user_id, at, id', 'shown = 1')
  await index('notifications_unread', 'user_id', 'read_at is null')
  await index('notifications_actor', 'actor_id', 'actor_id is not null')
  await index('notifications_mail', 'mail, mail_due', 'mail is not null')
  await index('notifications_push', 'push_due', 'push_due is not null')
  await index('notifications_age', 'at')
}
