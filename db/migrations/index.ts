import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Kysely, sql } from 'kysely'
import { DEFAULT_MIGRATION_TABLE, type Migration, Migrator } from 'kysely/migration'

/**
 * The files of a folder that are named as migrations are, in the order in which a new database runs them; a name that has run once never
 * changes. None may need one of a higher number.
 * @throws Error where two have one number
 */
export async function readMigrations(folder: string): Promise<Record<string, Migration>> {
  const names = readdirSync(folder).flatMap((file) => /^(\d{3}-[a-z0-9-]+)\.ts$/.exec(file)?.[1] ?? [])
  names.sort()
  const twice = names.find((name, i) => name.slice(0, 3) === names[i + 1]?.slice(0, 3))
  if (twice !== undefined) throw new Error(`Two migrations have the number of ${twice}`)
  const files = names.map(async (name) => [
    name,
    await import(pathToFileURL(join(folder, `${name}.ts`)).href),
  ])
  return Object.fromEntries(await Promise.all(files))
}

export const migrations = await readMigrations(import.meta.dirname)

/**
 * Brings the schema up to date; does nothing where it is already.
 * @throws Error for a database with migrations that are not known here, such as a newer version's
 */
export async function migrate<T>(db: Kysely<T>, known = migrations): Promise<void> {
  if (await isUpToDate(db, known)) return
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => known },
    // Numbers are given out before they are used, so a database may have a higher one already.
    allowUnorderedMigrations: true,
  })
  const { error } = await migrator.migrateToLatest()
  if (error instanceof Error && error.message.startsWith('corrupted migrations')) {
    throw new Error(`The database was made by another version of Piata (${error.message})`, { cause: error })
  }
  if (error) throw error
}

/** Whether exactly the known migrations have run. The migrator asks for every column of every table first, which is most of the cost of opening a database. */
async function isUpToDate<T>(db: Kysely<T>, known: Record<string, Migration>): Promise<boolean> {
  const list = sql<{ name: string }>`select name from ${sql.table(DEFAULT_MIGRATION_TABLE)}`
  // A new database has no such table.
  const { rows } = await list.execute(db).catch(() => ({ rows: [] }))
  return rows.length === Object.keys(known).length && rows.every(({ name }) => Object.hasOwn(known, name))
}
