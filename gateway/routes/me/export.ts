import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { actorOf } from '../../auth/plugin.ts'
import { sendBytes } from '../../caching/send.ts'
import { answers } from '../../schemas/answers.ts'

export const exportMe: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/v1/me/export',
    {
      config: { limit: 'write' },
      schema: {
        operationId: 'exportMe',
        summary: 'All that is kept about you',
        tags: ['account'],
        response: answers({ 200: Type.Record(Type.String(), Type.Unknown()) }),
      },
    },
    async (request, reply) => {
      const body = await app.database.users.export(actorOf(request).id)
      reply.header('content-disposition', 'attachment; filename="piata-export.json"')
      return sendBytes(request, reply, { body, cache: 'own' })
    },
  )
}
