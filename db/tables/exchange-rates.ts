import type { Context, Queries } from '../context.ts'
import { isWithoutRon, type RateSettings, ratesFile, ratesInForce } from '../rules/rates.ts'
import type { Currency, Time } from '../types.ts'
import { readSetting, writeSetting } from './settings.ts'
import type { SiteKnown } from './site.ts'

/** Exchange rates as a source told them. */
interface KeptRates {
  /** RON for one unit of each foreign currency; those that the source did not tell are not in it. */
  rates: Readonly<Record<string, number>>
  /** The day that the source says they are of, `2026-11-27`. */
  date: string
  readAt: Time
}

interface ExchangeRates {
  /** Those that were read last, in whichever process; null before the first. */
  read(): Promise<KeptRates | null>
  keep(rates: KeptRates): Promise<void>
}

const key = 'exchange-rates'

export function createExchangeRates(context: Context): ExchangeRates {
  return {
    read: () => readKept(context.read),
    keep: (rates) => context.write(({ queries }) => writeSetting(queries, key, JSON.stringify(rates))),
  }
}

async function readKept(queries: Queries): Promise<KeptRates | null> {
  const text = await readSetting(queries, key)
  return text === undefined ? null : (JSON.parse(text) as KeptRates)
}

/** What one unit of each currency that has a rate is worth in another one; of one without a rate, itself alone. */
export async function worthIn(
  queries: Queries,
  currency: Currency,
  settings: RateSettings,
  { settings: chosen }: SiteKnown,
): Promise<ReadonlyMap<string, number>> {
  const kept = ratesFile(settings, chosen) === undefined ? null : await readKept(queries)
  const rates = ratesInForce(settings, chosen, kept?.rates)
  const all: Readonly<Record<string, number>> = isWithoutRon(chosen) ? rates : { RON: 1, ...rates }
  const own = all[currency]
  if (own === undefined) return new Map([[currency, 1]])
  return new Map(Object.entries(all).map(([one, rate]) => [one, rate / own]))
}
