import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { actorOf } from '../../auth/plugin.ts'
import { sendBytes } from '../../caching/send.ts'
import { Problem } from '../../problems/problem.ts'
import { answers } from '../../schemas/answers.ts'
import { named } from '../../schemas/domain.ts'
import { IdParams } from '../../schemas/headers.ts'

export const readConversation: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/v1/conversations/:id',
    {
      config: { limit: 'read' },
      schema: {
        operationId: 'getConversation',
        summary: 'One of your conversations',
        tags: ['conversations'],
        params: IdParams,
        response: answers({ 200: named('Conversation') }),
      },
    },
    async (request, reply) => {
      const found = await app.database.conversations.detail(request.params.id, actorOf(request).id)
      if (found === undefined) throw new Problem('not-found', 'There is no such conversation.')
      return sendBytes(request, reply, { body: found.body, etag: found.etag, cache: 'own' })
    },
  )
}
