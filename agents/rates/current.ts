import type { Config } from '@piata/config'
import type { Database } from '@piata/db'

/** The file of rates that is read: of the site's settings, or of PIATA_RATES_URL; undefined for none. */
export const ratesFile = ({ ratesUrl }: Pick<Config, 'ratesUrl'>, { site }: Site): URL | string | undefined =>
  site.current.ratesUrl || ratesUrl

type Site = { site: { current: Database['site']['current'] } }

/** Whether the site takes no RON, and says no rate of it: its rates may be in another currency, and only they count. */
export const isWithoutRon = ({ site }: Site): boolean => {
  const { rates, currencies } = site.current
  return Object.keys(rates).length > 0 && rates.RON === undefined && !currencies.includes('RON')
}

/**
 * RON for one unit of each foreign currency, as it holds now: what the site's settings say, then what was read from a file last, then PIATA_RATES.
 * Without a file it is not what was read once. Where the site is without RON, what its settings say.
 */
export async function currentRates(
  config: Pick<Config, 'rates' | 'ratesUrl'>,
  database: Site & Pick<Database, 'exchangeRates'>,
): Promise<Readonly<Record<string, number>>> {
  const kept = ratesFile(config, database) === undefined ? null : await database.exchangeRates.read()
  const { rates: chosen, currencies } = database.site.current
  if (isWithoutRon(database)) return chosen
  const lei = chosen.RON ?? 1
  const names = new Set<string>([...Object.keys(config.rates), ...currencies, ...Object.keys(chosen)])
  names.delete('RON')
  const rates: Record<string, number> = {}
  for (const currency of names) {
    const said = chosen[currency as keyof typeof chosen]
    const rate = said === undefined ? (kept?.rates[currency] ?? config.rates[currency]) : said / lei
    if (rate !== undefined) rates[currency] = rate
  }
  return rates
}
