import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { actorOf } from '../../auth/plugin.ts'
import { requireVerifiedEmail } from '../../auth/verification.ts'
import { answerSent, messageOf } from '../../conversations/message.ts'
import { answers } from '../../schemas/answers.ts'
import { messageBody, SentSchema } from '../../schemas/conversations.ts'
import { IdParams, postHeaders } from '../../schemas/headers.ts'

export const sendMessage: FastifyPluginAsyncTypebox = async (app) => {
  app.post(
    '/v1/conversations/:id/messages',
    {
      config: { limit: 'write', reachesOthers: true },
      schema: {
        operationId: 'sendMessage',
        summary: 'Write in a conversation',
        tags: ['conversations'],
        headers: postHeaders,
        params: IdParams,
        body: messageBody,
        response: answers({ 201: SentSchema }),
      },
    },
    async (request, reply) => {
      const { id: userId } = actorOf(request)
      const message = messageOf(request.body, app.config)
      await requireVerifiedEmail(app, userId)
      return reply.commit(
        async (tables) =>
          answerSent(tables, await tables.conversations.send(request.params.id, userId, message)),
        async () => app.actCounter.said(),
      )
    },
  )
}
