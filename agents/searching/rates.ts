import type { Config } from '@piata/config'
import type { Currency, Money } from '@piata/db'

/** RON for one unit of each currency. */
export type Rates = Readonly<Record<Currency, number>>

export const ratesOf = ({ rates }: Pick<Config, 'rates'>): Rates => ({ RON: 1, ...rates })

/** A price in minor units of RON, rounded; every currency of Piata has hundredths. */
export function toRon(price: Money, rates: Rates): number {
  return Math.round(price.amount * rates[price.currency])
}
