import { createHash, createHmac, randomBytes } from 'node:crypto'
import { type Config, isOwnOrigin } from '@piata/config'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { cookieOf } from '../intake/cookies.ts'
import { Problem } from '../problems/problem.ts'
import { passSeconds } from './picture-pass.ts'

export interface RefreshToken {
  token: string
  /** What the database keeps. */
  tokenHash: string
  expiresAt: string
}

interface PresentedToken {
  token: string
  from: 'body' | 'cookie'
}

/** 32 random bytes; only their SHA-256 is stored. */
export function newRefreshToken(lifeMs: number): RefreshToken {
  return describeToken(randomBytes(32), lifeMs)
}

/**
 * The token that follows another one, the same however often it is asked for, on every gateway: so two refreshes at once, or one
 * whose answer got lost, lead to the same session. Without the secret nobody can tell it from random bytes.
 */
export function successorOf(token: string, secret: Buffer, lifeMs: number): RefreshToken {
  return describeToken(createHmac('sha256', secret).update(token).digest(), lifeMs)
}

function describeToken(bytes: Buffer, lifeMs: number): RefreshToken {
  const token = bytes.toString('base64url')
  const expiresAt = new Date(Date.now() + lifeMs).toISOString()
  return { token, tokenHash: hashRefreshToken(token), expiresAt }
}

export const hashRefreshToken = (token: string): string => createHash('sha256').update(token).digest('hex')

export const refreshCookie = 'piata-refresh'
const cookiePath = '/v1/auth'

/** The pass to the pictures of one's own drafts goes with requests for pictures only. */
export const pictureCookie = 'piata-pictures'
const picturePath = '/img'

/** The name of a browser stays after log-out: it is what spares its owner the limits of strangers. */
export const deviceCookie = 'piata-device'
const deviceSeconds = 365 * 86_400

/** Hands a browser its name: a Set-Cookie header. */
export function deviceCookieWith(name: string, app: FastifyInstance): string {
  const options = { ...cookieOptions(app), path: cookiePath, maxAge: deviceSeconds }
  return app.serializeCookie(deviceCookie, name, options)
}

/** Hands the token to a browser so that its scripts cannot read it: a Set-Cookie header. */
export function refreshCookieWith(token: RefreshToken, app: FastifyInstance): string {
  const expires = new Date(token.expiresAt)
  return app.serializeCookie(refreshCookie, token.token, { ...cookieOptions(app), path: cookiePath, expires })
}

/** Hands a pass to a browser: a Set-Cookie header. */
export function pictureCookieWith(pass: string, app: FastifyInstance): string {
  const options = { ...cookieOptions(app), path: picturePath, maxAge: passSeconds }
  return app.serializeCookie(pictureCookie, pass, options)
}

/** Headers that take from a browser all that a session gave it; none for a token that did not come as a cookie. */
export function forgetSession(from: PresentedToken['from'], app: FastifyInstance): Record<string, string[]> {
  if (from !== 'cookie') return {}
  const gone = { ...cookieOptions(app), expires: new Date(0), maxAge: 0 }
  return {
    'set-cookie': [
      app.serializeCookie(refreshCookie, '', { ...gone, path: cookiePath }),
      app.serializeCookie(pictureCookie, '', { ...gone, path: picturePath }),
    ],
  }
}

const cookieOptions = ({ config }: FastifyInstance) => ({
  httpOnly: true,
  sameSite: 'strict' as const,
  secure: config.cookieSecure,
})

/**
 * The refresh token of the body or, without one, of the cookie.
 * @throws Problem forbidden when a cookie comes from a page of another origin
 */
export function presentedRefreshToken(
  request: FastifyRequest,
  inBody: string | undefined,
  config: Config,
): PresentedToken | undefined {
  if (inBody !== undefined) return { token: inBody, from: 'body' }
  const token = cookieOf(request, refreshCookie)
  if (token === undefined) return undefined
  requireOwnOrigin(request, config)
  return { token, from: 'cookie' }
}

/** Browsers say where a POST comes from; a cookie counts only from our own pages. */
function requireOwnOrigin(request: FastifyRequest, config: Config): void {
  const { origin } = request.headers
  if (origin !== undefined && isOwnOrigin(origin, request.host, config)) return
  throw new Problem('forbidden', 'A refresh cookie is taken from pages of this site only.')
}
