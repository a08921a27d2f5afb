import { chmod } from 'node:fs/promises'
import type { OpenDatabaseOptions } from '../database.ts'
import { databaseAt, openContext } from '../open.ts'
import { beginLineage } from '../tables/lineage.ts'
import { dumpPostgres, isPostgresFilled, mustBeUnused, restorePostgres } from './postgres.ts'
import { copySqlite, draftOf, isSqliteThere, mustBeFree, replaceSqlite } from './sqlite.ts'

/** A copy of a database: of which kind, and the name of its file. */
interface SavedDatabase {
  dialect: 'sqlite' | 'postgres'
  file: string
}

/**
 * Copies the database as it is at one moment into `folder`, while others read and write: every transaction that was committed
 * before is in it whole, none that was not.
 * @throws DatabaseOpenError in one line, where there is no such database or no program to copy it
 */
export async function saveDatabase(options: OpenDatabaseOptions, folder: string): Promise<SavedDatabase> {
  const place = databaseAt(options.url)
  const saved: SavedDatabase =
    place.dialect === 'sqlite'
      ? { dialect: 'sqlite', file: copySqlite(place.file, folder) }
      : { dialect: 'postgres', file: dumpPostgres(options, folder) }
  // It holds everybody's data.
  await chmod(saved.file, 0o600)
  return saved
}

/** Whether something is where `options` say, which a restored database would take the place of. */
export async function isDatabaseThere(options: OpenDatabaseOptions): Promise<boolean> {
  const place = databaseAt(options.url)
  return place.dialect === 'sqlite' ? isSqliteThere(place.file) : isPostgresFilled(options)
}

/**
 * Puts a saved database where `options` say, brought up to date, as a history of its own: every search index of before is made anew.
 * An SQLite file that was there is kept
 * beside it, under a name that ends in `replaced`, which this resolves to.
 * @throws DatabaseOpenError in one line, where the copy is damaged, of another kind or the database in use
 */
export async function restoreDatabase(
  options: OpenDatabaseOptions,
  saved: SavedDatabase,
  replaced: string,
): Promise<string | undefined> {
  const place = databaseAt(options.url)
  if (place.dialect === 'postgres') {
    await mustBeUnused(options)
    await restorePostgres(options, saved.file)
    await settle(options)
    return undefined
  }
  mustBeFree(place.file)
  const draft = draftOf(place.file, saved.file)
  await settle({ ...options, url: `sqlite:${draft}` })
  return replaceSqlite(draft, place.file, replaced)
}

/** Migrates what was restored and begins its new history. */
async function settle(options: OpenDatabaseOptions): Promise<void> {
  const context = await openContext({ ...options, bulk: true }, () => new Date().toISOString())
  try {
    await context.write(beginLineage)
  } finally {
    await context.close()
  }
}
