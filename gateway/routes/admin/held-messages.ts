import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { actorOf } from '../../auth/plugin.ts'
import { answers } from '../../schemas/answers.ts'
import { HeldMessageSchema } from '../../schemas/conversations.ts'
import { cursor, limit, page } from '../../schemas/page.ts'

export const listHeldMessages: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/v1/admin/held-messages',
    {
      config: { limit: 'read' },
      schema: {
        operationId: 'listHeldMessages',
        summary:
          'Messages that wait for a moderator, the oldest first, but for those of one’s own conversations',
        tags: ['admin'],
        querystring: Type.Object(
          { limit: Type.Optional(limit(20)), cursor: Type.Optional(cursor) },
          { additionalProperties: false },
        ),
        response: answers({ 200: page(HeldMessageSchema, 'Held messages') }),
      },
    },
    async (request, reply) => {
      const { limit: most = 20, cursor: after } = request.query
      reply.header('cache-control', 'no-store')
      return app.database.conversations.held(actorOf(request).id, {
        limit: most,
        ...(after !== undefined && { cursor: after }),
      })
    },
  )
}
