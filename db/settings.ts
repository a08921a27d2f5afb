import type { OpenDatabaseOptions } from './database.ts'

/** Those of Piata's settings that say how the database is opened. */
interface DatabaseSettings {
  databaseUrl: string
  databaseReaders: number
  databaseConnections: number
  databaseCa: string | undefined
  databasePrepared: 'auto' | 'on' | 'off'
  limitDrafts: number
  limitListings: number
}

/** How the settings say that the database is opened, for the gateway, the agents and every command alike. */
export function databaseOptions(settings: DatabaseSettings): OpenDatabaseOptions {
  return {
    url: settings.databaseUrl,
    readers: settings.databaseReaders,
    quotas: { drafts: settings.limitDrafts, listings: settings.limitListings },
    postgres: {
      connections: settings.databaseConnections,
      ...(settings.databaseCa !== undefined && { certificateAuthority: settings.databaseCa }),
      prepared: settings.databasePrepared,
    },
  }
}
