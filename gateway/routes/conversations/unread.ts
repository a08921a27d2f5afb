import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { actorOf } from '../../auth/plugin.ts'
import { sendBytes } from '../../caching/send.ts'
import { answers } from '../../schemas/answers.ts'

export const countUnread: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/v1/conversations/unread',
    {
      config: { limit: 'read' },
      schema: {
        operationId: 'countUnreadConversations',
        summary: 'How many of your conversations hold something unread',
        tags: ['conversations'],
        response: answers({ 200: Type.Object({ conversations: Type.Integer() }) }),
      },
    },
    async (request, reply) => {
      const conversations = await app.database.conversations.unread(actorOf(request).id)
      return sendBytes(request, reply, {
        body: Buffer.from(JSON.stringify({ conversations })),
        cache: 'own',
      })
    },
  )
}
