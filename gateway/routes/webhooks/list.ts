import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { actorOf } from '../../auth/plugin.ts'
import { sendBytes } from '../../caching/send.ts'
import { answers } from '../../schemas/answers.ts'
import { named } from '../../schemas/domain.ts'
import { page } from '../../schemas/page.ts'

export const listWebhooks: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/v1/webhooks',
    {
      config: { limit: 'read', keyScope: 'webhooks:write' },
      schema: {
        operationId: 'getWebhooks',
        summary: 'Your webhooks, newest first',
        description: 'All of them: `next` is always null.',
        tags: ['webhooks'],
        response: answers({ 200: page(named('Webhook'), 'Your webhooks') }),
      },
    },
    async (request, reply) => {
      const items = await app.database.webhooks.list(actorOf(request).id)
      return sendBytes(request, reply, {
        body: Buffer.from(JSON.stringify({ items, next: null })),
        cache: 'own',
      })
    },
  )
}
