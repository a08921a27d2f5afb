import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { actorOf } from '../../auth/plugin.ts'
import { answers, noContent } from '../../schemas/answers.ts'
import { IdParams } from '../../schemas/headers.ts'

export const removeWebhook: FastifyPluginAsyncTypebox = async (app) => {
  app.delete(
    '/v1/webhooks/:id',
    {
      config: { limit: 'write', keyScope: 'webhooks:write' },
      schema: {
        operationId: 'deleteWebhook',
        summary: 'Remove one of your webhooks',
        description: 'What waits for it is not sent; a message that is under way may still arrive.',
        tags: ['webhooks'],
        params: IdParams,
        response: answers({ 204: noContent }),
      },
    },
    async (request, reply) => {
      await app.database.webhooks.remove(actorOf(request).id, request.params.id)
      return reply.code(204).send(null)
    },
  )
}
