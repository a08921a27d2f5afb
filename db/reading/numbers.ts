import { ConversionError } from './convert.ts'
import { type Decimal, readDigits } from './digits.ts'

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
  km: { mi: 1.609_344, mile: 1.609_344, miles: 1.609_344, m: 0.001 },
  cm: { mm: 0.1, m: 100, in: 2.54, inch: 2.54, '"': 2.54 },
  mm: { cm: 10 },
  m: { cm: 0.01, ft: 0.3048 },
  inch: { in: 1, '"': 1, '”': 1, cm: 1 / 2.54 },
  CP: { hp: 1.013_869_665, ps: 1, kw: 1.359_621_617, cv: 1 },
  kW: { w: 0.001, cp: 0.735_498_75, hp: 0.745_699_872 },
  W: { kw: 1000 },
  GB: { tb: 1024, mb: 1 / 1024, gib: 1 },
  kg: { g: 0.001, t: 1000, lb: 0.453_592_37, lbs: 0.453_592_37 },
  'cm³': { cc: 1, cm3: 1, cmc: 1, cmp: 1, l: 1000, litri: 1000 },
  l: { ml: 0.001, litri: 1, litres: 1 },
  luni: { months: 1, month: 1, ani: 12, years: 12 },
}

/** Units so small that nobody writes thousandths of them: a separator before three digits groups. */
const smallUnits = new Set(
  [
    'km',
    'mi',
    'mile',
    'miles',
    'cm³',
    'cm3',
    'cc',
    'cmc',
    'rpm',
    'W',
    'V',
    'Hz',
    'BTU',
    'RON',
    'buc',
    'mm',
    'ml',
    'g',
  ].map((unit) => unit.toLowerCase()),
)

/** No number is longer. */
const longest = 100

interface NumberRule {
  /** What the number is wanted in. */
  unit?: string | undefined
  /** The unit of a bare number; default `unit`. */
  assumed?: string | undefined
  /** Where the map says it; a separator of the other kind can then only group. */
  decimal?: Decimal | undefined
  /** What the column's other numbers agree on. */
  agreed?: Decimal | undefined
  /** In `unit`, inclusive. */
  min?: number | undefined
  max?: number | undefined
}

/**
 * '2256ft2', '128 GB', '1.998 cm³', '52,5 mp' → the number in `unit`, rounded to hundredths. What '1.250' means is told by
 * a unit that is never counted in thousandths, by what the column's other numbers agree on, or by the limits.
 * @throws ConversionError for text that is no number or stays ambiguous, a unit that cannot be converted, a number beyond the limits
 */
export function parseNumber(text: string, rule: NumberRule): number {
  const { unit, assumed, decimal, agreed, min = -Infinity, max = Infinity } = rule
  const match =
    text.length > longest ? null : /^([+-]?(?:\d[\d\s.,'’]*|[.,]\d+))([^\d.,].*)?$/u.exec(text.trim())
  const digits = match === null ? undefined : readDigits(match[1]!, decimal)
  if (match === null || digits === undefined) {
    const isOther = decimal !== undefined && match !== null && readDigits(match[1]!) !== undefined
    throw isOther
      ? new ConversionError('no-number-so-written', { decimal })
      : new ConversionError('no-number')
  }
  const suffix = match[2]?.trim().replace(/(?<=\p{L})\.$/u, '') || assumed
  const factor = factorOf(suffix, unit)
  const convert = (value: number) => Math.round(value * factor * 100) / 100
  const isWithin = (value: number) => value >= min && value <= max
  let value: number
  if ('value' in digits) value = convert(digits.value)
  else {
    const { separator } = digits
    const grouped = convert(digits.grouped)
    const fraction = convert(digits.fraction)
    if (smallUnits.has((suffix ?? unit ?? '').toLowerCase())) value = grouped
    else if (agreed !== undefined) value = agreed === separator ? fraction : grouped
    else if (isWithin(grouped) !== isWithin(fraction)) value = isWithin(grouped) ? grouped : fraction
    else {
      throw new ConversionError('ambiguous')
    }
  }
  if (!isWithin(value)) {
    const limits = { min: String(min), max: String(max) }
    throw unit === undefined
      ? new ConversionError('not-between', limits)
      : new ConversionError('not-between-units', { ...limits, unit })
  }
  return value
}

function factorOf(from: string | undefined, to: string | undefined): number {
  if (from === undefined || from === '' || from === to) return 1
  const lower = from.toLowerCase()
  if (to !== undefined && lower === to.toLowerCase()) return 1
  const table = to === undefined || !Object.hasOwn(factors, to) ? undefined : factors[to]
  if (table === undefined || !Object.hasOwn(table, lower))
    throw new ConversionError('unknown-unit', { unit: from.slice(0, 20) })
  return table[lower]!
}
