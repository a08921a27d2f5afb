import { ConversionError } from '../reading/convert.ts'
import { readDigits } from '../reading/digits.ts'
import { fold } from '../text.ts'
import { type Currency, currencies, type Money } from '../types.ts'

const maxAmount = 10 ** 12
/** No price is longer. */
const longest = 100
const symbols: Record<string, Currency> = {
  ...Object.fromEntries(currencies.map((currency) => [currency.toLowerCase(), currency])),
  ft: 'HUF',
  kč: 'CZK',
  zł: 'PLN',
  $: 'USD',
  us$: 'USD',
  '€': 'EUR',
  euro: 'EUR',
  '£': 'GBP',
  lei: 'RON',
  leu: 'RON',
}

/** What countries call their own money by a name that others use too. */
const own: Partial<Record<Currency, readonly string[]>> = {
  MDL: ['lei', 'leu'],
  DKK: ['kr'],
  NOK: ['kr'],
  SEK: ['kr'],
}
const currencyNamed = (word: string, assumed: Currency): Currency | undefined =>
  own[assumed]?.includes(word) ? assumed : Object.hasOwn(symbols, word) ? symbols[word] : undefined

/** Folded words that say so, and those that may stand beside them. */
const freeWords = new Set([
  'gratis',
  'gratuit',
  'gratuita',
  'gratuite',
  'free',
  'moca',
  'donez',
  'donam',
  'doneaza',
  'donatie',
  'donat',
  'donate',
  'cadou',
  'daruiesc',
])
const besideFree = new Set(
  'pe de la in din se o il le dau da dat ofer ofera oferit oferta fac face si absolut complet total pret pretul for of charge to give away ron lei eur euro'.split(
    ' ',
  ),
)
const onRequestWords = new Set([
  'la cerere',
  'pret la cerere',
  'cere oferta',
  'cere pret',
  'oferta',
  'on request',
  'price on request',
  'por',
  'ask',
  'sunati',
  'la telefon',
])
const negotiableWords =
  /(?<!\p{L})(?:u[sș]or\s+)?(?:negociabil[ăa]?|discutabil[ăa]?|negotiable|neg\.|o\.?b\.?o\.?)(?!\p{L})/giu
/** What is said of a price behind it, and left out. */
const qualifiers: [RegExp, string][] = [
  [
    /\s*(?:\+|plus|cu|fără|fara|incl\.?|inclusiv|inclus|excl\.?)?\s*(?:TVA|VAT)(?:[\s-]*(?:inclus|inclusă|included))?\s*$/iu,
    'TVA',
  ],
  [/\s*\/\s*(?:\p{L}{1,12}[²2]?)\.?\s*$/u, 'what it is for one of'],
]

interface ReadPrice {
  /** Null where there is none: on request. */
  price: Money | null
  /** Whether the text says so. */
  negotiable: boolean
  /** What was left out, and why. */
  note?: string
}

/**
 * A price as people write it: kept where it is clear, 0 where the text says free, and none, with a note, where it names a range, a lower
 * bound, another currency, or no amount at all.
 */
export function readPrice(text: string, currency: Currency): ReadPrice {
  if (text.length > longest) return { price: null, negotiable: false, note: 'is not an amount' }
  let rest = text.trim()
  let negotiable = false
  let note: string | undefined
  // Without a letter nothing is said of the price.
  if (rest === '' || /\p{L}/u.test(rest)) {
    if (saysFree(text)) return { price: { amount: 0, currency }, negotiable }
    rest = text.replace(negotiableWords, ' ').trim()
    negotiable = rest !== text.trim()
    if (rest === '' || onRequestWords.has(fold(rest))) return { price: null, negotiable }
    for (const [pattern, name] of qualifiers) {
      const without = rest.replace(pattern, '')
      if (without !== rest) note = `is kept without ${name}`
      rest = without
    }
  }
  // Instead of decimals: 12.500,-
  rest = rest.replace(/(?<=\d)[.,][-–—](?!\d)/u, '')
  try {
    return { price: parsePrice(rest, currency), negotiable, ...(note !== undefined && { note }) }
  } catch (error) {
    if (!(error instanceof ConversionError)) throw error
    return { price: null, negotiable, note: `${reasonOf(rest, error)}; left out` }
  }
}

/** 'Gratuit!', 'de donat', 'se oferă gratis', '0 lei (gratuit)' */
function saysFree(text: string): boolean {
  const words = fold(text).split(' ')
  return (
    words.some((word) => freeWords.has(word)) &&
    words.every((word) => freeWords.has(word) || besideFree.has(word) || /^0+$/.test(word))
  )
}

function reasonOf(text: string, error: ConversionError): string {
  if (/\d[^\d]*[-–—][^\d]*\d/u.test(text)) return 'is a range'
  if (/^(?:de la|începând|incepand|from|min\.?|minim|starting)(?!\p{L})/iu.test(text))
    return 'is a lower bound only'
  const named = /^\s*([A-Z]{3})\s*[\d.,\s]+$|^[\d.,\s]+([A-Z]{3})\s*$/u.exec(text)
  return named ? `is in ${named[1] ?? named[2]}, and not in ${currencies.join(', ')}` : error.message
}

/**
 * '$1,525,000.00', '12.500 lei', '1 200,50 €', '950' → minor units. A currency in the text wins over `currency`; a
 * single separator before exactly three digits groups thousands.
 * @throws ConversionError for text that is no amount, a negative one, or one over 10^12 minor units
 */
export function parsePrice(text: string, currency: Currency): Money {
  const match =
    text.length > longest
      ? null
      : /^([^\d.,+-]*)([+-]?)([^\d.,+-]*)(\d[\d\s.,'’]*?|[.,]\d+)(\s*[^\d]*)$/u.exec(text.trim())
  if (!match) throw new ConversionError('no-amount')
  const [, before = '', sign, between = '', digits = '', after = ''] = match
  const words = [before, between, after]
    .map((word) => word.trim().toLowerCase().replace(/\.$/, ''))
    .filter((word) => word !== '')
  const named = words.map((word) => currencyNamed(word, currency))
  if (named.includes(undefined)) throw new ConversionError('no-amount')
  if (sign === '-') throw new ConversionError('negative')
  const [first] = named
  if (named.some((other) => other !== first)) throw new ConversionError('two-currencies')
  const read = readDigits(digits)
  if (read === undefined) throw new ConversionError('no-amount')
  const amount = Math.round(('value' in read ? read.value : read.grouped) * 100)
  if (!(amount <= maxAmount)) throw new ConversionError('too-much')
  return { amount, currency: first ?? currency }
}

/** @param assumed the one that a name which several have means */
export function parseCurrency(text: string, assumed: Currency): Currency {
  const known = currencyNamed(text.trim().toLowerCase(), assumed)
  if (known === undefined) throw new ConversionError('none-of', { options: currencies.join(', ') })
  return known
}
