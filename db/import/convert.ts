import { type Currency, currencies, type Money } from '../types.ts'

const maxAmount = 10 ** 12
const symbols: Record<string, Currency> = {
  $: 'USD',
  us$: 'USD',
  usd: 'USD',
  '€': 'EUR',
  eur: 'EUR',
  euro: 'EUR',
  '£': 'GBP',
  gbp: 'GBP',
  lei: 'RON',
  leu: 'RON',
  ron: 'RON',
}

/** What a conversion refuses; the caller adds the field's name. */
export class ConversionError extends Error {
  override name = 'ConversionError'
}

/**
 * '$1,525,000.00', '12.500 lei', '1 200,50 €', '950' → minor units. A currency in the text wins over `currency`; a
 * single separator before exactly three digits groups thousands.
 * @throws ConversionError for text that is no amount, a negative one, or one over 10^12 minor units
 */
export function parsePrice(text: string, currency: Currency): Money {
  const match = /^([^\d.,+-]*)([+-]?)([^\d.,+-]*)(\d[\d\s.,'’]*?|[.,]\d+)(\s*[^\d]*)$/u.exec(text.trim())
  if (!match) throw new ConversionError('is not an amount')
  const [, before = '', sign, between = '', digits = '', after = ''] = match
  const words = [before, between, after]
    .map((word) => word.trim().toLowerCase().replace(/\.$/, ''))
    .filter((word) => word !== '')
  const named = words.map((word) => (Object.hasOwn(symbols, word) ? symbols[word] : undefined))
  if (named.includes(undefined)) throw new ConversionError('is not an amount')
  if (sign === '-') throw new ConversionError('is negative')
  const [first] = named
  if (named.some((other) => other !== first)) throw new ConversionError('names two currencies')
  const amount = Math.round(Number(plainDigits(digits)) * 100)
  if (!Number.isFinite(amount) || Number.isNaN(amount)) throw new ConversionError('is not an amount')
  if (amount > maxAmount) throw new ConversionError('is more than 10,000,000,000.00')
  return { amount, currency: first ?? currency }
}

/** Digits with separators of either custom, as Number reads them. */
function plainDigits(digits: string): string {
  const compact = digits.replace(/[\s'’]/g, '')
  const comma = compact.lastIndexOf(',')
  const dot = compact.lastIndexOf('.')
  if (comma >= 0 && dot >= 0) {
    const [decimal, group] = comma > dot ? [',', '.'] : ['.', ',']
    return grouped(compact, group!) ? compact.replaceAll(group!, '').replace(decimal!, '.') : 'NaN'
  }
  const separator = comma >= 0 ? ',' : dot >= 0 ? '.' : undefined
  if (separator === undefined) return compact
  const parts = compact.split(separator)
  if (parts.length > 2 || (parts[1]!.length === 3 && /^[1-9]\d{0,2}$/.test(parts[0]!))) {
    return parts.slice(1).every((part) => part.length === 3) ? parts.join('') : 'NaN'
  }
  return compact.replace(separator, '.')
}

function grouped(text: string, group: string): boolean {
  const whole = text.split(group === ',' ? '.' : ',', 1)[0]!
  return whole
    .split(group)
    .slice(1)
    .every((part) => part.length === 3)
}

export function parseCurrency(text: string): Currency {
  const name = text.trim().toLowerCase()
  const known = Object.hasOwn(symbols, name) ? symbols[name] : undefined
  if (known === undefined) throw new ConversionError(`is none of ${currencies.join(', ')}`)
  return known
}

/** How many of the second unit one of the first is. Sources: the international foot, mile, inch and pound; 1 CP = 735.49875 W. */
const factors: Record<string, Record<string, number>> = {
  'm²': {
    ft2: 0.092_903_04,
    'ft²': 0.092_903_04,
    sqft: 0.092_903_04,
    m2: 1,
    mp: 1,
    sqm: 1,
    ha: 10_000,
    ar: 100,
    acre: 4046.856_422_4,
    acres: 4046.856_422_4,
  },
  km: { mi: 1.609_344, miles: 1.609_344, m: 0.001 },
  cm: { mm: 0.1, m: 100, in: 2.54, inch: 2.54, '"': 2.54 },
  mm: { cm: 10 },
  m: { cm: 0.01, ft: 0.3048 },
  inch: { in: 1, '"': 1, '”': 1, cm: 1 / 2.54 },
  CP: { hp: 1.013_869_665, ps: 1, kw: 1.359_621_617, cv: 1 },
  kW: { w: 0.001, cp: 0.735_498_75, hp: 0.745_699_872 },
  W: { kw: 1000 },
  GB: { tb: 1024, mb: 1 / 1024, gib: 1 },
  kg: { g: 0.001, t: 1000, lb: 0.453_592_37, lbs: 0.453_592_37 },
  'cm³': { cc: 1, cm3: 1, cmc: 1, l: 1000 },
  l: { ml: 0.001, litri: 1, litres: 1 },
  luni: { months: 1, month: 1, ani: 12, years: 12 },
}

/**
 * '2256ft2', '128 GB', '1.998 cm³' → the number in `unit`, rounded to hundredths. A bare number is in `assumed`, or in `unit`.
 * @throws ConversionError for text that is no number or a unit that cannot be converted
 */
export function parseNumber(
  text: string,
  {
    unit,
    assumed,
    decimal = '.',
  }: { unit?: string | undefined; assumed?: string | undefined; decimal?: '.' | ',' | undefined },
): number {
  const match = /^([+-]?\d[\d\s.,'’]*|[+-]?[.,]\d+)([^\d.,].*)?$/u.exec(text.trim())
  if (!match) throw new ConversionError('is not a number')
  const group = decimal === '.' ? /[\s,'’]/g : /[\s.'’]/g
  const value = Number(match[1]!.replace(group, '').replace(decimal, '.'))
  if (!Number.isFinite(value)) throw new ConversionError('is not a number')
  const suffix = match[2]?.trim() || assumed
  return Math.round(value * factorOf(suffix, unit) * 100) / 100
}

function factorOf(from: string | undefined, to: string | undefined): number {
  if (from === undefined || from === '' || from === to) return 1
  const lower = from.toLowerCase()
  if (to !== undefined && lower === to.toLowerCase()) return 1
  const table = to === undefined || !Object.hasOwn(factors, to) ? undefined : factors[to]
  if (table === undefined || !Object.hasOwn(table, lower))
    throw new ConversionError(`has the unit "${from}", which is not known here`)
  return table[lower]!
}

const truths = new Map([
  ...['true', 't', 'yes', 'y', 'da', '1', 'x', 'on'].map((word) => [word, true] as const),
  ...['false', 'f', 'no', 'n', 'nu', '0', 'off'].map((word) => [word, false] as const),
])

export function parseBoolean(text: string): boolean {
  const value = truths.get(text.trim().toLowerCase())
  if (value === undefined) throw new ConversionError('is neither yes nor no')
  return value
}

/**
 * '2020-06-13', '2020-06-13 12:09', '2020-06-13T12:09:00+03:00' → RFC 3339 UTC; without an offset it is UTC.
 * @throws ConversionError for anything else, and for dates before 1990
 */
export function parseTime(text: string): string {
  const match =
    /^(\d{4}-\d{2}-\d{2})(?:[T ]+(\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s*(Z|[+-]\d{2}:?\d{2})?)?$/i.exec(
      text.trim(),
    )
  const time =
    match?.[2] === undefined
      ? '00:00'
      : match[2].padStart(match[2].indexOf(':') === 1 ? match[2].length + 1 : 0, '0')
  const parsed = match ? Date.parse(`${match[1]}T${time}${match[3] ?? 'Z'}`) : Number.NaN
  if (Number.isNaN(parsed)) throw new ConversionError('is not a date like 2026-01-31 or 2026-01-31T18:30')
  if (parsed < 631_152_000_000) throw new ConversionError('is before 1990')
  return new Date(parsed).toISOString()
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

/** The text of simple HTML: line breaks kept, tags gone, the common entities decoded. */
export function textOfHtml(html: string): string {
  return html
    .replace(/<(?:br|\/p|\/li|\/div)\b[^<>]*>/gi, '\n')
    .replace(/<[a-z/!][^<>]*>/gi, '')
    .replace(/&(#\d{1,7}|[a-z]{2,8});/gi, (whole, name: string) => {
      if (name.startsWith('#')) {
        const code = Number(name.slice(1))
        return code > 31 && code < 0x110000 && (code < 0xd800 || code > 0xdfff)
          ? String.fromCodePoint(code)
          : ' '
      }
      return entities[name.toLowerCase()] ?? whole
    })
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
