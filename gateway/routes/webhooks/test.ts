import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { actorOf } from '../../auth/plugin.ts'
import { answers } from '../../schemas/answers.ts'
import { named } from '../../schemas/domain.ts'
import { IdParams, postHeaders } from '../../schemas/headers.ts'

export const testWebhook: FastifyPluginAsyncTypebox = async (app) => {
  app.post(
    '/v1/webhooks/:id/test',
    {
      config: { limit: 'write', keyScope: 'webhooks:write' },
      schema: {
        operationId: 'testWebhook',
        summary: 'Send a webhook a message to try it',
        description:
          'Of the type `webhook.test`. It leaves within a minute; what became of it is among the deliveries.',
        tags: ['webhooks'],
        headers: postHeaders,
        params: IdParams,
        body: Type.Optional(Type.Union([Type.Object({}, { additionalProperties: false }), Type.Null()])),
        response: answers({ 202: named('WebhookDelivery') }),
      },
    },
    async (request, reply) => {
      const userId = actorOf(request).id
      return reply.commit(async ({ webhooks }) => ({
        status: 202,
        body: await webhooks.test(userId, request.params.id),
      }))
    },
  )
}
