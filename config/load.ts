import { isMailReadable } from './demo-mail.ts'
import { type Kind, WrongValue } from './kinds.ts'
import { languageFaults } from './languages.ts'
import { settings } from './settings.ts'

type Settings = typeof settings

/** Every setting as a value: lengths of time in milliseconds, sizes in bytes, paths absolute. */
export type Config = {
  readonly [K in keyof Settings]: Settings[K]['kind'] extends Kind<infer T> ? T : never
}

type Environment = Record<string, string | undefined>

/** Thrown when settings cannot be used; `problems` has one clear line for each. */
export class ConfigError extends Error {
  override name = 'ConfigError'
  readonly problems: string[]

  constructor(problems: string[]) {
    super(
      problems.length === 1 ? problems[0] : `${problems.length} settings are wrong:\n${problems.join('\n')}`,
    )
    this.problems = problems
  }
}

/** 'databaseUrl' → 'PIATA_DATABASE_URL'; of what has a unit the variable ends in that: 'snapshotMs' → 'PIATA_SNAPSHOT_SECONDS'. */
export function variableOf(key: keyof Settings): string {
  const name = key.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()
  const { unit }: Kind<unknown> = settings[key].kind
  return `PIATA_${unit === undefined ? name : name.replace(/[A-Z]+$/, unit.toUpperCase())}`
}

export const keys = Object.keys(settings) as (keyof Settings)[]

/**
 * Reads the settings from the environment. An empty variable counts as not set, unless it stands for none.
 * @throws ConfigError naming every variable that is wrong or contradicts another
 */
export function loadConfig(environment: Environment = process.env): Config {
  const problems: string[] = [...languageFaults]
  const values: Record<string, unknown> = {}
  for (const key of keys) {
    const { kind, initial }: { kind: Kind<unknown>; initial: string } = settings[key]
    const given = environment[variableOf(key)]?.trim()
    const text = given === undefined || (given === '' && kind.empty === undefined) ? initial : given
    try {
      values[key] = text === '' && kind.empty !== undefined ? kind.empty.value : kind.parse(text)
    } catch (error) {
      if (!(error instanceof WrongValue)) throw error
      problems.push(`${variableOf(key)} ${error.message}`)
    }
  }
  if (problems.length > 0) throw new ConfigError(problems)
  const config = values as Config
  if (!environment[variableOf('publicUrl')]?.trim())
    values.publicUrl = new URL(`http://localhost:${config.webPort}`)
  if (!environment[variableOf('emailVerification')]?.trim())
    values.emailVerification = config.smtpUrl !== undefined || isMailReadable(config) ? 'required' : 'off'
  if (!environment[variableOf('staffSecondFactor')]?.trim())
    values.staffSecondFactor = isThisMachine(config.publicUrl) ? 'off' : 'required'
  problems.push(...contradictions(config))
  if (problems.length > 0) throw new ConfigError(problems)
  return config
}

/** PIATA_ variables that no setting has: most often a misspelt name. */
export function unknownVariables(environment: Environment = process.env): string[] {
  const known = new Set(keys.map(variableOf))
  return Object.keys(environment).filter((name) => name.startsWith('PIATA_') && !known.has(name))
}

/** Of the 64 characters that stand before the @ of an address (RFC 5321), what the mark of a conversation leaves. */
const mostBeforeDetail = 17

function contradictions(config: Config): string[] {
  const problems: string[] = []
  const { publicUrl } = config
  const ports = (['gatewayPort', 'metricsPort', 'webPort'] as const).filter((key) => config[key] !== 0)
  for (const [index, key] of ports.entries()) {
    const other = ports.slice(0, index).find((taken) => config[taken] === config[key])
    if (other) {
      problems.push(
        `${variableOf(key)} and ${variableOf(other)} are both ${config[key]}; each needs a port of its own`,
      )
    }
  }
  if (!config.cookieSecure && publicUrl.protocol === 'https:') {
    problems.push(
      'PIATA_COOKIE_SECURE is false although PIATA_PUBLIC_URL is https; leave it out, or set PIATA_COOKIE_SECURE=true',
    )
  }
  if (config.cookieSecure && isPlainElsewhere(publicUrl)) {
    problems.push(
      `PIATA_COOKIE_SECURE is true although PIATA_PUBLIC_URL is ${publicUrl.origin}, where browsers keep no such cookie; serve https, or set PIATA_COOKIE_SECURE=false`,
    )
  }
  if (config.trustProxy.isEmpty && config.clientAddressHeader !== settings.clientAddressHeader.initial) {
    problems.push(
      `PIATA_CLIENT_ADDRESS_HEADER is ${config.clientAddressHeader}, which is believed of proxies only, although PIATA_TRUST_PROXY names none`,
    )
  }
  if (config.secretKeyBefore !== undefined && config.secretKey?.equals(config.secretKeyBefore))
    problems.push('PIATA_SECRET_KEY_BEFORE is the same as PIATA_SECRET_KEY; it is the secret of before')
  if (config.accessTokenMs >= config.refreshTokenMs) {
    problems.push('PIATA_ACCESS_TOKEN_SECONDS must be shorter than PIATA_REFRESH_TOKEN_DAYS')
  }
  if (config.refreshTokenMs > config.sessionMs) {
    problems.push('PIATA_REFRESH_TOKEN_DAYS must not be longer than PIATA_SESSION_DAYS')
  }
  if (config.smtpUrl !== undefined && config.mailFrom === undefined)
    problems.push('PIATA_SMTP_URL needs PIATA_MAIL_FROM, as mail has to come from somebody')
  if ((config.stripeKey === undefined) !== (config.stripeWebhookSecret === undefined))
    problems.push(
      'PIATA_STRIPE_KEY and PIATA_STRIPE_WEBHOOK_SECRET need each other, as nobody else than Stripe may say what was paid',
    )
  if ((config.mailReplies === undefined) !== (config.mailRepliesSecret === undefined))
    problems.push(
      'PIATA_MAIL_REPLIES and PIATA_MAIL_REPLIES_SECRET need each other, as nobody else than the mail server may bring answers',
    )
  if ((config.mailReplies?.address.indexOf('@') ?? 0) > mostBeforeDetail)
    problems.push(
      `PIATA_MAIL_REPLIES must have at most ${mostBeforeDetail} characters before the @, as the conversation stands there too`,
    )
  return problems
}

/** Plain http, and not on the browser's own machine: where browsers keep no Secure cookies. */
const isPlainElsewhere = (url: URL): boolean => url.protocol === 'http:' && !isThisMachine(url)

/** Whether the address leads every browser to its own machine. */
const isThisMachine = ({ hostname }: URL): boolean =>
  /^(?:(?:.+\.)?localhost|127\.[\d.]+|\[::1\])$/.test(hostname)
