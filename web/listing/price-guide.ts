import type { PriceGuide } from '../client/types.ts'
import { formatPrice } from '../i18n/format.ts'
import type { Locale } from '../i18n/routes.ts'

/** What is asked for such things, for the text `common.priceGuide`. */
export function priceGuideValues(locale: Locale, { low, high, currency, count }: PriceGuide) {
  const ends = [low, high].map((amount) => formatPrice(locale, { amount: toWhole(amount), currency }))
  return { range: [...new Set(ends)].join(' – '), count }
}

/** Converted prices have hundredths that nobody asks. */
const toWhole = (amount: number) => Math.round(amount / 100) * 100
