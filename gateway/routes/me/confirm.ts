import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { createConfirmation, freshMs } from '../../auth/confirm.ts'
import { AnyPassword } from '../../auth/fields.ts'
import { answers } from '../../schemas/answers.ts'
import { postHeaders } from '../../schemas/headers.ts'

export const confirmMe: FastifyPluginAsyncTypebox = async (app) => {
  const confirm = createConfirmation(app)

  app.post(
    '/v1/me/confirm',
    {
      config: { limit: 'write' },
      schema: {
        operationId: 'confirmMe',
        summary: 'Give your password once more',
        description:
          'For five minutes this session may do what needs the present password without it: change the password, delete the account.',
        tags: ['account'],
        headers: postHeaders,
        body: Type.Object({ password: AnyPassword }, { additionalProperties: false }),
        response: answers({ 200: Type.Object({ confirmedUntil: Type.String({ format: 'date-time' }) }) }),
      },
    },
    async (request, reply) => {
      const { user, hold } = await confirm(request, reply, request.body.password, '/password')
      return reply.commit(async (tables) => {
        await hold(tables)
        await tables.sessions.confirm(request.sessionId!, user.id)
        const event = {
          kind: 'password-confirmed',
          accountId: user.id,
          sessionId: request.sessionId,
        } as const
        await app.recordEvent(tables, request, event)
        return { status: 200, body: { confirmedUntil: new Date(Date.now() + freshMs).toISOString() } }
      })
    },
  )
}
