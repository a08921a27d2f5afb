import type { Kysely } from 'kysely'

/** Places are looked up in memory, where all of them are anyway; what SQL looked them up in goes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable('place_names').ifExists().execute()
  const tables = await db.introspection.getTables()
  const places = tables.find((table) => table.name === 'places')
  if (places?.columns.some((column) => column.name === 'folded')) {
    await db.schema.alterTable('places').dropColumn('folded').execute()
  }
}
