import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { NewTask, User, WrittenTables } from '@piata/db'
import Type from 'typebox'
import {
  forgetSession,
  hashRefreshToken,
  presentedRefreshToken,
  successorOf,
} from '../../auth/refresh-tokens.ts'
import { sessionAnswer } from '../../auth/session.ts'
import { Problem } from '../../problems/problem.ts'
import { answers } from '../../schemas/answers.ts'
import { named } from '../../schemas/domain.ts'
import { postHeaders } from '../../schemas/headers.ts'

export const RefreshBody = Type.Object(
  {
    refreshToken: Type.Optional(Type.String({ minLength: 20, maxLength: 100, pattern: '^[A-Za-z0-9_-]+$' })),
  },
  { additionalProperties: false },
)

export const refresh: FastifyPluginAsyncTypebox = async (app) => {
  app.post(
    '/v1/auth/refresh',
    {
      config: { limit: 'auth' },
      schema: {
        operationId: 'refresh',
        summary: 'Exchange a refresh token for new tokens',
        description:
          'Each refresh token gives way to the next one. Sent again within half a minute it gives the same one once more, as ' +
          'for two requests at once or an answer that got lost; later its use ends the session, and its owner gets a mail. Takes the body or the cookie.',
        tags: ['auth'],
        headers: postHeaders,
        body: RefreshBody,
        response: answers({ 200: named('Session') }),
      },
    },
    async (request, reply) => {
      const { config } = app
      const presented = presentedRefreshToken(request, request.body.refreshToken, config)
      if (presented === undefined) throw ended('No refresh token came with the request.')
      const tokenHash = hashRefreshToken(presented.token)
      // Anybody can send any: those are told apart before a transaction begins.
      if (!(await app.database.sessions.knowsToken(tokenHash)))
        throw ended('The refresh token is unknown.', forgetSession(presented.from, app))
      const next = successorOf(presented.token, app.refreshSecret, config.refreshTokenMs)
      const rotate = async (tables: WrittenTables) => {
        const { sessions, users, tasks } = tables
        const rotated = await sessions.rotate(tokenHash, next, config.sessionMs)
        const user = 'userId' in rotated ? await users.findById(rotated.userId) : undefined
        if (rotated.outcome === 'rotated' && user !== undefined) {
          const { sessionId, expiresAt, isProven } = rotated
          const refresh = { ...next, expiresAt }
          return sessionAnswer(app, { user, sessionId, refresh, isProven }, presented.from)
        }
        const headers = forgetSession(presented.from, app)
        if (rotated.outcome === 'reused') {
          request.log.warn('A refresh token came twice; its session has ended')
          const { userId: accountId, sessionId } = rotated
          await app.recordEvent(tables, request, { kind: 'session-reused', accountId, sessionId })
          if (user !== undefined) await tasks.enqueue(reusedMail(user, rotated.createdAt))
          return ended('The refresh token was used before, so its session has ended.', headers)
        }
        return ended(
          `The refresh token is ${rotated.outcome === 'expired' ? 'expired' : 'unknown'}.`,
          headers,
        )
      }
      return reply.commit(rotate, async (answer) => {
        if (answer.status === 401) await app.forgetEndedSessions()
      })
    },
  )
}

const ended = (detail: string, headers: Record<string, string[]> = {}): Problem =>
  new Problem('invalid-refresh-token', detail, { headers })

/** Tells its owner that a session was ended because somebody else may have had its token. */
function reusedMail({ email, locale }: User, startedAt: string): NewTask {
  return { goal: 'mailer', input: { to: email, template: 'session-reused', data: { startedAt }, locale } }
}
