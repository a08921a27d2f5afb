import { type Kysely, PostgresAdapter, sql } from 'kysely'

/** Figures over time: of benchmarks by commit, and of what agents measure on the site itself. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter
  const text = postgres ? sql`text collate "C"` : 'text'
  await db.schema
    .createTable('benchmarks')
    .ifNotExists()
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('commit', text)
    .addColumn('machine', text, (c) => c.notNull())
    .addColumn('figure', postgres ? 'double precision' : 'real', (c) => c.notNull())
    .addColumn('unit', 'text', (c) => c.notNull())
    .addColumn('better', 'text', (c) => c.notNull())
    .addColumn('spread', postgres ? 'double precision' : 'real')
    .addColumn('at', text, (c) => c.notNull())
    .execute()
  await sql`create index if not exists benchmarks_name on benchmarks (name, at)`.execute(db)
  await sql`create index if not exists benchmarks_commit on benchmarks ("commit", at) where "commit" is not null`.execute(
    db,
  )
}
