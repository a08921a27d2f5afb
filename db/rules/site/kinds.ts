import { properEmail } from '../email.ts'
import { checkText } from '../text.ts'

/** What a setting may be, as data: the API's schema, its check and the field of the admin page all follow from it. */
export type SettingKind =
  | { kind: 'text'; min: number; max: number; lines: boolean }
  | { kind: 'whole'; min: number; max: number }
  | { kind: 'choice'; of: readonly string[] }
  /** Some of a list, each once, in an order that counts. */
  | { kind: 'order'; of: readonly string[] }
  /** Ids of categories; none stands for all. */
  | { kind: 'categories'; max: number }
  /** A positive number for some of a list. */
  | { kind: 'numbers'; of: readonly string[] }
  /** An amount of money for some of a list, with hundredths at most. */
  | { kind: 'amounts'; of: readonly string[] }
  /** `#1a7f37`, or empty. */
  | { kind: 'colour' }
  /** A small PNG or WebP as a data: URL, or empty. */
  | { kind: 'picture'; max: number }
  /** ISO 3166-1 alpha-2. */
  | { kind: 'country' }
  /** An address, or empty. */
  | { kind: 'email' }
  | { kind: 'link' }

/** What a kind holds. */
export type ValueOf<K extends SettingKind> = K extends { kind: 'whole' }
  ? number
  : K extends { kind: 'choice'; of: readonly (infer T)[] }
    ? T
    : K extends { kind: 'order'; of: readonly (infer T)[] }
      ? readonly T[]
      : K extends { kind: 'categories' }
        ? readonly string[]
        : K extends { kind: 'numbers' | 'amounts'; of: readonly (infer T extends string)[] }
          ? Readonly<Partial<Record<T, number>>>
          : string

/** Why a value cannot be used, to be read after the setting's name. */
export class WrongSetting extends Error {
  override name = 'WrongSetting'
}

/**
 * The value as it is kept. Its type is what the API's schema has looked at already.
 * @throws WrongSetting
 */
export function checkSetting(rule: SettingKind, value: unknown): unknown {
  switch (rule.kind) {
    case 'text': {
      const { text, faults } = checkText(String(value), rule)
      if (faults.length > 0) throw new WrongSetting(faults[0]!.detail)
      return text
    }
    case 'whole':
      if (Number.isInteger(value) && Number(value) >= rule.min && Number(value) <= rule.max) return value
      throw new WrongSetting(`must be a whole number from ${rule.min} to ${rule.max}`)
    case 'choice':
      if (rule.of.includes(String(value))) return value
      throw new WrongSetting(`must be one of ${rule.of.join(', ')}`)
    case 'order': {
      const given = listOf(value)
      if (given.length > 0 && isSet(given) && given.every((one) => rule.of.includes(one))) return given
      throw new WrongSetting(`must name one or more of ${rule.of.join(', ')}, each once`)
    }
    case 'categories': {
      const given = listOf(value)
      if (given.length <= rule.max && isSet(given)) return given
      throw new WrongSetting(`must name at most ${rule.max} categories, each once`)
    }
    case 'numbers': {
      const given = Object.entries(value as Record<string, unknown>)
      const isFine = ([name, one]: [string, unknown]) =>
        rule.of.includes(name) && Number.isFinite(one) && Number(one) >= 1e-6 && Number(one) <= 1e9
      if (given.every(isFine)) return value
      throw new WrongSetting(
        `must give numbers from 0.000001 to 1,000,000,000 for ${rule.of.join(', ')} alone`,
      )
    }
    case 'amounts': {
      const given = Object.entries(value as Record<string, unknown>)
      const isFine = ([name, one]: [string, unknown]) =>
        rule.of.includes(name) && Number(one) > 0 && Number(one) <= 1e9 && isWithHundredths(Number(one))
      if (given.every(isFine)) return value
      throw new WrongSetting(
        `must give amounts from 0.01 to 1,000,000,000, with two decimals at most, for ${rule.of.join(', ')} alone`,
      )
    }
    case 'colour':
      return checkColour(String(value).toLowerCase())
    case 'picture':
      return checkPicture(String(value), rule.max)
    case 'country':
      if (isCountry(String(value))) return value
      throw new WrongSetting('must be the code of a country as ISO 3166 has it, such as RO')
    case 'email': {
      const text = String(value).trim()
      const address = text === '' ? '' : properEmail(text)
      if (address !== undefined) return address
      throw new WrongSetting('is no e-mail address')
    }
    case 'link': {
      const text = String(value).trim()
      if (text === '' || (text.length <= 500 && URL.parse(text)?.protocol === 'https:')) return text
      throw new WrongSetting('must be an https address of at most 500 characters, or empty')
    }
  }
}

/** Codes that are no country's, or not for use: unknown ones have no name, and these have one. */
const noCountries = new Set(['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ'])
const countryNames = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })

function isCountry(code: string): boolean {
  return /^[A-Z]{2}$/.test(code) && !noCountries.has(code) && countryNames.of(code) !== undefined
}

const listOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])
const isSet = (list: string[]): boolean => new Set(list).size === list.length

/** White letters stand on it, and it is the colour of links on white: 4.5 to 1 is what WCAG 2.2 (1.4.3) asks for. */
function checkColour(text: string): string {
  if (text === '') return text
  if (!/^#[0-9a-f]{6}$/.test(text)) throw new WrongSetting('must be a colour such as #1a7f37, or empty')
  const ratio = 1.05 / (luminance(text) + 0.05)
  if (ratio < 4.5)
    throw new WrongSetting(
      `is too light: its contrast with white is ${ratio.toFixed(1)} to 1, and must be 4.5`,
    )
  return text
}

/** Relative luminance of sRGB (WCAG 2.2). */
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** First bytes of the formats. SVG is none: it may hold scripts. */
const formats = {
  png: (bytes: Buffer) => bytes.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex')),
  webp: (bytes: Buffer) =>
    bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP',
}

function checkPicture(text: string, max: number): string {
  if (text === '') return text
  if (text.length > max) throw new WrongSetting(`may have at most ${max} characters as a data: URL`)
  const found = /^data:image\/(png|webp);base64,([A-Za-z0-9+/]+={0,2})$/.exec(text)
  const [, format, data] = found ?? []
  if (data === undefined || !formats[format as keyof typeof formats](Buffer.from(data, 'base64')))
    throw new WrongSetting('must be a PNG or WebP picture as a data: URL, or empty')
  return text
}

/** Every currency of Piata has hundredths, and nothing smaller. */
const isWithHundredths = (amount: number): boolean => Math.round(100 * amount) / 100 === amount
