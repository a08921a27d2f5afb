import type { Config } from '@piata/config'
import type { Currency, Database, Money } from '@piata/db'
import { currentRates, isWithoutRon } from '../rates/current.ts'

/** What one unit of each currency is worth in the one by which prices are compared, the first of the site's; those without a rate are left out. */
export type Rates = Readonly<Partial<Record<Currency, number>>>

/** @param rates RON for one unit of each foreign currency */
export const ratesOf = (
  { rates }: { rates: Readonly<Record<string, number>> },
  first: Currency = 'RON',
): Rates => relativeTo(first, { RON: 1, ...rates })

function relativeTo(first: Currency, rates: Readonly<Record<string, number>>): Rates {
  const base = rates[first]
  if (base === undefined) return { [first]: 1 }
  return Object.fromEntries(Object.entries(rates).map(([currency, rate]) => [currency, rate / base])) as Rates
}

/** What one unit of each currency that has a rate is worth in RON, or where the site is without it in whatever its settings mean. */
export async function knownRates(
  config: Pick<Config, 'rates' | 'ratesUrl'>,
  database: Parameters<typeof currentRates>[1],
): Promise<{ rates: Readonly<Record<string, number>> }> {
  const rates = await currentRates(config, database)
  return { rates: isWithoutRon(database) ? rates : { RON: 1, ...rates } }
}

/** Those that hold now: of the site's settings, of the database where an agent reads them, else of the process's settings. */
export async function ratesNow(
  config: Pick<Config, 'rates' | 'ratesUrl'>,
  database: Database,
): Promise<Rates> {
  const { rates } = await knownRates(config, database)
  return relativeTo(database.site.current.currencies[0]!, rates)
}

/** A price in minor units of the first currency, rounded, as every currency of Piata has hundredths; undefined for one without a rate. */
export function comparablePrice(price: Money, rates: Rates): number | undefined {
  const rate = rates[price.currency]
  return rate === undefined ? undefined : Math.round(price.amount * rate)
}
