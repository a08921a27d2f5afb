import type { Config } from '@piata/config'
import type { Currency, Database, Money } from '@piata/db'
import { currentRates } from '../rates/current.ts'

/** RON for one unit of each currency. */
export type Rates = Readonly<Record<Currency, number>>

export const ratesOf = ({ rates }: Pick<Config, 'rates'>): Rates => ({ RON: 1, ...rates })

/** Those that hold now: of the database, where an agent reads them, else of the settings. */
export async function ratesNow(
  config: Pick<Config, 'rates' | 'ratesUrl'>,
  database: Database,
): Promise<Rates> {
  return ratesOf({ rates: await currentRates(config, database) })
}

/** A price in minor units of RON, rounded; every currency of Piata has hundredths. */
export function toRon(price: Money, rates: Rates): number {
  return Math.round(price.amount * rates[price.currency])
}
