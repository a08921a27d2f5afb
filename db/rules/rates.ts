import type { Currency } from '../types.ts'
import type { SiteSettings } from './site/index.ts'

/** What the process's settings say of exchange rates. */
export interface RateSettings {
  /** RON for one unit of each foreign currency. */
  rates: Readonly<Record<string, number>>
  ratesUrl: string | undefined
}
type Chosen = Pick<SiteSettings, 'rates' | 'ratesUrl' | 'currencies'>

/** The file of rates that is read: of the site's settings, or of PIATA_RATES_URL; undefined for none. */
export const ratesFile = ({ ratesUrl }: Pick<RateSettings, 'ratesUrl'>, chosen: Chosen): string | undefined =>
  chosen.ratesUrl || ratesUrl

/** Whether the site takes no RON, and says no rate of it: its rates may be in another currency, and only they count. */
export const isWithoutRon = ({ rates, currencies }: Chosen): boolean =>
  Object.keys(rates).length > 0 && rates.RON === undefined && !currencies.includes('RON')

/**
 * RON for one unit of each foreign currency, as it holds now: what the site's settings say, then what was read from a file last, then PIATA_RATES.
 * Where the site is without RON, what its settings say.
 * @param kept what was read from a file last; undefined without a file
 */
export function ratesInForce(
  settings: RateSettings,
  chosen: Chosen,
  kept: Readonly<Record<string, number>> | undefined,
): Readonly<Record<string, number>> {
  if (isWithoutRon(chosen)) return chosen.rates
  const lei = chosen.rates.RON ?? 1
  const names = new Set<string>([
    ...Object.keys(settings.rates),
    ...chosen.currencies,
    ...Object.keys(chosen.rates),
  ])
  names.delete('RON')
  const rates: Record<string, number> = {}
  for (const currency of names) {
    const said = chosen.rates[currency as Currency]
    const rate = said === undefined ? (kept?.[currency] ?? settings.rates[currency]) : said / lei
    if (rate !== undefined) rates[currency] = rate
  }
  return rates
}
