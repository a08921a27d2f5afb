import type { Config } from '@piata/config'
import type { Database } from '@piata/db'

/** The file of rates that is read: of the site's settings, or of PIATA_RATES_URL; undefined for none. */
export const ratesFile = (
  { ratesUrl }: Pick<Config, 'ratesUrl'>,
  { site }: Database,
): URL | string | undefined => site.current.ratesUrl || ratesUrl

/**
 * RON for one unit of each foreign currency, as it holds now: what the site's settings say, then what was read from a file last, then PIATA_RATES.
 * Without a file it is not what was read once.
 */
export async function currentRates(
  config: Pick<Config, 'rates' | 'ratesUrl'>,
  database: Database,
): Promise<Config['rates']> {
  const kept = ratesFile(config, database) === undefined ? null : await database.exchangeRates.read()
  const { rates: chosen } = database.site.current
  const lei = chosen.RON ?? 1
  const entries = Object.entries(config.rates).map(([currency, rate]) => {
    const said = chosen[currency as keyof typeof chosen]
    return [currency, said === undefined ? (kept?.rates[currency] ?? rate) : said / lei]
  })
  return Object.fromEntries(entries) as Config['rates']
}
