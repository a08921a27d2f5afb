import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { actorOf } from '../../auth/plugin.ts'
import { answers, noContent } from '../../schemas/answers.ts'
import { IdParams, postHeaders } from '../../schemas/headers.ts'

export const blockConversation: FastifyPluginAsyncTypebox = async (app) => {
  app.post(
    '/v1/conversations/:id/block',
    {
      config: { limit: 'write' },
      schema: {
        operationId: 'blockConversation',
        summary: 'Block the other side, or end that',
        description:
          'It holds for all conversations with that account: what it writes from then on is never shown to you, which it is not told, and you cannot write to it either (409).',
        tags: ['conversations'],
        headers: postHeaders,
        params: IdParams,
        body: Type.Object({ blocked: Type.Boolean() }, { additionalProperties: false }),
        response: answers({ 204: noContent }),
      },
    },
    async (request, reply) => {
      const { id: userId } = actorOf(request)
      return reply.commit(async ({ conversations }) => {
        await conversations.block(request.params.id, userId, request.body.blocked)
        return { status: 204 }
      })
    },
  )
}
