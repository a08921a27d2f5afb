/** What a trader says about itself (Art. 30 of Regulation (EU) 2022/2065). Lengths in characters. */
export const traderRules = {
  name: { min: 2, max: 200, lines: false },
  registerNumber: { min: 3, max: 60, lines: false },
  address: { min: 10, max: 400, lines: true },
  /** Letters of its country, then digits or letters. */
  vatId: { max: 20 },
} as const

/**
 * A VAT or fiscal number as it is kept: its country's letters and the number, `RO18547290`; undefined for what is none. The check digits of Romania, Bulgaria,
 * Hungary and Germany are looked at, of others the form alone.
 * @param home the site's country, whose letters may be left out
 */
export function properVatId(text: string, home: string): string | undefined {
  const typed = text.replace(/[\s.-]/g, '').toUpperCase()
  const own = /^\d+$/.test(typed) ? home + typed : typed
  const [, country = '', number = ''] = /^([A-Z]{2})([A-Z\d]{2,13})$/.exec(own) ?? []
  const check = checks[country]
  if (country === '' || !/\d{2}/.test(number) || (check !== undefined && !check(number))) return undefined
  return country + number
}

const checks: Record<string, (number: string) => boolean> = {
  RO: (number) => {
    if (!/^[1-9]\d{1,9}$/.test(number)) return false
    const digits = digitsOf(number.padStart(10, '0'))
    return ((weighed(digits, [7, 5, 3, 2, 1, 7, 5, 3, 2]) * 10) % 11) % 10 === digits[9]
  },
  BG: (number) => {
    // Of firms; people's have ten digits and no place here.
    if (!/^\d{9}$/.test(number)) return false
    const digits = digitsOf(number)
    const first = weighed(digits, [1, 2, 3, 4, 5, 6, 7, 8]) % 11
    return (first === 10 ? (weighed(digits, [3, 4, 5, 6, 7, 8, 9, 10]) % 11) % 10 : first) === digits[8]
  },
  HU: (number) => {
    if (!/^\d{8}$/.test(number)) return false
    const digits = digitsOf(number)
    return (10 - (weighed(digits, [9, 7, 3, 1, 9, 7, 3]) % 10)) % 10 === digits[7]
  },
  /** ISO 7064, MOD 11,10. */
  DE: (number) => {
    if (!/^[1-9]\d{8}$/.test(number)) return false
    const digits = digitsOf(number)
    let product = 10
    for (const digit of digits.slice(0, 8)) {
      const sum = (digit + product) % 10 || 10
      product = (2 * sum) % 11
    }
    return (11 - product) % 10 === digits[8]
  },
}

const digitsOf = (number: string): number[] => [...number].map(Number)
/** The digits that have a weight, times it. */
const weighed = (digits: readonly number[], weights: readonly number[]): number =>
  weights.reduce((sum, weight, at) => sum + weight * digits[at]!, 0)
