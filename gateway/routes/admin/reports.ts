import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { actorOf } from '../../auth/plugin.ts'
import { answers } from '../../schemas/answers.ts'
import { ReportSchema } from '../../schemas/conversations.ts'
import { cursor, limit, page } from '../../schemas/page.ts'

export const listReports: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/v1/admin/reports',
    {
      config: { limit: 'read' },
      schema: {
        operationId: 'listReports',
        summary:
          'Reports of conversations that nobody has dealt with, the oldest first, but for those of or about oneself',
        tags: ['admin'],
        querystring: Type.Object(
          { limit: Type.Optional(limit(20)), cursor: Type.Optional(cursor) },
          { additionalProperties: false },
        ),
        response: answers({ 200: page(ReportSchema, 'Open reports') }),
      },
    },
    async (request, reply) => {
      const { limit: most = 20, cursor: after } = request.query
      reply.header('cache-control', 'no-store')
      return app.database.moderation.conversationReports(actorOf(request).id, {
        limit: most,
        ...(after !== undefined && { cursor: after }),
      })
    },
  )
}
