import type { Context } from '../context.ts'
import type { Time } from '../types.ts'
import { readSetting, writeSetting } from './settings.ts'

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
    async read() {
      const text = await readSetting(context.read, key)
      return text === undefined ? null : (JSON.parse(text) as KeptRates)
    },
    keep: (rates) => context.write(({ queries }) => writeSetting(queries, key, JSON.stringify(rates))),
  }
}
