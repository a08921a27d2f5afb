import type { Kysely } from 'kysely'
import { PostgresAdapter, sql } from 'kysely'

/** What a look-up said of a trader's VAT number: whether it is valid, whose it is, and when that was asked. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter
  const text = postgres ? sql`text collate "C"` : 'text'
  const tables = await db.introspection.getTables()
  const present = new Set(tables.find(({ name }) => name === 'traders')?.columns.map(({ name }) => name))
  for (const [column, type] of [
    ['vat_outcome', text],
    ['vat_holder', 'text'],
    ['vat_asked_at', text],
  ] as const)
    if (!present.has(column)) await db.schema.alterTable('traders').addColumn(column, type).execute()
}
