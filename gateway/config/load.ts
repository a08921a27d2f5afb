import { isIP } from 'node:net'
import { parseRates } from './rates.ts'
import { type Config, configSchema, secretKeys, variableOf } from './schema.ts'

/** Thrown when settings cannot be used; `problems` has one clear line for each. */
export class ConfigError extends Error {
  override name = 'ConfigError'
  readonly problems: string[]

  constructor(problems: string[]) {
    super(
      `${problems.length === 1 ? 'A setting is' : `${problems.length} settings are`} wrong:\n${problems.join('\n')}`,
    )
    this.problems = problems
  }
}

interface FieldSchema {
  type?: string
  enum?: readonly string[]
  default?: unknown
  minimum?: number
  maximum?: number
  mayBeEmpty?: boolean
}

const fields = Object.entries(configSchema.properties as Record<string, FieldSchema>)

/** Splits a comma-separated setting; spaces around and empty parts are dropped. */
export function listOf(value: string): string[] {
  return value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

/**
 * Reads the settings from the environment. An empty variable counts as not set, unless it stands for none.
 * @throws ConfigError naming every variable that is wrong or contradicts another
 */
export function loadConfig(environment: Record<string, string | undefined> = process.env): Config {
  const problems: string[] = []
  const values: Record<string, unknown> = {}
  for (const [key, schema] of fields) {
    const raw = environment[variableOf(key)]?.trim()
    const unset = raw === undefined || (raw === '' && !schema.mayBeEmpty)
    values[key] = unset ? schema.default : parseField(key, schema, raw, problems)
  }
  const config = values as Config
  if (problems.length === 0) problems.push(...contradictions(config))
  if (problems.length > 0) throw new ConfigError(problems)
  return config
}

/** PIATA_ variables that no setting has: most often a misspelt name. */
export function unknownVariables(environment: Record<string, string | undefined> = process.env): string[] {
  const known = new Set(fields.map(([key]) => variableOf(key)))
  return Object.keys(environment).filter((name) => name.startsWith('PIATA_') && !known.has(name))
}

/** The settings as they may be logged: passwords inside URLs are hidden. */
export function redactConfig(config: Config): Record<string, unknown> {
  const shown: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(config)) {
    shown[key] = secretKeys.has(key) ? String(value).replace(/\/\/.*@/, '//***@') : value
  }
  return shown
}

function parseField(key: string, schema: FieldSchema, raw: string, problems: string[]): unknown {
  const name = variableOf(key)
  if (schema.enum) {
    if (schema.enum.includes(raw)) return raw
    problems.push(`${name} must be one of ${schema.enum.join(', ')}, not '${raw}'`)
  } else if (schema.type === 'integer') {
    const value = /^-?\d{1,15}$/.test(raw) ? Number(raw) : Number.NaN
    if (value >= schema.minimum! && value <= schema.maximum!) return value
    problems.push(`${name} must be a whole number from ${schema.minimum} to ${schema.maximum}, not '${raw}'`)
  } else if (schema.type === 'boolean') {
    if (raw === 'true' || raw === 'false') return raw === 'true'
    problems.push(`${name} must be true or false, not '${raw}'`)
  } else {
    return raw
  }
  return schema.default
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

function contradictions(config: Config): string[] {
  const problems: string[] = []
  if (!/^(sqlite:.+|postgres(ql)?:\/\/.+)$/.test(config.databaseUrl)) {
    problems.push('PIATA_DATABASE_URL must start with sqlite: or postgres://')
  }
  if (config.redisUrl !== '' && !/^rediss?:\/\/.+$/.test(config.redisUrl)) {
    problems.push('PIATA_REDIS_URL must start with redis:// or rediss://')
  }
  if (!isTimeZone(config.timeZone)) {
    problems.push(`PIATA_TIME_ZONE is '${config.timeZone}', which is no zone such as Europe/Bucharest`)
  }
  for (const key of ['publicUrl', 'gatewayUrl'] as const) {
    if (!isOrigin(config[key])) {
      problems.push(`${variableOf(key)} must be scheme, host and port only, such as https://piata.example`)
    }
  }
  for (const key of ['gatewayHost', 'webHost'] as const) {
    if (isIP(config[key]) === 0 && !/^[a-z\d](?:[a-z\d.-]{0,251}[a-z\d])?$/i.test(config[key])) {
      problems.push(`${variableOf(key)} must be an address without brackets, or a name, not '${config[key]}'`)
    }
  }
  for (const origin of listOf(config.corsOrigins)) {
    if (!isOrigin(origin) && !isAppOrigin(origin)) {
      problems.push(
        `PIATA_CORS_ORIGINS holds '${origin}', which is not an origin such as https://app.piata.example or capacitor://localhost`,
      )
    }
  }
  for (const key of ['trustProxy', 'limitExempt'] as const) {
    for (const address of listOf(config[key])) {
      if (!isNetwork(address, key === 'trustProxy')) {
        problems.push(
          `${variableOf(key)} holds '${address}', which is not an address${key === 'trustProxy' ? ' or network' : ''}`,
        )
      }
    }
  }
  const rates = parseRates(config.rates)
  if ('problem' in rates) problems.push(`PIATA_RATES ${rates.problem}`)
  const ports: [string, number][] = [
    ['PIATA_GATEWAY_PORT', config.gatewayPort],
    ['PIATA_METRICS_PORT', config.metricsPort],
    ['PIATA_WEB_PORT', config.webPort],
  ]
  for (const [index, [name, port]] of ports.entries()) {
    const other = ports.slice(0, index).find(([, taken]) => taken === port && port !== 0)
    if (other) problems.push(`${name} and ${other[0]} are both ${port}; each needs a port of its own`)
  }
  if (!config.cookieSecure && config.publicUrl.startsWith('https:')) {
    problems.push('PIATA_COOKIE_SECURE is false although PIATA_PUBLIC_URL is https')
  }
  if (config.cookieSecure && isOrigin(config.publicUrl) && isPlainElsewhere(new URL(config.publicUrl))) {
    problems.push(
      `PIATA_COOKIE_SECURE is true although PIATA_PUBLIC_URL is ${config.publicUrl}, where browsers keep no such cookie; serve https, or set PIATA_COOKIE_SECURE=false`,
    )
  }
  if (config.accessTokenSeconds >= config.refreshTokenDays * 86_400) {
    problems.push('PIATA_ACCESS_TOKEN_SECONDS must be shorter than PIATA_REFRESH_TOKEN_DAYS')
  }
  return problems
}

function isOrigin(value: string): boolean {
  const url = URL.parse(value)
  return url !== null && /^https?:$/.test(url.protocol) && url.origin === value
}

/** Plain http, and not on the browser's own machine: where browsers keep no Secure cookies. */
function isPlainElsewhere({ protocol, hostname }: URL): boolean {
  return protocol === 'http:' && !/^(?:(?:.+\.)?localhost|127\.[\d.]+|\[::1\])$/.test(hostname)
}

/** Schemes whose pages have no origin of their own, or any. */
const noOrigins = new Set(['http', 'https', 'file', 'data', 'blob', 'about', 'javascript', 'filesystem'])

/** What the web view of an app says it comes from: `capacitor://localhost`, `ionic://localhost`, `tauri://localhost`. */
function isAppOrigin(value: string): boolean {
  const scheme = /^([a-z][a-z0-9+.-]{0,40}):\/\/[a-z0-9.-]{1,200}(?::\d{1,5})?$/.exec(value)?.[1]
  return scheme !== undefined && !noOrigins.has(scheme)
}

function isNetwork(value: string, withPrefix: boolean): boolean {
  const [address = '', prefix, ...rest] = value.split('/')
  const version = isIP(address)
  if (version === 0 || rest.length > 0) return false
  if (prefix === undefined) return true
  // A prefix of zero would trust everybody.
  return (
    withPrefix &&
    /^\d{1,3}$/.test(prefix) &&
    Number(prefix) > 0 &&
    Number(prefix) <= (version === 4 ? 32 : 128)
  )
}
