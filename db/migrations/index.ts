import type { Kysely } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import * as base from './001-base.ts'
import * as expiryFromIndex from './002-expiry-from-index.ts'
import * as placesInMemory from './003-places-in-memory.ts'
import * as cardsWithoutNames from './004-cards-without-names.ts'
import * as accountsInSteps from './005-accounts-in-steps.ts'
import * as endedSessions from './006-ended-sessions.ts'
import * as knownAddresses from './007-known-addresses.ts'
import * as goneListings from './008-gone-listings.ts'
import * as names from './009-names.ts'
import * as imageFiles from './011-image-files.ts'

/** In the order in which a new database runs them; a name that has run once never changes. None may need one of a higher number. */
export const migrations: Record<string, Migration> = {
  '001-base': base,
  '002-expiry-from-index': expiryFromIndex,
  '003-places-in-memory': placesInMemory,
  '004-cards-without-names': cardsWithoutNames,
  '005-accounts-in-steps': accountsInSteps,
  '006-ended-sessions': endedSessions,
  '007-known-addresses': knownAddresses,
  '008-gone-listings': goneListings,
  '009-names': names,
  '011-image-files': imageFiles,
}

/**
 * Brings the schema up to date; does nothing where it is already.
 * @throws Error for a database with migrations that are not known here, such as a newer version's
 */
export async function migrate<T>(db: Kysely<T>, known = migrations): Promise<void> {
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
