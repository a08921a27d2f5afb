import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { actorOf } from '../../auth/plugin.ts'
import { linkNext } from '../../caching/link.ts'
import { sendBytes } from '../../caching/send.ts'
import { timed } from '../../observe/request.ts'
import { answers } from '../../schemas/answers.ts'
import { named } from '../../schemas/domain.ts'
import { IdParams } from '../../schemas/headers.ts'
import { cursor, limit, page } from '../../schemas/page.ts'

export const listMessages: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/v1/conversations/:id/messages',
    {
      config: { limit: 'read' },
      schema: {
        operationId: 'getMessages',
        summary: 'The messages of a conversation, both ways',
        description:
          'The newest first, and `next` leads to older ones. With `after` those beyond that message, the oldest first, and `next` leads to newer ones.',
        tags: ['conversations'],
        params: IdParams,
        querystring: Type.Object(
          {
            after: Type.Optional(
              Type.Integer({
                minimum: 0,
                maximum: 2_147_483_647,
                description: '`seq` of the last message that you have; not with `cursor`',
              }),
            ),
            limit: limit(50),
            cursor: Type.Optional(cursor),
          },
          { additionalProperties: false },
        ),
        response: answers({ 200: page(named('Message'), 'Messages') }),
      },
    },
    async (request, reply) => {
      const { after, limit, cursor = null } = request.query
      const found = await timed(request, 'db', () =>
        app.database.conversations.messages(request.params.id, actorOf(request).id, {
          ...{ limit, cursor },
          ...(after !== undefined && { after }),
        }),
      )
      linkNext(request, reply, found.next)
      return sendBytes(request, reply, { body: found.body, cache: 'own' })
    },
  )
}
