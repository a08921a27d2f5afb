import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { WrittenTables } from '@piata/db'
import { forgetSession, hashRefreshToken, presentedRefreshToken } from '../../auth/refresh-tokens.ts'
import { answers, noContent } from '../../schemas/answers.ts'
import { postHeaders } from '../../schemas/headers.ts'
import { RefreshBody } from './refresh.ts'

export const logout: FastifyPluginAsyncTypebox = async (app) => {
  app.post(
    '/v1/auth/logout',
    {
      config: { limit: 'auth' },
      schema: {
        operationId: 'logout',
        summary: 'End a session',
        description:
          'Takes the refresh token of the body or the cookie; an unknown one is fine. Access tokens of the session end with it.',
        tags: ['auth'],
        headers: postHeaders,
        body: RefreshBody,
        response: answers({ 204: noContent }),
      },
    },
    async (request, reply) => {
      const presented = presentedRefreshToken(request, request.body.refreshToken, app.config)
      const revoke = async (tables: WrittenTables) => {
        if (presented === undefined) return { status: 204 }
        const ended = await tables.sessions.revoke(hashRefreshToken(presented.token))
        if (ended !== undefined) {
          const { userId: accountId, sessionId } = ended
          await app.recordEvent(tables, request, { kind: 'session-ended', accountId, sessionId })
        }
        return { status: 204, headers: forgetSession(presented.from, app) }
      }
      return reply.commit(revoke, app.forgetEndedSessions)
    },
  )
}
