import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { newWebhookSecret } from '@piata/agents'
import Type from 'typebox'
import { actorOf } from '../../auth/plugin.ts'
import { answers } from '../../schemas/answers.ts'
import { IdParams, postHeaders } from '../../schemas/headers.ts'
import { secret, WebhookSchema } from '../../schemas/webhooks.ts'
import { requireAudience } from './rules.ts'

export const rotateWebhookSecret: FastifyPluginAsyncTypebox = async (app) => {
  app.post(
    '/v1/webhooks/:id/secret',
    {
      config: { limit: 'write', keyScope: 'webhooks:write' },
      schema: {
        operationId: 'rotateWebhookSecret',
        summary: 'Give a webhook another secret',
        description:
          'For a day messages are signed with both: `webhook-signature` holds the new signature, a space and the old one.',
        tags: ['webhooks'],
        headers: postHeaders,
        params: IdParams,
        body: Type.Optional(Type.Union([Type.Object({}, { additionalProperties: false }), Type.Null()])),
        response: answers({ 200: Type.Object({ ...WebhookSchema.properties, secret }) }),
      },
    },
    async (request, reply) => {
      const { secret, sealed } = newWebhookSecret(app.webhookKey)
      const userId = actorOf(request).id
      const { id } = request.params
      const present = await app.database.webhooks.find(userId, id)
      if (present !== undefined) requireAudience(request, present.audience)
      return reply.commit(async ({ webhooks }) => ({
        status: 200,
        headers: { 'cache-control': 'no-store' },
        body: { ...(await webhooks.rotate(userId, id, sealed)), secret },
      }))
    },
  )
}
