import { type Kysely, PostgresAdapter, sql } from 'kysely'

/**
 * What happened that security is about. Rows are written with their cause and put into a chain of hashes afterwards (`position`, `hash`), so that
 * nobody waits for anybody. The chain holds a salted hash of what is personal (`commitment`), so that this can go.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter
  const text = postgres ? sql`text collate "C"` : 'text'
  await db.schema
    .createTable('audit_events')
    .ifNotExists()
    .$call((table) =>
      postgres
        ? table.addColumn('seq', 'bigserial', (c) => c.primaryKey())
        : table.addColumn('seq', 'integer', (c) => c.primaryKey().autoIncrement()),
    )
    .addColumn('at', text, (c) => c.notNull())
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('details', text, (c) => c.notNull())
    .addColumn('commitment', text, (c) => c.notNull())
    .addColumn('account_id', text)
    .addColumn('personal', text)
    .addColumn('position', 'bigint')
    .addColumn('hash', text)
    .execute()
  await db.schema
    .createIndex('audit_events_account')
    .ifNotExists()
    .on('audit_events')
    .columns(['account_id', 'seq'])
    .where(sql<boolean>`account_id is not null`)
    .execute()
  await db.schema
    .createIndex('audit_events_position')
    .ifNotExists()
    .unique()
    .on('audit_events')
    .column('position')
    .where(sql<boolean>`position is not null`)
    .execute()
  await db.schema
    .createIndex('audit_events_unsealed')
    .ifNotExists()
    .on('audit_events')
    .column('seq')
    .where(sql<boolean>`position is null`)
    .execute()
}
