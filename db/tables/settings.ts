import type { Queries } from '../context.ts'

export interface SettingsSchema {
  settings: { key: string; value: string }
}

export async function readSetting(queries: Queries, key: string): Promise<string | undefined> {
  const row = await queries.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirst()
  return row?.value
}

export async function writeSetting(queries: Queries, key: string, value: string): Promise<void> {
  await queries
    .insertInto('settings')
    .values({ key, value })
    .onConflict((c) => c.column('key').doUpdateSet({ value }))
    .execute()
}

/** The value, its row locked until the transaction ends: one process at a time decides by it. */
export async function lockSetting(queries: Queries, key: string): Promise<string> {
  const row = await queries
    .insertInto('settings')
    .values({ key, value: '' })
    .onConflict((c) => c.column('key').doUpdateSet((eb) => ({ value: eb.ref('settings.value') })))
    .returning('value')
    .executeTakeFirstOrThrow()
  return row.value
}
