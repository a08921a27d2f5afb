import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { answers } from '../../schemas/answers.ts'
import { Time } from '../../schemas/domain.ts'

const NoticeStatus = Type.Object({
  source: Type.String({ description: 'The agent that found it' }),
  key: Type.String(),
  title: Type.String(),
  advice: Type.String({ description: 'What to do about it' }),
  evidence: Type.Unknown({ description: 'What it was seen by' }),
  since: Time,
})

export const listNotices: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/v1/admin/notices',
    {
      config: { limit: 'read' },
      schema: {
        operationId: 'listNotices',
        summary: 'What agents found that somebody should see to, as long as it is so',
        tags: ['admin'],
        response: answers({ 200: Type.Object({ items: Type.Array(NoticeStatus) }) }),
      },
    },
    async (_request, reply) => {
      reply.header('cache-control', 'no-store')
      return { items: await app.database.notices.list() }
    },
  )
}
