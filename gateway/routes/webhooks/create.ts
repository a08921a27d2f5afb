import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { newWebhookSecret } from '@piata/agents'
import { webhookRules } from '@piata/db'
import Type from 'typebox'
import { actorOf } from '../../auth/plugin.ts'
import { answers } from '../../schemas/answers.ts'
import { postHeaders } from '../../schemas/headers.ts'
import { audience, Events, secret, WebhookSchema, WebhookUrl } from '../../schemas/webhooks.ts'
import { requireAudience, webhookUrl } from './rules.ts'

export const createWebhook: FastifyPluginAsyncTypebox = async (app) => {
  app.post(
    '/v1/webhooks',
    {
      config: { limit: 'write', keyScope: 'webhooks:write' },
      schema: {
        operationId: 'createWebhook',
        summary: 'Have changes sent to an address',
        description:
          'Each message is a POST of `{ type, timestamp, data }`, where `data` is the card of the listing, or its id alone once it is gone. It is signed as Standard Webhooks has it: ' +
          '`webhook-id`, `webhook-timestamp` and `webhook-signature: v1,<base64 of HMAC-SHA-256>` over `<id>.<timestamp>.<body>`. Answer with 2xx within 10 s. What fails is sent again, later each time, for two days; a webhook that fails ' +
          'for so long, or answers 410, is disabled, and its owner gets a mail. Messages may come twice, with the same id, and in another order than things happened. Redirects are not followed. ' +
          `An account has at most ${webhookRules.most}.`,
        tags: ['webhooks'],
        headers: postHeaders,
        body: Type.Object(
          { url: WebhookUrl, events: Events, audience: Type.Optional(audience) },
          { additionalProperties: false },
        ),
        response: answers({ 201: Type.Object({ ...WebhookSchema.properties, secret }) }),
      },
    },
    async (request, reply) => {
      const { events, audience = 'own' } = request.body
      requireAudience(request, audience)
      const url = webhookUrl(request.body.url, app.config)
      const { secret, sealed } = newWebhookSecret(app.webhookKey)
      const userId = actorOf(request).id
      return reply.commit(async ({ webhooks }) => {
        const webhook = await webhooks.create({ userId, url, events, audience, secret: sealed })
        return {
          status: 201,
          headers: { 'cache-control': 'no-store', location: `/v1/webhooks/${webhook.id}` },
          body: { ...webhook, secret },
        }
      })
    },
  )
}
