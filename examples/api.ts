import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'

/** The little that every client of the API needs: problems as errors, retries that are safe, a session that stays fresh. */

export const address = process.env.PIATA_URL ?? 'http://localhost:4000'

/** What lists and searches show of a listing; `/docs` of the gateway shows every field. */
export interface Card {
  id: string
  title: string
  /** In minor units: 125000 is 1,250.00. Null: on request. */
  price: { amount: number; currency: string } | null
  categoryPath: string[]
  seller: { id: string }
  place: { name: string } | null
  image: { sha256: string; width: number; height: number; placeholder: string } | null
  status: string
}

export interface Page<Item> {
  items: Item[]
  /** `cursor` of the next page, null on the last one. */
  next: string | null
}

/** A refusal as the API tells it (RFC 9457): `errors` names each bad field by a JSON pointer. */
export class Problem extends Error {
  readonly status: number
  readonly errors: { pointer: string; detail: string; code?: string }[]

  constructor(status: number, body: { title?: string; detail?: string; errors?: Problem['errors'] }) {
    const fields = (body.errors ?? []).map(({ pointer, detail }) => `\n  ${pointer}: ${detail}`)
    super(`${status} ${body.title ?? ''}: ${body.detail ?? ''}${fields.join('')}`)
    this.status = status
    this.errors = body.errors ?? []
  }
}

interface Request {
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** An object goes as JSON, a form as it is. */
  body?: object
  token?: string
  /** Of a POST. Made here unless given; every attempt sends the same one, so the work is done once. */
  idempotencyKey?: string
  /** The ETag that is known; the answer may then be 304 without a body. */
  ifNoneMatch?: string | undefined
  signal?: AbortSignal
  attempts?: number
  fetch?: typeof globalThis.fetch
}

interface Answer<Body> {
  status: number
  body: Body
  headers: Headers
}

/** What is worth another attempt: too much at once, or trouble on the server's side. */
const passing = (status: number) => status === 408 || status === 429 || status >= 500

/**
 * Asks the API; tries again when the network or the server fails, waiting as long as `Retry-After` says.
 * @throws Problem when the API refuses
 */
export async function call<Body>(path: string, request: Request = {}): Promise<Answer<Body>> {
  const { method = 'GET', body, token, ifNoneMatch, signal, attempts = 5 } = request
  const headers = new Headers()
  if (token) headers.set('authorization', `Bearer ${token}`)
  if (ifNoneMatch) headers.set('if-none-match', ifNoneMatch)
  if (body && !(body instanceof FormData)) headers.set('content-type', 'application/json')
  if (method === 'POST') headers.set('idempotency-key', request.idempotencyKey ?? randomUUID())
  for (let attempt = 1; ; attempt++) {
    let waitSeconds = 2 ** (attempt - 2) * (0.5 + Math.random())
    try {
      const response = await (request.fetch ?? fetch)(address + path, {
        method,
        headers,
        ...(body && { body: body instanceof FormData ? body : JSON.stringify(body) }),
        ...(signal && { signal }),
      })
      const text = await response.text()
      const answered = text === '' ? undefined : JSON.parse(text)
      if (response.status < 400) return { status: response.status, body: answered, headers: response.headers }
      if (!passing(response.status) || attempt === attempts) throw new Problem(response.status, answered)
      waitSeconds = Number(response.headers.get('retry-after')) || waitSeconds
    } catch (error) {
      // Not an answer: a lost connection, say. Nobody knows whether the server did the work, and with the key it does not matter.
      if (error instanceof Problem || signal?.aborted || attempt === attempts) throw error
    }
    await pause(1_000 * waitSeconds, undefined, { signal })
  }
}

interface Session {
  user: { mustVerifyEmail: boolean }
  accessToken: string
  /** Seconds. */
  expiresIn: number
  refreshToken: string
}

/** Somebody who is logged in. Access tokens live ten minutes; `token()` gives one that is still good. */
export class Account {
  #session: Session
  #freshUntil = 0

  private constructor(session: Session) {
    this.#session = session
    this.#keep(session)
  }

  /** Logs in with PIATA_EMAIL and PIATA_PASSWORD (`npm start` prints a demo seller's), or opens an account to try things with. */
  static async open(): Promise<Account> {
    const { PIATA_EMAIL: email, PIATA_PASSWORD: password } = process.env
    if (email && password) {
      const { body } = await call<Session>('/v1/auth/login', { method: 'POST', body: { email, password } })
      return new Account(body)
    }
    const account = { email: `${randomUUID()}@example.com`, password: randomUUID(), name: 'Exemplu' }
    const { body } = await call<Session>('/v1/auth/register', { method: 'POST', body: account })
    console.log(`opened an account: PIATA_EMAIL=${account.email} PIATA_PASSWORD=${account.password}`)
    if (body.user.mustVerifyEmail)
      console.log('it publishes once its address is confirmed: /demo/mail of the site has the mail')
    return new Account(body)
  }

  async token(): Promise<string> {
    if (Date.now() > this.#freshUntil) {
      const { refreshToken } = this.#session
      this.#keep((await call<Session>('/v1/auth/refresh', { method: 'POST', body: { refreshToken } })).body)
    }
    return this.#session.accessToken
  }

  #keep(session: Session): void {
    this.#session = session
    this.#freshUntil = Date.now() + 800 * session.expiresIn
  }
}

export function priceOf({ price }: Card): string {
  if (price === null) return 'la cerere'
  const { amount, currency } = price
  return new Intl.NumberFormat('ro', { style: 'currency', currency, maximumFractionDigits: 0 }).format(
    amount / 100,
  )
}
