import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { actorOf } from '../../auth/plugin.ts'
import { answers, noContent } from '../../schemas/answers.ts'
import { IdParams, postHeaders } from '../../schemas/headers.ts'

export const archiveConversation: FastifyPluginAsyncTypebox = async (app) => {
  app.post(
    '/v1/conversations/:id/archive',
    {
      config: { limit: 'write' },
      schema: {
        operationId: 'archiveConversation',
        summary: 'Put a conversation away, or take it out again',
        description: 'The next message takes it out by itself.',
        tags: ['conversations'],
        headers: postHeaders,
        params: IdParams,
        body: Type.Object({ archived: Type.Boolean() }, { additionalProperties: false }),
        response: answers({ 204: noContent }),
      },
    },
    async (request, reply) => {
      const { id: userId } = actorOf(request)
      return reply.commit(async ({ conversations }) => {
        await conversations.archive(request.params.id, userId, request.body.archived)
        return { status: 204 }
      })
    },
  )
}
