import type { Config } from '@piata/config'
import type { Database } from '@piata/db'

/**
 * RON for one unit of each foreign currency, as it holds now: what was read from PIATA_RATES_URL last, and PIATA_RATES for what was not. Without
 * PIATA_RATES_URL it is PIATA_RATES, whatever was read once.
 */
export async function currentRates(
  { rates, ratesUrl }: Pick<Config, 'rates' | 'ratesUrl'>,
  database: Database,
): Promise<Config['rates']> {
  const kept = ratesUrl === undefined ? null : await database.exchangeRates.read()
  const entries = Object.entries(rates).map(([currency, rate]) => [currency, kept?.rates[currency] ?? rate])
  return Object.fromEntries(entries) as Config['rates']
}
