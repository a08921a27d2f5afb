import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { actorOf } from '../../auth/plugin.ts'
import { answers } from '../../schemas/answers.ts'
import { postHeaders } from '../../schemas/headers.ts'
import { readNotificationsBody, UnreadNotifications } from '../../schemas/notifications.ts'

export const markNotificationsRead: FastifyPluginAsyncTypebox = async (app) => {
  app.post(
    '/v1/notifications/read',
    {
      config: { limit: 'write' },
      schema: {
        operationId: 'markNotificationsRead',
        summary: 'Say which notifications you have read',
        description:
          'Some, or all up to a moment. Those that are not yours, or gone, are left alone. Nothing more is told of what is read.',
        tags: ['notifications'],
        headers: postHeaders,
        body: readNotificationsBody,
        response: answers({ 200: Type.Object({ unread: UnreadNotifications }) }),
      },
    },
    async (request, reply) => {
      const { id: userId } = actorOf(request)
      const { ids = [], upTo } = request.body
      return reply.commit(async ({ notifications }) => {
        if (upTo === undefined) await notifications.read(userId, ids)
        else await notifications.readUpTo(userId, new Date(upTo).toISOString())
        return {
          status: 200,
          headers: { 'cache-control': 'no-store' },
          body: { unread: await notifications.unread(userId) },
        }
      })
    },
  )
}
