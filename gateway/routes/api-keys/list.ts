import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { actorOf } from '../../auth/plugin.ts'
import { sendBytes } from '../../caching/send.ts'
import { answers } from '../../schemas/answers.ts'
import { named } from '../../schemas/domain.ts'
import { page } from '../../schemas/page.ts'

export const listApiKeys: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/v1/api-keys',
    {
      config: { limit: 'read' },
      schema: {
        operationId: 'getApiKeys',
        summary: 'Your API keys, newest first',
        description: 'All of them: `next` is always null. Keys themselves are shown only when they are made.',
        tags: ['account'],
        response: answers({ 200: page(named('ApiKey'), 'Your API keys') }),
      },
    },
    async (request, reply) => {
      const items = await app.database.apiKeys.list(actorOf(request).id)
      return sendBytes(request, reply, {
        body: Buffer.from(JSON.stringify({ items, next: null })),
        cache: 'own',
      })
    },
  )
}
