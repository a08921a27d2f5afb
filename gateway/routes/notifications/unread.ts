import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { actorOf } from '../../auth/plugin.ts'
import { sendBytes } from '../../caching/send.ts'
import { answers } from '../../schemas/answers.ts'
import { UnreadNotifications } from '../../schemas/notifications.ts'

export const countAllUnread: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/v1/me/unread',
    {
      config: { limit: 'read' },
      schema: {
        operationId: 'countUnread',
        summary: 'How many conversations and notifications you have not read',
        description: 'For the numbers that every page shows, in one request.',
        tags: ['notifications'],
        response: answers({
          200: Type.Object({ conversations: Type.Integer(), notifications: UnreadNotifications }),
        }),
      },
    },
    async (request, reply) => {
      const { id } = actorOf(request)
      const [conversations, notifications] = await Promise.all([
        app.database.conversations.unread(id),
        app.database.notifications.unread(id),
      ])
      return sendBytes(request, reply, {
        body: Buffer.from(JSON.stringify({ conversations, notifications })),
        cache: 'own',
      })
    },
  )
}
