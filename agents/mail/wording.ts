import { type Language, languageTags } from '@piata/config/languages'

export const longestTitle = 200
/** The most listings that a mail names. */
export const mostNamed = 10

/** A number with the form of the noun that the language has for it. */
export function counted(
  locale: Language,
  count: number,
  nouns: Partial<Record<Intl.LDMLPluralRule, string>> & { other: string },
): string {
  const tag = languageTags[locale]
  const noun = nouns[new Intl.PluralRules(tag).select(count)] ?? nouns.other
  return `${count.toLocaleString(tag)} ${noun}`
}

/** A text that is fit for `line`: what breaks lines becomes a blank, and what is too long is cut. */
export function asLine(text: string): string {
  const whole = text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()
  return [...whole].slice(0, longestTitle).join('') || '–'
}

export function priceText(
  locale: Language,
  { amount, currency }: { amount: number; currency: string },
): string {
  const digits = amount % 100 === 0 ? 0 : 2
  const number = (amount / 100).toLocaleString(languageTags[locale], {
    ...{ minimumFractionDigits: digits, maximumFractionDigits: digits },
  })
  return `${number} ${currency === 'RON' ? 'lei' : currency}`
}
