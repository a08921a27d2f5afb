import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { actorOf } from '../../auth/plugin.ts'
import { linkNext } from '../../caching/link.ts'
import { sendBytes } from '../../caching/send.ts'
import { answers } from '../../schemas/answers.ts'
import { named } from '../../schemas/domain.ts'
import { IdParams } from '../../schemas/headers.ts'
import { cursor, limit, page } from '../../schemas/page.ts'

export const listDeliveries: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/v1/webhooks/:id/deliveries',
    {
      config: { limit: 'read', keyScope: 'webhooks:write' },
      schema: {
        operationId: 'getWebhookDeliveries',
        summary: 'What was sent to a webhook, and what waits, the newest first',
        description: 'For three days.',
        tags: ['webhooks'],
        params: IdParams,
        querystring: Type.Object(
          { limit: limit(20), cursor: Type.Optional(cursor) },
          { additionalProperties: false },
        ),
        response: answers({ 200: page(named('WebhookDelivery'), 'Messages') }),
      },
    },
    async (request, reply) => {
      const { limit, cursor = null } = request.query
      const userId = actorOf(request).id
      const found = await app.database.webhooks.deliveries(userId, request.params.id, { limit, cursor })
      linkNext(request, reply, found.next)
      return sendBytes(request, reply, { body: Buffer.from(JSON.stringify(found)), cache: 'own' })
    },
  )
}
