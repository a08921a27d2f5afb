import type { Id, User } from '@piata/db'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { named } from '../schemas/domain.ts'
import { newRefreshToken, type RefreshToken, setPictureCookie, setRefreshCookie } from './refresh-tokens.ts'

/** `cookie`: the refresh token comes as a cookie that scripts cannot read, and not in the body. */
export const transport = Type.Optional(
  Type.Enum(['body', 'cookie'], { description: 'Where the refresh token goes; browsers ask for `cookie`' }),
)
export type Transport = 'body' | 'cookie' | undefined

export const SessionSchema = Type.Object(
  {
    user: named('User'),
    accessToken: Type.String(),
    expiresIn: Type.Integer({ description: 'Seconds that the access token lives' }),
    refreshToken: Type.Optional(Type.String({ description: 'Absent with `transport: cookie`' })),
  },
  { $id: 'Session' },
)

/** Starts a session of refresh tokens and answers with its first tokens. */
export async function startSession(
  app: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
  user: User,
  to: Transport,
) {
  const refresh = newRefreshToken(app.config.refreshTokenDays)
  const sessionId = await app.database.sessions.create({
    userId: user.id,
    tokenHash: refresh.tokenHash,
    expiresAt: refresh.expiresAt,
    userAgent: request.headers['user-agent']?.slice(0, 300) ?? null,
  })
  return sessionAnswer(app, reply, { user, sessionId, refresh }, to)
}

export function sessionAnswer(
  app: FastifyInstance,
  reply: FastifyReply,
  { user, sessionId, refresh }: { user: User; sessionId: Id; refresh: RefreshToken },
  to: Transport,
) {
  if (to === 'cookie') {
    setRefreshCookie(reply, refresh, app.config)
    setPictureCookie(reply, app.picturePass({ actor: user, sessionId }), app.config)
  }
  return {
    user: publicUser(user),
    accessToken: app.signAccessToken(user, sessionId),
    expiresIn: app.config.accessTokenSeconds,
    ...(to !== 'cookie' && { refreshToken: refresh.token }),
  }
}

/** The account as its owner sees it: without the password's hash. */
export function publicUser(user: User): User {
  const { id, email, name, phone, role, locale, createdAt, updatedAt, version } = user
  return { id, email, name, phone, role, locale, createdAt, updatedAt, version }
}
