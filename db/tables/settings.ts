import { randomBytes } from 'node:crypto'
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

/** Eight hex digits that tell this database from any other, made at its first opening. */
export async function databaseIdentity(queries: Queries): Promise<string> {
  await queries
    .insertInto('settings')
    .values({ key: 'identity', value: randomBytes(4).toString('hex') })
    .onConflict((c) => c.column('key').doNothing())
    .execute()
  return (await readSetting(queries, 'identity'))!
}
