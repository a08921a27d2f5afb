import { type Kysely, PostgresAdapter, sql } from 'kysely'

/** One column of names by language, `{"ro":"Mașini","en":"Cars"}`, where each language had a column of its own. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter
  const text = postgres ? sql`text collate "C"` : 'text'
  const columns = async () => {
    const tables = await db.introspection.getTables()
    return new Set(tables.find(({ name }) => name === 'categories')?.columns.map(({ name }) => name))
  }
  if (!(await columns()).has('names'))
    await db.schema
      .alterTable('categories')
      .addColumn('names', text, (c) => c.notNull().defaultTo('{}'))
      .execute()
  const present = await columns()
  if (present.has('name_ro') && present.has('name_en'))
    await (postgres
      ? sql`update categories set names = json_build_object('ro', name_ro, 'en', name_en)::text`
      : sql`update categories set names = json_object('ro', name_ro, 'en', name_en)`
    ).execute(db)
  for (const column of ['name_ro', 'name_en'])
    if (present.has(column)) await db.schema.alterTable('categories').dropColumn(column).execute()
}
