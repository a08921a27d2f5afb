/** Why a row of a file is refused, by code: English words that follow the field's name, with the {values} that a site words it by in another language. */
const wordings = {
  missing: 'is missing',
  'too-short': 'needs at least {min} characters',
  'too-long': 'is longer than {max} characters',
  'not-text': 'holds control characters',
  'too-many-accents': 'has more than 30 accents on one letter',
  'no-category': 'is no category for listings',
  'no-account': 'has no account',
  'not-degrees': 'is not a number of degrees',
  'not-between': 'is not between {min} and {max}',
  'not-between-units': 'is not between {min} and {max} {unit}',
  'none-of': 'is none of {options}',
  'no-option': 'is none of the options {options}',
  'no-option-of-many': 'is none of the options {options} and {more} more',
  'not-in-map': 'is not in the map’s table of values',
  surplus: "has more fields than the header's {fields}",
  'no-amount': 'is not an amount',
  negative: 'is negative',
  'two-currencies': 'names two currencies',
  'too-much': 'is more than 10,000,000,000.00',
  'no-time': 'is no time like 2026-01-31, 31.01.2026 18:30, 1 iulie 2026 or 1769877000',
  'before-1990': 'is before 1990',
  'no-day': 'is a day that does not exist',
  'no-clock': 'is a time that does not exist',
  'no-month': 'names no month',
  'no-yes-or-no': 'is neither yes nor no',
  'no-number': 'is not a number',
  'no-number-so-written': 'is not a number with "{decimal}" before decimals',
  ambiguous: 'may be read in two ways: say in the map whether decimal is "." or ","',
  'unknown-unit': 'has the unit "{unit}", which is not known here',
  unreadable: '{detail}',
} as const

export type ReasonCode = keyof typeof wordings
export const reasonCodes = Object.keys(wordings) as ReasonCode[]

/** What a reason's words name. */
export type ReasonValues = Record<string, string>

/** A reason in English. */
export function reasonText(code: ReasonCode, values: ReasonValues): string {
  return wordings[code].replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
}
