import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { actorOf } from '../../auth/plugin.ts'
import { linkNext } from '../../caching/link.ts'
import { sendBytes } from '../../caching/send.ts'
import { timed } from '../../observe/request.ts'
import { answers } from '../../schemas/answers.ts'
import { named } from '../../schemas/domain.ts'
import { UnreadNotifications } from '../../schemas/notifications.ts'
import { cursor, limit } from '../../schemas/page.ts'

export const listNotifications: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/v1/notifications',
    {
      config: { limit: 'read' },
      schema: {
        operationId: 'listNotifications',
        summary: 'What you are told of, the newest first',
        description:
          'Those that stand on the site, as `GET /v1/me/notification-preferences` has it, for 90 days. What happens again to the same is one, in front and unread again.',
        tags: ['notifications'],
        querystring: Type.Object(
          { limit: limit(20), cursor: Type.Optional(cursor) },
          { additionalProperties: false },
        ),
        response: answers({
          200: Type.Object({
            items: Type.Array(named('Notification')),
            next: Type.Union([Type.String(), Type.Null()]),
            unread: UnreadNotifications,
          }),
        }),
      },
    },
    async (request, reply) => {
      const { limit, cursor = null } = request.query
      const found = await timed(request, 'db', () =>
        app.database.notifications.page(actorOf(request).id, { limit, cursor }),
      )
      linkNext(request, reply, found.next)
      return sendBytes(request, reply, { body: found.body, cache: 'own' })
    },
  )
}
