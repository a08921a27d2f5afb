import type { Config } from '@piata/config'
import type { OpenDatabaseOptions } from '@piata/db'

/** How the settings say that the database is opened, for the gateway and every command alike. */
export function databaseOptions(config: Config): OpenDatabaseOptions {
  return {
    url: config.databaseUrl,
    readers: config.databaseReaders,
    quotas: { drafts: config.limitDrafts, listings: config.limitListings },
    postgres: {
      connections: config.databaseConnections,
      certificateAuthority: config.databaseCa,
      prepared: config.databasePrepared,
    },
  }
}
