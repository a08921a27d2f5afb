import type { Config } from '@piata/config'
import {
  awaitsVerification,
  emailKey,
  type Id,
  type Suspension,
  type User,
  type WrittenTables,
} from '@piata/db'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import Type from 'typebox'
import type { Answer } from '../idempotency/answer.ts'
import { cookieOf } from '../intake/cookies.ts'
import { Problem } from '../problems/problem.ts'
import { named } from '../schemas/domain.ts'
import { effectiveRole } from './access-tokens.ts'
import { deviceOf, nameDevice } from './device.ts'
import {
  deviceCookie,
  deviceCookieWith,
  hashRefreshToken,
  newRefreshToken,
  pictureCookieWith,
  type RefreshToken,
  refreshCookie,
  refreshCookieWith,
} from './refresh-tokens.ts'

/** `cookie`: the refresh token comes as a cookie that scripts cannot read, and not in the body. */
export const transport = Type.Optional(
  Type.Enum(['body', 'cookie'], { description: 'Where the refresh token goes; browsers ask for `cookie`' }),
)
type Transport = 'body' | 'cookie' | undefined

export const SessionSchema = Type.Object(
  {
    user: named('User'),
    accessToken: Type.String(),
    expiresIn: Type.Integer({ description: 'Seconds that the access token lives' }),
    refreshToken: Type.Optional(Type.String({ description: 'Absent with `transport: cookie`' })),
  },
  { $id: 'Session' },
)

/**
 * Starts a session of refresh tokens and makes the answer with its first tokens.
 * @param user as the transaction sees it
 * @param how its status, and whether a second factor was given
 * @throws Problem account-suspended
 */
export async function startSession(
  app: FastifyInstance,
  tables: WrittenTables,
  request: FastifyRequest,
  user: User,
  to: Transport,
  { status = 200, isProven = false }: { status?: number; isProven?: boolean } = {},
): Promise<Answer> {
  if (user.suspension !== null) throw suspended(user.suspension)
  const refresh = newRefreshToken(app.config.refreshTokenMs)
  const sessionId = await tables.sessions.create({
    userId: user.id,
    tokenHash: refresh.tokenHash,
    expiresAt: refresh.expiresAt,
    userAgent: request.headers['user-agent']?.slice(0, 300) ?? null,
    network: app.networkOf(request),
    addressHash: app.loginThrottle.addressHash(user.email, request.ip),
    isProven,
  })
  if (to === 'cookie') await endCookieSession(app, tables, request)
  const kind = status === 201 ? 'registered' : 'logged-in'
  await app.recordEvent(tables, request, { kind, accountId: user.id, sessionId })
  const answer = sessionAnswer(app, { user, sessionId, refresh, isProven }, to, status)
  const cookies = answer.headers?.['set-cookie']
  if (Array.isArray(cookies) && presentedDevice(app, request, user.email) === undefined) {
    cookies.push(deviceCookieWith(nameDevice(app.deviceSecret, emailKey(user.email)), app))
  }
  return answer
}

/** A browser has one session: the one that its cookie named ends with a new log-in. */
async function endCookieSession(
  app: FastifyInstance,
  tables: WrittenTables,
  request: FastifyRequest,
): Promise<void> {
  const before = cookieOf(request, refreshCookie)
  const ended = before && (await tables.sessions.revoke(hashRefreshToken(before)))
  if (!ended) return
  const { userId: accountId, sessionId } = ended
  await app.recordEvent(tables, request, { kind: 'session-ended', accountId, sessionId })
}

function suspended({ reason, until }: Suspension): Problem {
  const time = until === null ? '' : ` until ${until}`
  const errors = [{ pointer: '', detail: reason }]
  return new Problem('account-suspended', `The account is suspended${time}: ${reason}`, { errors })
}

/** The id of a browser that has logged in to this account before. */
export const presentedDevice = (app: FastifyInstance, request: FastifyRequest, email: string) =>
  deviceOf(app.deviceSecret, emailKey(email), cookieOf(request, deviceCookie))

export function sessionAnswer(
  app: FastifyInstance,
  {
    user,
    sessionId,
    refresh,
    isProven,
  }: { user: User; sessionId: Id; refresh: RefreshToken; isProven: boolean },
  to: Transport,
  status = 200,
): Answer {
  const amr = isProven ? { amr: ['mfa' as const] } : {}
  const role = effectiveRole({ role: user.role, ...amr }, app.config)
  const cookies = () => [
    refreshCookieWith(refresh, app),
    pictureCookieWith(app.picturePass({ sub: user.id, sid: sessionId, ver: user.tokenVersion, role }), app),
  ]
  return {
    status,
    headers: to === 'cookie' ? { 'set-cookie': cookies() } : {},
    body: {
      user: publicUser(user, app.config),
      accessToken: app.signAccessToken(user, sessionId, isProven),
      expiresIn: app.config.accessTokenMs / 1000,
      ...(to !== 'cookie' && { refreshToken: refresh.token }),
    },
  }
}

/** The account as its owner sees it: without the password's hash. */
export function publicUser(user: User, config: Config) {
  const { id, email, name, phone, phoneVisibility, role, locale } = user
  const { emailVerifiedAt, createdAt, updatedAt, version } = user
  const mustVerifyEmail = awaitsVerification(config, user)
  return {
    ...{ id, email, emailVerifiedAt, mustVerifyEmail, name, phone, phoneVisibility, role, locale },
    ...{ createdAt, updatedAt, version },
  }
}
