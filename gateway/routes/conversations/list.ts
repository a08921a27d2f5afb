import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { actorOf } from '../../auth/plugin.ts'
import { linkNext } from '../../caching/link.ts'
import { sendBytes } from '../../caching/send.ts'
import { timed } from '../../observe/request.ts'
import { answers } from '../../schemas/answers.ts'
import { named } from '../../schemas/domain.ts'
import { cursor, limit, page } from '../../schemas/page.ts'

export const listConversations: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/v1/conversations',
    {
      config: { limit: 'read' },
      schema: {
        operationId: 'getConversations',
        summary: 'Your conversations, the newest activity first',
        tags: ['conversations'],
        querystring: Type.Object(
          {
            archived: Type.Optional(
              Type.Boolean({ description: 'Those that you put away; else the others' }),
            ),
            limit: limit(20),
            cursor: Type.Optional(cursor),
          },
          { additionalProperties: false },
        ),
        response: answers({ 200: page(named('Conversation'), 'Your conversations') }),
      },
    },
    async (request, reply) => {
      const { archived = false, limit, cursor = null } = request.query
      const userId = actorOf(request).id
      const found = await timed(request, 'db', () =>
        app.database.conversations.page(userId, { archived, limit, cursor }),
      )
      linkNext(request, reply, found.next)
      return sendBytes(request, reply, { body: found.body, cache: 'own' })
    },
  )
}
