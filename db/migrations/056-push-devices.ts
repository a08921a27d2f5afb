import type { Kysely } from 'kysely'

/** What a browser that takes pushes called itself, so that its owner knows it again. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const tables = await db.introspection.getTables()
  const columns = tables.find(({ name }) => name === 'push_subscriptions')?.columns ?? []
  if (columns.some(({ name }) => name === 'user_agent')) return
  await db.schema.alterTable('push_subscriptions').addColumn('user_agent', 'text').execute()
}
