import { Readable } from 'node:stream'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { actorOf } from '../../auth/plugin.ts'
import { Problem } from '../../problems/problem.ts'
import { answers } from '../../schemas/answers.ts'

export const exportMe: FastifyPluginAsyncTypebox = async (app) => {
  /** Accounts whose export is under way: one at a time. */
  const running = new Set<string>()

  app.get(
    '/v1/me/export',
    {
      config: { limit: 'export' },
      schema: {
        operationId: 'exportMe',
        summary: 'All that is kept about you',
        tags: ['account'],
        response: answers({ 200: Type.Record(Type.String(), Type.Unknown()) }),
      },
    },
    async (request, reply) => {
      const { id } = actorOf(request)
      if (running.has(id)) {
        throw new Problem('too-many-requests', 'Another export of this account is running.', {
          headers: { 'retry-after': '10' },
        })
      }
      running.add(id)
      const end = () => running.delete(id)
      reply.raw.once('close', end)
      // Of an answer that has closed already nobody would hear.
      if (reply.raw.destroyed) end()
      const chunks = await app.database.users.export(id)
      return reply
        .header('content-disposition', 'attachment; filename="piata-export.json"')
        .header('cache-control', 'private, no-store')
        .type('application/json; charset=utf-8')
        .send(Readable.from(chunks, { objectMode: false }))
    },
  )
}
