import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { tellNewLogin } from '../../auth/notices.ts'
import { startSession, transport } from '../../auth/session.ts'
import { answers } from '../../schemas/answers.ts'
import { named } from '../../schemas/domain.ts'
import { postHeaders } from '../../schemas/headers.ts'

export const answerChallenge: FastifyPluginAsyncTypebox = async (app) => {
  app.post(
    '/v1/auth/second-factor',
    {
      config: { limit: 'auth' },
      schema: {
        operationId: 'answerChallenge',
        summary: 'Log in with a code, after the password',
        description:
          'Takes the `challenge` of a log-in that answered `second-factor-required`, for five minutes, and a code of the authenticator app or a recovery code. Each code is good once.',
        tags: ['auth'],
        headers: postHeaders,
        body: Type.Object(
          {
            challenge: Type.String({ minLength: 1, maxLength: 200 }),
            code: Type.String({
              pattern: '^[0-9A-Za-z -]{6,30}$',
              description: 'Six digits of the authenticator app, or a recovery code',
            }),
            transport,
          },
          { additionalProperties: false },
        ),
        response: answers({ 200: named('Session') }),
      },
    },
    async (request, reply) => {
      const { challenge, code, transport } = request.body
      const take = await app.secondFactor.answer(request, challenge, code)
      return reply.commit(async (tables) => {
        const user = await take(tables)
        await tellNewLogin(app, tables, request, user)
        return startSession(app, tables, request, user, transport, { isProven: true })
      }, app.forgetEndedSessions)
    },
  )
}
