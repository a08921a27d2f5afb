import type { OpenDatabaseOptions } from './database.ts'
import { type CheckName, type CheckSettings, checkNames } from './rules/checks/index.ts'

/** Those of Piata's settings that say how the database is opened. */
interface DatabaseSettings {
  databaseUrl: string
  databaseReaders: number
  databaseConnections: number
  databaseCa: string | undefined
  databasePrepared: 'auto' | 'on' | 'off'
  placesFile: string | undefined
  limitDrafts: number
  limitListings: number
}

/** Those that say how what members are about to show is looked at; commands that show nothing for them have none. */
interface CheckingSettings {
  checksOff: readonly CheckName[]
  checkFlagFrom: number
  checkHoldFrom: number
  forbiddenWords: readonly string[]
  forbiddenCategories: readonly string[]
  publicUrl: URL
  rates: Readonly<Record<string, number>>
  ratesUrl: string | undefined
}

/** How the settings say that the database is opened, for the gateway, the agents and every command alike. */
export function databaseOptions(settings: DatabaseSettings & Partial<CheckingSettings>): OpenDatabaseOptions {
  return {
    url: settings.databaseUrl,
    readers: settings.databaseReaders,
    ...(settings.placesFile !== undefined && { placesFile: settings.placesFile }),
    quotas: { drafts: settings.limitDrafts, listings: settings.limitListings },
    ...(hasChecks(settings) && {
      checks: checksOf(settings),
      rates: { rates: settings.rates, ratesUrl: settings.ratesUrl },
    }),
    postgres: {
      connections: settings.databaseConnections,
      ...(settings.databaseCa !== undefined && { certificateAuthority: settings.databaseCa }),
      prepared: settings.databasePrepared,
    },
  }
}

const hasChecks = (settings: Partial<CheckingSettings>): settings is CheckingSettings =>
  settings.checksOff !== undefined

function checksOf(settings: CheckingSettings): CheckSettings {
  return {
    checks: checkNames.filter((name) => !settings.checksOff.includes(name)),
    ...{ flagFrom: settings.checkFlagFrom, holdFrom: settings.checkHoldFrom },
    ...{ words: settings.forbiddenWords, categories: settings.forbiddenCategories },
    ownHost: settings.publicUrl.hostname,
  }
}
