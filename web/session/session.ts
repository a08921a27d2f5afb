'use client'

import type { Problem } from '../client/types.ts'
import { inTurn } from './in-turn.ts'

/**
 * The browser's side of an account. The refresh token is an HttpOnly cookie that only /v1/auth sees; the access token
 * (ten minutes) is kept for this tab. Nothing on the server's pages depends on who looks at them.
 */
export interface SessionUser {
  id: string
  email: string
  name: string
}

interface Session {
  user: SessionUser
  accessToken: string
  /** Milliseconds since 1970. */
  expiresAt: number
}

/** The gateway refused; `problem` says why, `status` 0 means that it could not be reached. */
export class ApiError extends Error {
  override name = 'ApiError'
  readonly status: number
  readonly problem: Problem | undefined
  /** Seconds after which trying again makes sense (Retry-After). */
  readonly retryAfter: number | undefined

  constructor(status: number, problem?: Problem, retryAfter?: string | null) {
    super(problem?.title ?? `Status ${status}`)
    this.status = status
    this.problem = problem
    this.retryAfter = retryAfter && /^\d{1,6}$/.test(retryAfter) ? Number(retryAfter) : undefined
  }

  /** The kind of problem: the last part of its type, e.g. `image-refused`. */
  get kind(): string {
    return this.problem?.type?.split('/').at(-1) ?? ''
  }
}

const storageKey = 'piata.session'
/** Says to every tab of this browser whose account is in use; it opens nothing by itself. */
const accountKey = 'piata.account'
const spareMs = 30_000

function stored(): Session | undefined {
  try {
    const session = JSON.parse(sessionStorage.getItem(storageKey) ?? 'null') as Session | null
    // Another tab may have left the account or entered a different one.
    if (session?.user.id !== localStorage.getItem(accountKey)) return undefined
    return session && session.expiresAt - spareMs > Date.now() ? session : undefined
  } catch {
    return undefined
  }
}

function keep(answer: { user: SessionUser; accessToken: string; expiresIn: number }): Session {
  const { id, email, name } = answer.user
  const session = {
    user: { id, email, name },
    accessToken: answer.accessToken,
    expiresAt: Date.now() + answer.expiresIn * 1000,
  }
  sessionStorage.setItem(storageKey, JSON.stringify(session))
  localStorage.setItem(accountKey, id)
  return session
}

function forget(): void {
  sessionStorage.removeItem(storageKey)
  localStorage.removeItem(accountKey)
}

/** Deletes the account with all that is its own. @throws ApiError 403 wrong-password */
export async function closeAccount(password: string): Promise<void> {
  await authorized('/v1/me', {
    method: 'DELETE',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ password }),
  })
  forget()
}

/** Whether this browser was logged in when last heard of; spares strangers a request that must fail. */
export function isProbablyLoggedIn(): boolean {
  return localStorage.getItem(accountKey) !== null
}

/** After the account's own name was changed. */
export function renamed(name: string): void {
  const session = stored()
  if (session)
    sessionStorage.setItem(storageKey, JSON.stringify({ ...session, user: { ...session.user, name } }))
}

async function send(path: string, init: RequestInit): Promise<Response> {
  const response = await fetch(path, init).catch(() => {
    throw new ApiError(0)
  })
  if (response.ok) return response
  const problem = (await response.json().catch(() => undefined)) as Problem | undefined
  throw new ApiError(response.status, problem, response.headers.get('retry-after'))
}

function post(path: string, body: unknown): Promise<Response> {
  return send(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
}

/** @throws ApiError 401 for wrong credentials, 429 after too many attempts */
export async function login(email: string, password: string): Promise<SessionUser> {
  const response = await post('/v1/auth/login', { email, password, transport: 'cookie' })
  return keep(await response.json()).user
}

/** @throws ApiError 409 where the address is taken, 400 for fields that break a rule */
export async function register(input: {
  email: string
  password: string
  name: string
}): Promise<SessionUser> {
  const response = await post('/v1/auth/register', { ...input, transport: 'cookie' })
  return keep(await response.json()).user
}

export async function logout(): Promise<void> {
  forget()
  await post('/v1/auth/logout', {})
}

/**
 * The session of this browser, refreshed when needed; undefined when nobody is logged in. Tabs take turns, because a
 * refresh token works once.
 */
export async function currentSession(): Promise<Session | undefined> {
  const known = stored()
  if (known) return known
  return inTurn('piata.refresh', async () => {
    const meanwhile = stored()
    if (meanwhile) return meanwhile
    try {
      return keep(await (await post('/v1/auth/refresh', {})).json())
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 401) throw error
      forget()
      return undefined
    }
  })
}

/** A call on behalf of the account. @throws ApiError, with status 401 when nobody is logged in */
export async function authorized(path: string, init: RequestInit = {}): Promise<Response> {
  const session = await currentSession()
  if (!session) throw new ApiError(401)
  const headers = new Headers(init.headers)
  headers.set('authorization', `Bearer ${session.accessToken}`)
  try {
    return await send(path, { ...init, headers })
  } catch (error) {
    // The clock of this machine may be wrong, or the account gone: the next call asks for a new token.
    if (error instanceof ApiError && error.status === 401) sessionStorage.removeItem(storageKey)
    throw error
  }
}
