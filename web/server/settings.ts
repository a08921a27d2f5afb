import { isNetwork } from './visitor.ts'

/** What the page server is told by its environment; `.env.example` explains each variable. */
export interface Settings {
  host: string
  port: number
  publicUrl: string
  gatewayUrl: string
  trustProxy: string[]
  limitExempt: string[]
  limitPagePerMinute: number
  /** In which the pages write dates (`i18n/format.ts`). */
  timeZone: string
}

/** The defaults of `.env.example`, which a test holds these equal to. */
export const defaults = {
  PIATA_WEB_HOST: '127.0.0.1',
  PIATA_WEB_PORT: '3000',
  PIATA_GATEWAY_URL: 'http://127.0.0.1:4000',
  PIATA_TRUST_PROXY: '127.0.0.1,::1',
  PIATA_LIMIT_EXEMPT: '127.0.0.1,::1',
  PIATA_LIMIT_PAGE_PER_MINUTE: '300',
  PIATA_TIME_ZONE: 'Europe/Bucharest',
} as const

type Environment = Record<string, string | undefined>

/** @throws Error naming the variable that cannot be used */
export function readSettings(environment: Environment = process.env): Settings {
  const text = (name: keyof typeof defaults) => environment[name]?.trim() || defaults[name]
  // An empty list is a list.
  const list = (name: keyof typeof defaults) =>
    (environment[name] ?? defaults[name])
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '')
  const networks = (name: 'PIATA_TRUST_PROXY' | 'PIATA_LIMIT_EXEMPT') => {
    const wrong = list(name).find(
      (part) => !isNetwork(part) || (name === 'PIATA_LIMIT_EXEMPT' && part.includes('/')),
    )
    if (wrong === undefined) return list(name)
    throw new Error(
      `${name} holds '${wrong}', which is not an address${name === 'PIATA_TRUST_PROXY' ? ' or network' : ''}`,
    )
  }
  const number = (name: keyof typeof defaults, least: number, most: number) => {
    const value = Number(text(name))
    if (Number.isInteger(value) && value >= least && value <= most) return value
    throw new Error(`${name} must be a whole number from ${least} to ${most}, not '${text(name)}'`)
  }
  const origin = (name: string, value: string) => {
    const url = URL.parse(value)
    if (url && /^https?:$/.test(url.protocol) && url.origin === value) return value
    throw new Error(`${name} must be scheme, host and port only, such as https://piata.example`)
  }
  const port = number('PIATA_WEB_PORT', 0, 65_535)
  return {
    host: text('PIATA_WEB_HOST'),
    port,
    publicUrl: origin(
      'PIATA_PUBLIC_URL',
      environment.PIATA_PUBLIC_URL?.trim() || `http://localhost${port === 80 ? '' : `:${port}`}`,
    ),
    gatewayUrl: origin('PIATA_GATEWAY_URL', text('PIATA_GATEWAY_URL')),
    trustProxy: networks('PIATA_TRUST_PROXY'),
    limitExempt: networks('PIATA_LIMIT_EXEMPT'),
    limitPagePerMinute: number('PIATA_LIMIT_PAGE_PER_MINUTE', 1, 100_000_000),
    timeZone: zone(text('PIATA_TIME_ZONE')),
  }
}

function zone(name: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
  } catch {
    throw new Error(`PIATA_TIME_ZONE is '${name}', which is no zone such as Europe/Bucharest`)
  }
}

/** `http://host:port`, with the brackets that an IPv6 address needs there. */
export function urlOf(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}
