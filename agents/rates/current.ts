import type { Config } from '@piata/config'
import { type Database, ratesFile as fileOf, isWithoutRon as isSoChosen, ratesInForce } from '@piata/db'

type Site = { site: { current: Database['site']['current'] } }

/** The file of rates that is read: of the site's settings, or of PIATA_RATES_URL; undefined for none. */
export const ratesFile = (config: Pick<Config, 'ratesUrl'>, { site }: Site): string | undefined =>
  fileOf(config, site.current)

/** Whether the site takes no RON, and says no rate of it: its rates may be in another currency, and only they count. */
export const isWithoutRon = ({ site }: Site): boolean => isSoChosen(site.current)

/** RON for one unit of each foreign currency, as it holds now. Without a file it is not what was read once. */
export async function currentRates(
  config: Pick<Config, 'rates' | 'ratesUrl'>,
  database: Site & Pick<Database, 'exchangeRates'>,
): Promise<Readonly<Record<string, number>>> {
  const kept = ratesFile(config, database) === undefined ? null : await database.exchangeRates.read()
  return ratesInForce(config, database.site.current, kept?.rates)
}
