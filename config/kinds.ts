import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { Networks } from './networks.ts'

/** How the text of a variable becomes a value. */
export interface Kind<T> {
  /** @throws WrongValue */
  parse(text: string): T
  /** What an empty variable stands for; without it an empty variable counts as not set. */
  empty?: { value: T }
  /** The unit in which operators write a length of time or a size, as the variable's last word. */
  unit?: string
  /** Whether it may hold a password, so that it is never shown as it is. */
  isSecret?: boolean
  /** Whether it is a secret as a whole, of which nothing is shown. */
  isHidden?: boolean
}

/** What is wrong with a text, to be read after the variable's name: 'must be true or false, not 'x''. */
export class WrongValue extends Error {
  override name = 'WrongValue'
}

const projectFolder = resolve(import.meta.dirname, '..')

export function whole(minimum: number, maximum: number): Kind<number> {
  return {
    parse(text) {
      const value = /^-?\d{1,15}$/.test(text) ? Number(text) : Number.NaN
      if (value >= minimum && value <= maximum) return value
      throw new WrongValue(`must be a whole number from ${minimum} to ${maximum}, not '${text}'`)
    },
  }
}

const milliseconds = { ms: 1, seconds: 1000, days: 86_400_000 }

/** A length of time, written as a whole number of `unit`; the value is in milliseconds. */
export function duration(unit: keyof typeof milliseconds, minimum: number, maximum: number): Kind<number> {
  const { parse } = whole(minimum, maximum)
  return { unit, parse: (text) => parse(text) * milliseconds[unit] }
}

/** A size, written in megabytes of 1,000,000 bytes; the value is in bytes. */
export function megabytes(minimum: number, maximum: number): Kind<number> {
  const { parse } = whole(minimum, maximum)
  return { unit: 'megabytes', parse: (text) => parse(text) * 1_000_000 }
}

export const flag: Kind<boolean> = {
  parse(text) {
    if (text === 'true' || text === 'false') return text === 'true'
    throw new WrongValue(`must be true or false, not '${text}'`)
  },
}

/** One of some words, whatever its capitals. */
export function choice<const T extends string>(...values: T[]): Kind<T> {
  return {
    parse(text) {
      const value = values.find((known) => known.toLowerCase() === text.toLowerCase())
      if (value !== undefined) return value
      throw new WrongValue(`must be one of ${values.join(', ')}, not '${text}'`)
    },
  }
}

/** Some of these words, separated by commas. */
export function several<const T extends string>(...values: T[]): Kind<readonly T[]> {
  const one = choice(...values)
  return { empty: { value: [] }, parse: (text) => parts(text).map((part) => one.parse(part)) }
}

/** Any words, separated by commas. */
export const words: Kind<readonly string[]> = { empty: { value: [] }, parse: parts }

/** A path, absolute or from the folder in which the process was started; the value is absolute. */
export const path: Kind<string> = { parse: (text) => resolve(text) }

/** A path, absolute or from the project's folder; the value is absolute. */
export const projectPath: Kind<string> = { parse: (text) => resolve(projectFolder, text) }

/** Undefined where the variable is empty. */
export function optional<T>(kind: Kind<T>): Kind<T | undefined> {
  return { ...kind, empty: { value: undefined } }
}

/** Comma-separated; spaces around and empty parts are dropped. An empty variable is an empty list. */
function parts(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

/** An address without brackets, or a name. */
export const host: Kind<string> = {
  parse(text) {
    if (isIP(text) !== 0 || /^[a-z\d](?:[a-z\d.-]{0,251}[a-z\d])?$/i.test(text)) return text
    throw new WrongValue(`must be an address without brackets, or a name, not '${text}'`)
  },
}

export const networks: Kind<Networks> = networksOf(
  (part) => Networks.isNetwork(part),
  'an address or network',
)
export const addresses: Kind<Networks> = networksOf(
  (part) => Networks.isNetwork(part) && !part.includes('/'),
  'an address',
)

function networksOf(isOne: (part: string) => boolean, what: string): Kind<Networks> {
  return {
    empty: { value: new Networks([]) },
    parse(text) {
      const wrong = parts(text).find((part) => !isOne(part))
      if (wrong !== undefined) throw new WrongValue(`holds '${wrong}', which is not ${what}`)
      return new Networks(parts(text))
    },
  }
}

export const origin: Kind<URL> = {
  parse(text) {
    if (isOrigin(text)) return new URL(text)
    throw new WrongValue('must be scheme, host and port only, such as https://piata.example')
  },
}

/** Origins as browsers and the web views of apps say them. */
export const callers: Kind<readonly string[]> = {
  empty: { value: [] },
  parse(text) {
    const wrong = parts(text).find((part) => !isOrigin(part) && !isAppOrigin(part))
    if (wrong === undefined) return parts(text)
    throw new WrongValue(
      `holds '${wrong}', which is not an origin such as https://app.piata.example or capacitor://localhost`,
    )
  },
}

function isOrigin(text: string): boolean {
  const url = URL.parse(text)
  return url !== null && /^https?:$/.test(url.protocol) && url.origin === text
}

/** Schemes whose pages have no origin of their own, or any. */
const noOrigins = new Set(['http', 'https', 'file', 'data', 'blob', 'about', 'javascript', 'filesystem'])

/** What the web view of an app says it comes from: `capacitor://localhost`, `ionic://localhost`, `tauri://localhost`. */
function isAppOrigin(text: string): boolean {
  const scheme = /^([a-z][a-z0-9+.-]{0,40}):\/\/[a-z0-9.-]{1,200}(?::\d{1,5})?$/.exec(text)?.[1]
  return scheme !== undefined && !noOrigins.has(scheme)
}

export const databaseUrl: Kind<string> = {
  isSecret: true,
  parse(text) {
    if (/^(sqlite:.+|postgres(ql)?:\/\/.+)$/.test(text)) return text
    throw new WrongValue('must start with sqlite: or postgres://')
  },
}

export const redisUrl: Kind<string> = {
  isSecret: true,
  parse(text) {
    if (/^rediss?:\/\/.+$/.test(text)) return text
    throw new WrongValue('must start with redis:// or rediss://')
  },
}

/** Where pictures are kept; what an address must have, its reader in images/ says. */
export const pictureStore: Kind<string> = {
  isSecret: true,
  parse(text) {
    if (text === 'disk' || /^s3:https?:\/\/[^/@]+:[^/@]+@[^/]+\/[a-z0-9]/.test(text)) return text
    throw new WrongValue('must be disk, or like s3:https://KEY:SECRET@host/bucket?region=eu-central-1')
  },
}

/** Something on the web to be read. */
export const webUrl: Kind<string> = {
  parse(text) {
    const url = URL.parse(text)
    if (
      url &&
      /^https?:$/.test(url.protocol) &&
      url.username === '' &&
      url.password === '' &&
      text.length <= 2_000
    )
      return url.href
    throw new WrongValue('must be like https://bank.example/rates.xml, without a name and a password')
  },
}

export const smtpUrl: Kind<string> = {
  isSecret: true,
  parse(text) {
    const url = URL.parse(text)
    if (
      url &&
      /^smtps?:$/.test(url.protocol) &&
      url.hostname !== '' &&
      /^\/?$/.test(url.pathname) &&
      !url.search
    )
      return text
    throw new WrongValue('must be like smtp://user:password@host:587 or smtps://user:password@host')
  },
}

/** `Piata <no-reply@piata.example>`, or the address alone. */
export const mailbox: Kind<{ readonly name: string; readonly address: string }> = {
  parse(text) {
    const [, name = '', bracketed, plain] =
      /^(?:([^<>"@\p{Cc}]{0,100}?)\s*<([^\s<>@,;]+@[^\s<>@,;]+)>|([^\s<>@,;]+@[^\s<>@,;]+))$/u.exec(text) ??
      []
    const address = bracketed ?? plain
    if (address !== undefined) return { name, address }
    throw new WrongValue(`must be like Piata <no-reply@piata.example>, not '${text}'`)
  },
}

/** A key of another service, as that service writes it. */
export const token: Kind<string> = {
  isHidden: true,
  parse(text) {
    if (/^[\x21-\x7e]{8,500}$/.test(text)) return text
    throw new WrongValue('must be 8 to 500 characters without spaces')
  },
}

/** So many random bytes, written as base64, base64url or hex. */
export function secretBytes(length: number): Kind<Buffer> {
  return {
    isHidden: true,
    parse(text) {
      const isHex = /^[\da-f]+$/i.test(text) && text.length === 2 * length
      const bytes = Buffer.from(text, isHex ? 'hex' : 'base64')
      if ((isHex || /^[\w+/-]+={0,2}$/.test(text)) && bytes.length === length) return bytes
      throw new WrongValue(
        `must be ${length} bytes as base64 or hex, such as openssl rand -base64 ${length} prints`,
      )
    },
  }
}

export const timeZone: Kind<string> = {
  parse(text) {
    try {
      return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone
    } catch {
      throw new WrongValue(`is '${text}', which is no zone such as Europe/Bucharest`)
    }
  },
}

/** 'EUR=5.00,USD=4.50': a rate above 0 for each of `currencies`, and of others that ISO 4217 knows. */
export function rates<const C extends string>(
  ...currencies: C[]
): Kind<Readonly<Record<C, number> & Record<string, number>>> {
  const known: readonly string[] = Intl.supportedValuesOf('currency')
  return {
    parse(text) {
      const values: Record<string, number> = {}
      for (const part of text.split(',')) {
        const [, name, digits] = /^\s*([A-Z]{3})\s*=\s*(\d{1,6}(?:\.\d{1,8})?)\s*$/.exec(part) ?? []
        if (name === undefined)
          throw new WrongValue(`must be like EUR=5.00,USD=4.50; '${part.trim()}' is not`)
        if (!known.includes(name) || name === 'RON')
          throw new WrongValue(`names '${name}', which is not a foreign currency`)
        const rate = Number(digits)
        if (!(rate > 0)) throw new WrongValue(`has ${name}=${digits}; a rate must be above 0`)
        values[name] = rate
      }
      const missing = currencies.filter((currency) => values[currency] === undefined)
      if (missing.length > 0) throw new WrongValue(`has no rate for ${missing.join(', ')}`)
      // In one order, however they were written.
      const others = Object.keys(values).filter((name) => !currencies.some((own) => own === name))
      return Object.fromEntries(
        [...currencies, ...others.sort()].map((currency) => [currency, values[currency]]),
      ) as Record<C, number> & Record<string, number>
    },
  }
}
