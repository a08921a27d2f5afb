import type { IncomingMessage } from 'node:http'
import { answer, type createApi } from '../../client/api.ts'
import { ApiError } from '../../client/api-error.ts'
import { href, locales } from '../../i18n/routes.ts'

type Api = ReturnType<typeof createApi>

/** What an answer of a log-in, or of an exchange, holds of it. */
interface Tokens {
  accessToken: string
  refreshToken?: string | undefined
  /** Seconds. */
  expiresIn: number
}

const accessCookie = 'piata-plain-access'
const refreshCookie = 'piata-plain-refresh'
/** As long as the gateway may keep one; it decides. */
const keptSeconds = 400 * 86_400
const spareSeconds = 30

/**
 * The session of a browser that runs no scripts: a log-in of its own, whose tokens are cookies that scripts cannot read, that only come with requests of this site's own pages, and only to the pages that work by
 * forms. The refresh cookie of the other pages goes to /v1/auth alone, so that no form could bring it.
 */
export class PlainSession {
  readonly #api: Api
  readonly #isSecure: boolean
  #access: string | undefined
  #refresh: string | undefined
  /** To be sent with the answer. */
  readonly cookies: string[] = []

  constructor(request: IncomingMessage, api: Api, isSecure: boolean) {
    this.#api = api
    this.#isSecure = isSecure
    this.#access = cookieOf(request, accessCookie)
    this.#refresh = cookieOf(request, refreshCookie)
  }

  /** The present access token, exchanged for a new one where it is over; undefined for guests. @throws ApiError where the gateway is away */
  async token(): Promise<string | undefined> {
    return this.#access ?? this.exchange()
  }

  /** @throws ApiError where the gateway is away */
  async exchange(): Promise<string | undefined> {
    this.#access = undefined
    const refreshToken = this.#refresh
    if (refreshToken === undefined) return undefined
    try {
      this.keep(await answer(this.#api.POST('/v1/auth/refresh', { body: { refreshToken } })))
    } catch (error) {
      if (!(error instanceof ApiError) || ![400, 401].includes(error.status)) throw error
      this.forget()
    }
    return this.#access
  }

  keep({ accessToken, refreshToken, expiresIn }: Tokens): void {
    this.#access = accessToken
    this.#refresh = refreshToken ?? this.#refresh
    this.#set(accessCookie, accessToken, Math.max(1, expiresIn - spareSeconds))
    if (refreshToken !== undefined) this.#set(refreshCookie, refreshToken, keptSeconds)
  }

  forget(): void {
    this.#access = undefined
    this.#refresh = undefined
    for (const name of [accessCookie, refreshCookie]) this.#set(name, '', 0)
  }

  async end(): Promise<void> {
    const refreshToken = this.#refresh
    this.forget()
    if (refreshToken !== undefined)
      await answer(this.#api.POST('/v1/auth/logout', { body: { refreshToken } })).catch(() => undefined)
  }

  /** In every language, whose pages have addresses of their own. */
  #set(name: string, value: string, seconds: number): void {
    for (const locale of locales) {
      const path = href(locale, 'plainMessages')
      this.cookies.push(
        `${name}=${value}; Path=${path}; Max-Age=${seconds}; HttpOnly; SameSite=Strict${this.#isSecure ? '; Secure' : ''}`,
      )
    }
  }
}

function cookieOf({ headers }: IncomingMessage, name: string): string | undefined {
  for (const pair of (headers.cookie ?? '').split(';')) {
    const [key, value] = pair.trim().split('=', 2)
    if (key === name && value && /^[\w.-]+$/.test(value)) return value
  }
  return undefined
}
