import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { actorOf } from '../../auth/plugin.ts'
import { answers, noContent } from '../../schemas/answers.ts'
import { readBody } from '../../schemas/conversations.ts'
import { IdParams, postHeaders } from '../../schemas/headers.ts'

export const markRead: FastifyPluginAsyncTypebox = async (app) => {
  app.post(
    '/v1/conversations/:id/read',
    {
      config: { limit: 'write' },
      schema: {
        operationId: 'markConversationRead',
        summary: 'Say up to which message you have read',
        description: 'The other side is told. What is read already stays so.',
        tags: ['conversations'],
        headers: postHeaders,
        params: IdParams,
        body: readBody,
        response: answers({ 204: noContent }),
      },
    },
    async (request, reply) => {
      const { id: userId } = actorOf(request)
      return reply.commit(async ({ conversations }) => {
        await conversations.read(request.params.id, userId, request.body.seq)
        return { status: 204 }
      })
    },
  )
}
