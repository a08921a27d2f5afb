import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { actorOf } from '../../auth/plugin.ts'
import { answers, noContent } from '../../schemas/answers.ts'
import { IdParams } from '../../schemas/headers.ts'

export const removeApiKey: FastifyPluginAsyncTypebox = async (app) => {
  app.delete(
    '/v1/api-keys/:id',
    {
      config: { limit: 'write' },
      schema: {
        operationId: 'deleteApiKey',
        summary: 'End an API key for good',
        description: 'It is refused when this has answered, by other gateways within a second.',
        tags: ['account'],
        params: IdParams,
        response: answers({ 204: noContent }),
      },
    },
    async (request, reply) => {
      const { id: accountId } = actorOf(request)
      const { sessionId } = request
      await app.database.transaction(async (tables) => {
        await tables.apiKeys.remove(accountId, request.params.id)
        await app.recordEvent(tables, request, { kind: 'api-key-removed', accountId, sessionId })
      })
      await app.forgetEndedSessions()
      return reply.code(204).send(null)
    },
  )
}
