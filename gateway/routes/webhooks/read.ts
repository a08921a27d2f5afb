import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { actorOf } from '../../auth/plugin.ts'
import { versionEtag } from '../../caching/etag.ts'
import { sendBytes } from '../../caching/send.ts'
import { Problem } from '../../problems/problem.ts'
import { answers } from '../../schemas/answers.ts'
import { named } from '../../schemas/domain.ts'
import { IdParams } from '../../schemas/headers.ts'

export const readWebhook: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/v1/webhooks/:id',
    {
      config: { limit: 'read', keyScope: 'webhooks:write' },
      schema: {
        operationId: 'getWebhook',
        summary: 'One of your webhooks',
        tags: ['webhooks'],
        params: IdParams,
        response: answers({ 200: named('Webhook') }),
      },
    },
    async (request, reply) => {
      const webhook = await app.database.webhooks.find(actorOf(request).id, request.params.id)
      if (webhook === undefined) throw new Problem('not-found', 'There is no such webhook.')
      return sendBytes(request, reply, {
        body: Buffer.from(JSON.stringify(webhook)),
        etag: versionEtag(webhook.id, webhook.version),
        cache: 'own',
      })
    },
  )
}
