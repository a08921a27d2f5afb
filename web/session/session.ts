import { answer } from '../client/api.ts'
import { ApiError } from '../client/api-error.ts'
import { publicApi } from '../client/public-api.ts'
import type { Session as Answered, User } from '../client/types.ts'
import { endPush } from './end-push.ts'
import { inTurn } from './in-turn.ts'
import { forgetPages } from './kept-pages.ts'

/**
 * The browser's side of an account. The refresh token is an HttpOnly cookie that only /v1/auth sees; the access token
 * (ten minutes) is kept for this tab. Nothing on the server's pages depends on who looks at them.
 */
type SessionUser = Pick<User, 'id' | 'email' | 'name' | 'role' | 'mustVerifyEmail'>

interface Session {
  user: SessionUser
  accessToken: string
  /** Milliseconds since 1970. */
  expiresAt: number
}

const storageKey = 'piata.session'
/** Says to every tab of this browser whose account is in use; it opens nothing by itself. */
const accountKey = 'piata.account'
const spareMs = 30_000
/** Of an administrator who sees the site as somebody else does, in this tab alone. */
const actingKey = 'piata.acting'

/** As whom an administrator sees the site in this tab; undefined where nobody does. */
export function actingAs(): Session | undefined {
  try {
    const session = JSON.parse(sessionStorage.getItem(actingKey) ?? 'null') as Session | null
    return session && session.expiresAt > Date.now() ? session : undefined
  } catch {
    return undefined
  }
}

/** This tab shows the site as the account sees it, until the token is over or somebody leaves. */
export function actAs(answered: Answered): void {
  sessionStorage.setItem(actingKey, JSON.stringify(sessionOf(answered)))
}

export function leaveActing(): void {
  sessionStorage.removeItem(actingKey)
}

function stored(): Session | undefined {
  const acting = actingAs()
  if (acting) return acting
  try {
    const session = JSON.parse(sessionStorage.getItem(storageKey) ?? 'null') as Session | null
    // Another tab may have left the account or entered a different one.
    if (session?.user.id !== localStorage.getItem(accountKey)) return undefined
    return session && session.expiresAt - spareMs > Date.now() ? session : undefined
  } catch {
    return undefined
  }
}

/** Remembers who is logged in, for `currentSession`. */
export function keep(answered: Answered): Session {
  const session = sessionOf(answered)
  sessionStorage.setItem(storageKey, JSON.stringify(session))
  localStorage.setItem(accountKey, session.user.id)
  return session
}

function sessionOf({ user, accessToken, expiresIn }: Answered): Session {
  const { id, email, name, role, mustVerifyEmail } = user
  return {
    user: { id, email, name, role, mustVerifyEmail },
    accessToken,
    expiresAt: Date.now() + expiresIn * 1000,
  }
}

/** Nobody is logged in any more. */
export function forget(): void {
  sessionStorage.removeItem(storageKey)
  localStorage.removeItem(accountKey)
}

/** Whether this tab can ask for the account without a new token. */
export function hasToken(): boolean {
  return stored() !== undefined
}

/** Whether this browser was logged in when last heard of; spares strangers a request that must fail. */
export function isProbablyLoggedIn(): boolean {
  return localStorage.getItem(accountKey) !== null
}

/** The access token was refused: the next call asks for a new one. */
export function forgetToken(): void {
  leaveActing()
  sessionStorage.removeItem(storageKey)
}

/** After the account's own name was changed. */
export function renamed(name: string): void {
  const session = stored()
  if (session)
    sessionStorage.setItem(storageKey, JSON.stringify({ ...session, user: { ...session.user, name } }))
}

/** @throws ApiError 401 for wrong credentials and where a code is needed as well, 429 after too many attempts */
export async function login(email: string, password: string): Promise<SessionUser> {
  const body = { email, password, transport: 'cookie' } as const
  return keep(await answer(publicApi.POST('/v1/auth/login', { body }))).user
}

/** The second step of a log-in. @throws ApiError 401 where the first has to be done again, 403 for a wrong code, 429 after too many */
export async function answerChallenge(challenge: string, code: string): Promise<SessionUser> {
  const body = { challenge, code, transport: 'cookie' } as const
  return keep(await answer(publicApi.POST('/v1/auth/second-factor', { body }))).user
}

/** @throws ApiError 409 where the address is taken, 400 for fields that break a rule */
export async function register(input: {
  email: string
  password: string
  name: string
}): Promise<SessionUser> {
  const body = { ...input, transport: 'cookie' } as const
  return keep(await answer(publicApi.POST('/v1/auth/register', { body }))).user
}

export async function logout(): Promise<void> {
  if (actingAs()) return leaveActing()
  await endPush().catch(() => undefined)
  await forgetPages().catch(() => undefined)
  forget()
  await publicApi.POST('/v1/auth/logout', { body: {} })
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
      return keep(await answer(publicApi.POST('/v1/auth/refresh', { body: {} })))
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 401) throw error
      forget()
      return undefined
    }
  })
}
