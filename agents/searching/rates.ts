import type { Config } from '@piata/config'
import type { Currency, Database, Money } from '@piata/db'
import { currentRates } from '../rates/current.ts'

/** What one unit of each currency is worth in the one by which prices are compared, the first of the site's. */
export type Rates = Readonly<Record<Currency, number>>

/** @param rates RON for one unit of each foreign currency */
export function ratesOf({ rates }: Pick<Config, 'rates'>, first: Currency = 'RON'): Rates {
  const lei: Rates = { RON: 1, ...rates }
  const entries = Object.entries(lei).map(([currency, rate]) => [currency, rate / lei[first]])
  return Object.fromEntries(entries) as Rates
}

/** Those that hold now: of the site's settings, of the database where an agent reads them, else of the process's settings. */
export async function ratesNow(
  config: Pick<Config, 'rates' | 'ratesUrl'>,
  database: Database,
): Promise<Rates> {
  return ratesOf({ rates: await currentRates(config, database) }, database.site.current.currencies[0])
}

/** A price in minor units of the first currency, rounded; every currency of Piata has hundredths. */
export function comparablePrice(price: Money, rates: Rates): number {
  return Math.round(price.amount * rates[price.currency])
}
