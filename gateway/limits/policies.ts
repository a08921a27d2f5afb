import type { Config } from '@piata/config'

/** What a route costs its caller. Every route names one in `config.limit`. */
export type LimitName =
  | 'read'
  | 'search'
  | 'write'
  | 'moves'
  | 'auth'
  | 'registration'
  | 'asset'
  | 'upload'
  | 'bulk'
  | 'export'
  | 'mail'
  | 'phone'
  | 'none'

export interface Policy {
  /** Uses at once and address, and as many again in each window. */
  perAddress: number
  /** Likewise of an account, on routes that know the account. */
  perAccount?: number
  windowSeconds: number
  /** Whether direct calls from exempt addresses go uncounted. */
  isExemptible: boolean
}

export function limitPolicies(config: Config): Record<Exclude<LimitName, 'none'>, Policy> {
  return {
    read: { perAddress: config.limitReadPerMinute, windowSeconds: 60, isExemptible: true },
    search: { perAddress: config.limitSearchPerMinute, windowSeconds: 60, isExemptible: true },
    asset: { perAddress: config.limitAssetPerMinute, windowSeconds: 60, isExemptible: true },
    bulk: { perAddress: config.limitBulkPerMinute, windowSeconds: 60, isExemptible: true },
    auth: { perAddress: config.limitAuthPerMinute, windowSeconds: 60, isExemptible: false },
    // Each tells whether an address is taken.
    registration: {
      perAddress: config.limitRegistrationsPerHour,
      windowSeconds: 3600,
      isExemptible: false,
    },
    write: {
      perAddress: 2 * config.limitWritePerMinute,
      perAccount: config.limitWritePerMinute,
      windowSeconds: 60,
      isExemptible: false,
    },
    // Up to a hundred writes each.
    moves: {
      perAddress: 2 * Math.ceil(config.limitWritePerMinute / 10),
      perAccount: Math.ceil(config.limitWritePerMinute / 10),
      windowSeconds: 60,
      isExemptible: false,
    },
    upload: {
      perAddress: 4 * config.limitImagesPerHour,
      perAccount: config.limitImagesPerHour,
      windowSeconds: 3600,
      isExemptible: false,
    },
    // Whoever gathers numbers asks for many.
    phone: {
      perAddress: 2 * config.limitPhonesPerHour,
      perAccount: config.limitPhonesPerHour,
      windowSeconds: 3600,
      isExemptible: false,
    },
    mail: {
      perAddress: config.limitMailsPerHour,
      perAccount: Math.ceil(config.limitMailsPerHour / 3),
      windowSeconds: 3600,
      isExemptible: false,
    },
    export: {
      perAddress: 4 * config.limitExportsPerHour,
      perAccount: config.limitExportsPerHour,
      windowSeconds: 3600,
      isExemptible: false,
    },
  }
}
