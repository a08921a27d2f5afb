import type { Config } from '@piata/config'

/** What a route costs its caller. Every route names one in `config.limit`. */
export type LimitName =
  | 'read'
  | 'search'
  | 'write'
  | 'moves'
  | 'auth'
  | 'asset'
  | 'upload'
  | 'bulk'
  | 'export'
  | 'mail'
  | 'none'

export interface Policy {
  /** Uses per window and address. */
  perAddress: number
  /** Uses per window and account, on routes that know the account. */
  perAccount?: number
  windowSeconds: number
  /** Whether direct calls from exempt addresses go uncounted. */
  exemptible: boolean
}

export function limitPolicies(config: Config): Record<Exclude<LimitName, 'none'>, Policy> {
  return {
    read: { perAddress: config.limitReadPerMinute, windowSeconds: 60, exemptible: true },
    search: { perAddress: config.limitSearchPerMinute, windowSeconds: 60, exemptible: true },
    asset: { perAddress: config.limitAssetPerMinute, windowSeconds: 60, exemptible: true },
    bulk: { perAddress: config.limitBulkPerMinute, windowSeconds: 60, exemptible: true },
    auth: { perAddress: config.limitAuthPerMinute, windowSeconds: 60, exemptible: false },
    write: {
      perAddress: 2 * config.limitWritePerMinute,
      perAccount: config.limitWritePerMinute,
      windowSeconds: 60,
      exemptible: false,
    },
    // Up to a hundred writes each.
    moves: {
      perAddress: 2 * Math.ceil(config.limitWritePerMinute / 10),
      perAccount: Math.ceil(config.limitWritePerMinute / 10),
      windowSeconds: 60,
      exemptible: false,
    },
    upload: {
      perAddress: 4 * config.limitImagesPerHour,
      perAccount: config.limitImagesPerHour,
      windowSeconds: 3600,
      exemptible: false,
    },
    mail: {
      perAddress: config.limitMailsPerHour,
      perAccount: Math.ceil(config.limitMailsPerHour / 3),
      windowSeconds: 3600,
      exemptible: false,
    },
    export: {
      perAddress: 4 * config.limitExportsPerHour,
      perAccount: config.limitExportsPerHour,
      windowSeconds: 3600,
      exemptible: false,
    },
  }
}
