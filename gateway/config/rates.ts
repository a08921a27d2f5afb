import { type Currency, currencies, type Money } from '@piata/db'

/** RON for one unit of each currency. */
export type Rates = Record<Currency, number>

/** Reads 'EUR=5.00,USD=4.50'. Every foreign currency needs a rate above 0; RON is 1. */
export function parseRates(text: string): Rates | { problem: string } {
  const rates: Partial<Rates> = { RON: 1 }
  for (const part of text.split(',')) {
    const match = /^\s*([A-Z]{3})\s*=\s*(\d{1,6}(?:\.\d{1,8})?)\s*$/.exec(part)
    if (!match) return { problem: `must be like EUR=5.00,USD=4.50; '${part.trim()}' is not` }
    const currency = currencies.find((known) => known === match[1])
    if (!currency || currency === 'RON')
      return { problem: `names '${match[1]}', which is not a foreign currency of Piata` }
    const rate = Number(match[2])
    if (!(rate > 0)) return { problem: `has ${currency}=${match[2]}; a rate must be above 0` }
    rates[currency] = rate
  }
  const missing = currencies.filter((currency) => rates[currency] === undefined)
  if (missing.length > 0) return { problem: `has no rate for ${missing.join(', ')}` }
  return rates as Rates
}

/** A price in minor units of RON, rounded; every currency of Piata has hundredths. */
export function toRon(price: Money, rates: Rates): number {
  return Math.round(price.amount * rates[price.currency])
}
