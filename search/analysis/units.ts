/**
 * Units that make one word with the number before them ("128 GB" is `128gb`), by the ways they are written.
 * `loose` ones may stand apart from the number; the others are words of their own then ("2 in 1", "2 HP"), but for
 * `dotted` ones with a point behind them ("24 in. wide").
 */
const spellings: { unit: string; loose?: string; tight?: string; dotted?: string }[] = [
  { unit: 'kb', loose: 'kb' },
  { unit: 'mb', loose: 'mb' },
  { unit: 'gb', loose: 'gb gigabyte gigabytes', tight: 'go' },
  { unit: 'tb', loose: 'tb terabyte terabytes' },
  { unit: 'kg', loose: 'kg kgs' },
  { unit: 'g', loose: 'g gr' },
  { unit: 'mg', loose: 'mg' },
  { unit: 't', loose: 'tone tona', tight: 't' },
  { unit: 'lb', loose: 'lb lbs pound pounds' },
  { unit: 'oz', loose: 'oz ounce ounces' },
  { unit: 'ml', loose: 'ml' },
  { unit: 'cl', loose: 'cl' },
  { unit: 'gal', loose: 'gal gals gallon gallons galon galoane' },
  { unit: 'qt', loose: 'qt quart quarts' },
  { unit: 'l', loose: 'l litri litre liter litres liters' },
  { unit: 'km', loose: 'km kilometri' },
  { unit: 'm', loose: 'm metri' },
  { unit: 'cm', loose: 'cm' },
  { unit: 'mm', loose: 'mm' },
  { unit: 'ft', loose: 'ft feet foot' },
  { unit: 'yd', loose: 'yd yard yards yarzi' },
  { unit: 'in', loose: 'inch inches inci', tight: 'in', dotted: 'in' },
  { unit: 'mp', loose: 'mp m2 mp2 sqm' },
  { unit: 'sqft', loose: 'sqft' },
  { unit: 'ha', loose: 'ha hectare' },
  { unit: 'w', loose: 'w watt watts wati' },
  { unit: 'kw', loose: 'kw' },
  { unit: 'kwh', loose: 'kwh' },
  { unit: 'wh', loose: 'wh' },
  { unit: 'v', loose: 'v volt volti volts' },
  { unit: 'amp', loose: 'amp amps amper amperi' },
  { unit: 'mah', loose: 'mah' },
  { unit: 'ah', loose: 'ah' },
  { unit: 'cp', loose: 'cp', tight: 'hp' },
  { unit: 'hz', loose: 'hz' },
  { unit: 'khz', loose: 'khz' },
  { unit: 'mhz', loose: 'mhz' },
  { unit: 'ghz', loose: 'ghz' },
  { unit: 'rpm', loose: 'rpm' },
  { unit: 'fps', loose: 'fps' },
  { unit: 'dpi', loose: 'dpi' },
  { unit: 'mbps', loose: 'mbps' },
  { unit: 'gbps', loose: 'gbps' },
  { unit: 'cc', loose: 'cc', tight: 'cmc' },
  { unit: 'br', loose: 'br bd', tight: 'bdr' },
  { unit: 'ba', loose: 'ba' },
]

function table(...kinds: ('loose' | 'tight' | 'dotted')[]): ReadonlyMap<string, string> {
  const entries: [string, string][] = []
  for (const spelling of spellings)
    for (const kind of kinds)
      for (const word of spelling[kind]?.split(' ') ?? []) entries.push([word, spelling.unit])
  return new Map(entries)
}

/** Units that may stand behind a space or hyphen, to their one form. */
export const looseUnits = table('loose')
/** The same for those with a point behind them. */
export const dottedUnits = table('loose', 'dotted')
/** Those that need the point: without it they may be words. */
export const onlyDotted = table('dotted')
/** Units that may touch their number, to their one form. */
export const tightUnits = table('loose', 'tight')
/** Units of so many letters or more are kept as words of their own too. */
export const wordUnitLength = 4
export const longestUnit = Math.max(...[...tightUnits.keys()].map((unit) => unit.length))

/** Continues the hash of a word with its next letter or digit (ASCII), upper and lower case alike. */
export const unitHash = (hash: number, unit: number): number =>
  (Math.imul(hash, 31) + (unit >= 65 && unit <= 90 ? unit + 32 : unit)) | 0

const hashes = new Uint8Array(4096)
for (const word of dottedUnits.keys()) {
  let hash = 0
  for (let i = 0; i < word.length; i += 1) hash = unitHash(hash, word.charCodeAt(i))
  hashes[hash & 4095] = 1
}

/** False for most words that stand for no unit, by their hash: saves looking most of them up. */
export const mayBeUnit = (hash: number): boolean => hashes[hash & 4095] === 1

/** Ends of ordinal numbers and decades, which stay with their digits. */
export const numberSuffixes: ReadonlySet<string> = new Set(['st', 'nd', 'rd', 'th'])

/** Denominators of vulgar fractions: other numbers around a stroke are counts, dates and sizes of tyres. */
export const denominators: ReadonlySet<number> = new Set([2, 3, 4, 5, 6, 8, 10, 12, 16, 32, 64])
